import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { NAME_TODAY } from './posts.js';
import { IS_SENT } from './withdraw-letters.js';

/** A letter of reminder as its row stands. Instants ISO, days 'YYYY-MM-DD'. */
export interface LetterRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly issuerBodyId: string;
  readonly issuerName: string;
  readonly signerRole: string;
  readonly signerTitle: string;
  readonly addresseeBodyId: string;
  readonly addresseeName: string;
  readonly urgency: string | null;
  /** Sent: somebody of the addressee has been told of it. */
  readonly state: 'drafted' | 'signed' | 'sent' | 'withdrawn' | 'discarded';
  readonly draftedAt: string;
  readonly symbol: string;
  readonly number: string | null;
  readonly datedOn: string | null;
  readonly signerName: string | null;
  readonly signedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  /** Fixed by the signature; null for a draft. */
  readonly text: string | null;
  readonly duties: readonly LetterDuty[];
  /** Legal time of the answer, ms since the epoch. */
  readonly now: number;
  readonly version: number;
}

/** A duty a letter names; `settled`: it is not owed any more. */
export interface LetterDuty {
  readonly dutyId: string;
  readonly name: string;
  readonly sourceRef: string;
  readonly dueOn: string;
  readonly settled: boolean;
}

/** Which letters of a campaign. */
export interface LetterFilter {
  readonly campaignId: string;
  /** Null: all of them; otherwise those sent to these bodies. */
  readonly bodyIds: readonly string[] | null;
  readonly state: 'drafted' | 'signed' | 'withdrawn' | 'discarded' | null;
  /** Instant (ISO) and id of the last one shown. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** Letters of a campaign in the order they were drafted. */
export function listLetters(sql: Sql, filter: LetterFilter): Promise<LetterRecord[]> {
  return sql.rows<LetterRecord & Record<string, unknown>>(
    `WITH ${TODAY}
     SELECT ${COLUMNS} FROM ${FROM}
      WHERE l.campaign_id = $1 AND ($2::uuid[] IS NULL OR (l.addressee_body_id = ANY ($2) AND l.state = 'signed'))
        AND ($3::text IS NULL OR l.state = $3) AND ($4::timestamptz IS NULL OR (l.drafted_at, l.id) > ($4, $5::uuid))
      ORDER BY l.drafted_at, l.id LIMIT $6`,
    [filter.campaignId, filter.bodyIds, filter.state, filter.after?.[0], filter.after?.[1], filter.limit],
  );
}

/** These letters, in the order of their addressees' names. */
export function readLetters(sql: Sql, ids: readonly string[]): Promise<LetterRecord[]> {
  return sql.rows<LetterRecord & Record<string, unknown>>(
    `WITH ${TODAY} SELECT ${COLUMNS} FROM ${FROM} WHERE l.id = ANY ($1::uuid[]) ORDER BY "addresseeName", l.id`,
    [ids],
  );
}

const TODAY = `
  clock AS MATERIALIZED (
    SELECT now, (now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today FROM (SELECT legal_now() AS now) AS n)`;

const DUTIES = `
  (SELECT jsonb_agg(jsonb_build_object('dutyId', d.id, 'name', d.name, 'sourceRef', d.source_ref, 'dueOn', x.due_on,
      'settled', d.settled_at IS NOT NULL) ORDER BY x.due_on, d.id)
     FROM urging_letter_duty x JOIN duty d ON d.id = x.duty_id WHERE x.letter_id = l.id)`;

const COLUMNS = `
  l.id, l.campaign_id AS "campaignId", c.title AS "campaignTitle", l.issuer_body_id AS "issuerBodyId",
  ${NAME_TODAY('l.issuer_body_id')} AS "issuerName", l.signer_role AS "signerRole",
  coalesce((SELECT o.title FROM position o WHERE o.body_id = l.issuer_body_id AND o.role = l.signer_role ORDER BY o.id LIMIT 1),
           role.name) AS "signerTitle",
  l.addressee_body_id AS "addresseeBodyId", ${NAME_TODAY('l.addressee_body_id')} AS "addresseeName", l.urgency,
  CASE WHEN l.state = 'signed' AND ${IS_SENT} THEN 'sent' ELSE l.state END AS state, ${ISO('l.drafted_at')} AS "draftedAt",
  coalesce(b.letter_symbol, b.number_symbol, '') AS symbol, l.number, l.dated_on::text AS "datedOn",
  p.full_name AS "signerName", ${ISO('l.signed_at')} AS "signedAt", ${ISO('l.ended_at')} AS "endedAt",
  l.end_reason AS "endReason", l.text, ${DUTIES} AS duties, (extract(epoch FROM clock.now) * 1000)::float8 AS now, l.version`;

const FROM = `
  clock CROSS JOIN urging_letter l JOIN campaign c ON c.id = l.campaign_id JOIN body b ON b.id = l.issuer_body_id
  JOIN role ON role.code = l.signer_role LEFT JOIN person p ON p.id = l.signed_by`;
