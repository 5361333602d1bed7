import { Problem } from '@bangvang/domain';
import { lockSession, raiseVersion, subjectOf } from '../councils/session-lock.js';
import type { Row, Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { sessionRoot } from './board.js';
import { bytesOf } from './bytes.js';

export type ShareHolder = 'chair' | 'secretary' | 'teller';

/** A holder's share, and the board he hands it in for. */
export interface KeyShareHandedIn {
  readonly holder: ShareHolder;
  readonly personId: string;
  /** 33 bytes, base64url. */
  readonly share: string;
  /** Root of the session's board as the holder saw it, base64url. */
  readonly boardRoot: string;
}

/**
 * Takes a holder's share for the board as it is fixed; a wrong file is replaced by handing in the right one. One share shows nothing.
 * @throws Problem no-such-session, count-not-ready, already-recorded once counted, share-wrong for another board
 */
export async function handInShare(
  tx: Transaction,
  sessionId: string,
  { holder, personId, share, boardRoot }: KeyShareHandedIn,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  await refuseUnfinished(tx, sessionId);
  const root = await sessionRoot(tx, sessionId);
  if (root !== boardRoot) {
    throw new Problem('share-wrong', 'Bảng phiếu của phiên họp không phải bảng bạn đã xem.', {
      extra: { boardRoot: root },
    });
  }
  await tx.rows(
    `INSERT INTO key_share (session_id, holder, share, board_root, person_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT key_share_pk DO UPDATE SET share = $3, board_root = $4, person_id = $5`,
    [sessionId, holder, bytesOf(share), bytesOf(boardRoot), personId],
  );
  tx.audit(subjectOf(sessionId), 'key-share-handed-in', { holder, boardRoot });
  return { version: await raiseVersion(tx, session) };
}

/** Who has handed in a share for the board as it stands. */
export async function shareHolders(sql: Sql, sessionId: string): Promise<readonly ShareHolder[]> {
  const rows = await sql.rows<{ holder: ShareHolder } & Row>(
    'SELECT holder FROM key_share WHERE session_id = $1 ORDER BY holder',
    [sessionId],
  );
  return rows.map(({ holder }) => holder);
}

/**
 * Refuses what waits for every secret vote of a session to be over, on a session already locked.
 * @throws Problem count-not-ready naming the items, already-recorded once counted
 */
export async function refuseUnfinished(tx: Transaction, sessionId: string): Promise<void> {
  const session = await tx.one<{ sealed: boolean; counted: boolean; awaiting: number } & Row>(
    `SELECT sealing_key IS NOT NULL AS sealed, counted_at IS NOT NULL AS counted,
            (SELECT count(*)::int FROM session_item WHERE session_id = $1 AND state = 'awaiting-count') AS awaiting
       FROM council_session WHERE id = $1 AND stage NOT IN ('convened', 'cancelled')`,
    [sessionId],
  );
  if (!session?.sealed) throw new Problem('count-not-ready', 'Phiên họp chưa mở hoặc không bỏ phiếu kín bằng thẻ.');
  if (session.counted) throw new Problem('already-recorded', 'Phiếu của phiên họp đã kiểm xong.');
  const unfinished = await tx.rows<{ itemId: string; state: string } & Row>(
    `SELECT i.id AS "itemId", i.state FROM session_item i
      WHERE i.session_id = $1 AND (i.secret AND i.state = 'pending' OR i.state IN ('open', 'suspended')
         OR i.state IN ('withdrawn', 'on-hold') AND i.board_root IS NULL
            AND EXISTS (SELECT FROM ballot_roll r WHERE r.item_id = i.id)) ORDER BY i.ord`,
    [sessionId],
  );
  if (unfinished.length > 0) {
    throw new Problem('count-not-ready', `Còn ${unfinished.length} hồ sơ chưa đóng bỏ phiếu hoặc chưa hoãn.`, {
      extra: { items: unfinished },
    });
  }
  if (session.awaiting === 0) throw new Problem('count-not-ready', 'Phiên họp không có hồ sơ nào chờ kiểm phiếu kín.');
}
