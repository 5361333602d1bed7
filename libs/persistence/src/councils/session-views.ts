import { votesNeeded, type VoteRule } from '@bangvang/domain';
import { resultHidden } from '../ballots/hidden-results.js';
import type { Sql } from '../database.js';
import type { ItemState } from './item-states.js';
import { onlyOf, standsAside } from './aside.js';
import type { SessionStage } from './session-lock.js';
import { EARLIER_VOTES, type EarlierVote, readSitting, type SittingDetail } from './sitting-views.js';
import type { Choice } from './votes.js';

/** A session in a list. Instants are dates of the database's driver. */
export interface SessionSummary {
  readonly id: string;
  readonly stage: SessionStage;
  readonly councilCode: string;
  readonly councilName: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly meetsAt: Date;
  readonly place: string;
  readonly itemCount: number;
  readonly version: number;
}

/** Which sessions are listed, newest meeting first. */
export interface SessionFilter {
  readonly personId: string;
  /** Bodies of the reader's posts: he sees the sessions of their councils beside those he is a member of. */
  readonly bodyIds: readonly string[];
  /** Auditors and administrators see every session. */
  readonly all: boolean;
  readonly campaignId?: string;
  readonly councilCode?: string;
  readonly stage?: SessionStage;
  /** Meeting instant (ISO) and id of the last row shown. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export interface MemberView {
  readonly personId: string;
  readonly fullName: string;
  readonly office: string;
  /** The member he sits for (được cử họp thay); null: he sits as himself. */
  readonly actingFor: string | null;
  readonly attendance: 'present' | 'absent' | null;
  readonly absenceReason: string | null;
}

/** A member who stands aside on an item. */
export interface RecusalView {
  readonly personId: string;
  readonly reason: string;
}

/** An item as one reader sees it. What he stands aside on is not among them, and the order has no gap. */
export interface ItemView {
  readonly id: string;
  readonly dossierId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly nomineeTitle: string | null;
  readonly awardCode: string;
  readonly awardName: string;
  readonly rule: VoteRule;
  /** Agreeing votes that carry, of all members. */
  readonly needed: number;
  readonly state: ItemState;
  readonly method: 'named' | 'paper' | 'secret';
  /** Whether the vote is secret here; never loosened. */
  readonly secret: boolean;
  readonly secretBallot: boolean | null;
  readonly openedAt: Date | null;
  readonly closesAt: Date | null;
  readonly closedAt: Date | null;
  /** What the council voted on this dossier before, and annulled: the first result stays on file. */
  readonly earlierVotes: readonly EarlierVote[];
  /** Who stands aside, and why: for chair and secretary, and whoever acts for one of them on this item; null for others. */
  readonly recusals: readonly RecusalView[] | null;
  /** How many voted by name or in writing, or how many ballots are in the box; what they chose stays sealed until the item closes. */
  readonly turnout: number;
  /** Who has entered a count of the paper ballots. */
  readonly countedBy: readonly string[];
  readonly myVote: Choice | null;
  /** null until the item is closed; of a secret vote, until it is published. */
  readonly result: {
    readonly issued: number;
    readonly collected: number;
    readonly agree: number;
    readonly disagree: number;
    readonly abstain: number;
    readonly invalid: number;
    readonly carried: boolean;
  } | null;
}

export interface SessionDetail extends Omit<SessionSummary, 'itemCount'>, SittingDetail {
  readonly convenedAt: Date;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly memberCount: number;
  readonly quorum: { readonly numerator: number; readonly denominator: number };
  readonly minutesNumber: string | null;
  readonly signedBySecretary: string | null;
  readonly signedByChair: string | null;
  readonly minutesSignedAt: Date | null;
  /** Holds the third share of the session's key; null until the chair has made it. */
  readonly tellerId: string | null;
  readonly countedAt: Date | null;
  readonly resultsPublishedAt: Date | null;
  readonly members: readonly MemberView[];
  readonly items: readonly ItemView[];
}

