import { formatDay } from '@bangvang/domain';
import { lockDossiers } from '../dossiers/conclude.js';
import { type CheckedItem, refuseAny } from '../dossiers/refusals.js';
import { visible } from '../dossiers/visible.js';
import type { VisitDeadline } from '../law/limit-deadline.js';
import { TASK_RUNGS } from '../law/task-rungs.js';
import { tellPosts } from '../messages/tell-posts.js';
import { exclusion } from '../tasks/excluded.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import type { AskedBody } from './asked-bodies.js';

/** One letter that asks other bodies for their opinion (lấy ý kiến, hiệp y) on dossiers of one campaign. */
export interface Consultation {
  readonly id: string;
  readonly campaignId: string;
  readonly dossierIds: readonly string[];
  readonly bodies: readonly AskedBody[];
  readonly questions: string;
  /** Number and day of the letter; null where it has none. */
  readonly document: string | null;
  /** Answers needed of each dossier. */
  readonly minimum: number;
  readonly deadline: VisitDeadline;
  readonly by: Viewer;
  /** The body that asks: Home Affairs of the level. */
  readonly bodyId: string;
  /** The lead of that body, who need not hold the appraisals. */
  readonly lead: boolean;
}

/** Step of a task's rungs at which the window of its opinion ends. */
export const WINDOW_END = 'window-end';

/** One opinion asked. */
export interface AskedOpinion {
  readonly id: string;
  readonly dossierId: string;
  readonly bodyId: string;
  readonly taskId: string;
}

/**
 * Asks every body about every dossier, all or none: one task each for the body's head, beside the appraisal's own.
 * @throws Problem the first refusal, with `items`: no-such-dossier, wrong-stage, step-already-concluded, task-not-yours,
 *   four-eyes, own-unit, own-nominee, conflicting-act where a body proposes the dossier or was asked already
 */
export async function askOpinions(tx: Transaction, consultation: Consultation): Promise<readonly AskedOpinion[]> {
  const { id, dossierIds, bodies, deadline, by } = consultation;
  const bodyIds = bodies.map(({ bodyId }) => bodyId);
  const [, checked] = await Promise.all([
    lockDossiers(tx, dossierIds),
    tx.rows<CheckedItem & Record<string, unknown>>(CHECK, [
      dossierIds,
      by.personId,
      by.bodyIds,
      by.auditor,
      consultation.campaignId,
      consultation.bodyId,
      consultation.lead,
      bodyIds,
    ]),
  ]);
  refuseAny(checked);
  const end = { code: WINDOW_END, dueAt: deadline.dueAt, tells: [], unlessClaimed: false, reassign: false };
  const asked = await tx.rows<AskedOpinion & { groupId: string }>(ASK, [
    ...[id, consultation.campaignId, consultation.bodyId, consultation.questions, consultation.document],
    ...[consultation.minimum, deadline.dueOn, deadline.dueAt, by.personId, dossierIds, bodyIds],
    ...[bodies.map(({ groupId }) => groupId), deadline.basis, JSON.stringify([...deadline.rungs, end])],
  ]);
  tx.inboxChanged(...asked.map(({ taskId, groupId }) => ({ taskId, groupId, assigneeId: null, version: 1 })));
  for (const dossierId of dossierIds) {
    tx.audit(`dossier/${dossierId}`, 'ask-opinions', {
      ...{ consultationId: id, bodyIds, minimum: consultation.minimum, dueOn: deadline.dueOn },
    });
    tx.wake('award-dossier', dossierId);
  }
  await tellBodies(tx, consultation);
  return asked.map(({ groupId: _group, ...opinion }) => opinion);
}

