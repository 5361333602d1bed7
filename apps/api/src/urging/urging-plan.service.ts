import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem, type WorkingCalendar } from '@bangvang/domain';
import {
  type CampaignRecord,
  countDuties,
  Database,
  type DutyCount,
  type FrozenProcedure,
  readProcedureInForce,
  readWorkingCalendar,
} from '@bangvang/persistence';
import {
  addressBodies,
  type CampaignDays,
  deadlinesByKind,
  dutiesOfLaunch,
  type KindPlan,
  type PlannedKind,
  planKind,
} from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { legalToday } from '../campaigns/legal-today.js';
import { readAddressees } from '../campaigns/read-addressees.js';
import { campaignSeenBy } from '../campaigns/seen-campaign.js';
import type { UrgingPlanQuery } from './urging.dto.js';
import type { KindPlanView, UrgingPlanView } from './urging.view.js';

/** Looks ahead: what a launch would urge, and what another end would move. Nothing is changed by looking. */
@Injectable()
export class UrgingPlanService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-campaign, invalid-input, end-before-start, no-calendar-year */
  async plan(campaignId: string, asked: UrgingPlanQuery, officer: Officer): Promise<UrgingPlanView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { launchedOn = campaign.launchedOn ?? (await legalToday(this.database)), endsOn = campaign.endsOn } = asked;
    for (const day of [launchedOn, endsOn]) {
      if (!isLegalDay(day)) throw new Problem('invalid-input', `“${day}” không phải là ngày có thật.`);
    }
    if (endsOn < launchedOn) {
      throw new Problem('end-before-start', `Ngày kết thúc ${endsOn} trước ngày phát động ${launchedOn}.`);
    }
    const days = { launchedOn, endsOn, midReviewOn: campaign.document.period.midReview.value };
    const calendar = await readWorkingCalendar(this.database);
    const kinds =
      campaign.stage === 'drafted'
        ? await this.ofLaunch(campaign, calendar, days)
        : ofMove(campaign.procedure!, calendar, days, await countDuties(this.database, campaignId));
    const views = kinds.map(({ before, after, ...kind }) => ({
      ...kind,
      before: before && viewOf(before),
      after: viewOf(after),
    }));
    return { launchedOn, endsOn, kinds: views };
  }

  private async ofLaunch(
    { issuerBodyId, homeAffairsId, document, kind }: CampaignRecord,
    calendar: WorkingCalendar,
    days: CampaignDays,
  ): Promise<readonly PlannedKind[]> {
    const issuer = { id: issuerBodyId, homeAffairsId };
    const [addressees, procedure] = await Promise.all([
      readAddressees(this.database, issuer, days.launchedOn),
      readProcedureInForce(this.database, { kind, day: days.launchedOn, simplified: false }),
    ]);
    const duties = dutiesOfLaunch(procedure, addressBodies(document, addressees).responsibilities, calendar, days);
    const kinds = new Map(duties.flatMap((duty) => (duty.dueOn === null ? [] : [[duty.kind, duty] as const])));
    return [...kinds.values()].map(({ kind: of, name, dueOn }) => ({
      ...{ kind: of, name, ownDeadlines: 0, before: null },
      duties: duties.filter((duty) => duty.kind === of).length,
      after: planKind(procedure, calendar, of, dueOn!),
    }));
  }
}

/** What each kind still owed has now, and would have: a kind not counted from the close stays. */
function ofMove(
  procedure: FrozenProcedure,
  calendar: WorkingCalendar,
  days: CampaignDays,
  owed: readonly DutyCount[],
): readonly PlannedKind[] {
  const moved = new Map(deadlinesByKind(procedure, calendar, days).map(({ kind, dueOn }) => [kind, dueOn]));
  return owed.map(({ kind, name, dueOn, fromClose, duties, ownDeadlines }) => ({
    ...{ kind, name, duties, ownDeadlines },
    before: planKind(procedure, calendar, kind, dueOn),
    after: planKind(procedure, calendar, kind, (fromClose && moved.get(kind)) || dueOn),
  }));
}

function viewOf({ dueOn, rungs }: KindPlan): KindPlanView {
  return {
    dueOn,
    rungs: rungs.map(({ firstAt, lastAt, ...rung }) => ({
      ...rung,
      firstAt: new Date(firstAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
    })),
  };
}
