import type { Officer } from '@bangvang/contracts';
import {
  actualOf,
  dayOf,
  formatInstant,
  isInTime,
  isLegalDay,
  Problem,
  receivedOn,
  workingDaysLate,
} from '@bangvang/domain';
import {
  CalendarShelf,
  type CommandKey,
  Database,
  type FiledResult,
  findPerson,
  listTargets,
  type LockedDuty,
  newId,
  putMessages,
  recordFiling,
  type Transaction,
  UnitOfWork,
} from '@bangvang/persistence';
import { answerMessage } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { actorFor } from '../http/index.js';
import { fillDutyForm } from '../forms/fill-form.js';
import { dutySeenBy, lockOpenDuty } from './duty-guards.js';
import type { FilingDto, TargetResultDto } from './duty.dto.js';
import type { FilingReceiptView } from './duty.view.js';

/** Puts what bodies file on record. Changes when the rules on receipt change. */
@Injectable()
export class FilingService {
  private readonly calendars = new CalendarShelf();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-duty, not-allowed, duty-settled, stale-version, deadline-passed, form-not-valid, invalid-input */
  async file(
    dutyId: string,
    version: number,
    filing: FilingDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<FilingReceiptView> {
    const { bodyId } = await dutySeenBy(officer, this.database, dutyId);
    const actor = actorFor(officer, ['unit-officer', 'unit-head', 'appraisal-lead', 'appraiser'], bodyId);
    if (filing.documentDate !== undefined && !isLegalDay(filing.documentDate)) {
      throw new Problem('invalid-input', `“${filing.documentDate}” không phải là ngày có thật.`);
    }

    return this.work.run(actor, command, async (tx) => {
      const [duty, calendar] = await Promise.all([lockOpenDuty(tx, dutyId, version), this.calendars.read(tx)]);
      const late = isLate(duty);
      const daysLate = late ? workingDaysLate(calendar, duty.dueOn!, dayOf(actedAt(duty))) : 0;
      const { results: reported = [], fileSha256 = null, answers = null, ...content } = filing;
      const results = await readResults(tx, duty, reported);
      await requireFile(tx, fileSha256);
      const form = await fillDutyForm(tx, duty, answers);
      const countsOn = receivedOn(calendar, duty.now);
      const settled = await recordFiling(tx, duty, {
        id: newId(),
        dutyId,
        content,
        fileSha256,
        personId: officer.personId,
        receivedAt: duty.now,
        receivedOn: countsOn,
        late,
        daysLate,
        results,
        form,
      });
      if (duty.askedBy !== null) await tellAsker(tx, duty, settled, officer);
      tx.audit(`duty/${dutyId}`, 'file', { kind: duty.kind, late, daysLate, fileSha256, results: results.length });
      const receivedAt = new Date(duty.now).toISOString();
      return { id: dutyId, receivedAt, receivedOn: countsOn, late, version: settled };
    });
  }
}

/** After a barring deadline nothing is received; after a chasing one it is received and marked late. */
function isLate(duty: LockedDuty): boolean {
  const { nature, dueOn, dueAt, now } = duty;
  if (dueAt === null || isInTime({ receivedAt: actedAt(duty), dueAt })) return false;
  if (nature !== 'barring') return true;
  throw new Problem('deadline-passed', `Thời hạn là trước ${formatInstant(dueAt)}; yêu cầu đến sau thời hạn.`, {
    extra: { dueOn, dueAt: new Date(dueAt).toISOString(), receivedAt: new Date(now).toISOString() },
  });
}

/** The instant that counts against the deadline: while time stands still, when it stopped. */
function actedAt({ heldAt, now }: LockedDuty): number {
  return heldAt ?? now;
}

/**
 * The results in the targets' own units. They are of this campaign, each once, each readable.
 * @throws Problem invalid-input
 */
async function readResults(
  tx: Transaction,
  duty: LockedDuty,
  reported: readonly TargetResultDto[],
): Promise<readonly FiledResult[]> {
  if (reported.length === 0) return [];
  const targets = new Map((await listTargets(tx, duty.campaignId)).map((target) => [target.code, target]));
  const met = new Set<string>();
  return reported.map(({ targetCode, actual, numerator, denominator, level }) => {
    const target = targets.get(targetCode);
    if (!target || met.has(targetCode)) {
      throw new Problem('invalid-input', `Chỉ tiêu “${targetCode}” không có trong phong trào hoặc được ghi hai lần.`);
    }
    met.add(targetCode);
    const found = actualOf(target, { actual, numerator, denominator, level });
    if (found !== null) return { targetCode, actual: found, numerator, denominator, level };
    throw new Problem(
      'invalid-input',
      `Kết quả chỉ tiêu “${targetCode}” ghi theo một trong ba cách: kết quả; tử số và mẫu số; mức đạt được khi chỉ tiêu tính mức giảm và đã có mốc so sánh.`,
    );
  });
}

async function requireFile(tx: Transaction, sha256: string | null): Promise<void> {
  if (sha256 && !(await tx.one('SELECT 1 FROM file WHERE sha256 = $1', [sha256]))) {
    throw new Problem('invalid-input', 'Chưa có tệp với mã này; hãy tải tệp lên trước.');
  }
}

/** Whoever sent an urging note is told of its answer. */
async function tellAsker(tx: Transaction, duty: LockedDuty, version: number, officer: Officer): Promise<void> {
  const asker = await findPerson(tx, duty.askedBy!);
  const bodyName = officer.posts.find(({ bodyId }) => bodyId === duty.bodyId)?.bodyName ?? '';
  await putMessages(tx, [answerMessage({ id: duty.id, name: duty.name, version, bodyName }, asker)]);
}
