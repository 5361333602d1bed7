import type { Transaction } from '../transaction.js';

/** One notice within a digest. */
export interface DigestItem {
  readonly title: string;
  /** Its kind in English; null for a kind nobody described. */
  readonly kindEn: string | null;
}

/** The wording of a digest in its reader's language. */
export type ComposeDigest = (
  items: readonly DigestItem[],
  language: 'vi' | 'en',
) => { readonly title: string; readonly text: string };

/** A mail that has waited for its reader's digest. */
export interface Gathered extends DigestItem {
  readonly id: string;
  readonly personId: string;
  readonly language: 'vi' | 'en';
}

/**
 * Tells each person what has waited in one message, one a day: its key makes that a fact. The notices themselves
 * stand in-app already, so that the digest goes by mail only.
 * @returns the deliveries told; the others wait for the next digest
 */
export async function writeDigests(
  tx: Transaction,
  gathered: readonly Gathered[],
  compose: ComposeDigest,
): Promise<ReadonlySet<string>> {
  if (gathered.length === 0) return new Set();
  const people = [...new Map(gathered.map((mail) => [mail.personId, mail])).values()].map(({ personId, language }) => ({
    personId,
    ...compose(
      gathered.filter((mail) => mail.personId === personId),
      language,
    ),
  }));
  const told = await tx.rows<{ id: string }>(WRITE, [
    JSON.stringify(people),
    JSON.stringify(gathered.map(({ id, personId }) => ({ id, personId }))),
  ]);
  return new Set(told.map(({ id }) => id));
}

const WRITE = `
  WITH today AS MATERIALIZED (SELECT (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  digest AS (
    INSERT INTO message (id, key, kind, subject_kind, subject_id, person_id, title, text, channels, told_at, read_at)
    SELECT gen_random_uuid(), 'digest/' || x."personId" || '/' || today.day, 'digest', 'person', x."personId",
           x."personId", x.title, x.text, '{mail}', legal_now(), legal_now()
      FROM jsonb_to_recordset($1) AS x ("personId" uuid, title text, text text), today
    ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id, person_id)
  UPDATE delivery SET state = 'collected', digest_id = digest.id, to_arrange = false, settled_at = clock_timestamp()
    FROM digest, jsonb_to_recordset($2) AS g (id uuid, "personId" uuid)
   WHERE g."personId" = digest.person_id AND delivery.id = g.id
  RETURNING delivery.id`;
