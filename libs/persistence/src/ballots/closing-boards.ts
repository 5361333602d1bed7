import { formatInstant, Problem } from '@bangvang/domain';
import { type LockedSession, subjectOf } from '../councils/session-lock.js';
import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';
import { type BoardSigner, fixAbandonedBoards, fixBoards } from './board.js';

/**
 * Closes the secret votes among open items already locked: their boards are fixed and signed, nothing is counted.
 * @returns the other items, to be counted at once
 */
export async function closeBoards(
  tx: Transaction,
  session: LockedSession,
  itemIds: readonly string[],
  signer: BoardSigner,
): Promise<readonly string[]> {
  const secret = await tx.rows<{ id: string } & Row>(
    `SELECT id FROM session_item WHERE id = ANY($1::uuid[]) AND method = 'secret' ORDER BY id`,
    [itemIds],
  );
  const closed = secret.map(({ id }) => id);
  if (closed.length > 0) {
    const boards = await fixBoards(tx, session, closed, signer);
    await tx.rows(
      `UPDATE session_item SET state = 'awaiting-count', closed_at = legal_now() WHERE id = ANY($1::uuid[])`,
      [closed],
    );
    tx.audit(subjectOf(session.id), 'boards-fixed', { members: session.memberCount, boards });
  }
  await fixAbandonedBoards(tx, session, signer);
  const fixed = new Set(closed);
  return itemIds.filter((id) => !fixed.has(id));
}

/** A secret vote is not closed while absent members may still answer. @throws Problem written-opinions-awaited */
export async function refuseBeforeOpinions(
  tx: Transaction,
  { opinionsUntil }: LockedSession,
  itemIds: readonly string[],
): Promise<void> {
  const secret = await tx.one(
    `SELECT 1 AS here FROM session_item WHERE id = ANY($1::uuid[]) AND method = 'secret' LIMIT 1`,
    [itemIds],
  );
  if (!secret || (await tx.legalNow()) >= opinionsUntil.getTime()) return;
  throw new Problem(
    'written-opinions-awaited',
    `Thành viên vắng mặt gửi ý kiến đến ${formatInstant(opinionsUntil.getTime())}; đóng bỏ phiếu sau giờ ấy.`,
    { extra: { until: opinionsUntil.toISOString() } },
  );
}
