import { RECALLED } from '../supplements/recalled.js';
import { takeBackRecalled } from '../supplements/unsent-recalls.js';
import type { Transaction } from '../transaction.js';

/** What the campaign's procedure reads: instants as ms since the epoch. */
export interface CampaignProgress {
  readonly version: number;
  readonly stage: 'drafted' | 'launched' | 'closed' | 'archived';
  readonly calendarRev: number;
  /** Real instant of the next act: the close, or after it the end of proposals. Null when none is ahead. */
  readonly wakeAt: number | null;
  readonly settled: boolean;
}

/**
 * Reads where a campaign stands, counts what is on file as followed, and notes when the procedure must act next.
 * While the report is still owed the noted instant stays in the past, so that nobody moves the clock over it.
 */
export async function followCampaign(tx: Transaction, campaignId: string): Promise<CampaignProgress> {
  const [progress] = await tx.rows<CampaignProgress & Record<string, unknown>>(FOLLOW, [campaignId]);
  return progress!;
}

/** A fact that commits meanwhile is not in `seen`: it stays unfollowed, and what it scheduled stands. */
const FOLLOW = `
  WITH found AS (
    SELECT c.id, c.stage, c.calendar_rev, c.report IS NULL AS unreported, c.proposals_due_at,
           CASE WHEN c.stage = 'launched' OR (c.stage = 'closed' AND c.report IS NULL) THEN c.ends_at
                WHEN c.stage = 'closed' AND EXISTS (
                  SELECT 1 FROM duty d WHERE d.campaign_id = c.id AND d.kind = 'proposals' AND d.settled_at IS NULL
                  UNION ALL
                  SELECT 1 FROM dossier d WHERE d.campaign_id = c.id AND d.stage = 'drafted' AND d.submission_id IS NULL
                  UNION ALL
                  SELECT 1 FROM dossier d WHERE d.campaign_id = c.id AND ${RECALLED}
                     AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id))
                THEN c.proposals_due_at END AS next_at,
           c.stage = 'closed'
             AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.campaign_id = c.id AND d.settled_at IS NULL AND d.due_at IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.campaign_id = c.id
                               AND d.stage NOT IN ('notified', 'refused', 'returned', 'withdrawn', 'lapsed')) AS settled
      FROM campaign c WHERE c.id = $1),
  seen AS (SELECT fact_version FROM procedure WHERE kind = 'campaign' AND id = $1),
  followed AS (
    UPDATE procedure p SET followed_version = greatest(p.followed_version, seen.fact_version),
           due_at = CASE WHEN p.fact_version = seen.fact_version THEN found.next_at ELSE p.due_at END,
           touched_at = clock_timestamp()
      FROM found, seen WHERE p.kind = 'campaign' AND p.id = found.id)
  SELECT coalesce((SELECT fact_version FROM seen), 0) AS version, stage, calendar_rev AS "calendarRev", settled,
         (extract(epoch FROM real_instant(next_at)) * 1000)::float8 AS "wakeAt"
    FROM found`;

/**
 * Closes the campaign if its end has passed under this revision of its calendar. The lock first lets every in-time act
 * that holds the campaign commit; then one statement closes, and whoever asks again changes nothing.
 * @returns whether this call closed it
 */
export async function closeCampaignIfEnded(tx: Transaction, campaignId: string, calendarRev: number): Promise<boolean> {
  await tx.rows('SELECT 1 FROM campaign WHERE id = $1 FOR UPDATE', [campaignId]);
  const [closed] = await tx.rows<{ endsOn: string; endsAt: Date }>(
    `UPDATE campaign SET stage = 'closed', closed_at = legal_now(), version = version + 1
      WHERE id = $1 AND calendar_rev = $2 AND stage = 'launched' AND ends_at <= legal_now()
      RETURNING ends_on::text AS "endsOn", ends_at AS "endsAt"`,
    [campaignId, calendarRev],
  );
  if (closed) tx.audit(`campaign/${campaignId}`, 'close', { endsOn: closed.endsOn, calendarRev });
  return closed !== undefined;
}

