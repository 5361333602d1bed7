import { type BoardSigner, fixAbandonedBoards } from '../ballots/board.js';
import { closeBoards } from '../ballots/closing-boards.js';
import type { Transaction } from '../transaction.js';
import { countItems } from './counting.js';
import { setNextWindow, WINDOW_END } from './next-window.js';
import { lockSession, raiseVersion, type SessionStage } from './session-lock.js';

/** What the procedure of a session follows. */
export interface FollowedSession {
  /** Fact version followed. */
  readonly version: number;
  readonly stage: SessionStage;
  /** Real instant of the next window's end, ms since the epoch; null when none is open or the clock stands still. */
  readonly wakeAt: number | null;
}

/**
 * Closes and counts every window whose end has passed, then tells where the session stands. Of secret votes the board is fixed and signed.
 * Twice is once.
 * @throws Problem no-such-session
 */
export async function followSession(tx: Transaction, sessionId: string, signer: BoardSigner): Promise<FollowedSession> {
  const session = await lockSession(tx, sessionId);
  const due = session.stage === 'open' ? await lockDueItems(tx, sessionId) : [];
  if (due.length > 0) {
    await countItems(tx, session, await closeBoards(tx, session, due, signer));
    await raiseVersion(tx, session);
  }
  await fixAbandonedBoards(tx, session, signer);
  await setNextWindow(tx, sessionId);
  const [followed] = await tx.rows<{ version: number; wakeAt: Date | null }>(
    `UPDATE procedure SET followed_version = fact_version, touched_at = clock_timestamp()
      WHERE kind = 'council-session' AND id = $1
      RETURNING fact_version AS version, real_instant(due_at) AS "wakeAt"`,
    [sessionId],
  );
  return { version: followed?.version ?? 0, stage: session.stage, wakeAt: followed?.wakeAt?.getTime() ?? null };
}

/** Ends the procedure of a session that is signed or cancelled; does nothing to any other. */
export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure p SET ended_at = coalesce(p.ended_at, clock_timestamp()), due_at = NULL, followed_version = p.fact_version
       FROM council_session s
      WHERE p.kind = 'council-session' AND p.id = $1 AND s.id = p.id AND s.stage IN ('minutes-signed', 'cancelled')`,
    [sessionId],
  );
}

/** Locks open items past their end. A vote under way holds its item, so none in time is left out of the count. */
async function lockDueItems(tx: Transaction, sessionId: string): Promise<readonly string[]> {
  const due = await tx.rows<{ id: string }>(
    `SELECT i.id FROM session_item i JOIN council_session s ON s.id = i.session_id
      WHERE i.session_id = $1 AND i.state = 'open' AND ${WINDOW_END} <= legal_now() ORDER BY i.id FOR UPDATE OF i`,
    [sessionId],
  );
  return due.map(({ id }) => id);
}
