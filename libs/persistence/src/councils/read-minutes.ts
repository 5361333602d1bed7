import { hasQuorum, votesNeeded } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { arithmeticInWords, ruleInWords } from './arithmetic.js';
import { onlyOf, standsAside } from './aside.js';
import type { CountedVotes, Minutes, MinutesItem, MinutesSignature } from './minutes-record.js';
import { readRanking } from './ranking.js';
import { EARLIER_VOTES } from './sitting-views.js';

/**
 * The minutes as the rows have them now, or as they were signed. What the reader stands aside on is not in them, and the items are
 * numbered without a gap.
 * @param readerId null: whole, to be frozen
 */
export async function readMinutes(sql: Sql, sessionId: string, readerId: string | null): Promise<Minutes | null> {
  const [row] = await sql.rows<Omit<Minutes, 'items' | 'signatures' | 'ranking'> & { frozen: Minutes | null }>(
    SESSION,
    [sessionId],
  );
  if (!row) return null;
  const signatures = await sql.rows<MinutesSignature & Record<string, unknown>>(SIGNATURES, [sessionId]);
  if (row.frozen) return plain({ ...row.frozen, ...(await seenBy(sql, sessionId, readerId, row.frozen)), signatures });
  const met = row.memberCount > 0 && hasQuorum(row.quorum, row.present.length, row.memberCount);
  const items = await itemsOf(sql, sessionId, readerId, row.memberCount);
  return plain({
    ...row,
    frozen: undefined,
    quorum: { ...row.quorum, met },
    items,
    ranking: await readRanking(sql, sessionId, readerId),
    signatures,
  });
}

/** Instants as ISO strings: what is read back from the frozen paper and what is read from rows look alike. */
function plain(minutes: object): Minutes {
  return JSON.parse(JSON.stringify(minutes)) as Minutes;
}

async function seenBy(
  sql: Sql,
  sessionId: string,
  readerId: string | null,
  { items, ranking }: Minutes,
): Promise<Pick<Minutes, 'items' | 'ranking'>> {
  const hidden = await sql.rows<{ id: string }>(
    `SELECT i.id FROM session_item i WHERE i.session_id = $1 AND ${standsAside('i', onlyOf('$2'))}`,
    [sessionId, readerId],
  );
  const ids = new Set(hidden.map(({ id }) => id));
  const seen = items.filter(({ itemId }) => !ids.has(itemId)).map((item, place) => ({ ...item, ord: place + 1 }));
  return { items: seen, ranking: ranking && ranking.filter(({ itemId }) => !ids.has(itemId)) };
}

interface ItemRow extends Omit<MinutesItem, 'result' | 'ruleText'> {
  readonly count: CountedVotes | null;
}

async function itemsOf(sql: Sql, sessionId: string, readerId: string | null, members: number): Promise<MinutesItem[]> {
  const rows = await sql.rows<ItemRow & Record<string, unknown>>(ITEMS, [sessionId, readerId]);
  return rows.map(({ count, ...item }) => ({
    ...item,
    ruleText: ruleInWords(item.rule),
    result: count && {
      ...count,
      valid: count.collected - count.invalid,
      total: members,
      needed: votesNeeded(item.rule, members),
      arithmetic: arithmeticInWords(item.rule, count.agree, members),
    },
  }));
}

const MEMBER = `'fullName', p.full_name, 'office', m.office, 'actingFor', seat.full_name`;

/** SQL: the first of the members of session `s` of these offices who is present; of a written poll nobody is. */
const firstOf = (...offices: readonly string[]): string => `
  (SELECT p.full_name FROM session_member m JOIN person p ON p.id = m.person_id
    WHERE m.session_id = s.id AND m.office IN (${offices.map((office) => `'${office}'`).join(', ')})
      AND (m.attendance = 'present' OR s.mode = 'written-poll')
    ORDER BY array_position(ARRAY[${offices.map((office) => `'${office}'`).join(', ')}], m.office), p.full_name LIMIT 1)`;

