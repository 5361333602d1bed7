import type { FilledForm } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { voidRungs } from './duty-rungs.js';

/** A duty locked for a change of its own, with the legal time read after both locks. Instants in ms since the epoch. */
export interface LockedDuty {
  readonly id: string;
  readonly campaignId: string;
  readonly bodyId: string;
  readonly kind: string;
  readonly name: string;
  readonly nature: 'barring' | 'chasing' | 'standing';
  readonly ladder: string | null;
  readonly dueOn: string | null;
  readonly dueAt: number | null;
  readonly settledBy: string | null;
  /** Time stands still since, ms since the epoch; null where it runs. */
  readonly heldAt: number | null;
  /** Who asked it by an urging note. */
  readonly askedBy: string | null;
  readonly version: number;
  readonly campaignStage: string;
  /** Revision of the campaign's frozen procedure. */
  readonly procedureRev: number;
  readonly now: number;
}

/**
 * Takes the campaign FOR SHARE, then the duty, and only then reads legal time: the close waits for whoever holds the
 * campaign, so that what was stamped in time is in its count.
 */
export async function lockDuty(tx: Transaction, dutyId: string): Promise<LockedDuty | null> {
  return tx.one<LockedDuty & Record<string, unknown>>(
    `WITH occasion AS MATERIALIZED (
       SELECT c.id, c.stage, c.procedure_rev FROM campaign c WHERE c.id = (SELECT campaign_id FROM duty WHERE id = $1) FOR SHARE),
     locked AS MATERIALIZED (
       SELECT d.*, occasion.stage, occasion.procedure_rev FROM occasion JOIN duty d ON d.campaign_id = occasion.id WHERE d.id = $1 FOR UPDATE OF d)
     SELECT id, campaign_id AS "campaignId", body_id AS "bodyId", kind, name, nature, ladder_code AS ladder,
            due_on::text AS "dueOn", (extract(epoch FROM due_at) * 1000)::float8 AS "dueAt", settled_by AS "settledBy",
            (extract(epoch FROM held_at) * 1000)::float8 AS "heldAt", asked_by AS "askedBy",
            version, stage AS "campaignStage", procedure_rev AS "procedureRev", (extract(epoch FROM legal_now()) * 1000)::float8 AS now
       FROM locked`,
    [dutyId],
  );
}

/** One result as filed; `actual` in the target's own unit, with the figures it was worked out from. */
export interface FiledResult {
  readonly targetCode: string;
  readonly actual: number;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly level?: number | null;
}

export interface Filing {
  readonly id: string;
  readonly dutyId: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly fileSha256: string | null;
  readonly personId: string;
  readonly receivedAt: number;
  readonly receivedOn: string;
  readonly late: boolean;
  /** Working days, 0 where it is in time: kept for the year's scoring. */
  readonly daysLate: number;
  readonly results: readonly FiledResult[];
  /** The duty's form, checked before; null where none was filled. */
  readonly form: FilledForm | null;
}

/**
 * Puts what a body files on record and settles its duty with it.
 * @returns the duty's new version
 */
export async function recordFiling(tx: Transaction, duty: LockedDuty, filing: Filing): Promise<number> {
  const [settled] = await Promise.all([
    tx.one<{ version: number }>(RECORD_FILING, [
      filing.id,
      duty.id,
      JSON.stringify(filing.content),
      filing.fileSha256,
      filing.personId,
      filing.receivedAt,
      filing.receivedOn,
      filing.late,
      JSON.stringify(filing.results),
      filing.form?.formCode ?? null,
      filing.form?.revision ?? null,
      filing.form && JSON.stringify(filing.form.answers),
      filing.daysLate,
    ]),
    voidRungs(tx, [duty.id]),
    wakeWhenLast(tx, duty.campaignId),
  ]);
  return settled!.version;
}

