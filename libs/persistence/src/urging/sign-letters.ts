import type { Transaction } from '../transaction.js';
import { POSTS } from './posts.js';
import { IS_LATE } from './withdraw-letters.js';

/** The post a person signs from: only letters that await this very post are his to sign. */
export interface SigningPost {
  readonly role: string;
  readonly bodyId: string;
  readonly personId: string;
}

/** Which drafts are meant: one of a known version, or all of a campaign that await the signer. */
export type DraftsMeant = { readonly letterId: string; readonly version: number } | { readonly campaignId: string };

/**
 * Takes the drafts that await a signer and whose duties are late still. The duties are held shared first: whoever files
 * meanwhile waits, and finds his letter signed; whoever filed before has had it withdrawn.
 * @returns their ids
 */
export async function lockDrafts(tx: Transaction, meant: DraftsMeant, by: SigningPost): Promise<string[]> {
  const [campaignId, letterId, version] =
    'letterId' in meant ? [null, meant.letterId, meant.version] : [meant.campaignId, null, null];
  const values = [campaignId, letterId, by.role, by.bodyId, version];
  await tx.rows(HOLD_DUTIES, values.slice(0, 4));
  const drafts = await tx.rows<{ id: string }>(LOCK, values);
  return drafts.map(({ id }) => id);
}

const AWAITING = `
  l.state = 'drafted' AND (l.campaign_id = $1::uuid OR l.id = $2::uuid) AND l.signer_role = $3 AND l.issuer_body_id = $4`;

const HOLD_DUTIES = `
  SELECT FROM duty WHERE id IN (SELECT x.duty_id FROM urging_letter l JOIN urging_letter_duty x ON x.letter_id = l.id WHERE ${AWAITING})
   ORDER BY id FOR SHARE`;

const LOCK = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
  SELECT l.id FROM urging_letter l CROSS JOIN clock
   WHERE ${AWAITING} AND ($5::int IS NULL OR l.version = $5)
     AND EXISTS (SELECT FROM urging_letter_duty x JOIN duty d ON d.id = x.duty_id WHERE x.letter_id = l.id AND ${IS_LATE})
   ORDER BY l.id FOR UPDATE OF l`;

/** A letter signed: its number, and its words as they are from now on. */
export interface SignedLetter {
  readonly id: string;
  readonly number: string;
  readonly text: string;
}

/** Puts the signatures on locked drafts. @param datedOn the legal day they bear */
export async function writeSignatures(
  tx: Transaction,
  signed: readonly SignedLetter[],
  datedOn: string,
  by: SigningPost,
): Promise<void> {
  await tx.rows(
    `UPDATE urging_letter SET state = 'signed', number = x.number, text = x.text, dated_on = $2, signed_by = $3,
            signed_at = legal_now(), version = version + 1
       FROM jsonb_to_recordset($1) AS x (id uuid, number text, text text) WHERE urging_letter.id = x.id`,
    [JSON.stringify(signed), datedOn, by.personId],
  );
  for (const { id, number } of signed) tx.audit(`urging-letter/${id}`, 'sign', { number, datedOn });
}

/** Somebody whom a signed letter goes to. */
export interface LetterReceiver {
  readonly letterId: string;
  readonly personId: string;
  readonly address: string | null;
}

/** Who receives these letters, by the posts each names, each person once per letter. */
export function readLetterReceivers(tx: Transaction, letterIds: readonly string[]): Promise<LetterReceiver[]> {
  return tx.rows<LetterReceiver & Record<string, unknown>>(
    `WITH ${POSTS}
     SELECT DISTINCT l.id AS "letterId", post.person_id AS "personId", post.email AS address
       FROM urging_letter l JOIN post ON post.body_id = l.addressee_body_id AND post.role = ANY (l.receivers)
      WHERE l.id = ANY ($1::uuid[]) ORDER BY 1, 2`,
    [letterIds],
  );
}

/**
 * Discards a draft: the reason stays on record.
 * @returns its new version; null where it is no draft of this version that awaits a post of these bodies
 */
export async function discardDraft(
  tx: Transaction,
  draft: { readonly letterId: string; readonly version: number; readonly reason: string },
  bodyIds: readonly string[],
): Promise<number | null> {
  const discarded = await tx.one<{ version: number }>(
    `UPDATE urging_letter SET state = 'discarded', ended_at = legal_now(), end_reason = $3, version = version + 1
      WHERE id = $1 AND version = $2 AND state = 'drafted' AND issuer_body_id = ANY ($4::uuid[]) RETURNING version`,
    [draft.letterId, draft.version, draft.reason, bodyIds],
  );
  if (discarded) tx.audit(`urging-letter/${draft.letterId}`, 'discard', { reason: draft.reason });
  return discarded?.version ?? null;
}
