import { formatInstant, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { onlyOf, standsAside } from './aside.js';
import { type SessionMode, subjectOf } from './session-lock.js';

export type Choice = 'agree' | 'disagree' | 'abstain';

/** The item, its session and the voter as they stand under the item's lock, and the legal time read after it. */
interface Ballot {
  readonly sessionId: string;
  readonly stage: string;
  readonly state: string;
  readonly method: 'named' | 'paper' | 'secret';
  readonly secret: boolean;
  readonly closesAt: Date | null;
  readonly mode: SessionMode;
  readonly opinionsUntil: Date;
  readonly member: boolean;
  readonly attendance: 'present' | 'absent' | null;
  readonly now: Date;
}

/**
 * Records the named vote of a member who is present. The same vote again is answered as the first.
 * @throws Problem no-such-thing also for whoever stands aside, not-a-member, member-absent, item-not-open, deadline-passed, already-voted
 */
export async function castVote(tx: Transaction, itemId: string, personId: string, choice: Choice): Promise<void> {
  const ballot = await ballotOf(tx, itemId, personId);
  if (ballot.stage !== 'open' || ballot.state !== 'open') {
    throw new Problem('item-not-open', 'Hồ sơ này chưa mở hoặc đã đóng bỏ phiếu.');
  }
  if (ballot.attendance !== 'present') {
    const poll = ballot.mode === 'written-poll';
    throw new Problem(
      'member-absent',
      poll ? 'Phiên này lấy ý kiến bằng văn bản.' : 'Bạn được ghi vắng mặt tại phiên họp này.',
    );
  }
  if (ballot.method === 'paper') {
    throw new Problem('item-not-open', 'Hồ sơ này bỏ phiếu giấy tại phòng họp, không biểu quyết trên hệ thống.');
  }
  if (ballot.method === 'secret') {
    throw new Problem('item-not-open', 'Hồ sơ này bỏ phiếu kín bằng thẻ, không biểu quyết ghi tên.');
  }
  refuseLate(ballot);
  await record(tx, ballot, { itemId, personId, choice, written: false });
}

/**
 * Records the written opinion of a member who is absent, from the convening until the time for opinions is over and the item closed.
 * @throws Problem no-such-thing also for whoever stands aside, not-a-member, member-present, item-not-open, deadline-passed, already-voted
 * @source Decree 91/2017/NĐ-CP, Art. 45(8)
 */
export async function writeOpinion(tx: Transaction, itemId: string, personId: string, choice: Choice): Promise<void> {
  const ballot = await ballotOf(tx, itemId, personId);
  const awaited = ['convened', 'open', 'adjourned'].includes(ballot.stage);
  if (!awaited || !['pending', 'open', 'suspended'].includes(ballot.state)) {
    throw new Problem('item-not-open', 'Hồ sơ này không còn nhận ý kiến bằng văn bản.');
  }
  if (ballot.secret) {
    throw new Problem('item-not-open', 'Hồ sơ này bỏ phiếu kín: gửi ý kiến bằng thẻ bỏ phiếu, không ghi tên.');
  }
  if (ballot.attendance === 'present') throw new Problem('member-present', 'Bạn được ghi có mặt tại phiên họp này.');
  refuseLate(whileOpinionsAreAwaited(ballot));
  await record(tx, ballot, { itemId, personId, choice, written: true });
}

/** Reads the ballot under a shared lock of its item: whoever closes the item waits for the votes under way, and they for him. */
async function ballotOf(tx: Transaction, itemId: string, personId: string): Promise<Ballot> {
  await tx.rows('SELECT id FROM session_item WHERE id = $1 FOR SHARE', [itemId]);
  const ballot = await tx.required<Ballot>(
    `SELECT s.id AS "sessionId", s.stage, i.state, i.method, i.secret, i.closes_at AS "closesAt", s.mode,
            s.opinions_until AS "opinionsUntil", m.person_id IS NOT NULL AS member,
            m.attendance, legal_now() AS now
       FROM session_item i JOIN council_session s ON s.id = i.session_id
       LEFT JOIN session_member m ON m.session_id = s.id AND m.person_id = $2
      WHERE i.id = $1 AND NOT ${standsAside('i', onlyOf('$2'))}`,
    [itemId, personId],
    'no-such-thing',
    'Không có hồ sơ này trong chương trình phiên họp nào.',
  );
  if (!ballot.member) throw new Problem('not-a-member', 'Bạn không phải thành viên Hội đồng tại ngày họp này.');
  return ballot;
}

/**
 * The window of a written opinion: the time the notice gives, and beyond it the item's own window where members meet. By
 * written poll the notice's time is the window.
 */
function whileOpinionsAreAwaited({
  mode,
  state,
  opinionsUntil,
  closesAt,
  now,
}: Ballot): Pick<Ballot, 'closesAt' | 'now'> {
  if (now < opinionsUntil) return { closesAt: null, now };
  return { closesAt: state === 'open' && mode !== 'written-poll' ? closesAt : opinionsUntil, now };
}

/** The window is barring: at its end the vote is refused, and the answer names it. */
function refuseLate({ closesAt, now }: Pick<Ballot, 'closesAt' | 'now'>): void {
  if (closesAt === null || now < closesAt) return;
  throw new Problem('deadline-passed', `Đã hết giờ bỏ phiếu: ${formatInstant(closesAt.getTime())}.`, {
    extra: { dueAt: closesAt.toISOString() },
  });
}

async function record(
  tx: Transaction,
  { sessionId, now }: Ballot,
  { itemId, personId, choice, written }: { itemId: string; personId: string; choice: Choice; written: boolean },
): Promise<void> {
  const added = await tx.rows(
    `INSERT INTO vote (item_id, person_id, choice, written, cast_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT vote_once DO NOTHING RETURNING item_id`,
    [itemId, personId, choice, written, now],
  );
  if (added.length === 0) {
    const before = await tx.one<{ choice: Choice; written: boolean }>(
      'SELECT choice, written FROM vote WHERE item_id = $1 AND person_id = $2',
      [itemId, personId],
    );
    if (before?.choice === choice && before.written === written) return;
    throw new Problem('already-voted', 'Bạn đã bỏ phiếu cho hồ sơ này; phiếu đã bỏ không thay đổi.');
  }
  // The choice stays sealed until the count: the closing's entry names every vote.
  tx.audit(subjectOf(sessionId), written ? 'opinion-written' : 'vote-cast', { itemId });
}
