import type { Transaction } from '../transaction.js';
import { putMessages } from './put-messages.js';

/** What is told to whoever holds some posts today, each person once per key. */
export interface PostNews {
  readonly positionIds: readonly string[];
  /** Told beside them, whatever posts they hold. */
  readonly personIds?: readonly string[];
  /** Whoever did it need not be told. */
  readonly exceptPersonId: string;
  /** `consultation/{id}`: the person's id is appended. */
  readonly key: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
}

/** Tells the holders of posts on the legal day. */
export async function tellPosts(tx: Transaction, news: PostNews): Promise<void> {
  const { positionIds, personIds = [], exceptPersonId, key, ...message } = news;
  const told = await tx.rows<{ personId: string; address: string | null }>(TOLD, [
    positionIds,
    personIds,
    exceptPersonId,
  ]);
  await putMessages(
    tx,
    told.map((person) => ({ ...message, ...person, key: `${key}/${person.personId}` })),
  );
}

const TOLD = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT p.id AS "personId", p.email AS address FROM person p
   WHERE p.id <> $3 AND (p.id = ANY ($2::uuid[]) OR p.id IN (
     SELECT h.person_id FROM position_holder h CROSS JOIN today
      WHERE h.position_id = ANY ($1::uuid[]) AND daterange(h.valid_from, h.valid_to, '[]') @> today.day))`;
