import { type Ballot, boardRootOf } from '@bangvang/ballot';
import { Problem } from '@bangvang/domain';
import { markWithdrawn } from '../councils/agenda.js';
import { lockSession } from '../councils/session-lock.js';
import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';
import { ballotsOf, boardsOf, fixedBoards } from './board.js';
import { textOf } from './bytes.js';
import { refuseUnfinished } from './key-shares.js';

/** What is to be opened, and with what. It holds no answer yet. */
export interface CountOrder {
  readonly sessionId: string;
  /** The session's public key, base64url. */
  readonly sealingKey: string;
  /** Two or three, base64url, handed in for this board. */
  readonly shares: readonly string[];
  /** Over everything fixed in the session. */
  readonly boardRoot: string;
  readonly itemIds: readonly string[];
  /** Of these items only: what was withdrawn or held is not read. */
  readonly ballots: readonly Ballot[];
}

/**
 * Finds what is to be counted, once every secret vote is over and two holders have handed in their shares.
 * @returns null when it was counted before
 * @throws Problem no-such-session, count-not-ready, board-unsound where a board is not as it was fixed, or has more ballots than tokens
 */
export async function orderCount(tx: Transaction, sessionId: string): Promise<CountOrder | null> {
  const session = await lockSession(tx, sessionId);
  const keys = await tx.one<{ sealingKey: Buffer | null; counted: boolean } & Row>(
    'SELECT sealing_key AS "sealingKey", counted_at IS NOT NULL AS counted FROM council_session WHERE id = $1',
    [sessionId],
  );
  if (keys!.counted) return null;
  await markWithdrawn(tx, session);
  await refuseUnfinished(tx, sessionId);
  const boards = await fixedBoards(tx, sessionId);
  const boardRoot = await boardRootOf(sessionId, boards);
  const shares = await sharesFor(tx, sessionId, boardRoot);
  const itemIds = boards.filter(({ state }) => state === 'awaiting-count').map(({ itemId }) => itemId);
  await refuseUnsound(tx, new Map(boards.map((board) => [board.itemId, board.root])), itemIds);
  const ballots = await ballotsOf(tx, itemIds);
  return { sessionId, sealingKey: textOf(keys!.sealingKey!), shares, boardRoot, itemIds, ballots };
}

async function sharesFor(tx: Transaction, sessionId: string, boardRoot: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ share: Buffer; boardRoot: Buffer } & Row>(
    'SELECT share, board_root AS "boardRoot" FROM key_share WHERE session_id = $1 ORDER BY holder',
    [sessionId],
  );
  const shares = rows.filter((row) => textOf(row.boardRoot) === boardRoot).map(({ share }) => textOf(share));
  if (shares.length >= 2) return shares;
  throw new Problem('count-not-ready', `Mới có ${shares.length} mảnh khóa; cần hai trong ba người giữ khóa nộp mảnh.`, {
    extra: { shares: shares.length },
  });
}

/** Nothing came to a board, left it or changed on it since it was signed. */
async function refuseUnsound(
  tx: Transaction,
  fixed: ReadonlyMap<string, string>,
  itemIds: readonly string[],
): Promise<void> {
  const found = await boardsOf(tx, itemIds);
  const unsound = found.filter(({ itemId, root, ballots, tokens }) => root !== fixed.get(itemId) || ballots > tokens);
  if (unsound.length === 0) return;
  throw new Problem('board-unsound', `Bảng phiếu của ${unsound.length} hồ sơ không khớp với danh sách đã ký.`, {
    extra: { items: unsound.map(({ itemId, ballots, roll }) => ({ itemId, ballots, roll })) },
  });
}
