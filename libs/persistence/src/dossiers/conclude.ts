import type { Stage } from '@bangvang/domain';
import { ON_HOLD } from '../law/suspensions.js';
import { exclusion } from '../tasks/excluded.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { type CheckedItem, refuseAny } from './refusals.js';
import { visible } from './visible.js';

export type ConclusionKind =
  'reception' | 'supplement' | 'appraisal' | 'completion' | 'dispatch' | 'decision' | 'publication';

/** The fact that concludes a visit of one dossier. */
export interface Conclusion {
  readonly dossierId: string;
  readonly outcome: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** One act of one person that concludes the present visit of one or many dossiers. */
export interface ConcludingAct {
  readonly kind: ConclusionKind;
  readonly stage: Stage;
  /** Whether the person must have claimed the tasks; otherwise a task nobody holds will do. */
  readonly mustHold: boolean;
  readonly by: Viewer;
}

/** Locks dossiers in the order of their ids, as every command does. */
export async function lockDossiers(tx: Transaction, dossierIds: readonly string[]): Promise<void> {
  await tx.rows('SELECT FROM dossier WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [dossierIds]);
}

/**
 * Locks the dossiers and refuses the act where right, stage, task or separation of duties stand against it.
 * @throws Problem no-such-dossier, wrong-stage, step-already-concluded, dossier-on-hold, not-allowed, four-eyes, own-unit, own-nominee, conflict-of-interest, task-not-yours, task-delegated
 */
export async function checkConclusion(
  tx: Transaction,
  { kind, stage, mustHold, by }: ConcludingAct,
  dossierIds: readonly string[],
): Promise<void> {
  const [, , checked] = await Promise.all([
    lockDossiers(tx, dossierIds),
    tx.rows(LOCK_TASKS, [dossierIds]), // who holds them is not to change between the check and the fact
    tx.rows<CheckedItem & Record<string, unknown>>(CHECK, [
      dossierIds,
      by.personId,
      by.bodyIds,
      by.auditor,
      kind,
      stage,
      mustHold,
      by.positionIds,
      by.absentIds,
    ]),
  ]);
  refuseAny(checked);
}

/**
 * Puts the facts on file, completes their tasks, voids what would still urge, and wakes the procedures.
 * @returns the tasks that ended with them
 */
export async function writeConclusions(
  tx: Transaction,
  { kind, by }: ConcludingAct,
  conclusions: readonly Conclusion[],
): Promise<readonly ConcludedTask[]> {
  const done = await tx.rows<ConcludedTask & Record<string, unknown>>(WRITE, [
    conclusions.map(({ dossierId }) => dossierId),
    conclusions.map(({ outcome }) => outcome),
    conclusions.map(({ content }) => JSON.stringify(content)),
    kind,
    by.personId,
    by.positionIds,
    by.absentIds,
  ]);
  tx.inboxChanged(
    ...done.map(({ taskId, groupId, version }) => ({ taskId, groupId, version, assigneeId: by.personId })),
  );
  const visits = new Map(done.map(({ dossierId, visit }) => [dossierId, visit]));
  for (const { dossierId, outcome, content } of conclusions) {
    tx.audit(`dossier/${dossierId}`, kind, { outcome, ...content });
    tx.wake('award-dossier', dossierId, { visit: visits.get(dossierId)!, outcome });
  }
  return done;
}

/** A task that ended with a fact: that of the visit it concluded, or one beside it. */
export interface ConcludedTask {
  readonly taskId: string;
  readonly groupId: string;
  readonly version: number;
  readonly dossierId: string;
  /** Whether it is the one whose act the visit waited for. */
  readonly concludes: boolean;
  /** Number of the visit among the dossier's. */
  readonly visit: number;
}

const LOCK_TASKS = `
  SELECT FROM human_task WHERE dossier_id = ANY ($1::uuid[]) AND ended_at IS NULL AND concludes ORDER BY id FOR UPDATE`;

const CHECK = `
  SELECT asked.id AS "dossierId", n.name,
         CASE WHEN d.id IS NULL OR NOT ${visible('$2', '$3', '$4')} THEN 'no-such-dossier'
              WHEN EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) THEN 'wrong-stage'
              WHEN c.kind = $5 THEN 'step-already-concluded'
              WHEN d.stage <> $6 OR c.kind IS NOT NULL OR t.id IS NULL THEN 'wrong-stage'
              WHEN ${ON_HOLD} THEN 'dossier-on-hold'
              WHEN NOT (holds_today(t.group_id, $2) OR t.assignee_id = $2 AND leads_group_today(t.group_id, $2)) THEN 'not-allowed'
              WHEN stands.against IS NOT NULL THEN stands.against
              WHEN t.assignee_id <> $2 OR $7::boolean AND t.assignee_id IS NULL THEN 'task-not-yours'
              WHEN EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL) THEN 'task-delegated'
         END AS code
    FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord)
    LEFT JOIN dossier d ON d.id = asked.id
    LEFT JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
    LEFT JOIN conclusion c ON c.visit_id = v.id
    LEFT JOIN human_task t ON t.visit_id = v.id AND t.ended_at IS NULL AND t.concludes
    LEFT JOIN LATERAL (
      SELECT ${exclusion('t.kind', '$2', '$3', besidePosition('t.group_id', '$8', '$9'))} AS against) AS stands ON true
   ORDER BY asked.ord`;

/** The facts come as arrays: of a JSON document the planner expects a hundred rows, and reads whole tables for them. */
const WRITE = `
  WITH fact AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[]) AS x (dossier_id, outcome, content)),
  concluded AS (
    INSERT INTO conclusion (visit_id, dossier_id, kind, outcome, content, person_id, position_id, on_behalf_of, recorded_at)
    SELECT v.id, v.dossier_id, $4, fact.outcome, fact.content, $5, t.group_id, ${besidePosition('t.group_id', '$6', '$7')}, legal_now()
      FROM fact JOIN stage_visit v ON v.dossier_id = fact.dossier_id AND v.left_at IS NULL
      JOIN human_task t ON t.visit_id = v.id AND t.concludes),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() FROM fact WHERE subject_id = fact.dossier_id AND rung.outcome IS NULL)
  UPDATE human_task t SET state = CASE WHEN t.concludes THEN 'done' ELSE 'obsolete' END, ended_at = legal_now(),
         assignee_id = CASE WHEN t.concludes THEN $5 ELSE t.assignee_id END, version = version + 1
    FROM fact WHERE t.dossier_id = fact.dossier_id AND t.ended_at IS NULL
  RETURNING t.id AS "taskId", t.group_id AS "groupId", t.version, t.dossier_id AS "dossierId", t.concludes,
            (SELECT v.seq FROM stage_visit v WHERE v.id = t.visit_id) AS visit`;
