import type { Officer } from '@bangvang/contracts';
import {
  addWorkingDays,
  dayOf,
  endOfDay,
  formatDay,
  formatInstant,
  isLegalDay,
  Problem,
  type WorkingCalendar,
} from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  extendCampaign,
  lockCampaign,
  type LockedCampaign,
  readWorkingCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import { deadlinesByKind, lastDayOfProposals, stepsOf } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { actorFor } from '../http/index.js';
import type { ExtensionDto } from './campaign.dto.js';
import type { CampaignChangedView } from './campaign.view.js';
import { campaignSeenBy } from './seen-campaign.js';

/** Moves the end of open campaigns, and with it the duties that hang on the close. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign, not-allowed, campaign-not-launched, campaign-closed, end-before-start, too-short-notice, invalid-input */
  async extend(
    campaignId: string,
    { endsOn, basis }: ExtensionDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<CampaignChangedView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const actor = actorFor(officer, 'campaign-issuer', campaign.issuerBodyId);

    return this.work.run(actor, command, async (tx) => {
      const locked = await lockCampaign(tx, campaignId);
      mayMove(locked, endsOn);
      const procedure = campaign.procedure!;
      const calendar = await readWorkingCalendar(tx);
      givesNotice(locked, endsOn, procedure.shorteningNoticeDays ?? 0, calendar);
      const days = { launchedOn: locked.launchedOn!, endsOn, midReviewOn: campaign.document.period.midReview.value };
      const kinds = deadlinesByKind(procedure, calendar, days);
      const proposalsDueOn = lastDayOfProposals(procedure, calendar, endsOn);
      const extended = await extendCampaign(tx, {
        campaignId,
        dueOn: endsOn,
        dueAt: endOfDay(endsOn),
        proposalsDueOn,
        proposalsDueAt: endOfDay(proposalsDueOn),
        basis,
        personId: officer.personId,
        kinds,
        steps: stepsOf(procedure, calendar, kinds),
      });
      tx.audit(`campaign/${campaignId}`, 'extend', { endsOn, basis, calendarRev: extended.calendarRev });
      const { calendarRev, version, moved } = extended;
      return { id: campaignId, stage: 'launched', endsOn, calendarRev, duties: moved, version };
    });
  }
}

/** An open campaign may end on any day that is not past; a closed one is closed, also before its procedure has followed. */
function mayMove(locked: LockedCampaign | null, endsOn: string): asserts locked is LockedCampaign {
  if (!locked || locked.stage === 'drafted') {
    throw new Problem('campaign-not-launched', 'Bản thảo chưa phát động thì không gia hạn; hãy sửa văn bản.');
  }
  if (locked.stage !== 'launched' || locked.now >= locked.endsAt) {
    const endedAt = new Date(locked.endsAt).toISOString();
    throw new Problem('campaign-closed', `Phong trào đã kết thúc lúc ${formatInstant(locked.endsAt)}.`, {
      extra: { endsOn: locked.endsOn, endsAt: endedAt },
    });
  }
  if (!isLegalDay(endsOn)) throw new Problem('invalid-input', `“${endsOn}” không phải là ngày có thật.`);
  if (endOfDay(endsOn) <= locked.now) throw new Problem('invalid-input', `Ngày kết thúc mới ${endsOn} đã qua.`);
  if (endsOn < locked.launchedOn!) {
    throw new Problem('end-before-start', `Ngày kết thúc mới ${endsOn} trước ngày phát động ${locked.launchedOn}.`);
  }
  if (endsOn === locked.endsOn) throw new Problem('already-recorded', `Phong trào vốn kết thúc ngày ${endsOn}.`);
}

/** A shortened campaign leaves its bodies some working days still. @throws Problem too-short-notice, no-calendar-year */
function givesNotice(locked: LockedCampaign, endsOn: string, days: number, calendar: WorkingCalendar): void {
  if (endsOn > locked.endsOn) return;
  const earliest = addWorkingDays(calendar, dayOf(locked.now), days);
  if (endsOn >= earliest) return;
  throw new Problem('too-short-notice', `Rút ngắn thì ngày kết thúc sớm nhất là ${formatDay(earliest)}.`, {
    extra: { earliest },
  });
}
