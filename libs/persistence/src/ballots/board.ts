import {
  type Ballot,
  boardRootOf,
  type ItemBoard,
  leafOf,
  rootOf,
  statementText,
  type VotedOn,
} from '@bangvang/ballot';
import type { Row, Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { textOf } from './bytes.js';

/** Signs a text with the installation's key (Ed25519), base64. */
export interface BoardSigner {
  sign(text: string): string;
}

/** Of a session: its id, and all members of the council, the base of every percentage. */
interface BoardSession {
  readonly id: string;
  readonly memberCount: number | null;
}

/**
 * Fixes the boards of items locked against further ballots: root, ballots and roll, signed. Keys that signed their tokens are erased.
 * A board with more ballots than tokens given out is fixed as it is, and becomes an incident: it is never counted.
 */
export async function fixBoards(
  tx: Transaction,
  { id, memberCount }: BoardSession,
  itemIds: readonly string[],
  signer: BoardSigner,
): Promise<readonly ItemBoard[]> {
  const boards = await boardsOf(tx, itemIds);
  const votedOn = new Map((await votedOnOf(tx, itemIds)).map((item) => [item.itemId, item]));
  const fixed = boards.map((board) => ({
    ...board,
    signature: signer.sign(statementText(id, { ...votedOn.get(board.itemId)!, ...board }, memberCount!)),
  }));
  await tx.rows(
    `UPDATE session_item i SET board_root = decode(n.root, 'base64'), board_ballots = n.ballots, board_roll = n.roll,
            board_signature = decode(n.signature, 'base64')
       FROM jsonb_to_recordset($1) AS n ("itemId" uuid, root text, ballots integer, roll integer, signature text)
      WHERE i.id = n."itemId" AND i.board_root IS NULL`,
    [JSON.stringify(fixed.map((board) => ({ ...board, root: standard(board.root) })))],
  );
  await tx.rows('UPDATE ballot_key SET private_key = NULL WHERE item_id = ANY($1::uuid[])', [itemIds]);
  await raiseOverfull(tx, id, boards);
  return boards;
}

/**
 * Fixes the boards of items that left the vote (rút, tạm dừng) with ballots or a roll of their own: they stay on the board and are never
 * opened. Called wherever boards of the session are fixed, and by its procedure.
 */
export async function fixAbandonedBoards(
  tx: Transaction,
  session: BoardSession,
  signer: BoardSigner,
): Promise<readonly ItemBoard[]> {
  if (session.memberCount === null) return [];
  const left = await tx.rows<{ id: string } & Row>(
    `SELECT i.id FROM session_item i WHERE i.session_id = $1 AND i.state IN ('withdrawn', 'on-hold') AND i.board_root IS NULL
        AND EXISTS (SELECT FROM ballot_roll r WHERE r.item_id = i.id) ORDER BY i.id FOR UPDATE`,
    [session.id],
  );
  if (left.length === 0) return [];
  return fixBoards(
    tx,
    session,
    left.map(({ id }) => id),
    signer,
  );
}

/** SQL: what item `i` of dossier `d` is voted on. */
export const VOTED_ON = `i.dossier_id AS "dossierId", d.award_code AS "awardCode",
  json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule`;

function votedOnOf(sql: Sql, itemIds: readonly string[]): Promise<(VotedOn & { readonly itemId: string } & Row)[]> {
  return sql.rows<VotedOn & { itemId: string } & Row>(
    `SELECT i.id AS "itemId", ${VOTED_ON} FROM session_item i JOIN dossier d ON d.id = i.dossier_id WHERE i.id = ANY($1::uuid[])`,
    [itemIds],
  );
}

/** The boards of items as the ballots and the roll have them now. */
export async function boardsOf(
  sql: Sql,
  itemIds: readonly string[],
): Promise<readonly (ItemBoard & { tokens: number })[]> {
  const rolls = await sql.rows<{ itemId: string; roll: number; tokens: number } & Row>(
    `SELECT i.id AS "itemId", count(r.person_id)::int AS roll, count(r.blinded)::int AS tokens
       FROM unnest($1::uuid[]) AS i (id) LEFT JOIN ballot_roll r ON r.item_id = i.id GROUP BY i.id ORDER BY i.id`,
    [itemIds],
  );
  const leaves = new Map<string, string[]>(itemIds.map((itemId) => [itemId, []]));
  for (const ballot of await ballotsOf(sql, itemIds)) leaves.get(ballot.itemId)!.push(await leafOf(ballot));
  return Promise.all(
    rolls.map(async (roll) => {
      const own = leaves.get(roll.itemId)!;
      return { ...roll, root: await rootOf(own), ballots: own.length };
    }),
  );
}

/** Every ballot of some items, in the order of their tokens' hashes. */
export async function ballotsOf(sql: Sql, itemIds: readonly string[]): Promise<readonly Ballot[]> {
  const rows = await sql.rows<
    { itemId: string; message: Buffer; signature: Buffer; enc: Buffer; sealed: Buffer } & Row
  >(
    `SELECT item_id AS "itemId", message, signature, enc, sealed FROM ballot WHERE item_id = ANY($1::uuid[])
      ORDER BY item_id, token_hash`,
    [itemIds],
  );
  return rows.map(({ itemId, message, signature, enc, sealed }) => ({
    itemId,
    message: textOf(message),
    signature: textOf(signature),
    enc: textOf(enc),
    sealed: textOf(sealed),
  }));
}

/** An item's board as it was fixed. */
export interface FixedBoard extends ItemBoard {
  readonly state: string;
  /** Ed25519 of the installation, base64url. */
  readonly signature: string;
}

/** The boards fixed in a session, in ascending order of the items. */
export async function fixedBoards(sql: Sql, sessionId: string): Promise<readonly FixedBoard[]> {
  const rows = await sql.rows<Omit<FixedBoard, 'root' | 'signature'> & { root: Buffer; signature: Buffer } & Row>(
    `SELECT id AS "itemId", state, board_root AS root, board_ballots AS ballots, board_roll AS roll, board_signature AS signature
       FROM session_item WHERE session_id = $1 AND board_root IS NOT NULL ORDER BY id`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, root: textOf(row.root), signature: textOf(row.signature) }));
}

/** The one root holders of shares name: over everything fixed in the session. */
export async function sessionRoot(sql: Sql, sessionId: string): Promise<string> {
  return boardRootOf(sessionId, await fixedBoards(sql, sessionId));
}

async function raiseOverfull(
  tx: Transaction,
  sessionId: string,
  boards: readonly (ItemBoard & { readonly tokens: number })[],
): Promise<void> {
  const overfull = boards.filter(({ ballots, tokens }) => ballots > tokens);
  if (overfull.length === 0) return;
  await tx.rows(
    `INSERT INTO incident AS i (id, kind, subject_kind, subject_id, detail)
     VALUES (gen_random_uuid(), 'ballots-exceed-roll', 'council-session', $1, $2)
     ON CONFLICT (kind, subject_kind, subject_id) WHERE state <> 'resolved'
       DO UPDATE SET last_seen = clock_timestamp(), times = i.times + 1, detail = excluded.detail, state = 'open',
                     version = i.version + 1`,
    [sessionId, `${overfull.length} hồ sơ có nhiều phiếu hơn số thẻ đã phát; không kiểm phiếu được.`],
  );
}

/** Base64 as PostgreSQL decodes it. */
function standard(text: string): string {
  return Buffer.from(text, 'base64url').toString('base64');
}
