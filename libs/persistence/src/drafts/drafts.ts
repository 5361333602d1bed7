import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { exclusion } from '../tasks/excluded.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';

/** An act begun on a task and not sent. `version` 0: nothing is saved yet. */
export interface TaskDraft {
  readonly content: Readonly<Record<string, unknown>> | null;
  /** Real time, ISO. */
  readonly savedAt: string | null;
  readonly version: number;
}

/** A draft of somebody in whose place a person works on the task. */
export interface DraftHandedOn {
  readonly by: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly savedAt: string;
}

const NOTHING: TaskDraft = { content: null, savedAt: null, version: 0 };

/**
 * A person's own draft on an open task he holds or may claim.
 * @throws Problem no-such-task also once the task has ended: its drafts go with it
 */
export async function findDraft(sql: Sql, viewer: Viewer, taskId: string): Promise<TaskDraft> {
  const [found] = await sql.rows<TaskDraft & { open: boolean }>(
    `SELECT true AS open, f.content, ${ISO('f.saved_at')} AS "savedAt", coalesce(f.version, 0) AS version
       FROM ${OPEN_TASK} LEFT JOIN task_draft f ON f.task_id = t.id AND f.person_id = $2 WHERE ${OWN}`,
    [taskId, viewer.personId, viewer.bodyIds, viewer.positionIds],
  );
  if (!found) throw new Problem('no-such-task', 'Không tìm thấy việc này, hoặc việc đã xong.');
  return found.version === 0 ? NOTHING : { content: found.content, savedAt: found.savedAt, version: found.version };
}

/**
 * What was begun by whoever asked a person to work on an open task, or by the absent holder in whose stead he has it. Nobody
 * else's draft is ever shown.
 */
export function listDraftsHandedOn(sql: Sql, viewer: Viewer, taskId: string): Promise<DraftHandedOn[]> {
  return sql.rows<DraftHandedOn & Record<string, unknown>>(HANDED_ON, [
    taskId,
    viewer.personId,
    viewer.positionIds,
    viewer.absentIds,
  ]);
}

/**
 * Saves a draft in the place of the version seen.
 * @param version as seen; 0 where nothing was saved
 * @returns the new version
 * @throws Problem no-such-task, stale-version
 */
export async function saveDraft(
  tx: Transaction,
  viewer: Viewer,
  taskId: string,
  content: Readonly<Record<string, unknown>>,
  version: number,
): Promise<number> {
  const saved = await tx.one<{ version: number }>(SAVE, [
    taskId,
    viewer.personId,
    viewer.bodyIds,
    viewer.positionIds,
    JSON.stringify(content),
    version,
  ]);
  if (saved) return saved.version;
  const present = await findDraft(tx, viewer, taskId);
  throw new Problem('stale-version', 'Bản nháp đã được lưu từ nơi khác.', { extra: { version: present.version } });
}

/** Throws a person's own draft away; without one it does nothing. */
export async function dropDraft(tx: Transaction, personId: string, taskId: string): Promise<void> {
  await tx.rows('DELETE FROM task_draft WHERE task_id = $1 AND person_id = $2', [taskId, personId]);
}

const HANDED_ON = `
  SELECT p.full_name AS by, f.content, ${ISO('f.saved_at')} AS "savedAt"
    FROM human_task t JOIN task_draft f ON f.task_id = t.id AND f.person_id <> $2 JOIN person p ON p.id = f.person_id
   WHERE t.id = $1 AND t.ended_at IS NULL
     AND (f.person_id = ${besidePosition('t.group_id', '$3', '$4')}
          OR EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL
                      AND g.owner_id = f.person_id AND g.delegate_id = $2))
   ORDER BY f.saved_at DESC, p.id`;

const OPEN_TASK = 'human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id';

const OWN = `
  t.id = $1 AND t.ended_at IS NULL
  AND (t.assignee_id = $2 OR t.group_id = ANY ($4::uuid[]) AND ${exclusion('t.kind', '$2', '$3')} IS NULL)`;

const SAVE = `
  INSERT INTO task_draft AS kept (task_id, person_id, content, saved_at)
  SELECT t.id, $2, $5::jsonb, clock_timestamp() FROM ${OPEN_TASK}
   WHERE ${OWN} AND ($6::integer = 0 OR EXISTS (SELECT FROM task_draft f WHERE f.task_id = t.id AND f.person_id = $2))
  ON CONFLICT ON CONSTRAINT task_draft_pk DO UPDATE
    SET content = excluded.content, saved_at = excluded.saved_at, version = kept.version + 1 WHERE kept.version = $6
  RETURNING version`;