/** Lists the sessions a person may see. */
export function listSessions(sql: Sql, filter: SessionFilter): Promise<SessionSummary[]> {
  return sql.rows<SessionSummary>(
    `SELECT s.id, s.stage, c.code AS "councilCode", c.name AS "councilName", s.campaign_id AS "campaignId",
            g.title AS "campaignTitle", s.meets_at AS "meetsAt", s.place, s.version,
            (SELECT count(*)::int FROM session_item i WHERE i.session_id = s.id AND NOT ${standsAside('i', onlyOf('$1'))}) AS "itemCount"
       FROM council_session s JOIN council c ON c.id = s.council_id JOIN body b ON b.id = c.body_id
       JOIN campaign g ON g.id = s.campaign_id
      WHERE ($3 OR c.body_id = ANY($2::uuid[]) OR b.home_affairs_id = ANY($2::uuid[])
             OR EXISTS (SELECT 1 FROM session_member m WHERE m.session_id = s.id AND m.person_id = $1))
        AND ($4::uuid IS NULL OR s.campaign_id = $4) AND ($5::text IS NULL OR c.code = $5)
        AND ($6::text IS NULL OR s.stage = $6)
        AND ($7::timestamptz IS NULL OR (s.meets_at, s.id) < ($7, $8::uuid))
      ORDER BY s.meets_at DESC, s.id DESC LIMIT $9`,
    [
      filter.personId,
      filter.bodyIds,
      filter.all,
      filter.campaignId ?? null,
      filter.councilCode ?? null,
      filter.stage ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  );
}

/** One session as a person sees it: his own votes, everybody's turnout, results of closed items only. */
export async function readSession(sql: Sql, sessionId: string, personId: string): Promise<SessionDetail | null> {
  const [session] = await sql.rows<Omit<SessionDetail, 'members' | 'items' | keyof SittingDetail>>(
    `SELECT s.id, s.stage, c.code AS "councilCode", c.name AS "councilName", s.campaign_id AS "campaignId",
            g.title AS "campaignTitle", s.meets_at AS "meetsAt", s.place, s.version, s.convened_at AS "convenedAt",
            s.opened_at AS "openedAt", s.closed_at AS "closedAt", s.cancelled_at AS "cancelledAt", s.cancel_reason AS "cancelReason",
            coalesce(s.member_count, (SELECT count(*)::int FROM session_member m WHERE m.session_id = s.id)) AS "memberCount",
            json_build_object('numerator', s.quorum_numerator, 'denominator', s.quorum_denominator) AS quorum,
            s.minutes_number AS "minutesNumber", s.signed_by_secretary AS "signedBySecretary",
            s.signed_by_chair AS "signedByChair", s.minutes_signed_at AS "minutesSignedAt",
            s.teller_id AS "tellerId", s.counted_at AS "countedAt", s.results_published_at AS "resultsPublishedAt"
       FROM council_session s JOIN council c ON c.id = s.council_id JOIN campaign g ON g.id = s.campaign_id
      WHERE s.id = $1`,
    [sessionId],
  );
  if (!session) return null;
  const members = await sql.rows<MemberView>(
    `SELECT m.person_id AS "personId", p.full_name AS "fullName", m.office, m.attendance, m.absence_reason AS "absenceReason",
            seat.full_name AS "actingFor"
       FROM session_member m JOIN person p ON p.id = m.person_id LEFT JOIN person seat ON seat.id = m.acting_for
      WHERE m.session_id = $1
      ORDER BY array_position(ARRAY['chair', 'vice-chair', 'standing', 'secretary', 'member'], m.office), p.full_name, p.id`,
    [sessionId],
  );
  const sitting = await readSitting(sql, sessionId, session.stage);
  return { ...session, ...sitting, members, items: await readItems(sql, sessionId, personId, session.memberCount) };
}

async function readItems(sql: Sql, sessionId: string, personId: string, members: number): Promise<ItemView[]> {
  const rows = await sql.rows<Omit<ItemView, 'needed'>>(
    `SELECT i.id, i.dossier_id AS "dossierId", row_number() OVER (ORDER BY i.ord, i.id)::int AS ord, n.name AS nominee, n.title AS "nomineeTitle",
            d.award_code AS "awardCode", a.name AS "awardName",
            json_build_object('numerator', i.vote_numerator, 'denominator', i.vote_denominator, 'strict', i.vote_strict) AS rule,
            i.state, i.method, i.secret, a.secret_ballot AS "secretBallot",
            i.opened_at AS "openedAt", i.closes_at AS "closesAt", i.closed_at AS "closedAt",
            ${EARLIER_VOTES} AS "earlierVotes",
            CASE WHEN ${LEADS} THEN (SELECT coalesce(json_agg(json_build_object('personId', r.person_id, 'reason', r.reason)
              ORDER BY r.person_id), '[]') FROM recusal r WHERE r.item_id = i.id) END AS recusals,
            (SELECT count(*)::int FROM vote v WHERE v.item_id = i.id)
              + (SELECT count(*)::int FROM ballot b WHERE b.item_id = i.id) AS turnout,
            ARRAY(SELECT c.entered_by::text FROM paper_count c WHERE c.item_id = i.id ORDER BY 1) AS "countedBy",
            (SELECT v.choice FROM vote v WHERE v.item_id = i.id AND v.person_id = $2) AS "myVote",
            CASE WHEN i.state = 'closed' AND NOT ${resultHidden('$2')} THEN json_build_object('issued', i.issued, 'collected', i.collected, 'agree', i.agree,
              'disagree', i.disagree, 'abstain', i.abstain, 'invalid', i.invalid, 'carried', i.carried) END AS result
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       JOIN award_type a ON a.code = d.award_code
       JOIN council_session s ON s.id = i.session_id JOIN council c ON c.id = s.council_id
      WHERE i.session_id = $1 AND NOT ${standsAside('i', onlyOf('$2'))} ORDER BY i.ord, i.id`,
    [sessionId, personId],
  );
  return rows.map((row) => ({ ...row, needed: votesNeeded(row.rule, members) }));
}

/** SQL: whether reader `$2` is told who stands aside on item `i`. */
export const LEADS = `(
  EXISTS (SELECT FROM session_member m WHERE m.session_id = i.session_id AND m.person_id = $2 AND (m.office IN ('chair', 'secretary')
    OR (SELECT s.rules -> 'deputies' ? m.office FROM council_session s WHERE s.id = i.session_id) AND EXISTS (SELECT FROM session_member led JOIN recusal r ON r.person_id = led.person_id
         WHERE led.session_id = i.session_id AND led.office IN ('chair', 'secretary') AND r.item_id = i.id)))
  OR EXISTS (SELECT FROM council_session s JOIN council c ON c.id = s.council_id JOIN position p ON p.body_id = c.body_id
    WHERE s.id = i.session_id AND p.role IN ('council-chair', 'council-secretary') AND holds_today(p.id, $2)))`;
