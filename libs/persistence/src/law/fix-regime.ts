import { Problem } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';

/**
 * What the acceptance of a dossier today says of its regime. Ask together with the check of the act.
 * @returns null where there is no such dossier
 */
export function readAcceptance(tx: Transaction, dossierId: string): Promise<Acceptance | null> {
  return tx.one<Acceptance & Record<string, unknown>>(ACCEPTANCE, [dossierId]);
}

/**
 * Fixes the legal regime a dossier is judged by, at the acceptance of the full dossier: the one in force that legal day.
 * By the campaign's frozen procedure it is the first acceptance, or the deciding level's; then every acceptance up to
 * that level is provisional. Never worked out again otherwise: the row itself refuses.
 * @throws Problem no-regime-in-force where no regime is in force that day
 * @source Law on Emulation and Commendation: judged by the text in force when the full dossier was received
 */
export async function fixRegime(tx: Transaction, dossierId: string, dossier: Acceptance): Promise<void> {
  const { regimeFixedAt } = await readProcedure(tx, dossier.campaignId, dossier.procedureRev);
  if (dossier.fixed !== null && !(regimeFixedAt === 'deciding-level-acceptance' && dossier.decides)) return;
  if (dossier.inForce === null) {
    throw new Problem('no-regime-in-force', `Không có chế độ pháp lý nào có hiệu lực ngày ${dossier.day}.`);
  }
  if (dossier.inForce === dossier.fixed) return;
  await tx.rows('UPDATE dossier SET legal_regime = $2, version = version + 1 WHERE id = $1', [
    dossierId,
    dossier.inForce,
  ]);
  const { fixed, inForce, day } = dossier;
  tx.audit(`dossier/${dossierId}`, 'regime-fixed', { from: fixed, to: inForce, day, regimeFixedAt });
}

/** A dossier at its acceptance. `day` is 'YYYY-MM-DD'. */
export interface Acceptance {
  readonly campaignId: string;
  readonly procedureRev: number;
  readonly day: string;
  readonly fixed: string | null;
  readonly inForce: string | null;
  /** Whether the level that accepts is the one that decides the award. */
  readonly decides: boolean;
}

const ACCEPTANCE = `
  SELECT c.id AS "campaignId", c.procedure_rev AS "procedureRev", today.day::text AS day, d.legal_regime AS fixed,
         level.deciding_level = a.deciding_level AS decides,
         (SELECT r.code FROM legal_regime r WHERE daterange(r.valid_from, r.valid_to, '[]') @> today.day
           ORDER BY r.valid_from DESC LIMIT 1) AS "inForce"
    FROM dossier d JOIN campaign c ON c.id = d.campaign_id JOIN award_type a ON a.code = d.award_code
    JOIN body level ON level.id = d.level_body_id
    CROSS JOIN (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
   WHERE d.id = $1`;
