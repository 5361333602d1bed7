import { onlyOf, standsAside } from '../councils/aside.js';
import type { Row, Sql } from '../database.js';
import { textOf } from './bytes.js';

/** What a member's program needs to draw tokens and to vote: only the items he may vote on. */
export interface BallotForm {
  readonly sessionId: string;
  /** What answers are sealed to, base64url; null until the chair has made it. */
  readonly sealingKey: string | null;
  readonly tickSeconds: number;
  /** Until then a ballot is taken also before its item is opened: the written opinions of the absent. */
  readonly opinionsUntil: Date;
  readonly items: readonly BallotFormItem[];
}

export interface BallotFormItem {
  readonly itemId: string;
  readonly dossierId: string;
  /** Place on the agenda as the member sees it. */
  readonly ord: number;
  readonly nominee: string;
  readonly nomineeTitle: string | null;
  readonly awardCode: string;
  readonly awardName: string;
  readonly state: 'pending' | 'open' | 'suspended' | 'awaiting-count' | 'closed' | 'withdrawn' | 'on-hold' | 'deferred';
  readonly closesAt: Date | null;
  /** SPKI, base64url; null until it is made. */
  readonly tokenKey: string | null;
  /** What the member was given for it. */
  readonly drawn: 'token' | 'paper' | null;
}

/** The ballot form of a member; null for whoever is none. An item he does not vote on is not in it, and leaves no gap. */
export async function readBallotForm(sql: Sql, sessionId: string, personId: string): Promise<BallotForm | null> {
  const [session] = await sql.rows<Omit<BallotForm, 'items' | 'sealingKey'> & { sealingKey: Buffer | null } & Row>(
    `SELECT s.id AS "sessionId", s.sealing_key AS "sealingKey", (s.rules ->> 'ballotTickSeconds')::int AS "tickSeconds", s.opinions_until AS "opinionsUntil"
       FROM council_session s JOIN session_member m ON m.session_id = s.id AND m.person_id = $2 WHERE s.id = $1`,
    [sessionId, personId],
  );
  if (!session) return null;
  const items = await sql.rows<Omit<BallotFormItem, 'tokenKey'> & { tokenKey: Buffer | null } & Row>(
    `SELECT "itemId", "dossierId", ord, nominee, "nomineeTitle", "awardCode", "awardName", state, "closesAt", "tokenKey", drawn FROM (
       SELECT i.id AS "itemId", i.dossier_id AS "dossierId", (row_number() OVER (ORDER BY i.ord, i.id))::int AS ord,
              n.name AS nominee, n.title AS "nomineeTitle", d.award_code AS "awardCode", a.name AS "awardName", i.state,
              i.closes_at AS "closesAt", k.public_key AS "tokenKey", r.kind AS drawn,
              i.secret AND (i.state IN ('pending', 'suspended') OR i.method = 'secret') AS "byToken"
         FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
         JOIN award_type a ON a.code = d.award_code
         LEFT JOIN ballot_key k ON k.item_id = i.id
         LEFT JOIN ballot_roll r ON r.item_id = i.id AND r.person_id = $2
        WHERE i.session_id = $1 AND NOT ${standsAside('i', onlyOf('$2'))}) AS agenda
      WHERE "byToken" ORDER BY ord`,
    [sessionId, personId],
  );
  return {
    ...session,
    sealingKey: session.sealingKey && textOf(session.sealingKey),
    items: items.map(({ tokenKey, ...item }) => ({ ...item, tokenKey: tokenKey && textOf(tokenKey) })),
  };
}
