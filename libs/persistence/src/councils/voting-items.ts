import { Problem } from '@bangvang/domain';
import { refuseUnready } from '../ballots/readiness.js';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { NO_FIGURES } from './item-ends.js';
import type { ItemState } from './item-states.js';
import { ACTING, standsAside } from './aside.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from './session-lock.js';
import { setNextWindow } from './next-window.js';

/** How the vote on some items is taken. */
export interface ItemsOpening {
  readonly itemIds: readonly string[];
  /** Named votes of the members, paper ballots counted by two people, or secret ballots by token. */
  readonly method: 'named' | 'paper' | 'secret';
  /** Barring end of the window, ms since the epoch, exclusive; null: the secretary closes. Not for papers alone. */
  readonly closesAt: number | null;
}

/** An item as the secretary's acts see it, locked. */
interface LockedItem {
  readonly id: string;
  readonly ord: number;
  readonly state: ItemState;
  readonly nominee: string;
  readonly secret: boolean;
}

/**
 * Opens the vote on several items at once. Items whose dossier was withdrawn meanwhile are marked so and left out.
 * @returns the items opened and those found withdrawn
 * @throws Problem no-such-session, session-not-open, no-such-thing, conflicting-act, invalid-input, not-sealed, keys-missing
 */
export async function openItems(
  tx: Transaction,
  sessionId: string,
  { itemIds, method, closesAt }: ItemsOpening,
): Promise<{ version: number; opened: readonly string[]; withdrawn: readonly string[] }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open');
  if (closesAt !== null && method === 'paper') {
    throw new Problem('invalid-input', 'Bỏ phiếu giấy do Thư ký đóng, không đặt giờ.', {
      extra: { field: 'closesAt' },
    });
  }
  if (session.mode === 'written-poll' && (method === 'paper' || closesAt !== null)) {
    throw new Problem(
      'invalid-input',
      'Lấy ý kiến bằng văn bản: hạn trả lời là hạn của giấy mời, không phát phiếu tại phòng họp.',
      {
        extra: { field: method === 'paper' ? 'method' : 'closesAt' },
      },
    );
  }
  await markWithdrawn(tx, session);
  const items = await lockItems(tx, sessionId, itemIds);
  refuseSecret(items, method);
  if (closesAt !== null && closesAt <= (await tx.legalNow())) {
    throw new Problem('invalid-input', 'Giờ đóng bỏ phiếu đã qua.', { extra: { field: 'closesAt' } });
  }
  const withdrawn = items.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
  const opened = idsIn(
    items.filter(({ state }) => state !== 'withdrawn'),
    ['pending'],
    'chưa bỏ phiếu',
  );
  await refuseUnready(tx, sessionId, opened, method);
  await tx.rows(
    `UPDATE session_item SET state = 'open', method = $2, opened_at = legal_now(), closes_at = $3 WHERE id = ANY($1::uuid[])`,
    [opened, method, closesAt === null ? null : new Date(closesAt)],
  );
  await setNextWindow(tx, sessionId);
  tx.audit(subjectOf(sessionId), 'items-opened', { itemIds: opened, method, closesAt: closesAt && new Date(closesAt) });
  tx.wake('council-session', sessionId);
  return { version: await raiseVersion(tx, session), opened, withdrawn };
}

/**
 * Puts items off: they may stand on the agenda of a later session. So does a secret vote that cannot be counted, its shares lost or its
 * board unsound: it has no result, and its ballots are never opened.
 * @throws Problem no-such-session, session-not-open, no-such-thing, conflicting-act
 */
export async function deferItems(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[],
  reason: string,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'open', 'closed');
  const unvoted = ['pending', 'suspended', 'awaiting-count'] as const;
  const deferred = idsIn(await lockItems(tx, sessionId, itemIds), unvoted, 'chưa bỏ phiếu hoặc chưa kiểm phiếu');
  await tx.rows(`UPDATE session_item SET state = 'deferred', ${NO_FIGURES} WHERE id = ANY($1::uuid[])`, [deferred]);
  tx.audit(subjectOf(sessionId), 'items-deferred', { itemIds: deferred, reason });
  return { version: await raiseVersion(tx, session) };
}

/** Locks items of a session against votes; one on which whoever acts stands aside is none of it for him. @throws Problem no-such-thing naming those that are not of this session */
export async function lockItems(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[],
): Promise<readonly LockedItem[]> {
  await tx.rows('SELECT id FROM session_item WHERE session_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE', [
    sessionId,
    itemIds,
  ]);
  const items = await tx.rows<LockedItem>(
    `SELECT i.id, i.ord, i.state, n.name AS nominee, i.secret
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE i.session_id = $1 AND i.id = ANY($2::uuid[]) AND NOT ${standsAside('i', ACTING)} ORDER BY i.ord`,
    [sessionId, itemIds],
  );
  const known = new Set(items.map(({ id }) => id));
  const unknown = itemIds.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new Problem('no-such-thing', 'Có hồ sơ không nằm trong chương trình phiên họp.', {
      extra: { items: unknown.map((itemId) => ({ itemId })) },
    });
  }
  return items;
}

/** The items' ids, all in one of the states. @throws Problem conflicting-act naming the others */
export function idsIn(items: readonly LockedItem[], states: readonly ItemState[], inWords: string): readonly string[] {
  const others = items.filter(({ state }) => !states.includes(state));
  if (others.length === 0) return items.map(({ id }) => id);
  throw new Problem('conflicting-act', `${others.length} hồ sơ không ở trạng thái ${inWords}.`, {
    extra: { items: others.map(({ id, nominee, state: found }) => ({ itemId: id, nominee, state: found })) },
  });
}

/** Where the law asks for a secret ballot, members do not vote by name. */
function refuseSecret(items: readonly LockedItem[], method: ItemsOpening['method']): void {
  const secret = method === 'named' ? items.filter((item) => item.secret) : [];
  if (secret.length === 0) return;
  throw new Problem('invalid-input', `${secret.length} hồ sơ phải bỏ phiếu kín, không biểu quyết ghi tên.`, {
    extra: { field: 'method', items: secret.map(({ id, nominee }) => ({ itemId: id, nominee })) },
  });
}
