import { dayOf, formatIssuedNumber, hasQuorum, Problem, votesNeeded, type VoteRule } from '@bangvang/domain';
import { resultHidden } from '../ballots/hidden-results.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import type { ItemState } from './item-states.js';
import { arithmeticInWords, ruleInWords } from './arithmetic.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

const REGISTER = 'council-minutes';
const SYMBOL = 'BB-HĐTĐKT';

/** Minutes (biên bản) of a session. Instants are ISO strings. Frozen with the second signature. */
export interface Minutes {
  /** Issued with the first writing of the minutes; null before. */
  readonly number: string | null;
  readonly councilName: string;
  readonly campaignTitle: string;
  readonly place: string;
  readonly meetsAt: string;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly memberCount: number;
  readonly quorum: { readonly numerator: number; readonly denominator: number; readonly met: boolean };
  readonly present: readonly { readonly fullName: string; readonly office: string }[];
  readonly absent: readonly { readonly fullName: string; readonly office: string; readonly reason: string | null }[];
  /** The discussion in the secretary's words. */
  readonly summary: string | null;
  readonly items: readonly MinutesItem[];
  readonly signedBySecretary: string | null;
  readonly signedByChair: string | null;
  readonly signedAt: string | null;
}

/** One dossier in the minutes: its counting board and the arithmetic of its result. */
export interface MinutesItem {
  readonly dossierId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly nomineeTitle: string | null;
  readonly award: string;
  readonly state: ItemState;
  readonly method: 'named' | 'paper' | 'secret';
  readonly rule: VoteRule;
  readonly ruleText: string;
  readonly recused: readonly { readonly fullName: string; readonly reason: string }[];
  /** null unless the vote was taken and the dossier still stands. */
  readonly result: {
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    readonly agree: number;
    readonly disagree: number;
    readonly abstain: number;
    readonly invalid: number;
    readonly total: number;
    readonly needed: number;
    readonly carried: boolean;
    readonly arithmetic: string;
  } | null;
}

/**
 * Writes the summary of a closed session and issues the number of its minutes at the first writing.
 * @throws Problem no-such-session, stale-version, session-not-open, session-already-open, conflicting-act once signed
 */
export async function writeMinutes(
  tx: Transaction,
  sessionId: string,
  version: number,
  summary: string,
): Promise<{ version: number; number: string }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'closed');
  if (session.secretaryId || session.chairId) {
    throw new Problem('conflicting-act', 'Biên bản đã có chữ ký, không sửa được nữa.');
  }
  const number = session.minutesNumber ?? (await takeNumber(tx, session.councilBodyId));
  await tx.rows(
    `UPDATE council_session SET minutes = jsonb_build_object('summary', $2::text), minutes_number = $3, version = version + 1
      WHERE id = $1`,
    [sessionId, summary, number],
  );
  tx.audit(subjectOf(sessionId), 'minutes-written', { number, summary });
  return { version: session.version + 1, number };
}

/**
 * The minutes as the rows have them now.
 * @param readerId sees results of secret votes that are not published only as chair, secretary or teller; null: everything
 */
