import type { VotedOn } from '@bangvang/ballot';
import { onlyOf, standsAside } from '../councils/aside.js';
import type { ItemState } from '../councils/item-states.js';
import type { Row, Sql } from '../database.js';
import { sessionRoot, VOTED_ON } from './board.js';
import { textOf } from './bytes.js';
import { type ShareHolder, shareHolders } from './key-shares.js';

/** The board of a session as its members see it before anything is counted. */
export interface BoardView {
  /** Over everything fixed in the session: what holders of shares name. */
  readonly boardRoot: string;
  /** All members of the council. */
  readonly members: number;
  /** Who has handed in a share. */
  readonly holders: readonly ShareHolder[];
  readonly items: readonly BoardItemView[];
}

export interface BoardItemView extends VotedOn {
  readonly itemId: string;
  readonly state: ItemState;
  readonly root: string;
  readonly ballots: number;
  /** Tokens and papers given out. */
  readonly roll: number;
  /** Ed25519 of the installation over the statement, base64url. */
  readonly signature: string;
}

/** What was fixed of a session so far. An item the reader does not vote on does not exist for him. */
export async function readBoard(sql: Sql, sessionId: string, readerId: string): Promise<BoardView> {
  const [session] = await sql.rows<{ members: number } & Row>(
    `SELECT coalesce(member_count, (SELECT count(*)::int FROM session_member WHERE session_id = $1)) AS members
       FROM council_session WHERE id = $1`,
    [sessionId],
  );
  const items = await sql.rows<Omit<BoardItemView, 'root' | 'signature'> & { root: Buffer; signature: Buffer } & Row>(
    `SELECT i.id AS "itemId", i.state, i.board_root AS root, i.board_ballots AS ballots, i.board_roll AS roll,
            i.board_signature AS signature, ${VOTED_ON}
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id WHERE i.session_id = $1 AND i.board_root IS NOT NULL
        AND NOT ${standsAside('i', onlyOf('$2'))} ORDER BY i.ord, i.id`,
    [sessionId, readerId],
  );
  return {
    boardRoot: await sessionRoot(sql, sessionId),
    members: session!.members,
    holders: await shareHolders(sql, sessionId),
    items: items.map((item) => ({ ...item, root: textOf(item.root), signature: textOf(item.signature) })),
  };
}
