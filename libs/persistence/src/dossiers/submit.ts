import { formatDay, isInTime, Problem } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import { settleProposalsDuty } from '../campaigns/settle-duty.js';
import { examineProposal, KEEP_FILED } from '../law/filed-examination.js';
import { linkNominees } from '../register/link-nominees.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { lockDossiers } from './conclude.js';
import { type CheckedItem, refuseAny } from './refusals.js';
import { freezeSendings } from './sendings.js';

/** The intake of a campaign's proposals, locked against its close. Instants in ms since the epoch. */
export interface Intake {
  readonly stage: string;
  readonly dueOn: string;
  readonly dueAt: number;
  /** Legal time of receipt, read after the lock. */
  readonly receivedAt: number;
  /** Revision of the campaign's frozen procedure. */
  readonly procedureRev: number;
}

/** One submission (tờ trình) of a unit for its dossiers. */
export interface Submission {
  readonly campaignId: string;
  readonly bodyId: string;
  readonly dossierIds: readonly string[];
  readonly number: string | null;
  readonly by: Viewer;
  readonly receivedAt: number;
  readonly receivedOn: string;
  /** Revision of the campaign's frozen procedure, as the intake read it. */
  readonly procedureRev: number;
}

/**
 * Takes the campaign FOR SHARE and only then reads legal time, so that what is in time is in the close's count.
 * @throws Problem no-such-campaign, campaign-not-launched, deadline-passed
 */
export async function openIntake(tx: Transaction, campaignId: string): Promise<Intake> {
  const [campaign, receivedAt] = await Promise.all([
    tx.required<{ stage: string; dueOn: string; dueAt: number; procedureRev: number }>(
      `SELECT stage, procedure_rev AS "procedureRev", proposals_due_on::text AS "dueOn", (extract(epoch FROM proposals_due_at) * 1000)::float8 AS "dueAt"
         FROM campaign WHERE id = $1 FOR SHARE`,
      [campaignId],
      'no-such-campaign',
      'Không tìm thấy phong trào này.',
    ),
    tx.legalNow(), // runs when the lock is held: statements of a transaction keep their order
  ]);
  if (campaign.stage === 'drafted') throw new Problem('campaign-not-launched', 'Phong trào chưa được phát động.');
  if (!isInTime({ receivedAt, dueAt: campaign.dueAt })) {
    throw new Problem('deadline-passed', `Hạn trình là hết ngày ${formatDay(campaign.dueOn)}.`, {
      extra: { dueOn: campaign.dueOn, dueAt: new Date(campaign.dueAt).toISOString() },
    });
  }
  return { ...campaign, receivedAt };
}

/**
 * Submits the dossiers, all or none.
 * @returns the ids of the submissions: one for each level that receives
 * @throws Problem the first refusal, with `items`: no-such-dossier, step-already-concluded, wrong-stage, four-eyes,
 *   task-not-yours, head-barred, gate-barred, missing-unit-review, missing-papers, not-proposable, not-competent
 */
export async function submitDossiers(tx: Transaction, submission: Submission): Promise<readonly string[]> {
  const { campaignId, bodyId, dossierIds, by, receivedAt } = submission;
  const { papersAtSubmission, simplified } = await readProcedure(tx, campaignId, submission.procedureRev);
  const [, checked] = await Promise.all([
    lockDossiers(tx, dossierIds),
    tx.rows<CheckedItem & Record<string, unknown>>(CHECK, [
      dossierIds,
      campaignId,
      bodyId,
      by.personId,
      JSON.stringify(papersAtSubmission),
      simplified?.unitReview ?? true,
      simplified?.awards ?? null,
    ]),
  ]);
  refuseAny(checked);
  await linkNominees(tx, dossierIds);
  const filed = await examineProposal(tx, dossierIds);
  const [sent, frozen] = await Promise.all([
    tx.one<{ submissionIds: string[]; done: { taskId: string; groupId: string; version: number }[] }>(SEND, [
      dossierIds,
      campaignId,
      bodyId,
      submission.number,
      by.personId,
      receivedAt,
      submission.receivedOn,
      filed.lawVersion,
      filed.findings,
    ]),
    freezeSendings(tx, { kind: 'submission', dossierIds, personId: by.personId }),
    settleProposalsDuty(tx, campaignId, bodyId, receivedAt),
  ]);
  tx.inboxChanged(...sent!.done.map((change) => ({ ...change, assigneeId: by.personId })));
  for (const dossierId of dossierIds) {
    tx.audit(`dossier/${dossierId}`, 'submission', {
      ...{ number: submission.number, receivedOn: submission.receivedOn },
      contentHash: frozen.get(dossierId),
    });
    tx.wake('award-dossier', dossierId);
  }
  return sent!.submissionIds;
}

