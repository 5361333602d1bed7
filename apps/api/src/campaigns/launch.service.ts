import type { Officer } from '@bangvang/contracts';
import { dayOf, endOfDay, isLegalDay, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  launchCampaign,
  lockCampaign,
  readProcedureInForce,
  readWorkingCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import { addressBodies, dutiesOfLaunch, lastDayOfProposals, stepsOf } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { actorFor } from '../http/index.js';
import type { CampaignChangedView } from './campaign.view.js';
import { readAddressees } from './read-addressees.js';
import { campaignSeenBy } from './seen-campaign.js';

/** What the issuer settles with the launch. */
export interface LaunchTerms {
  readonly launchedOn?: string;
  readonly headRule?: boolean;
  readonly tolerancePercent?: number;
  readonly simplified?: boolean;
}

/** Launches campaigns: freezes their procedure and gives every addressed body its duties. */
@Injectable()
export class LaunchService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * @param terms `launchedOn`: the day stated, today or earlier; absent: today
   * @throws Problem no-such-campaign, not-allowed, campaign-already-launched, stale-version, unresolved-phrases,
   *   end-before-start, no-calendar-year
   */
  async launch(
    campaignId: string,
    version: number,
    terms: LaunchTerms | undefined,
    officer: Officer,
    command: CommandKey,
  ): Promise<CampaignChangedView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const actor = actorFor(officer, 'campaign-issuer', campaign.issuerBodyId);

    return this.work.run(actor, command, async (tx) => {
      const locked = await lockCampaign(tx, campaignId);
      if (locked?.stage !== 'drafted') {
        throw new Problem('campaign-already-launched', `Phong trào đã phát động ngày ${locked?.launchedOn ?? ''}.`);
      }
      const day = launchDay(terms?.launchedOn, dayOf(locked.now), locked.endsOn);
      const { issuerBodyId, homeAffairsId, document, kind } = campaign;
      const addressees = await readAddressees(tx, { id: issuerBodyId, homeAffairsId }, day);
      const { responsibilities, unresolved } = addressBodies(document, addressees);
      if (unresolved.length > 0) {
        const phrases = unresolved.flatMap((paragraph) => paragraph.phrases);
        throw new Problem('unresolved-phrases', `Chưa xác định được: ${phrases.join('; ')}.`, {
          extra: { unresolved },
        });
      }

      const simplified = terms?.simplified ?? false;
      const procedure = await readProcedureInForce(tx, { kind, day, simplified });
      if (simplified && !procedure.simplified) {
        throw new Problem(
          'invalid-input',
          'Loại phong trào này, hoặc pháp luật ngày phát động, không cho theo thủ tục đơn giản.',
        );
      }
      const calendar = await readWorkingCalendar(tx);
      const days = { launchedOn: day, endsOn: locked.endsOn, midReviewOn: document.period.midReview.value };
      const duties = dutiesOfLaunch(procedure, responsibilities, calendar, days);
      const dayOfKind = new Map(
        duties.flatMap(({ kind: of, dueOn }) => (dueOn === null ? [] : [[of, dueOn] as const])),
      );
      const proposalsDueOn = lastDayOfProposals(procedure, calendar, locked.endsOn);
      const launched = await launchCampaign(tx, {
        campaignId,
        version,
        launchedOn: day,
        personId: officer.personId,
        procedure,
        headRule: terms?.headRule ?? null,
        tolerancePercent: terms?.tolerancePercent ?? null,
        proposalsDueOn,
        proposalsDueAt: endOfDay(proposalsDueOn),
        duties,
        steps: stepsOf(
          procedure,
          calendar,
          [...dayOfKind].map(([of, dueOn]) => ({ kind: of, dueOn })),
        ),
      });
      if (launched === null)
        throw new Problem('stale-version', `Bản thảo đã đổi; phiên bản hiện nay là ${locked.version}.`);
      const { endsOn, calendarRev } = locked;
      return { id: campaignId, stage: 'launched', endsOn, calendarRev, duties: duties.length, version: launched };
    });
  }
}

/** @throws Problem invalid-input, end-before-start */
function launchDay(stated: string | undefined, today: string, endsOn: string): string {
  if (stated !== undefined && !isLegalDay(stated))
    throw new Problem('invalid-input', `“${stated}” không phải là ngày có thật.`);
  const day = stated ?? today;
  if (day > today) throw new Problem('invalid-input', `Ngày phát động ${day} sau ngày hôm nay ${today}.`);
  if (day > endsOn)
    throw new Problem('end-before-start', `Phong trào kết thúc ${endsOn}, trước ngày phát động ${day}.`);
  return day;
}
