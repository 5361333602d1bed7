import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** Gives a person a calendar feed under a new secret; the one before is dead from then on. */
export async function makeFeed(tx: Transaction, personId: string, tokenHash: Buffer): Promise<void> {
  await tx.rows(
    `INSERT INTO calendar_feed (person_id, token_hash) VALUES ($1, $2)
     ON CONFLICT ON CONSTRAINT calendar_feed_pk DO UPDATE SET token_hash = excluded.token_hash, made_at = clock_timestamp()`,
    [personId, tokenHash],
  );
  tx.audit(`person/${personId}`, 'calendar-feed-made', {});
}

/** Ends a person's calendar feed; without one nothing happens. */
export async function endFeed(tx: Transaction, personId: string): Promise<void> {
  const ended = await tx.rows('DELETE FROM calendar_feed WHERE person_id = $1 RETURNING person_id', [personId]);
  if (ended.length > 0) tx.audit(`person/${personId}`, 'calendar-feed-ended', {});
}

/** Whose feed a secret opens; null for one that opens none. A person without an account in force has no feed. */
export async function findFeed(sql: Sql, tokenHash: Buffer): Promise<string | null> {
  const [found] = await sql.rows<{ personId: string }>(
    `SELECT f.person_id AS "personId" FROM calendar_feed AS f JOIN account AS a ON a.person_id = f.person_id
      WHERE f.token_hash = $1 AND a.disabled_at IS NULL`,
    [tokenHash],
  );
  return found?.personId ?? null;
}
