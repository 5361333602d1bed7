import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { type DutyView, findDuty, lockDuty, type LockedDuty, type Sql, type Transaction } from '@bangvang/persistence';
import { oversees } from '../campaigns/seen-campaign.js';

/** The duty as an officer may see it: his own body's, or of a campaign of his. @throws Problem no-such-duty */
export async function dutySeenBy(officer: Officer, sql: Sql, dutyId: string): Promise<DutyView> {
  const duty = await findDuty(sql, dutyId);
  const seen = duty && (officer.posts.some(({ bodyId }) => bodyId === duty.bodyId) || oversees(officer, duty));
  if (!seen) throw new Problem('no-such-duty', 'Không có nhiệm vụ với mã này.');
  return duty;
}

/**
 * Locks an open duty of this version for a change.
 * @throws Problem no-such-duty, duty-settled, stale-version
 */
export async function lockOpenDuty(tx: Transaction, dutyId: string, version: number): Promise<LockedDuty> {
  const duty = await lockDuty(tx, dutyId);
  if (!duty) throw new Problem('no-such-duty', 'Không có nhiệm vụ với mã này.');
  if (duty.settledBy !== null) {
    throw new Problem('duty-settled', SETTLED[duty.settledBy] ?? 'Nhiệm vụ đã kết thúc.', {
      extra: { settledBy: duty.settledBy },
    });
  }
  if (duty.version !== version) {
    throw new Problem('stale-version', `Nhiệm vụ đã đổi; phiên bản hiện nay là ${duty.version}.`, {
      extra: { version: duty.version, dueOn: duty.dueOn },
    });
  }
  return duty;
}

const SETTLED: Readonly<Record<string, string>> = {
  filing: 'Đơn vị đã nộp văn bản cho nhiệm vụ này.',
  excuse: 'Đơn vị đã được miễn nhiệm vụ này.',
  close: 'Nhiệm vụ đã kết thúc khi hết hạn nhận đề nghị.',
};