const SESSION = `
  SELECT CASE WHEN s.stage = 'minutes-signed' THEN s.minutes END AS frozen, s.minutes_number AS number, c.name AS "councilName",
         (SELECT t.name FROM body_tenure t WHERE t.body_id = c.body_id
           ORDER BY (t.valid_from <= (s.meets_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) DESC, t.valid_from DESC LIMIT 1) AS "bodyName",
         g.title AS "campaignTitle", s.mode, s.place, s.meets_at AS "meetsAt", s.opened_at AS "openedAt", s.closed_at AS "closedAt",
         coalesce((SELECT json_agg(json_build_object('kind', o.kind, 'orderedBy', p.full_name, 'orderedAt', o.ordered_at)
                     ORDER BY o.ordered_at, o.kind)
                     FROM session_order o JOIN person p ON p.id = o.ordered_by WHERE o.session_id = s.id), '[]') AS orders,
         coalesce((SELECT json_agg(json_build_object('adjournedAt', a.adjourned_at, 'reason', a.reason, 'resumedAt', a.resumed_at)
                     ORDER BY a.adjourned_at) FROM session_adjournment a WHERE a.session_id = s.id), '[]') AS adjournments,
         coalesce(s.member_count, (SELECT count(*)::int FROM session_member m WHERE m.session_id = s.id)) AS "memberCount",
         json_build_object('numerator', s.quorum_numerator, 'denominator', s.quorum_denominator) AS quorum,
         (SELECT source FROM procedure_setting WHERE code = 'voteBase') AS "baseSource",
         coalesce(people.present, '[]') AS present, coalesce(people.absent, '[]') AS absent,
         coalesce(chair.full_name, ${firstOf('chair', 'vice-chair')}) AS "presidedBy",
         coalesce(sec.full_name, ${firstOf('secretary')}) AS secretary,
         s.minutes ->> 'summary' AS summary, s.ranking ->> 'reason' AS "rankingReason", sec.full_name AS "signedBySecretary", chair.full_name AS "signedByChair",
         s.minutes_signed_at AS "signedAt"
    FROM council_session s JOIN council c ON c.id = s.council_id JOIN campaign g ON g.id = s.campaign_id
    LEFT JOIN person sec ON sec.id = s.signed_by_secretary LEFT JOIN person chair ON chair.id = s.signed_by_chair
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object(${MEMBER}) ORDER BY p.full_name) FILTER (WHERE m.attendance = 'present') AS present,
             json_agg(json_build_object(${MEMBER}, 'reason', m.absence_reason) ORDER BY p.full_name)
               FILTER (WHERE m.attendance IS DISTINCT FROM 'present') AS absent
        FROM session_member m JOIN person p ON p.id = m.person_id LEFT JOIN person seat ON seat.id = m.acting_for
       WHERE m.session_id = s.id) AS people
   WHERE s.id = $1`;

const SIGNATURES = `
  SELECT g.paper, g.part, p.full_name AS "fullName", g.signed_at AS "signedAt"
    FROM minutes_signature g JOIN person p ON p.id = g.person_id WHERE g.session_id = $1 ORDER BY g.signed_at, p.full_name`;

const VOTES = (of: string): string => `
  'issued', ${of}.issued, 'collected', ${of}.collected, 'agree', ${of}.agree, 'disagree', ${of}.disagree,
  'abstain', ${of}.abstain, 'invalid', ${of}.invalid, 'carried', ${of}.carried`;

const BYTES = (column: string): string => `rtrim(translate(encode(${column}, 'base64'), E'+/\\n', '-_'), '=')`;

const ITEMS = `
  SELECT i.id AS "itemId", i.dossier_id AS "dossierId", row_number() OVER (ORDER BY i.ord, i.id)::int AS ord, n.name AS nominee,
         n.title AS "nomineeTitle", a.name AS award, i.state, i.method, i.secret, i.discussion,
         json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
         a.source AS "ruleSource", json_build_object('count', aside.n, 'names',
           CASE WHEN (s.rules ->> 'minutesNameAside')::boolean THEN aside.names END) AS aside,
         CASE WHEN i.state = 'on-hold' THEN (SELECT h.reason FROM suspension h WHERE h.dossier_id = i.dossier_id
           AND h.kind <> 'supplement' ORDER BY h.from_at DESC LIMIT 1) END AS "heldBecause",
         CASE WHEN i.board_root IS NOT NULL THEN json_build_object('root', ${BYTES('i.board_root')}, 'ballots', i.board_ballots,
           'roll', i.board_roll, 'signature', ${BYTES('i.board_signature')}) END AS board,
         coalesce((SELECT json_agg(json_build_object('fullName', p.full_name, 'enteredAt', c.entered_at, 'recounts', c.recounts)
                     ORDER BY p.full_name) FROM paper_count c JOIN person p ON p.id = c.entered_by WHERE c.item_id = i.id), '[]') AS tellers,
         (SELECT json_build_object(${VOTES('x')}, 'reason', x.reason, 'annulledAt', x.annulled_at)
            FROM annulled_result x WHERE x.item_id = i.id AND (x.method <> 'secret' OR s.results_published_at IS NOT NULL)) AS annulled,
         ${EARLIER_VOTES} AS "earlierVotes",
         CASE WHEN i.state = 'closed' AND (i.method <> 'secret' OR s.results_published_at IS NOT NULL)
           THEN json_build_object(${VOTES('i')}) END AS count
    FROM session_item i JOIN council_session s ON s.id = i.session_id
    JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS n, coalesce(json_agg(p.full_name ORDER BY p.full_name), '[]') AS names
        FROM recusal r JOIN person p ON p.id = r.person_id WHERE r.item_id = i.id) AS aside
   WHERE i.session_id = $1 AND NOT ${standsAside('i', onlyOf('$2'))} ORDER BY i.ord, i.id`;
