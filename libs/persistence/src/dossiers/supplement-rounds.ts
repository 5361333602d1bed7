import { Problem } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';

/**
 * Refuses a further supplement once the campaign's number of rounds is used up.
 * @throws Problem supplement-rounds-used
 */
export async function refuseFurtherSupplement(tx: Transaction, dossierId: string): Promise<void> {
  const dossier = await tx.required<{ round: number; campaignId: string; procedureRev: number }>(
    `SELECT d.round, c.id AS "campaignId", c.procedure_rev AS "procedureRev"
       FROM dossier d JOIN campaign c ON c.id = d.campaign_id WHERE d.id = $1`,
    [dossierId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  const { supplementRoundsMax } = await readProcedure(tx, dossier.campaignId, dossier.procedureRev);
  if (dossier.round <= (supplementRoundsMax ?? 1)) return;
  throw new Problem(
    'supplement-rounds-used',
    'Hồ sơ đã được yêu cầu bổ sung đủ số lần cho phép; hãy tiếp nhận, kết luận hoặc trả lại.',
  );
}
