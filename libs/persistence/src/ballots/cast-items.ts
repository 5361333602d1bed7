import type { Row, Sql } from '../database.js';
import { WINDOW_END } from '../councils/next-window.js';
import { textOf } from './bytes.js';

/** What whoever takes ballots must know of an item. */
export interface CastItem {
  readonly itemId: string;
  /** SPKI, base64url: signs the item's tokens. */
  readonly tokenKey: string;
  /** Ballots are committed at ticks so many seconds apart. */
  readonly tickSeconds: number;
  /** Real time until the item takes no more ballots, ms; null where nobody set an end, or the legal clock stands still before it. */
  readonly endsInMs: number | null;
}

/** The items that have a key, of those asked for. */
export async function readCastItems(sql: Sql, itemIds: readonly string[]): Promise<readonly CastItem[]> {
  const rows = await sql.rows<Omit<CastItem, 'tokenKey'> & { publicKey: Buffer } & Row>(
    `SELECT i.id AS "itemId", k.public_key AS "publicKey", (s.rules ->> 'ballotTickSeconds')::int AS "tickSeconds",
            (extract(epoch FROM real_instant(CASE WHEN i.state = 'pending' OR s.mode = 'written-poll' AND i.closes_at IS NULL THEN s.opinions_until
               ELSE ${WINDOW_END} END) - clock_timestamp()) * 1000)::float8 AS "endsInMs"
       FROM session_item i JOIN council_session s ON s.id = i.session_id JOIN ballot_key k ON k.item_id = i.id
      WHERE i.id = ANY($1::uuid[])`,
    [itemIds],
  );
  return rows.map(({ publicKey, ...item }) => ({ ...item, tokenKey: textOf(publicKey) }));
}
