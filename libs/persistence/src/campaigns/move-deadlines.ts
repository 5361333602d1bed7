import type { Transaction } from '../transaction.js';
import { raiseRungs, scheduleUrging, type StepOnInstant, voidRungs } from './duty-rungs.js';
import type { LockedDuty } from './settle-duty.js';

/** A new deadline: its day, its exclusive end in ms since the epoch, and the document or reason it rests on. */
export interface NewDeadline {
  readonly dueOn: string;
  readonly dueAt: number;
  readonly basis: string;
  readonly personId: string;
}

/**
 * Gives one body a deadline of its own, which the campaign's extension no longer moves.
 * @param steps the ladder's steps for the new day
 * @returns the duty's new version
 */
export async function moveDuty(
  tx: Transaction,
  duty: LockedDuty,
  deadline: NewDeadline,
  steps: readonly StepOnInstant[],
): Promise<number> {
  const moved = await tx.one<{ version: number }>(
    `WITH moved AS (
       UPDATE duty SET due_on = $2, due_at = to_timestamp($3 / 1000.0), deadline_rev = deadline_rev + 1, own_deadline = true,
              version = version + 1
        WHERE id = $1 AND settled_at IS NULL RETURNING id, deadline_rev, due_on, due_at, version),
     revised AS (
       INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
       SELECT 'duty', id, deadline_rev, due_on, due_at, $4, legal_now(), $5 FROM moved)
     SELECT version FROM moved`,
    [duty.id, deadline.dueOn, deadline.dueAt, deadline.basis, deadline.personId],
  );
  await voidRungs(tx, [duty.id]);
  await raiseRungs(tx, [duty.id], steps);
  await scheduleUrging(tx, duty.campaignId);
  return moved!.version;
}

/** The campaign, locked for a change of its calendar, with the legal time read after the lock (ms since the epoch). */
export interface LockedCampaign {
  readonly stage: string;
  readonly launchedOn: string | null;
  readonly endsOn: string;
  readonly endsAt: number;
  readonly calendarRev: number;
  readonly version: number;
  readonly now: number;
}

/** Takes the campaign FOR UPDATE, then reads legal time. */
export function lockCampaign(tx: Transaction, campaignId: string): Promise<LockedCampaign | null> {
  return tx.one<LockedCampaign & Record<string, unknown>>(
    `WITH locked AS MATERIALIZED (SELECT * FROM campaign WHERE id = $1 FOR UPDATE)
     SELECT stage, launched_on::text AS "launchedOn", ends_on::text AS "endsOn",
            (extract(epoch FROM ends_at) * 1000)::float8 AS "endsAt", calendar_rev AS "calendarRev", version,
            (extract(epoch FROM legal_now()) * 1000)::float8 AS now
       FROM locked`,
    [campaignId],
  );
}

/** A duty kind's day under the campaign's new end. */
export interface KindDeadline {
  readonly kind: string;
  readonly dueOn: string;
  readonly dueAt: number;
}

export interface Extension extends NewDeadline {
  readonly campaignId: string;
  readonly proposalsDueOn: string;
  readonly proposalsDueAt: number;
  readonly kinds: readonly KindDeadline[];
  readonly steps: readonly StepOnInstant[];
}

/**
 * Moves the campaign's end: revision n+1, and with it every unsettled duty counted from the close that has no deadline
 * of its own. What has not fired is voided; the rungs still ahead of the new days take their place.
 * @returns the campaign's new revision and version
 */
export async function extendCampaign(
  tx: Transaction,
  extension: Extension,
): Promise<{ readonly calendarRev: number; readonly version: number; readonly moved: number }> {
  const { campaignId, personId, basis } = extension;
  const extended = await tx.one<{ calendarRev: number; version: number }>(EXTEND, [
    campaignId,
    extension.dueOn,
    extension.dueAt,
    extension.proposalsDueOn,
    extension.proposalsDueAt,
    basis,
    personId,
  ]);
  const moved = await tx.rows<{ id: string }>(MOVE_DUTIES, [
    campaignId,
    JSON.stringify(extension.kinds),
    basis,
    personId,
  ]);
  const movedIds = moved.map(({ id }) => id);
  await voidRungs(tx, movedIds);
  await raiseRungs(tx, movedIds, extension.steps);
  await scheduleUrging(tx, campaignId);
  await tx.rows(`UPDATE procedure SET due_at = to_timestamp($2 / 1000.0) WHERE kind = 'campaign' AND id = $1`, [
    campaignId,
    extension.dueAt,
  ]);
  tx.wake('campaign', campaignId);
  return { ...extended!, moved: moved.length };
}

const EXTEND = `
  WITH extended AS (
    UPDATE campaign SET ends_on = $2, ends_at = to_timestamp($3 / 1000.0), proposals_due_on = $4,
           proposals_due_at = to_timestamp($5 / 1000.0), calendar_rev = calendar_rev + 1, version = version + 1
     WHERE id = $1 RETURNING id, calendar_rev, ends_on, ends_at, version),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'campaign', id, calendar_rev, ends_on, ends_at, $6, legal_now(), $7 FROM extended)
  SELECT calendar_rev AS "calendarRev", version FROM extended`;

const MOVE_DUTIES = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  days AS (
    SELECT * FROM jsonb_to_recordset($2) AS x (kind text, "dueOn" date, "dueAt" double precision)),
  locked AS (
    SELECT d.id, days."dueOn", days."dueAt" FROM duty d JOIN days USING (kind)
     WHERE d.campaign_id = $1 AND d.due_from = 'close' AND NOT d.own_deadline AND d.settled_at IS NULL
     ORDER BY d.id FOR UPDATE OF d),
  moved AS (
    UPDATE duty SET due_on = locked."dueOn", due_at = to_timestamp(locked."dueAt" / 1000.0),
           deadline_rev = deadline_rev + 1, version = version + 1
      FROM locked WHERE duty.id = locked.id
    RETURNING duty.id, duty.deadline_rev, duty.due_on, duty.due_at),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'duty', id, deadline_rev, due_on, due_at, $3, clock.now, $4 FROM moved, clock)
  SELECT id FROM moved`;