const RECORD_FILING = `
  WITH settled AS (
    UPDATE duty SET settled_at = to_timestamp($6 / 1000.0), settled_by = 'filing', late = $8, days_late = $13,
           held_at = NULL, hold_reason = NULL, version = version + 1
     WHERE id = $2 AND settled_at IS NULL RETURNING id, body_id, campaign_id, version),
  filed AS (
    INSERT INTO filing (id, duty_id, content, file_sha256, person_id, received_at, received_on, late,
                        form_code, form_rev, answers)
    VALUES ($1, $2, $3, $4, $5, to_timestamp($6 / 1000.0), $7, $8, $10, $11, $12) RETURNING id),
  results AS (
    INSERT INTO target_result AS known (target_id, body_id, actual, numerator, denominator, level, filing_id)
    SELECT t.id, s.body_id, r.actual, r.numerator, r.denominator, r.level, $1
      FROM settled s JOIN target t ON t.campaign_id = s.campaign_id
      JOIN jsonb_to_recordset($9) AS r ("targetCode" text, actual numeric, numerator numeric, denominator numeric, level numeric)
        ON r."targetCode" = t.code
    -- What is reported anew awaits verification anew.
    ON CONFLICT (target_id, body_id) DO UPDATE SET actual = excluded.actual, numerator = excluded.numerator,
      denominator = excluded.denominator, level = excluded.level, filing_id = excluded.filing_id,
      import_id = NULL, note = NULL,
      verified = NULL, verified_by = NULL, verified_at = NULL, verification_note = NULL, version = known.version + 1)
  SELECT version FROM settled`;

/**
 * Ends a duty that nobody files: its body is excused (miễn), or it is withdrawn (thu hồi) by whoever gave it.
 * @returns the duty's new version
 */
export async function endDuty(
  tx: Transaction,
  duty: LockedDuty,
  by: 'excuse' | 'withdrawal',
  reason: string,
): Promise<number> {
  const settled = await tx.one<{ version: number }>(
    `UPDATE duty SET settled_at = to_timestamp($2 / 1000.0), settled_by = $4, excuse = $3,
            held_at = NULL, hold_reason = NULL, version = version + 1
      WHERE id = $1 AND settled_at IS NULL RETURNING version`,
    [duty.id, duty.now, reason, by],
  );
  await voidRungs(tx, [duty.id]);
  await wakeWhenLast(tx, duty.campaignId);
  return settled!.version;
}

/**
 * Settles a body's duty to propose with the dossiers it submits; does nothing where it is settled or was never given.
 * Part of the submission's own transaction, which holds the campaign FOR SHARE.
 * @param receivedAt legal time of receipt, ms since the epoch
 */
export async function settleProposalsDuty(
  tx: Transaction,
  campaignId: string,
  bodyId: string,
  receivedAt: number,
): Promise<void> {
  const settled = await tx.rows<{ id: string }>(
    `UPDATE duty SET settled_at = to_timestamp($3 / 1000.0), settled_by = 'filing', late = false, days_late = 0,
            held_at = NULL, hold_reason = NULL, version = version + 1
      WHERE campaign_id = $1 AND body_id = $2 AND kind = 'proposals' AND settled_at IS NULL RETURNING id`,
    [campaignId, bodyId, receivedAt],
  );
  if (settled.length === 0) return;
  await voidRungs(
    tx,
    settled.map(({ id }) => id),
  );
  for (const { id } of settled) tx.audit(`duty/${id}`, 'settle', { kind: 'proposals', late: false, by: 'submission' });
  await wakeWhenLast(tx, campaignId);
}

/**
 * Wakes the campaign's procedures when no duty is open any more. A wake at every filing would make all filers of the
 * last hour queue for one row; two filers who each see the other's duty open are found by the daily look.
 */
async function wakeWhenLast(tx: Transaction, campaignId: string): Promise<void> {
  const open = await tx.one(
    `SELECT 1 FROM duty WHERE campaign_id = $1 AND settled_at IS NULL AND due_at IS NOT NULL LIMIT 1`,
    [campaignId],
  );
  if (open) return;
  tx.wake('campaign', campaignId);
  tx.wake('urging', campaignId);
}
