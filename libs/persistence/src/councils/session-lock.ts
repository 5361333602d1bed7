import { type CouncilRules, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** Where a council session (phiên họp Hội đồng) stands. */
export type SessionStage = 'convened' | 'open' | 'adjourned' | 'closed' | 'minutes-signed' | 'cancelled';

/** How the members meet; by written poll (lấy ý kiến bằng văn bản) nobody attends and whoever answers counts. */
export type SessionMode = 'in-person' | 'remote' | 'written-poll';

/** A session whose row is locked: what its commands decide on. */
export interface LockedSession {
  readonly id: string;
  readonly stage: SessionStage;
  readonly version: number;
  readonly councilName: string;
  readonly councilBodyId: string;
  readonly campaignId: string;
  readonly meetsAt: Date;
  readonly place: string;
  readonly mode: SessionMode;
  readonly opinionsUntil: Date;
  readonly rules: CouncilRules;
  readonly quorum: { readonly numerator: number; readonly denominator: number };
  /** Frozen at opening: every member, present or not. */
  readonly memberCount: number | null;
  readonly secretaryId: string | null;
  readonly chairId: string | null;
  readonly minutesNumber: string | null;
  readonly minutes: { readonly summary?: string } | null;
}

const STAGE_NAMES: Readonly<Record<SessionStage, string>> = {
  convened: 'đã triệu tập, chưa mở',
  open: 'đang họp',
  adjourned: 'đang tạm nghỉ',
  closed: 'đã bế mạc',
  'minutes-signed': 'đã ký biên bản',
  cancelled: 'đã hủy',
};

/**
 * Locks a session to change it. Every change of a session goes through here, so that two people never change it at once.
 * @param version what the caller saw; absent where the act does not depend on it
 * @throws Problem no-such-session, stale-version
 */
export async function lockSession(tx: Transaction, sessionId: string, version?: number): Promise<LockedSession> {
  await tx.required(
    'SELECT 1 AS here FROM council_session WHERE id = $1 FOR UPDATE',
    [sessionId],
    'no-such-session',
    'Không có phiên họp này.',
  );
  const [session] = await tx.rows<LockedSession>(
    `SELECT s.id, s.stage, s.version, c.name AS "councilName", c.body_id AS "councilBodyId", s.campaign_id AS "campaignId",
            s.meets_at AS "meetsAt", s.place, s.mode, s.opinions_until AS "opinionsUntil", s.rules, s.member_count AS "memberCount",
            json_build_object('numerator', s.quorum_numerator, 'denominator', s.quorum_denominator) AS quorum,
            s.signed_by_secretary AS "secretaryId", s.signed_by_chair AS "chairId",
            s.minutes_number AS "minutesNumber", s.minutes
       FROM council_session s JOIN council c ON c.id = s.council_id WHERE s.id = $1`,
    [sessionId],
  );
  if (version !== undefined && session!.version !== version) {
    throw new Problem('stale-version', `Phiên họp đã ở phiên bản ${session!.version}.`, {
      extra: { version: session!.version },
    });
  }
  return session!;
}

/** Refuses an act that does not belong to where the session stands. @throws Problem session-not-open, session-already-open */
export function requireStage(session: LockedSession, ...stages: readonly SessionStage[]): void {
  if (stages.includes(session.stage)) return;
  const slug = session.stage === 'open' ? 'session-already-open' : 'session-not-open';
  throw new Problem(slug, `Phiên họp ${STAGE_NAMES[session.stage]}.`, { extra: { stage: session.stage } });
}

/** Refuses a change of what stands from the opening on: rule, electorate, order. @throws Problem session-frozen, session-not-open */
export function requireUnopened(session: LockedSession): void {
  if (session.stage === 'cancelled') requireStage(session, 'convened');
  if (session.stage === 'convened') return;
  throw new Problem('session-frozen', `Phiên họp ${STAGE_NAMES[session.stage]}.`, { extra: { stage: session.stage } });
}

/** Raises the version of a session already locked. Returns the new version. */
export async function raiseVersion(tx: Transaction, session: LockedSession): Promise<number> {
  const [row] = await tx.rows<{ version: number }>(
    'UPDATE council_session SET version = version + 1 WHERE id = $1 RETURNING version',
    [session.id],
  );
  return row!.version;
}

/** The audit chain of a session. */
export function subjectOf(sessionId: string): string {
  return `council-session/${sessionId}`;
}
