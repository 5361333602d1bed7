import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { endItemsOf } from '../councils/item-ends.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** SQL: the holds and objections of dossier `d` that ended, oldest first. */
export const SUSPENSIONS = `
  (SELECT coalesce(jsonb_agg(jsonb_build_object('fromOn', s.from_on, 'toOn', s.to_on) ORDER BY s.from_at), '[]')
     FROM suspension s WHERE s.dossier_id = d.id AND s.kind <> 'supplement' AND s.to_at IS NOT NULL)`;

/** SQL: whether dossier `d` is held now. */
export const ON_HOLD = `
  EXISTS (SELECT FROM suspension s WHERE s.dossier_id = d.id AND s.kind <> 'supplement' AND s.to_at IS NULL)`;

/** An entry of the ledger of suspended time. */
export interface SuspensionRecord {
  readonly id: string;
  readonly stage: string;
  readonly kind: 'supplement' | 'hold' | 'objection';
  readonly reason: string;
  readonly document: string | null;
  readonly fromAt: string;
  /** null while it lasts. */
  readonly toAt: string | null;
}

/** The ledger of a dossier, the oldest first. */
export function listSuspensions(sql: Sql, dossierId: string): Promise<SuspensionRecord[]> {
  return sql.rows<SuspensionRecord & Record<string, unknown>>(
    `SELECT s.id, v.stage, s.kind, s.reason, s.document, ${ISO('s.from_at')} AS "fromAt", ${ISO('s.to_at')} AS "toAt"
       FROM suspension s JOIN stage_visit v ON v.id = s.visit_id WHERE s.dossier_id = $1 ORDER BY s.from_at, s.id`,
    [dossierId],
  );
}

/** A hold (tạm dừng) put on a dossier, or an objection (kiến nghị) that stops it. */
export interface Hold {
  readonly dossierId: string;
  readonly kind: 'hold' | 'objection';
  readonly reason: string;
  readonly document: string;
  readonly personId: string;
}

/**
 * Holds a dossier: its stage and task stay, nobody is urged, and nothing concludes its step until it is resumed.
 * Its item in a council's session ends, also while it is voted on; other bodies asked for an opinion still answer in their time.
 * @throws Problem wrong-stage, dossier-on-hold
 */
export async function holdDossier(tx: Transaction, hold: Hold): Promise<void> {
  const found = await lockOpenVisit(tx, hold.dossierId);
  if (found.held) throw new Problem('dossier-on-hold', 'Hồ sơ đang tạm dừng.');
  await tx.rows(HOLD, [newId(), hold.dossierId, found.visitId, hold.kind, hold.reason, hold.document, hold.personId]);
  await endItemsOf(tx, hold.dossierId, 'on-hold');
  tx.audit(`dossier/${hold.dossierId}`, 'hold', { kind: hold.kind, reason: hold.reason, document: hold.document });
  tx.wake('award-dossier', hold.dossierId);
}

/**
 * Ends the hold; an item that ended with it stays ended. What is owed keeps as many working days as were left: see `readOpenLimits`.
 * @throws Problem wrong-stage, conflicting-act where it is not held
 */
export async function endHold(tx: Transaction, dossierId: string, personId: string, note: string): Promise<void> {
  const found = await lockOpenVisit(tx, dossierId);
  if (!found.held) throw new Problem('conflicting-act', 'Hồ sơ không bị tạm dừng.');
  await tx.rows(
    `UPDATE suspension SET to_at = at.now, to_on = (at.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, ended_by = $2
       FROM (SELECT legal_now() AS now) AS at WHERE dossier_id = $1 AND kind <> 'supplement' AND to_at IS NULL`,
    [dossierId, personId],
  );
  tx.audit(`dossier/${dossierId}`, 'resume', { note });
  tx.wake('award-dossier', dossierId);
}

/** @throws Problem wrong-stage where the dossier's way has ended, or the unit has not sent it in */
async function lockOpenVisit(tx: Transaction, dossierId: string): Promise<{ visitId: string; held: boolean }> {
  await tx.rows('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [dossierId]);
  return tx.required<{ visitId: string; held: boolean }>(
    `SELECT v.id AS "visitId", ${ON_HOLD} AS held FROM dossier d JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
      WHERE d.id = $1 AND d.submission_id IS NOT NULL AND d.level_body_id IS NOT NULL
        AND d.stage NOT IN ('notified', 'refused', 'returned', 'withdrawn', 'lapsed')
        AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id)`,
    [dossierId],
    'wrong-stage',
    'Hồ sơ chưa được trình hoặc đã kết thúc nên không tạm dừng hay tiếp tục được.',
  );
}

const HOLD = `
  WITH at AS (SELECT legal_now() AS now),
  held AS (
    INSERT INTO suspension (id, dossier_id, visit_id, kind, reason, document, person_id, from_at, from_on)
    SELECT $1, $2, $3, $4, $5, $6, $7, at.now, (at.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM at)
  UPDATE rung SET outcome = 'void', fired_at = at.now FROM at, human_task t
   WHERE subject_id = $2 AND outcome IS NULL AND t.id = owner_id AND t.concludes`;