/** Drafts that lapse in one transaction: some hundred milliseconds' work, so that nobody waits long for a huge campaign. */
const DRAFTS_PER_PAGE = 5_000;

/**
 * Ends the intake of proposals once its deadline has passed, at the close or later: unfiled drafts lapse, their tasks
 * become obsolete, and a body that proposed nobody has met its duty. Appraisal tasks stay. Repeating it does nothing.
 * @returns whether more drafts may be left, for another transaction
 */
export async function lapseProposals(tx: Transaction, campaignId: string): Promise<boolean> {
  const lapsed = await tx.one<{ drafts: number; duties: number }>(LAPSE, [campaignId]);
  await takeBackRecalled(tx, campaignId);
  const { drafts, duties } = lapsed!;
  if (drafts + duties > 0) tx.audit(`campaign/${campaignId}`, 'end-of-proposals', { drafts, duties });
  return drafts === DRAFTS_PER_PAGE;
}

/** The page's dossiers come as an array: joined to so many, the planner would read whole tables for every page. */
const LAPSE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  ended AS (
    SELECT c.id, clock.now FROM campaign c, clock
     WHERE c.id = $1 AND c.stage = 'closed' AND c.proposals_due_at <= clock.now),
  unfiled AS MATERIALIZED (
    SELECT ARRAY(SELECT d.id FROM dossier d JOIN ended ON d.campaign_id = ended.id
      WHERE d.stage = 'drafted' AND d.submission_id IS NULL ORDER BY d.id LIMIT ${DRAFTS_PER_PAGE} FOR UPDATE OF d) AS ids),
  lapsed AS (
    UPDATE dossier SET stage = 'lapsed', version = version + 1 WHERE id = ANY ((SELECT ids FROM unfiled)::uuid[])
    RETURNING id),
  visits AS (
    UPDATE stage_visit SET left_at = clock.now FROM clock
     WHERE dossier_id = ANY ((SELECT ids FROM unfiled)::uuid[]) AND left_at IS NULL),
  tasks AS (
    UPDATE human_task SET state = 'obsolete', ended_at = clock.now, version = version + 1 FROM clock
     WHERE dossier_id = ANY ((SELECT ids FROM unfiled)::uuid[]) AND kind = 'submit-proposal' AND human_task.ended_at IS NULL),
  met AS (
    UPDATE duty SET settled_at = ended.now, settled_by = 'close', late = false, days_late = 0, held_at = NULL, hold_reason = NULL, version = version + 1 FROM ended
     WHERE duty.campaign_id = ended.id AND duty.kind = 'proposals' AND duty.settled_at IS NULL AND duty.due_at <= ended.now
    RETURNING duty.id),
  quiet AS (
    UPDATE rung SET outcome = 'void', fired_at = ended.now FROM met, ended
     WHERE rung.owner_id = met.id AND rung.outcome IS NULL)
  SELECT (SELECT count(*)::int FROM lapsed) AS drafts, (SELECT count(*)::int FROM met) AS duties`;

/** Archives a closed campaign nobody owes anything any more, and ends its procedure unless something new is on file. */
export async function archiveSettledCampaign(tx: Transaction, campaignId: string): Promise<void> {
  const archived = await tx.rows(
    `UPDATE campaign SET stage = 'archived', version = version + 1 WHERE id = $1 AND stage = 'closed' RETURNING id`,
    [campaignId],
  );
  if (archived.length > 0) tx.audit(`campaign/${campaignId}`, 'archive', {});
  await endProcedure(tx, 'campaign', campaignId);
}

/** Ends a procedure whose every fact has been followed; a newer fact keeps it going. */
export async function endProcedure(tx: Transaction, kind: 'campaign' | 'urging', id: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure SET ended_at = clock_timestamp(), due_at = NULL
      WHERE kind = $1 AND id = $2 AND ended_at IS NULL AND fact_version <= followed_version`,
    [kind, id],
  );
}
