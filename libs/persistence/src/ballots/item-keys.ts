import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';
import { bytesOf } from './bytes.js';

/** The key pair of an item's tokens: SPKI and PKCS #8, base64url. */
export interface ItemKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Looked at for each page; of these some may be another worker's at the moment. */
const LOOKED_AT = 64;

/**
 * Makes the keys of the next secret items that lack one, in one transaction. Two workers take different items: each holds a lock of its
 * own on what it works on, so that nobody else's command on the item waits. Begun anew after a crash it goes on where rows end.
 * @param make one key, about 100 ms of one core
 * @param page items at a time
 * @returns how many keys were made; 0: none is missing, or others are at work on the rest
 */
export async function makeMissingKeys(
  tx: Transaction,
  make: () => Promise<ItemKeyPair>,
  page: number,
): Promise<number> {
  const taken = await tx.rows<{ id: string } & Row>(
    `SELECT c.id FROM (
       SELECT i.id FROM session_item i JOIN council_session s ON s.id = i.session_id
        WHERE i.secret AND i.state = 'pending' AND s.stage IN ('convened', 'open', 'adjourned')
          AND NOT EXISTS (SELECT FROM ballot_key k WHERE k.item_id = i.id)
        ORDER BY i.id LIMIT $1) AS c
      WHERE pg_try_advisory_xact_lock(hashtext('ballot_key'), hashtext(c.id::text)) LIMIT $2`,
    [LOOKED_AT, page],
  );
  // Between the look and the lock another worker may have made one.
  const missing = await tx.rows<{ id: string } & Row>(
    'SELECT id FROM unnest($1::uuid[]) AS t (id) WHERE NOT EXISTS (SELECT FROM ballot_key k WHERE k.item_id = t.id)',
    [taken.map(({ id }) => id)],
  );
  const keys = await Promise.all(missing.map(() => make()));
  await tx.rows(
    `INSERT INTO ballot_key (item_id, public_key, private_key)
     SELECT k.id, k.public_key, k.private_key FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS k (id, public_key, private_key)
       JOIN session_item i ON i.id = k.id
     ON CONFLICT ON CONSTRAINT ballot_key_pk DO NOTHING`,
    [
      missing.map(({ id }) => id),
      keys.map(({ publicKey }) => bytesOf(publicKey)),
      keys.map(({ privateKey }) => bytesOf(privateKey)),
    ],
  );
  return missing.length;
}
