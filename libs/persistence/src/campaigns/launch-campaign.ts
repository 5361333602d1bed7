import type { DutyDue, PlannedDuty } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { raiseRungs, type StepOnInstant } from './duty-rungs.js';
import type { FrozenProcedure } from './frozen-procedure.js';

/** What the launch settles. Instants in ms since the epoch. */
export interface Launch {
  readonly campaignId: string;
  readonly version: number;
  readonly launchedOn: string;
  readonly personId: string;
  readonly procedure: FrozenProcedure;
  /** Settings on targets; null leaves what the draft has. */
  readonly headRule: boolean | null;
  readonly tolerancePercent: number | null;
  readonly proposalsDueOn: string;
  readonly proposalsDueAt: number;
  readonly duties: readonly LaunchedDuty[];
  readonly steps: readonly StepOnInstant[];
}

export interface LaunchedDuty extends Omit<PlannedDuty, 'ladder'> {
  readonly ladder: string | null;
  /** ms since the epoch; null with `dueOn`. */
  readonly dueAt: number | null;
  readonly due: DutyDue | null;
}

/**
 * Launches a drafted campaign: freezes its procedure, gives the duties with their first deadlines and rungs, and wakes
 * its two procedures. Set-wise: the number of statements does not grow with the number of bodies.
 * @returns the campaign's new version; null where the campaign is no draft of this version any more
 */
export async function launchCampaign(tx: Transaction, launch: Launch): Promise<number | null> {
  const launched = await tx.one<{ version: number }>(
    `UPDATE campaign SET stage = 'launched', launched_on = $3, launched_at = legal_now(), launched_by = $4,
            procedure = $5, proposals_due_on = $6, proposals_due_at = to_timestamp($7 / 1000.0),
            head_rule = coalesce($8, head_rule), tolerance_percent = coalesce($9, tolerance_percent), version = version + 1
      WHERE id = $1 AND version = $2 AND stage = 'drafted' RETURNING version`,
    [
      launch.campaignId,
      launch.version,
      launch.launchedOn,
      launch.personId,
      JSON.stringify(launch.procedure),
      launch.proposalsDueOn,
      launch.proposalsDueAt,
      launch.headRule,
      launch.tolerancePercent,
    ],
  );
  if (!launched) return null;

  await tx.rows(CAMPAIGN_DEADLINE, [launch.campaignId, launch.personId]);
  const given = await tx.rows<{ id: string }>(GIVE_DUTIES, [
    launch.campaignId,
    JSON.stringify(launch.duties.map(({ due, ...duty }) => ({ ...duty, dueFrom: due?.from, dueCount: due?.count }))),
    launch.personId,
  ]);
  await raiseRungs(
    tx,
    given.map(({ id }) => id),
    launch.steps,
  );
  await tx.rows(SEAT_PROCEDURES, [launch.campaignId]);
  tx.audit(`campaign/${launch.campaignId}`, 'launch', { launchedOn: launch.launchedOn, duties: given.length });
  tx.wake('campaign', launch.campaignId);
  tx.wake('urging', launch.campaignId);
  return launched.version;
}

const CAMPAIGN_DEADLINE = `
  INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
  SELECT 'campaign', id, calendar_rev, ends_on, ends_at, 'Văn bản phát động', legal_now(), $2 FROM campaign WHERE id = $1`;

const GIVE_DUTIES = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  given AS (
    INSERT INTO duty (id, campaign_id, body_id, kind, name, source_ref, nature, ladder_code, due_from, due_count,
                      due_on, due_at, deadline_rev)
    SELECT gen_random_uuid(), $1, "bodyId", kind, name, "sourceRef", nature, ladder, "dueFrom", "dueCount",
           "dueOn", to_timestamp("dueAt" / 1000.0), CASE WHEN "dueAt" IS NULL THEN 0 ELSE 1 END
      FROM jsonb_to_recordset($2) AS x ("bodyId" uuid, kind text, name text, "sourceRef" text, nature text, ladder text,
           "dueFrom" text, "dueCount" int, "dueOn" date, "dueAt" double precision)
    RETURNING id, due_on, due_at, deadline_rev),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'duty', id, deadline_rev, due_on, due_at, 'Văn bản phát động', clock.now, $3 FROM given, clock WHERE due_at IS NOT NULL)
  SELECT id FROM given`;

/** Both procedures know from the start when they must act, whether or not the engine is up. */
const SEAT_PROCEDURES = `
  INSERT INTO procedure (kind, id, fact_version, due_at)
  SELECT 'campaign', $1, 0, ends_at FROM campaign WHERE id = $1
  UNION ALL
  SELECT 'urging', $1, 0, (SELECT min(due_at) FROM rung WHERE subject_id = $1 AND outcome IS NULL)
  ON CONFLICT (kind, id) DO NOTHING`;