export async function readMinutes(sql: Sql, sessionId: string, readerId: string | null): Promise<Minutes | null> {
  const [row] = await sql.rows<
    Omit<Minutes, 'items' | 'quorum'> & { frozen: Minutes | null; quorum: Minutes['quorum'] }
  >(
    `SELECT CASE WHEN s.stage = 'minutes-signed' THEN s.minutes END AS frozen,
            s.minutes_number AS number, c.name AS "councilName", g.title AS "campaignTitle", s.place,
            s.meets_at AS "meetsAt", s.opened_at AS "openedAt", s.closed_at AS "closedAt",
            coalesce(s.member_count, (SELECT count(*)::int FROM session_member m WHERE m.session_id = s.id)) AS "memberCount",
            json_build_object('numerator', s.quorum_numerator, 'denominator', s.quorum_denominator) AS quorum,
            coalesce(people.present, '[]') AS present, coalesce(people.absent, '[]') AS absent,
            s.minutes ->> 'summary' AS summary, sec.full_name AS "signedBySecretary", chair.full_name AS "signedByChair",
            s.minutes_signed_at AS "signedAt"
       FROM council_session s JOIN council c ON c.id = s.council_id JOIN campaign g ON g.id = s.campaign_id
       LEFT JOIN person sec ON sec.id = s.signed_by_secretary LEFT JOIN person chair ON chair.id = s.signed_by_chair
       CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('fullName', p.full_name, 'office', m.office) ORDER BY p.full_name)
                  FILTER (WHERE m.attendance = 'present') AS present,
                json_agg(json_build_object('fullName', p.full_name, 'office', m.office, 'reason', m.absence_reason) ORDER BY p.full_name)
                  FILTER (WHERE m.attendance IS DISTINCT FROM 'present') AS absent
           FROM session_member m JOIN person p ON p.id = m.person_id WHERE m.session_id = s.id) AS people
      WHERE s.id = $1`,
    [sessionId],
  );
  if (!row) return null;
  const met = row.memberCount > 0 && hasQuorum(row.quorum, row.present.length, row.memberCount);
  const items = await itemsOf(sql, sessionId, readerId, row.memberCount);
  return JSON.parse(JSON.stringify({ ...row, quorum: { ...row.quorum, met }, items })) as Minutes;
}

interface ItemRow extends Omit<MinutesItem, 'result' | 'ruleText'> {
  readonly issued: number;
  readonly collected: number;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
  readonly carried: boolean | null;
}

async function itemsOf(sql: Sql, sessionId: string, readerId: string | null, members: number): Promise<MinutesItem[]> {
  const rows = await sql.rows<ItemRow>(
    `SELECT i.dossier_id AS "dossierId", i.ord, n.name AS nominee, n.title AS "nomineeTitle", a.name AS award, i.state, i.method,
            json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
            i.issued, i.collected, i.agree, i.disagree, i.abstain, i.invalid,
            CASE WHEN NOT ${resultHidden('$2')} THEN i.carried END AS carried,
            coalesce((SELECT json_agg(json_build_object('fullName', p.full_name, 'reason', r.reason) ORDER BY p.full_name)
                        FROM recusal r JOIN person p ON p.id = r.person_id WHERE r.item_id = i.id), '[]') AS recused
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       JOIN award_type a ON a.code = d.award_code
       JOIN council_session s ON s.id = i.session_id JOIN council c ON c.id = s.council_id
      WHERE i.session_id = $1 ORDER BY i.ord, i.id`,
    [sessionId, readerId],
  );
  return rows.map(({ issued, collected, agree, disagree, abstain, invalid, carried, ...item }) => ({
    ...item,
    ruleText: ruleInWords(item.rule),
    result:
      carried === null
        ? null
        : {
            ...{ issued, collected, valid: collected - invalid, agree, disagree, abstain, invalid, total: members },
            needed: votesNeeded(item.rule, members),
            carried,
            arithmetic: arithmeticInWords(item.rule, agree, members),
          },
  }));
}

/** Takes the next number of the council's register of minutes, gapless, in the year of the legal day. */
async function takeNumber(tx: Transaction, bodyId: string): Promise<string> {
  const day = dayOf(await tx.legalNow());
  const row = await tx.required<{ number: number }>(
    `INSERT INTO number_register AS r (body_id, register, year, last_number, last_dated_on)
     VALUES ($1, $2, $3, 1, $4::date)
     ON CONFLICT ON CONSTRAINT number_register_pk DO UPDATE SET last_number = r.last_number + 1, last_dated_on = $4::date
       WHERE r.last_dated_on <= $4::date
     RETURNING last_number AS number`,
    [bodyId, REGISTER, Number(day.slice(0, 4)), day],
    'date-falls',
    'Sổ biên bản đã có số ghi ngày sau hôm nay.',
  );
  return formatIssuedNumber(row.number, SYMBOL);
}
