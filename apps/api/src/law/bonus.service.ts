import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Database, readDecisionBonuses, viewerOf } from '@bangvang/persistence';
import type { DecisionBonusView } from './bonus.view.js';

/** Shows what a decision pays. */
@Injectable()
export class BonusService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-thing */
  async bonus(decisionId: string, officer: Officer): Promise<DecisionBonusView> {
    const { datedOn, items, total, campaignTotal, byFund } = await readDecisionBonuses(
      this.database,
      decisionId,
      viewerOf(officer),
    );
    return {
      ...{ decisionId, datedOn, total, campaignTotal },
      items: items.map(({ bonus, paid: { paid, paidBy }, ...dossier }) => ({ ...dossier, ...bonus, paid, paidBy })),
      funds: Object.entries(byFund).map(([fund, sum]) => ({ fund, ...sum })),
    };
  }
}
