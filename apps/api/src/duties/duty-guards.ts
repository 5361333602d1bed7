import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type Actor,
  type DutyView,
  findDuty,
  lockDuty,
  type LockedDuty,
  type Sql,
  type Transaction,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
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
  if (duty && duty.settledBy !== null) {
    throw new Problem('duty-settled', SETTLED[duty.settledBy] ?? 'Nhiệm vụ đã kết thúc.', {
      extra: { settledBy: duty.settledBy },
    });
  }
  return ofVersion(duty, version);
}

/** Locks a duty of this version, settled or not. @throws Problem no-such-duty, stale-version */
export async function lockDutyOf(tx: Transaction, dutyId: string, version: number): Promise<LockedDuty> {
  return ofVersion(await lockDuty(tx, dutyId), version);
}

/** Who may change what a body owes: Home Affairs of the campaign's issuer, or the issuer. @throws Problem no-such-duty, not-allowed */
export async function dutyActor(officer: Officer, sql: Sql, dutyId: string): Promise<Actor> {
  const { issuerBodyId, homeAffairsId } = await dutySeenBy(officer, sql, dutyId);
  const issues = officer.posts.some(({ role, bodyId }) => role === 'campaign-issuer' && bodyId === issuerBodyId);
  if (issues) return actorFor(officer, 'campaign-issuer', issuerBodyId);
  return actorFor(officer, 'appraisal-lead', homeAffairsId ?? issuerBodyId);
}

function ofVersion(duty: LockedDuty | null, version: number): LockedDuty {
  if (!duty) throw new Problem('no-such-duty', 'Không có nhiệm vụ với mã này.');
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
  withdrawal: 'Nhiệm vụ này đã được thu hồi.',
  close: 'Nhiệm vụ đã kết thúc khi hết hạn nhận đề nghị.',
};
