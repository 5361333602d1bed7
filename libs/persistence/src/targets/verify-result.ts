import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** The result of a body on a target, as Home Affairs verifies it. */
export interface Verification {
  readonly campaignId: string;
  readonly targetCode: string;
  readonly bodyCode: string;
  /** Of the result, as the verifier saw it. */
  readonly version: number;
  /** The verified figure; null: as reported. */
  readonly verified: number | null;
  /** Why it differs from what was reported. */
  readonly note: string | null;
  readonly personId: string;
}

/** A result as it stands before its verification. */
interface Reported {
  readonly targetId: string;
  readonly bodyId: string;
  readonly reported: number | null;
  readonly version: number;
  /** Who took it from a workbook, where it came so. */
  readonly importedBy: string | null;
}

/**
 * Verifies a result, or puts right one verified before. Only what is verified decides whether a target is met.
 * @returns the result's new version and the verified figure
 * @throws Problem no-such-target, four-eyes, stale-version, invalid-input
 */
export async function verifyResult(
  tx: Transaction,
  verification: Verification,
): Promise<{ readonly version: number; readonly verified: number }> {
  const { campaignId, targetCode, bodyCode } = verification;
  const result = await tx.required<Reported & Record<string, unknown>>(
    `SELECT r.target_id AS "targetId", r.body_id AS "bodyId", r.actual::float8 AS reported, r.version,
            i.person_id AS "importedBy"
       FROM target t JOIN target_result r ON r.target_id = t.id JOIN body b ON b.id = r.body_id
       LEFT JOIN result_import i ON i.id = r.import_id
      WHERE t.campaign_id = $1 AND t.code = $2 AND b.code = $3 FOR UPDATE OF r`,
    [campaignId, targetCode, bodyCode],
    'no-such-target',
    `Chỉ tiêu “${targetCode}” chưa giao cho “${bodyCode}” và đơn vị chưa báo cáo kết quả.`,
  );
  if (result.importedBy === verification.personId) {
    throw new Problem('four-eyes', 'Bạn đã nhập kết quả này; người khác xác nhận.');
  }
  if (result.version !== verification.version) {
    throw new Problem('stale-version', `Kết quả đã đổi; phiên bản hiện nay là ${result.version}.`, {
      extra: { version: result.version, reported: result.reported },
    });
  }
  const verified = verification.verified ?? result.reported;
  if (verified === null) throw new Problem('invalid-input', 'Đơn vị chưa báo cáo; phải ghi kết quả xác nhận.');
  if (verified !== result.reported && verification.note === null) {
    throw new Problem('invalid-input', 'Kết quả xác nhận khác số báo cáo thì phải ghi lý do.');
  }
  const raised = await tx.one<{ version: number }>(
    `UPDATE target_result SET verified = $3, verified_by = $4, verified_at = legal_now(), verification_note = $5,
            version = version + 1
      WHERE target_id = $1 AND body_id = $2 RETURNING version`,
    [result.targetId, result.bodyId, verified, verification.personId, verification.note],
  );
  tx.audit(`target/${result.targetId}`, 'verify-result', {
    body: bodyCode,
    code: targetCode,
    reported: result.reported,
    verified,
    note: verification.note,
  });
  return { version: raised!.version, verified };
}
