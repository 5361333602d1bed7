import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/**
 * Refuses a further supplement once the campaign's number of rounds is used up.
 * @throws Problem conflicting-act
 */
export async function refuseFurtherSupplement(tx: Transaction, dossierId: string): Promise<void> {
  const used = await tx.one(
    `SELECT FROM dossier d JOIN campaign c ON c.id = d.campaign_id
      WHERE d.id = $1 AND d.round > coalesce((c.procedure ->> 'supplementRoundsMax')::int, 1)`,
    [dossierId],
  );
  if (!used) return;
  throw new Problem(
    'conflicting-act',
    'Hồ sơ đã được yêu cầu bổ sung đủ số lần cho phép; hãy tiếp nhận, kết luận hoặc trả lại.',
  );
}
