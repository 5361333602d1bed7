import type { Row, Sql } from '../database.js';
import { textOf } from './bytes.js';

/** A blinded request of a member that is on the roll, and the key that signs it. */
export interface SigningOrder {
  readonly itemId: string;
  /** PKCS #8, base64url. */
  readonly privateKey: string;
  readonly blinded: string;
}

/** What a member has drawn of these items, to be signed; an item whose window is closed is no longer among them. */
export async function readSigningOrders(
  sql: Sql,
  personId: string,
  itemIds: readonly string[],
): Promise<readonly SigningOrder[]> {
  const rows = await sql.rows<{ itemId: string; privateKey: Buffer; blinded: Buffer } & Row>(
    `SELECT d.item_id AS "itemId", k.private_key AS "privateKey", d.blinded
       FROM ballot_roll d JOIN ballot_key k ON k.item_id = d.item_id
      WHERE d.person_id = $1 AND d.item_id = ANY($2::uuid[]) AND d.kind = 'token' AND k.private_key IS NOT NULL`,
    [personId, itemIds],
  );
  return rows.map(({ itemId, privateKey, blinded }) => ({
    itemId,
    privateKey: textOf(privateKey),
    blinded: textOf(blinded),
  }));
}