const CHECK = `
  WITH RECURSIVE today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  up AS (
    SELECT $3::uuid AS id, 0 AS steps
    UNION ALL
    SELECT t.parent_id, up.steps + 1 FROM up CROSS JOIN today
      JOIN body_tenure t ON t.body_id = up.id AND daterange(t.valid_from, t.valid_to, '[]') @> today.day
     WHERE t.parent_id IS NOT NULL AND up.steps < 20),
  competent AS (
    SELECT b.deciding_level FROM body b WHERE b.outside AND b.level = 'central'
    UNION
    SELECT b.deciding_level FROM up JOIN body b ON b.id = up.id CROSS JOIN today
      JOIN body_tenure t ON t.body_id = up.id AND daterange(t.valid_from, t.valid_to, '[]') @> today.day AND t.owns_council)
  SELECT asked.id AS "dossierId", n.name, lacking.names AS missing,
         CASE WHEN d.id IS NULL OR d.campaign_id <> $2 OR d.body_id <> $3 THEN 'no-such-dossier'
              WHEN d.submission_id IS NOT NULL THEN 'step-already-concluded'
              WHEN d.stage <> 'drafted' OR EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) THEN 'wrong-stage'
              WHEN d.prepared_by = $4 THEN 'four-eyes'
              WHEN EXISTS (SELECT FROM human_task t WHERE t.dossier_id = d.id AND t.ended_at IS NULL AND t.assignee_id <> $4)
                THEN 'task-not-yours'
              WHEN d.unit_review IS NULL AND $6::boolean THEN 'missing-unit-review'
              WHEN lacking.names <> '{}' THEN 'missing-papers'
              WHEN d.award_code <> ALL ($7::text[]) THEN 'not-proposable'
              WHEN n.kind <> ALL (a.nominee_kinds) OR NOT daterange(a.valid_from, a.valid_to, '[]') @> today.day
                THEN 'not-proposable'
              WHEN a.deciding_level NOT IN (SELECT deciding_level FROM competent) THEN 'not-competent' END AS code
    FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord)
    CROSS JOIN today
    LEFT JOIN dossier d ON d.id = asked.id
    LEFT JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN award_type a ON a.code = d.award_code
    LEFT JOIN LATERAL (
      SELECT coalesce(array_agg(p.name ORDER BY p.code), '{}') AS names FROM paper_type p
       WHERE p.code IN (SELECT jsonb_array_elements_text($5::jsonb -> d.award_code))
         AND NOT EXISTS (SELECT FROM paper f WHERE f.dossier_id = d.id AND f.paper_code = p.code AND f.replaced_at IS NULL)
    ) AS lacking ON true
   ORDER BY asked.ord`;

/** One paper for each level that receives; the dossiers go with it as they were examined, and their tasks are done. */
const SEND = `
  WITH receiving AS MATERIALIZED (
    SELECT asked.id AS dossier_id, l.body_id FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL level_above(asked.id, NULL) AS l),
  paper AS (
    INSERT INTO submission (id, campaign_id, from_body_id, to_body_id, number, dated_on, signed_by, received_at, received_on)
    SELECT gen_random_uuid(), $2, $3, level.body_id, $4, (to_timestamp($6::float8 / 1000) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
           $5, to_timestamp($6::float8 / 1000), $7
      FROM (SELECT DISTINCT body_id FROM receiving) AS level RETURNING id, to_body_id),
  sent AS (
    UPDATE dossier d SET submission_id = paper.id, version = d.version + 1
      FROM receiving r JOIN paper ON paper.to_body_id = r.body_id WHERE d.id = r.dossier_id RETURNING d.id),
  filed AS (SELECT r.dossier_id, paper.id AS submission_id FROM receiving r JOIN paper ON paper.to_body_id = r.body_id),
  kept AS (${KEEP_FILED('filed', '$1', '$8', '$9')}),
  done AS (
    UPDATE human_task t SET state = 'done', assignee_id = $5, ended_at = legal_now(), version = t.version + 1
      FROM sent WHERE t.dossier_id = sent.id AND t.ended_at IS NULL
    RETURNING t.id AS "taskId", t.group_id AS "groupId", t.version)
  SELECT (SELECT jsonb_agg(id) FROM paper) AS "submissionIds",
         (SELECT coalesce(jsonb_agg(to_jsonb(done)), '[]') FROM done) AS done`;