/** The heads of the bodies are told once for the letter, however many dossiers it is about. */
async function tellBodies(tx: Transaction, { id, bodies, by, ...letter }: Consultation): Promise<void> {
  const [only] = letter.dossierIds;
  const one = letter.dossierIds.length === 1;
  await tellPosts(tx, {
    ...{ positionIds: bodies.map(({ groupId }) => groupId), exceptPersonId: by.personId, key: `consultation/${id}` },
    ...{ kind: 'opinion-asked', subjectKind: one ? 'dossier' : 'campaign', subjectId: one ? only! : letter.campaignId },
    title: `Đề nghị cho ý kiến về ${letter.dossierIds.length} hồ sơ khen thưởng`,
    text: `${letter.questions} Trả lời trước hết ngày ${formatDay(letter.deadline.dueOn)}; quá hạn được ghi là không có ý kiến.`,
  });
}

const CHECK = `
  SELECT asked.id AS "dossierId", n.name,
         CASE WHEN d.id IS NULL OR d.campaign_id <> $5 OR NOT ${visible('$2', '$3', '$4')} THEN 'no-such-dossier'
              WHEN d.stage <> 'under-appraisal' OR coalesce(l.home_affairs_id, l.id) <> $6
                OR EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) THEN 'wrong-stage'
              WHEN c.visit_id IS NOT NULL THEN 'step-already-concluded'
              WHEN ${exclusion(`'appraisal'`, '$2', '$3')} IS NOT NULL THEN ${exclusion(`'appraisal'`, '$2', '$3')}
              WHEN NOT $7::boolean AND NOT EXISTS (SELECT FROM human_task t WHERE t.visit_id = v.id AND t.concludes
                AND t.ended_at IS NULL AND t.assignee_id = $2) THEN 'task-not-yours'
              WHEN d.body_id = ANY ($8::uuid[]) OR EXISTS (
                SELECT FROM opinion o WHERE o.visit_id = v.id AND o.body_id = ANY ($8::uuid[])) THEN 'conflicting-act'
         END AS code
    FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord)
    LEFT JOIN dossier d ON d.id = asked.id LEFT JOIN nominee n ON n.id = d.nominee_id LEFT JOIN body l ON l.id = d.level_body_id
    LEFT JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL LEFT JOIN conclusion c ON c.visit_id = v.id
   ORDER BY asked.ord`;

const ASK = `
  WITH letter AS (
    INSERT INTO consultation (id, campaign_id, body_id, questions, document, minimum, due_on, due_at, asked_by, asked_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), $9, legal_now())),
  asked AS (
    SELECT v.dossier_id, v.id AS visit_id FROM unnest($10::uuid[]) AS x (id) JOIN stage_visit v ON v.dossier_id = x.id AND v.left_at IS NULL),
  opened AS (INSERT INTO consulted_dossier (consultation_id, dossier_id, visit_id) SELECT $1, dossier_id, visit_id FROM asked),
  each AS MATERIALIZED (
    SELECT asked.*, b.body_id, b.group_id, gen_random_uuid() AS task_id, gen_random_uuid() AS id
      FROM asked CROSS JOIN unnest($11::uuid[], $12::uuid[]) AS b (body_id, group_id)),
  given AS (
    INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, deadline_rev, concludes, created_at)
    SELECT task_id, 'opinion', dossier_id, $2, visit_id, group_id, $7, to_timestamp($8::float8 / 1000), 1, false, legal_now() FROM each),
  kept AS (
    INSERT INTO opinion (id, consultation_id, dossier_id, visit_id, body_id, task_id)
    SELECT id, $1, dossier_id, visit_id, body_id, task_id FROM each),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'task', task_id, 1, $7, to_timestamp($8::float8 / 1000), $13, legal_now(), $9 FROM each),
  raised AS (
    INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at, unless_claimed, reassign)
    SELECT gen_random_uuid(), 'task', each.task_id, each.dossier_id, s.code, 1, ARRAY(SELECT jsonb_array_elements_text(s.tells)),
           to_timestamp(s."dueAt" / 1000), s."unlessClaimed", s.reassign FROM each, ${TASK_RUNGS('$14::jsonb')})
  SELECT id, dossier_id AS "dossierId", body_id AS "bodyId", task_id AS "taskId", group_id AS "groupId" FROM each`;
