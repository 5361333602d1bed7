import type { Transaction } from '../transaction.js';
import { HEARS, NAME_TODAY, POSTS } from './posts.js';

/** A rung sent to one person: what the message needs to say. Days 'YYYY-MM-DD', instants ms since the epoch. */
export interface FiredRung {
  readonly rungId: string;
  readonly personId: string;
  readonly address: string | null;
  readonly channels: readonly string[];
  /** Whether the person is of the body that owes; the others hear of all bodies at once. */
  readonly ofTheBody: boolean;
  readonly dutyId: string;
  readonly dutyName: string;
  readonly sourceRef: string;
  readonly bodyName: string;
  readonly issuerName: string;
  readonly campaignTitle: string;
  readonly dueOn: string;
  readonly dueAt: number;
  readonly now: number;
  readonly barring: boolean;
  /** Whether a letter to the body awaits signature now. */
  readonly letter: boolean;
}

/** Whom rungs just sent tell, each person once per rung; who is to sign a letter is told with Home Affairs. */
export function readToldOfRungs(tx: Transaction, campaignId: string, rungIds: readonly string[]): Promise<FiredRung[]> {
  return tx.rows<FiredRung & Record<string, unknown>>(TOLD, [campaignId, rungIds]);
}

const TOLD = `
  WITH ${POSTS},
  f AS (
    SELECT r.id, r.channels, r.letter IS NOT NULL AS letter, r.fired_at, d.id AS duty_id, d.body_id, d.name, d.source_ref,
           d.due_on, d.due_at, d.nature, c.title, b.id AS issuer_id, b.home_affairs_id,
           CASE r.letter ->> 'signer' WHEN 'campaign-issuer' THEN r.tells || '{issuer}' WHEN 'decider' THEN r.tells || '{decider}'
             WHEN 'home-affairs' THEN r.tells || '{home-affairs}' ELSE r.tells END AS tells
      FROM rung r JOIN duty d ON d.id = r.owner_id JOIN campaign c ON c.id = $1 JOIN body b ON b.id = c.issuer_body_id
     WHERE r.id = ANY ($2::uuid[])),
  told AS (
    SELECT DISTINCT f.id, post.person_id, post.email, post.role IN ('unit-officer', 'unit-head') AS of_the_body
      FROM f JOIN post ON ${HEARS})
  SELECT f.id AS "rungId", told.person_id AS "personId", told.email AS address, f.channels, told.of_the_body AS "ofTheBody",
         f.duty_id AS "dutyId", f.name AS "dutyName", f.source_ref AS "sourceRef", ${NAME_TODAY('f.body_id')} AS "bodyName",
         ${NAME_TODAY('f.issuer_id')} AS "issuerName", f.title AS "campaignTitle", f.due_on::text AS "dueOn",
         (extract(epoch FROM f.due_at) * 1000)::float8 AS "dueAt", (extract(epoch FROM f.fired_at) * 1000)::float8 AS now,
         f.nature = 'barring' AS barring, f.letter
    FROM told JOIN f ON f.id = told.id CROSS JOIN clock
   ORDER BY "rungId", "personId"`;
