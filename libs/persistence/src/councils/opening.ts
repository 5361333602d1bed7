import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { recuseConcerned } from './derived-recusals.js';
import { weighItems } from './item-quorum.js';
import type { Missing } from './missing.js';
import { slugOf, whatIsMissing } from './missing-at-opening.js';
import { recordOrder } from './orders.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/** How a session is opened. */
export interface SessionOpening {
  /** Whoever presides and opens himself: his act is the order, unless one is on file. Null: another opens, on an order on file. */
  readonly presiding: string | null;
  /** Items that must be secret are voted on with paper in the room: no key is needed. */
  readonly secretOnPaper: boolean;
}

/**
 * Opens a session and freezes rule, electorate and order: the base of every percentage is all members, present or not.
 * The gates are asked once more: a dossier barred since it was put on the agenda is to be taken off first.
 * @throws Problem no-such-session, stale-version, session-already-open, session-not-open; no-quorum, or where no member is
 *   lacking agenda-empty, gate-barred, head-barred, opening-incomplete, all with everything that is `missing`
 */
export async function openSession(
  tx: Transaction,
  sessionId: string,
  version: number,
  { presiding, secretOnPaper }: SessionOpening = { presiding: null, secretOnPaper: false },
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId, version);
  requireStage(session, 'convened');
  await markWithdrawn(tx, session);
  await recuseConcerned(tx, sessionId);
  if (presiding !== null) await recordOrder(tx, sessionId, presiding, 'open', null);
  const { members, missing } = await whatIsMissing(tx, session, secretOnPaper);
  if (missing.length > 0) throw refusal(missing);
  await tx.rows(
    `UPDATE council_session SET stage = 'open', opened_at = legal_now(), member_count = $2, version = version + 1
      WHERE id = $1`,
    [sessionId, members],
  );
  tx.audit(subjectOf(sessionId), 'opened', { memberCount: members, secretOnPaper });
  await weighItems(tx, session);
  tx.wake('council-session', sessionId);
  return { version: session.version + 1 };
}

function refusal(missing: readonly Missing[]): Problem {
  return new Problem(slugOf(missing), `Chưa mở được phiên họp: ${missing.map(({ text }) => text).join('; ')}.`, {
    extra: { missing },
  });
}
