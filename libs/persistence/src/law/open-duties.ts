import { raiseRungs, scheduleUrging, type StepOnInstant, voidRungs } from '../campaigns/duty-rungs.js';
import type { KindDeadline } from '../campaigns/move-deadlines.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** A launched campaign with what is still owed in it, one entry for each kind of duty. */
export interface RunningCampaign {
  readonly id: string;
  readonly procedureRev: number;
  readonly launchedOn: string;
  readonly endsOn: string;
  readonly midReviewOn: string | null;
  readonly proposalsDueOn: string;
  /** Days by kind; a deadline given to one body alone is not among them. */
  readonly duties: readonly { readonly kind: string; readonly dueOn: string }[];
  /** Kinds and days of all that is owed, whatever the day rests on. */
  readonly days: readonly { readonly kind: string; readonly dueOn: string }[];
}

/** Campaigns in which something is owed under a limit, in the order of their ids. */
export function readOpenDuties(sql: Sql): Promise<RunningCampaign[]> {
  return sql.rows<RunningCampaign & Record<string, unknown>>(
    `SELECT c.id, c.procedure_rev AS "procedureRev", c.launched_on::text AS "launchedOn", c.ends_on::text AS "endsOn",
            c.document #>> '{period,midReview,value}' AS "midReviewOn", c.proposals_due_on::text AS "proposalsDueOn",
            coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('kind', d.kind, 'dueOn', d.due_on)) FROM duty d
               WHERE d.campaign_id = c.id AND d.settled_at IS NULL AND d.due_from IS NOT NULL AND d.due_on IS NOT NULL
                 AND NOT d.own_deadline), '[]') AS duties,
            coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('kind', d.kind, 'dueOn', d.due_on)) FROM duty d
               WHERE d.campaign_id = c.id AND d.settled_at IS NULL AND d.due_on IS NOT NULL), '[]') AS days
       FROM campaign c WHERE c.stage IN ('launched', 'closed') ORDER BY c.id`,
  );
}

/**
 * Moves the open duties of these kinds to their new days: a new revision each, rungs still ahead in place of the unfired.
 * A deadline given to one body alone stays.
 */
export async function moveDutiesOfKinds(
  tx: Transaction,
  campaignId: string,
  kinds: readonly KindDeadline[],
  steps: readonly StepOnInstant[],
  basis: string,
): Promise<void> {
  if (kinds.length === 0) return;
  const moved = await tx.rows<{ id: string }>(MOVE, [campaignId, JSON.stringify(kinds), basis]);
  const ids = moved.map(({ id }) => id);
  await voidRungs(tx, ids);
  await raiseRungs(tx, ids, steps);
  await scheduleUrging(tx, campaignId);
  tx.audit(`campaign/${campaignId}`, 'deadlines-moved', { kinds, basis, duties: ids.length });
}

/** Moves the last day of proposals of an open intake, and the tasks of heads who have still to submit. */
export async function moveProposalsDue(
  tx: Transaction,
  campaignId: string,
  { dueOn, dueAt }: { readonly dueOn: string; readonly dueAt: number },
  basis: string,
): Promise<void> {
  await tx.rows(
    `WITH moved AS (
       UPDATE campaign SET proposals_due_on = $2, proposals_due_at = to_timestamp($3::float8 / 1000), version = version + 1
        WHERE id = $1 RETURNING id)
     UPDATE human_task t SET due_on = $2, due_at = to_timestamp($3::float8 / 1000), version = t.version + 1 FROM moved
      WHERE t.campaign_id = moved.id AND t.kind = 'submit-proposal' AND t.ended_at IS NULL`,
    [campaignId, dueOn, dueAt],
  );
  tx.audit(`campaign/${campaignId}`, 'proposals-due-moved', { dueOn, basis });
  tx.wake('campaign', campaignId);
}

const MOVE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  days AS (SELECT * FROM jsonb_to_recordset($2) AS x (kind text, "dueOn" date, "dueAt" float8)),
  locked AS (
    SELECT d.id, days."dueOn", days."dueAt" FROM duty d JOIN days USING (kind)
     WHERE d.campaign_id = $1 AND d.due_from IS NOT NULL AND NOT d.own_deadline AND d.settled_at IS NULL
     ORDER BY d.id FOR UPDATE OF d),
  moved AS (
    UPDATE duty SET due_on = locked."dueOn", due_at = to_timestamp(locked."dueAt" / 1000),
           deadline_rev = deadline_rev + 1, version = version + 1
      FROM locked WHERE duty.id = locked.id RETURNING duty.id, duty.deadline_rev, duty.due_on, duty.due_at),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at)
    SELECT 'duty', id, deadline_rev, due_on, due_at, $3, clock.now FROM moved, clock)
  SELECT id FROM moved`;
