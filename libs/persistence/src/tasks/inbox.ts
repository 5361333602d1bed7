import type { Sql } from '../database.js';
import type { TaskState } from '../rows/human-task.row.js';
import { putOffByHolder } from '../worklist/snooze.js';
import { TASK_JOINS, taskColumns } from './task-columns.js';
import { lookingAs, seesTask } from './task-sight.js';
import type { Viewer } from './viewer.js';

/** A task as an inbox shows it. Instants are ISO texts, days 'YYYY-MM-DD'. */
export interface TaskRecord {
  readonly id: string;
  readonly kind: string;
  readonly state: TaskState;
  readonly dossierId: string;
  readonly campaignId: string;
  readonly nominee: string;
  readonly nomineeKind: 'individual' | 'collective' | 'household';
  readonly directWorker: boolean;
  readonly awardCode: string;
  readonly award: string;
  readonly proposer: string;
  readonly stage: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
  /** Who holds it, and in whose stead (thay mặt). */
  readonly holder: string | null;
  readonly onBehalfOf: string | null;
  /** The colleague it is delegated to. */
  readonly delegateId: string | null;
  readonly delegate: string | null;
  /** Whether its act concludes a step of the procedure. */
  readonly concludes: boolean;
  /** The body of its group; null where it is one of the viewer's positions. */
  readonly groupBodyId: string | null;
  /** What stands against the viewer's handling it. */
  readonly excluded: string | null;
  /** The dossier's time stands still. */
  readonly onHold: boolean;
  readonly dueOn: string | null;
  /** 0 the highest, 10 the lowest. */
  readonly priority: number;
  readonly createdAt: string;
  readonly version: number;
  /** Sorting text of the due instant, `infinity` where nothing runs. */
  readonly dueKey: string;
}

export interface InboxPage {
  readonly after: { readonly dueKey: string; readonly priority: number; readonly id: string } | null;
  /** Rows to fetch, 1 to 201. */
  readonly rows: number;
}

/** Tasks the viewer holds but those put off, most urgent first. */
export function heldTasks(sql: Sql, viewer: Viewer, page: InboxPage): Promise<TaskRecord[]> {
  const looking = { person: '$1', bodies: '$2', positions: '$3', absents: '$4' };
  const statement = `
    SELECT ${taskColumns(looking)} FROM (
      SELECT t.* FROM human_task t WHERE t.assignee_id = $1 AND t.ended_at IS NULL
         AND (t.due_at, t.priority, t.id) > ($5::timestamptz, $6::integer, $7::uuid)
         AND NOT ${putOffByHolder('$1')}
       ORDER BY ${URGENCY('t')} LIMIT ${limitOf(page)}) AS t ${TASK_JOINS} ORDER BY ${URGENCY('t')}`;
  return sql.rows<TaskRecord & Record<string, unknown>>(statement, [...lookingAs(viewer), ...keyOf(page)]);
}

/** One task, for whoever may see it: its holder, its group, its helper, the lead of its body. */
export async function findTask(sql: Sql, viewer: Viewer, taskId: string): Promise<TaskRecord | null> {
  const looking = { person: '$2', bodies: '$3', positions: '$4', absents: '$5' };
  const [task] = await sql.rows<TaskRecord & Record<string, unknown>>(
    `SELECT ${taskColumns(looking)} FROM human_task t ${TASK_JOINS} WHERE t.id = $1 AND ${seesTask(looking)}`,
    [taskId, ...lookingAs(viewer)],
  );
  return task ?? null;
}

/** Most urgent first, in the order of the indexes. */
export const URGENCY = (task: string): string => `${task}.due_at, ${task}.priority, ${task}.id`;

/** Where a page begins: before everything where none is given. */
export function keyOf({ after }: InboxPage): (string | number)[] {
  return after ? [after.dueKey, after.priority, after.id] : ['-infinity', 0, '00000000-0000-0000-0000-000000000000'];
}

/** The limit stands in the text: as a parameter the planner would guess a tenth of the queue and sort it whole. */
export function limitOf({ rows }: InboxPage): number {
  return Math.min(201, Math.max(1, Math.trunc(rows)));
}
