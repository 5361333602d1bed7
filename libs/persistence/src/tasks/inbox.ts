import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { TaskState } from '../rows/human-task.row.js';
import { putOff, putOffByHolder } from '../worklist/snooze.js';
import { exclusion, isAllowed } from './excluded.js';
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
  readonly holder: string | null;
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

/** Unclaimed tasks of the viewer's positions but those put off, most urgent first: the top of each group, then merged. */
export function readyTasks(sql: Sql, viewer: Viewer, page: InboxPage): Promise<TaskRecord[]> {
  return sql.rows<TaskRecord & Record<string, unknown>>(readyStatement(page), [
    viewer.personId,
    viewer.bodyIds,
    ...keyOf(page),
    viewer.positionIds,
  ]);
}

/** Tasks the viewer holds but those put off, most urgent first. */
export function heldTasks(sql: Sql, viewer: Viewer, page: InboxPage): Promise<TaskRecord[]> {
  const statement = `
    SELECT ${TASK_COLUMNS} FROM (
      SELECT t.* FROM human_task t WHERE t.assignee_id = $1 AND t.ended_at IS NULL
         AND (t.due_at, t.priority, t.id) > ($2::timestamptz, $3::integer, $4::uuid)
         AND NOT ${putOffByHolder('$1')}
       ORDER BY ${URGENCY('t')} LIMIT ${limitOf(page)}) AS t ${TASK_JOINS} ORDER BY ${URGENCY('t')}`;
  return sql.rows<TaskRecord & Record<string, unknown>>(statement, [viewer.personId, ...keyOf(page)]);
}

/** One task, for whoever holds it or is in its group and not excluded. */
export async function findTask(sql: Sql, viewer: Viewer, taskId: string): Promise<TaskRecord | null> {
  const [task] = await sql.rows<TaskRecord & Record<string, unknown>>(
    `SELECT ${TASK_COLUMNS} FROM human_task t ${TASK_JOINS}
      WHERE t.id = $1 AND (t.assignee_id = $2 OR t.group_id = ANY ($4::uuid[]) AND ${exclusion('t.kind', '$2', '$3')} IS NULL)`,
    [taskId, viewer.personId, viewer.bodyIds, viewer.positionIds],
  );
  return task ?? null;
}

/** Most urgent first, in the order of the indexes. */
export const URGENCY = (task: string): string => `${task}.due_at, ${task}.priority, ${task}.id`;

/** Where a page begins: before everything where none is given. */
function keyOf({ after }: InboxPage): (string | number)[] {
  return after ? [after.dueKey, after.priority, after.id] : ['-infinity', 0, '00000000-0000-0000-0000-000000000000'];
}

/** Joined after the page is cut, so that a page costs its rows and not the queue's. */
export const TASK_COLUMNS = `
  t.id, t.kind, t.state, t.dossier_id AS "dossierId", t.campaign_id AS "campaignId", n.name AS nominee,
  n.kind AS "nomineeKind", n.direct_worker AS "directWorker", a.code AS "awardCode", a.name AS award,
  proposer.name AS proposer, d.stage, t.group_id AS "groupId", t.assignee_id AS "assigneeId", holder.full_name AS holder,
  t.due_on::text AS "dueOn", t.priority, ${ISO('t.created_at')} AS "createdAt", t.version, t.due_at::text AS "dueKey"`;

export const TASK_JOINS = `
  JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
  LEFT JOIN person holder ON holder.id = t.assignee_id
  LEFT JOIN LATERAL (SELECT b.name FROM body_tenure b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1) AS proposer ON true`;

/**
 * The limit stands in the text: as a parameter the planner would guess a tenth of the queue and sort it whole.
 * Filters are read by a statement of their own, which reads a bounded part of the queue.
 */
function readyStatement(page: InboxPage): string {
  return `
    SELECT ${TASK_COLUMNS} FROM (
      SELECT top.* FROM unnest($6::uuid[]) AS g (id) CROSS JOIN LATERAL (
        SELECT t.* FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
         WHERE t.group_id = g.id AND t.state = 'ready' AND (t.due_at, t.priority, t.id) > ($3::timestamptz, $4::integer, $5::uuid)
           AND t.id <> ALL (${putOff('$1')}) AND ${isAllowed('t.kind', '$1', '$2')}
         ORDER BY ${URGENCY('t')} LIMIT ${limitOf(page)}) AS top
       ORDER BY ${URGENCY('top')} LIMIT ${limitOf(page)}) AS t ${TASK_JOINS} ORDER BY ${URGENCY('t')}`;
}

function limitOf({ rows }: InboxPage): number {
  return Math.min(201, Math.max(1, Math.trunc(rows)));
}
