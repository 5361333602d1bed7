import {
  type Ballot,
  boardRootOf,
  type Bundle,
  type BundleBallot,
  type BundleItem,
  leafOf,
  type PaperTally,
  type Tally,
} from '@bangvang/ballot';
import { onlyOf, standsAside } from '../councils/aside.js';
import type { Row, Sql } from '../database.js';
import { ballotsOf } from './board.js';
import { textOf } from './bytes.js';

/** What of a bundle is said once for all its items. */
type BundleHead = Omit<Bundle, 'format' | 'signingKey' | 'boardRoot' | 'items' | 'sessionKey'>;

/** An item with a board, as the rows have it. */
interface BoardedItem {
  readonly id: string;
  readonly dossierId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly award: BundleItem['award'];
  readonly rule: BundleItem['rule'];
  readonly state: BundleItem['state'];
  readonly tokenKey: Buffer;
  readonly root: Buffer;
  readonly ballotCount: number;
  readonly roll: number;
  readonly signature: Buffer;
  readonly paper: PaperTally | null;
  readonly result: (Tally & { readonly carried: boolean }) | null;
}

/**
 * All that a recount of a session needs (hồ sơ kiểm phiếu), once its results are published; null before. What the reader does not vote on is
 * left out: of it he has neither ballots nor figures, nor a gap in the order.
 * @param signingKey of the installation, SPKI in base64url
 */
export async function readBundle(
  sql: Sql,
  sessionId: string,
  readerId: string,
  signingKey: string,
): Promise<Bundle | null> {
  const [found] = await sql.rows<{ head: BundleHead; publicKey: Buffer; privateKey: Buffer } & Row>(
    `SELECT json_build_object(
              'session', json_build_object('id', s.id, 'place', s.place,
                'meetsAt', to_char(s.meets_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
              'council', json_build_object('code', c.code, 'name', c.name),
              'campaign', json_build_object('id', g.id, 'title', g.title), 'members', s.member_count) AS head,
            s.sealing_key AS "publicKey", s.unsealing_key AS "privateKey"
       FROM council_session s JOIN council c ON c.id = s.council_id JOIN campaign g ON g.id = s.campaign_id
      WHERE s.id = $1 AND s.results_published_at IS NOT NULL`,
    [sessionId],
  );
  if (!found) return null;
  const rows = await boardedItems(sql, sessionId, readerId);
  const ballots = await ballotsByItem(sql, rows);
  const boards = rows.map(({ id, root, ballotCount, roll }) => ({
    itemId: id,
    root: textOf(root),
    ballots: ballotCount,
    roll,
  }));
  const { head, publicKey, privateKey } = found;
  return {
    format: 'bangvang-bundle-1',
    ...head,
    sessionKey: { publicKey: textOf(publicKey), privateKey: textOf(privateKey) },
    signingKey,
    boardRoot: await boardRootOf(sessionId, boards),
    items: rows.map((row) => bundleItem(row, ballots.get(row.id)!)),
  };
}

function boardedItems(sql: Sql, sessionId: string, readerId: string): Promise<(BoardedItem & Row)[]> {
  return sql.rows<BoardedItem & Row>(
    `SELECT * FROM (
       SELECT i.id, i.dossier_id AS "dossierId", (row_number() OVER (ORDER BY i.ord, i.id))::int AS ord, n.name AS nominee,
              json_build_object('code', a.code, 'name', a.name) AS award,
              json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
              i.state, k.public_key AS "tokenKey", i.board_root AS root, i.board_ballots AS "ballotCount", i.board_roll AS roll,
              i.board_signature AS signature,
              (SELECT json_build_object('issued', p.issued, 'collected', p.collected, 'agree', p.agree, 'disagree', p.disagree,
                        'abstain', p.abstain, 'invalid', p.invalid)
                 FROM paper_count p WHERE p.item_id = i.id AND i.state = 'closed'
                  AND EXISTS (SELECT FROM ballot_roll r WHERE r.item_id = i.id AND r.kind = 'paper') LIMIT 1) AS paper,
              CASE WHEN i.state = 'closed' THEN json_build_object('agree', i.agree, 'disagree', i.disagree,
                'abstain', i.abstain, 'invalid', i.invalid, 'carried', i.carried) END AS result
         FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
         JOIN award_type a ON a.code = d.award_code LEFT JOIN ballot_key k ON k.item_id = i.id
        WHERE i.session_id = $1
          AND NOT ${standsAside('i', onlyOf('$2'))}) AS agenda
      WHERE root IS NOT NULL AND state IN ('closed', 'withdrawn', 'on-hold') ORDER BY ord`,
    [sessionId, readerId],
  );
}

/** Ballots with their leaves, in ascending order of the leaves. */
type Leaved = readonly { readonly leaf: string; readonly ballot: Ballot }[];

async function ballotsByItem(sql: Sql, items: readonly BoardedItem[]): Promise<ReadonlyMap<string, Leaved>> {
  const byItem = new Map<string, { leaf: string; bytes: Buffer; ballot: Ballot }[]>(items.map(({ id }) => [id, []]));
  for (const ballot of await ballotsOf(sql, [...byItem.keys()])) {
    const leaf = await leafOf(ballot);
    byItem.get(ballot.itemId)!.push({ leaf, bytes: Buffer.from(leaf, 'base64url'), ballot });
  }
  for (const own of byItem.values()) own.sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  return byItem;
}

function bundleItem(row: BoardedItem, ballots: Leaved): BundleItem {
  const { id, dossierId, ord, nominee, award, rule, ballotCount, roll, paper } = row;
  const shared = {
    ...{ id, dossierId, ord, nominee, award, rule, ballotCount, roll },
    tokenKey: textOf(row.tokenKey),
    root: textOf(row.root),
    statementSignature: textOf(row.signature),
  };
  if (row.state !== 'closed') return { ...shared, state: row.state, leaves: ballots.map(({ leaf }) => leaf) };
  return {
    ...shared,
    state: 'closed',
    ballots: ballots.map(({ ballot }) => withoutItem(ballot)),
    paper,
    result: row.result!,
  };
}

function withoutItem({ message, signature, enc, sealed }: Ballot): BundleBallot {
  return { message, signature, enc, sealed };
}
