import type { Sql } from '../database.js';
import { type MembershipDifference, membershipDifferences } from './membership-differences.js';
import type { SessionMode, SessionStage } from './session-lock.js';

/** What surrounds the votes of a session: its form, orders, breaks, and what changed since it was convened. */
export interface SittingDetail {
  readonly mode: SessionMode;
  /** Until when those who do not attend may send their opinion. */
  readonly opinionsUntil: Date;
  readonly orders: readonly {
    readonly kind: 'call' | 'open';
    readonly orderedBy: string;
    readonly orderedAt: string;
    readonly note: string | null;
  }[];
  readonly adjournments: readonly {
    readonly adjournedAt: string;
    readonly reason: string;
    readonly resumesAt: string;
    readonly resumedAt: string | null;
  }[];
  /** Only until the session opens; the secretary takes them in, or the session does not open. */
  readonly membershipDifferences: readonly MembershipDifference[];
}

/** Reads it for one session. Instants within the lists are ISO strings. */
export async function readSitting(sql: Sql, sessionId: string, stage: SessionStage): Promise<SittingDetail> {
  const [row] = await sql.rows<Omit<SittingDetail, 'membershipDifferences'> & Record<string, unknown>>(
    `SELECT s.mode, s.opinions_until AS "opinionsUntil",
            coalesce((SELECT json_agg(json_build_object('kind', o.kind, 'orderedBy', p.full_name, 'orderedAt', o.ordered_at,
                        'note', o.note) ORDER BY o.ordered_at, o.kind)
                        FROM session_order o JOIN person p ON p.id = o.ordered_by WHERE o.session_id = s.id), '[]') AS orders,
            coalesce((SELECT json_agg(json_build_object('adjournedAt', a.adjourned_at, 'reason', a.reason,
                        'resumesAt', a.resumes_at, 'resumedAt', a.resumed_at) ORDER BY a.adjourned_at)
                        FROM session_adjournment a WHERE a.session_id = s.id), '[]') AS adjournments
       FROM council_session s WHERE s.id = $1`,
    [sessionId],
  );
  return { ...row!, membershipDifferences: stage === 'convened' ? await membershipDifferences(sql, sessionId) : [] };
}

/** A vote taken on the same dossier by the same council at an earlier session, and annulled there (đã bỏ phiếu lần trước). */
export interface EarlierVote {
  readonly sessionId: string;
  readonly meetsAt: string;
  readonly reason: string;
  /** null: secret, and not published. */
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

/** SQL: the annulled votes on the dossier of item `i`, the first one first. */
export const EARLIER_VOTES = `
  coalesce((SELECT json_agg(json_build_object('sessionId', f.id, 'meetsAt', f.meets_at, 'reason', a.reason, 'result',
      CASE WHEN a.method <> 'secret' OR f.results_published_at IS NOT NULL THEN json_build_object('issued', a.issued,
        'collected', a.collected, 'agree', a.agree, 'disagree', a.disagree, 'abstain', a.abstain, 'invalid', a.invalid,
        'carried', a.carried) END) ORDER BY a.annulled_at)
    FROM session_item x JOIN annulled_result a ON a.item_id = x.id JOIN council_session f ON f.id = x.session_id
   WHERE x.dossier_id = i.dossier_id AND x.session_id <> i.session_id
     AND f.council_id = (SELECT h.council_id FROM council_session h WHERE h.id = i.session_id)), '[]')`;
