import type { Visit } from '@bangvang/contracts';
import type { TaskRung, VisitDeadline } from '../law/limit-deadline.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { TASK_RUNGS } from '../law/task-rungs.js';
import { tellWatchers } from './watch.js';
import { STAGE_WORK, type VisitPlan } from './visit-plan.js';

/** Leaves the visit before, with its open tasks and their unfired rungs. Time suspended for a supplement ends with it. */
export async function leaveVisit(tx: Transaction, dossierId: string): Promise<void> {
  const ended = await tx.rows<{ id: string; groupId: string; assigneeId: string | null; version: number }>(LEAVE, [
    dossierId,
  ]);
  tx.inboxChanged(...ended.map(({ id, ...change }) => ({ taskId: id, ...change })));
}

/** A visit about to be opened. */
export interface PlacedVisit {
  readonly visitId: string;
  /** The position that owes its act; null where nobody owes anything. */
  readonly groupId: string | null;
}

/** Gives the visit its id and the position that owes its act, which is made where the body has none yet. */
export async function placeVisit(tx: Transaction, visit: Visit, plan: VisitPlan): Promise<PlacedVisit> {
  return { visitId: newId(), groupId: plan.groupId ?? (await vacantPost(tx, visit, plan)) };
}

/** What a visit's task is opened with. */
export interface OpeningTask {
  /** null where no limit runs */
  readonly deadline: VisitDeadline | null;
  readonly rungs: readonly TaskRung[];
  /** 0 the highest, 10 the lowest. */
  readonly priority: number;
}

/**
 * Opens the visit with its task, deadline and rungs, and moves the dossier there. While a supplement is awaited the
 * ledger of suspended time says so.
 */
export async function openVisit(
  tx: Transaction,
  visit: Visit,
  { visitId, groupId }: PlacedVisit,
  plan: VisitPlan,
  { deadline, rungs, priority }: OpeningTask,
): Promise<void> {
  const taskId = newId();
  const opened = tx.rows(OPEN, [
    visitId,
    visit.dossierId,
    visit.levelBodyId,
    visit.round,
    visit.stage,
    plan.nextSeq,
    deadline?.dueOn ?? null,
    deadline?.dueAt ?? null,
    taskId,
    STAGE_WORK[visit.stage]?.task ?? null,
    groupId,
    deadline?.basis ?? null,
    JSON.stringify(rungs),
    deadline?.from ?? null,
    deadline?.limit?.count ?? null,
    deadline?.limit?.unit ?? null,
    deadline?.limit ? (deadline.limit.shiftToWorkingDay ?? true) : null,
    priority,
  ]);
  await Promise.all([opened, tellWatchers(tx, visit.dossierId, visitId, visit.stage)]);
  if (groupId) tx.inboxChanged({ taskId, groupId, assigneeId: null, version: 1 });
  tx.audit(`dossier/${visit.dossierId}`, 'enterStage', {
    stage: visit.stage,
    levelBodyId: visit.levelBodyId,
    round: visit.round,
    dueOn: deadline?.dueOn ?? null,
  });
}

/** A post nobody has been given yet still takes its tasks: they wait there for its first holder. */
async function vacantPost(tx: Transaction, visit: Visit, plan: VisitPlan): Promise<string | null> {
  const work = STAGE_WORK[visit.stage];
  if (!work) return null;
  const post = await tx.one<{ id: string }>(
    `INSERT INTO position (id, body_id, role, title)
     SELECT $1, $2, CASE WHEN b.outside THEN 'clerk' ELSE $3 END, '' FROM body b WHERE b.id = $4
     ON CONFLICT ON CONSTRAINT position_once_per_body DO UPDATE SET title = position.title RETURNING id`,
    [newId(), plan.groupBodyId, work.role, visit.levelBodyId],
  );
  return post!.id;
}

const LEAVE = `
  WITH left_visit AS (UPDATE stage_visit SET left_at = legal_now() WHERE dossier_id = $1 AND left_at IS NULL),
  ended AS (
    UPDATE human_task SET state = 'obsolete', ended_at = legal_now(), version = version + 1
     WHERE dossier_id = $1 AND ended_at IS NULL
    RETURNING id, group_id, assignee_id, version),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() WHERE subject_id = $1 AND outcome IS NULL),
  supplied AS (
    UPDATE suspension SET to_at = at.instant, to_on = (at.instant AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      FROM (SELECT coalesce((SELECT c.recorded_at FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id
              WHERE v.dossier_id = $1 AND v.left_at IS NULL AND c.kind = 'supplement'), legal_now()) AS instant) AS at
     WHERE dossier_id = $1 AND kind = 'supplement' AND to_at IS NULL)
  SELECT id, group_id AS "groupId", assignee_id AS "assigneeId", version FROM ended`;

const OPEN = `
  WITH opened AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at, due_on, due_at, deadline_rev,
      limit_from, limit_count, limit_unit, limit_shift)
    VALUES ($1, $2, $3, $4, $5, $6, legal_now(), $7, to_timestamp($8::float8 / 1000), CASE WHEN $8::float8 IS NULL THEN 0 ELSE 1 END,
      $14, $15, $16, $17)
    RETURNING due_on, due_at, deadline_rev),
  moved AS (
    UPDATE dossier SET stage = $5, level_body_id = $3, round = $4, version = version + 1 WHERE id = $2 RETURNING campaign_id),
  given AS (
    INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, deadline_rev, priority, created_at)
    SELECT $9, $10, $2, moved.campaign_id, $1, $11, opened.due_on, coalesce(opened.due_at, 'infinity'), opened.deadline_rev, $18,
           legal_now()
      FROM opened, moved WHERE $10::text IS NOT NULL
    RETURNING id, deadline_rev),
  suspended AS (
    INSERT INTO suspension (id, dossier_id, visit_id, kind, reason, from_on, from_at, person_id)
    SELECT gen_random_uuid(), $2, v.id, 'supplement', coalesce(c.content ->> 'reasons', ''),
           (c.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, c.recorded_at, c.person_id
      FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id AND c.outcome = 'supplement'
     WHERE v.dossier_id = $2 AND $5 = 'supplement-requested' AND v.seq = $6 - 1),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at)
    SELECT 'task', given.id, 1, opened.due_on, opened.due_at, $12, legal_now() FROM given, opened WHERE opened.due_at IS NOT NULL)
  INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at, unless_claimed, reassign)
  SELECT gen_random_uuid(), 'task', given.id, $2, s.code, given.deadline_rev,
         ARRAY(SELECT jsonb_array_elements_text(s.tells)), to_timestamp(s."dueAt" / 1000), s."unlessClaimed", s.reassign
    FROM given, ${TASK_RUNGS('$13::jsonb')}`;
