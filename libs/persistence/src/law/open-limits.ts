import type { Limit } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import type { SuspendedTime, VisitDeadline } from './limit-deadline.js';
import { TASK_RUNGS } from './task-rungs.js';
import { ON_HOLD, SUSPENSIONS } from './suspensions.js';

/** A limit somebody still works under: the open task of a visit. */
export interface OpenLimit {
  readonly taskId: string;
  readonly dossierId: string;
  readonly campaignId: string;
  readonly procedureRev: number;
  readonly dueOn: string;
  /** The legal day on which the task arrived in its group. */
  readonly arrivedOn: string;
  /** Rungs still ahead, by code, ms since the epoch. */
  readonly ahead: Readonly<Record<string, number>>;
  readonly from: string;
  readonly limit: Limit;
  readonly suspensions: readonly SuspendedTime[];
  readonly held: boolean;
}

/** Limits still open, in the order of their dossiers. @param dossierIds of these only; null: of all */
export function readOpenLimits(sql: Sql, dossierIds: readonly string[] | null): Promise<OpenLimit[]> {
  return sql.rows<OpenLimit & Record<string, unknown>>(
    `SELECT t.id AS "taskId", d.id AS "dossierId", d.campaign_id AS "campaignId", c.procedure_rev AS "procedureRev",
            v.due_on::text AS "dueOn", (t.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "arrivedOn",
            (SELECT coalesce(jsonb_object_agg(r.step_code, (extract(epoch FROM r.due_at) * 1000)::float8), '{}')
               FROM rung r WHERE r.owner_id = t.id AND r.outcome IS NULL) AS ahead, v.limit_from::text AS "from",
            jsonb_build_object('count', v.limit_count, 'unit', v.limit_unit, 'shiftToWorkingDay', v.limit_shift) AS "limit",
            ${SUSPENSIONS} AS suspensions, ${ON_HOLD} AS held
       FROM stage_visit v JOIN human_task t ON t.visit_id = v.id AND t.ended_at IS NULL AND t.concludes
       JOIN dossier d ON d.id = v.dossier_id JOIN campaign c ON c.id = d.campaign_id
      WHERE v.left_at IS NULL AND v.limit_from IS NOT NULL AND ($1::uuid[] IS NULL OR d.id = ANY ($1)) ORDER BY d.id`,
    [dossierIds],
  );
}

/** A new end of an open limit. */
export interface TaskDeadline {
  readonly taskId: string;
  readonly dossierId: string;
  /** The end it replaces. */
  readonly wasDueOn: string;
  readonly deadline: VisitDeadline;
  /** Why it moved, beside what the limit itself says. */
  readonly why: string;
}

/** Whether the rungs still ahead stand otherwise than the deadline asks: a day off between them moves them alone. */
export function standsOtherwise({ dueOn, ahead }: OpenLimit, deadline: VisitDeadline): boolean {
  if (dueOn !== deadline.dueOn) return true;
  const known = deadline.rungs.filter(({ code }) => code in ahead);
  return known.some(({ code, dueAt }) => ahead[code] !== dueAt);
}

/** Gives open tasks a new revision of their deadline with the rungs still ahead; unfired rungs of the old one are void. */
export async function moveTaskDeadlines(
  tx: Transaction,
  moves: readonly TaskDeadline[],
  personId: string | null,
): Promise<void> {
  if (moves.length === 0) return;
  const ids = moves.map(({ dossierId }) => dossierId);
  await tx.rows('SELECT FROM dossier WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
  const asked = moves.map(({ taskId, deadline, why }) => ({
    ...{ taskId, dueOn: deadline.dueOn, dueAt: deadline.dueAt, rungs: deadline.rungs },
    basis: `${deadline.basis}; ${why}`,
  }));
  const moved = await tx.rows<{ taskId: string; groupId: string; assigneeId: string | null; version: number }>(MOVE, [
    JSON.stringify(asked),
    personId,
  ]);
  tx.inboxChanged(...moved);
  for (const { dossierId, wasDueOn, deadline, why } of moves) {
    tx.audit(`dossier/${dossierId}`, 'deadline-moved', { from: wasDueOn, to: deadline.dueOn, why });
    tx.wake('award-dossier', dossierId);
  }
}

const MOVE = `
  WITH asked AS (
    SELECT * FROM jsonb_to_recordset($1) AS x ("taskId" uuid, "dueOn" date, "dueAt" float8, basis text, rungs jsonb)),
  moved AS (
    UPDATE human_task t SET due_on = asked."dueOn", due_at = to_timestamp(asked."dueAt" / 1000),
           deadline_rev = t.deadline_rev + 1, version = t.version + 1
      FROM asked WHERE t.id = asked."taskId" AND t.ended_at IS NULL
    RETURNING t.id, t.visit_id, t.dossier_id, t.group_id, t.assignee_id, t.version, t.due_on, t.due_at, t.deadline_rev,
              asked.basis, asked.rungs),
  visits AS (
    UPDATE stage_visit v SET due_on = moved.due_on, due_at = moved.due_at, deadline_rev = moved.deadline_rev
      FROM moved WHERE v.id = moved.visit_id),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'task', id, deadline_rev, due_on, due_at, basis, legal_now(), $2 FROM moved),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() FROM moved
     WHERE rung.owner_id = moved.id AND rung.outcome IS NULL),
  raised AS (
    INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at, unless_claimed, reassign)
    SELECT gen_random_uuid(), 'task', moved.id, moved.dossier_id, s.code, moved.deadline_rev,
           ARRAY(SELECT jsonb_array_elements_text(s.tells)), to_timestamp(s."dueAt" / 1000), s."unlessClaimed", s.reassign
      FROM moved, ${TASK_RUNGS('moved.rungs')}
     WHERE NOT (s."unlessClaimed" AND EXISTS (
       SELECT FROM rung f WHERE f.owner_id = moved.id AND f.step_code = s.code AND f.outcome IN ('sent', 'superseded'))))
  SELECT id AS "taskId", group_id AS "groupId", assignee_id AS "assigneeId", version FROM moved`;
