import { type Priorities, taskPriority } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';

/** Whose drafts an import makes, and when. */
export interface NomineeImport {
  readonly campaignId: string;
  readonly preparedBy: string;
  /** Legal time of the import, ms since the epoch, as the campaign's intake told it. */
  readonly draftedAt: number;
}

/** Dossiers drafted at a time: a statement stays far from its time limit, however long the list. */
const AT_A_TIME = 10_000;

/**
 * Drafts a dossier for every line of the open, faultless list that has none yet in the campaign: nominee, dossier, first visit,
 * the head's task and the audit entry of each, written set-wise. Only rows: the procedure of each begins with its submission,
 * so a list of any length wakes none.
 * @returns how many dossiers were drafted
 */
export async function importNominees(
  tx: Transaction,
  { campaignId, preparedBy, draftedAt }: NomineeImport,
): Promise<number> {
  await tx.rows(ENTER);
  await tx.rows(DRAFTS);
  const [chosen] = await tx.rows<{ drafts: number }>(CHOOSE, [campaignId]);
  await tx.rows('ANALYZE nominee_draft');
  const drafts = chosen?.drafts ?? 0;
  const raised = prioritiesOf((await readProcedure(tx, campaignId)).priorities ?? null);
  for (let from = 0; from < drafts; from += AT_A_TIME) {
    const piece = [from, from + AT_A_TIME];
    await Promise.all([
      tx.rows(DRAFT, [...piece, campaignId, preparedBy, draftedAt]),
      tx.rows(VISIT, [...piece, draftedAt]),
      tx.rows(GIVE, [...piece, campaignId, draftedAt, ...raised]),
      tx.rows(AUDIT, [...piece, campaignId]),
    ]);
  }
  if (drafts > 0) tx.inboxesChanged();
  return drafts;
}

/** The usual priority, that of a direct worker and that of a small collective. */
function prioritiesOf(priorities: Priorities | null): readonly number[] {
  const nobody = { directWorker: false, smallCollective: false };
  const kinds = [nobody, { ...nobody, directWorker: true }, { ...nobody, smallCollective: true }];
  return kinds.map((nominee) => taskPriority(priorities, nominee));
}

const ENTER = `
  INSERT INTO nominee (id, kind, name, title, body_id, direct_worker, small_collective)
  SELECT DISTINCT ON (body_id, kind, lower(name), coalesce(title, '')) gen_random_uuid(), kind, name, title, body_id,
         direct_worker, small_collective
    FROM nominee_line ORDER BY body_id, kind, lower(name), coalesce(title, ''), row
  ON CONFLICT (body_id, kind, lower(name), coalesce(title, '')) DO NOTHING`;

const DRAFTS = `
  CREATE TEMPORARY TABLE nominee_draft (n integer, dossier_id uuid, visit_id uuid, task_id uuid, nominee_id uuid, body_id uuid,
    head_id uuid, award_code text, achievement text) ON COMMIT DROP`;

const CHOOSE = `
  WITH chosen AS (
    INSERT INTO nominee_draft
    SELECT row_number() OVER (ORDER BY l.row), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), n.id, l.proposer_id,
           l.head_id, l.award_code, l.achievement
      FROM nominee_line l
      JOIN nominee n ON n.body_id = l.body_id AND n.kind = l.kind AND lower(n.name) = lower(l.name)
       AND coalesce(n.title, '') = coalesce(l.title, '')
     WHERE NOT EXISTS (SELECT FROM dossier d WHERE d.campaign_id = $1 AND d.nominee_id = n.id AND d.award_code = l.award_code
       AND d.stage NOT IN ('withdrawn', 'returned', 'refused', 'lapsed'))
    RETURNING 1)
  SELECT count(*)::integer AS drafts FROM chosen`;

const DRAFT = `
  INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage)
  SELECT dossier_id, $3::uuid, nominee_id, award_code, body_id, achievement, $4::uuid, to_timestamp($5 / 1000.0), 'drafted'
    FROM nominee_draft WHERE n > $1 AND n <= $2`;

const VISIT = `
  INSERT INTO stage_visit (id, dossier_id, round, stage, seq, entered_at)
  SELECT visit_id, dossier_id, 1, 'drafted', 1, to_timestamp($3 / 1000.0) FROM nominee_draft WHERE n > $1 AND n <= $2`;

const GIVE = `
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, priority, created_at)
  SELECT task_id, 'submit-proposal', dossier_id, c.id, visit_id, head_id, c.proposals_due_on, c.proposals_due_at,
         least($5::integer, CASE WHEN n.direct_worker THEN $6::integer END, CASE WHEN n.small_collective THEN $7::integer END), to_timestamp($4 / 1000.0)
    FROM nominee_draft JOIN nominee n ON n.id = nominee_id CROSS JOIN (SELECT * FROM campaign WHERE id = $3) AS c WHERE nominee_draft.n > $1 AND nominee_draft.n <= $2`;

const AUDIT = `
  SELECT append_audits(array_agg('dossier/' || dossier_id), array_agg('proposeNominee'::text),
           array_agg(jsonb_build_object('campaignId', $3::uuid, 'awardCode', award_code, 'by', 'import')))
    FROM nominee_draft WHERE n > $1 AND n <= $2`;
