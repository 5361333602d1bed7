import type { Transaction } from '../transaction.js';
import { putMessages } from './put-messages.js';

/** What is told to whoever holds some posts today or stands in for their holders, each person once per key. */
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

/** Tells the holders of posts on the legal day, and their substitutes. */
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
  SELECT p.id AS "personId", p.email AS address FROM person p
   WHERE p.id <> $3 AND (p.id = ANY ($2::uuid[]) OR p.id IN (
     SELECT h.person_id FROM reached_today h WHERE h.position_id = ANY ($1::uuid[])))`;
