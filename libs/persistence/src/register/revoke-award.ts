import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** The cancellation (hủy bỏ) of an award, by the decision of whoever gave it. */
export interface Revocation {
  readonly awardId: string;
  /** Day of the revoking decision. */
  readonly revokedOn: string;
  readonly reason: string;
  /** Number and issuer of the revoking decision. */
  readonly document: string;
}

/**
 * Marks an award as revoked: it stays in the register for ever and counts no more.
 * @throws Problem no-such-thing, already-recorded, invalid-input
 * @source Law 06/2022/QH15, Art. 93(2)
 */
export async function revokeAward(tx: Transaction, revocation: Revocation): Promise<void> {
  const { awardId, revokedOn, reason, document } = revocation;
  const award = await tx.required<{ subjectId: string; decidedOn: string; revokedOn: string | null }>(
    `SELECT subject_id AS "subjectId", decided_on::text AS "decidedOn", revoked_on::text AS "revokedOn"
       FROM award_held WHERE id = $1 FOR UPDATE`,
    [awardId],
    'no-such-thing',
    'Không tìm thấy mục khen thưởng này trong sổ vàng.',
  );
  if (award.revokedOn !== null) {
    throw new Problem('already-recorded', `Hình thức khen thưởng này đã bị hủy ngày ${award.revokedOn}.`);
  }
  if (revokedOn < award.decidedOn) {
    throw new Problem('invalid-input', 'Ngày hủy không thể trước ngày của quyết định khen thưởng.');
  }
  await tx.rows(
    `UPDATE award_held SET revoked_at = legal_now(), revoked_on = $2, revoked_reason = $3, revoked_document = $4 WHERE id = $1`,
    [awardId, revokedOn, reason, document],
  );
  tx.audit(`subject/${award.subjectId}`, 'revokeAward', revocation);
}
