import {
  type AchievementPeriod,
  type Bonus,
  bonusOf,
  type BonusTotal,
  type NomineeKind,
  type PaidItem,
  Problem,
  stackBonuses,
  totalBonuses,
} from '@bangvang/domain';
import type { Sql } from '../database.js';
import { achievementPeriod } from './achievement-period.js';
import { type LawInForce, readNewestLaw } from './newest-law.js';

/** A decision's bonuses: what each recipient gets and how it was reckoned, with the totals. */
export interface DecisionBonuses {
  readonly datedOn: string;
  readonly items: readonly {
    readonly dossierId: string;
    readonly nominee: string;
    readonly awardCode: string;
    readonly regime: string;
    readonly bonus: Bonus;
    readonly paid: PaidItem;
  }[];
  /** Of this decision. */
  readonly total: BonusTotal;
  /** Of every decision of the campaign so far, this one included. */
  readonly campaignTotal: BonusTotal;
  /** Of this decision, by the fund that pays. */
  readonly byFund: Readonly<Record<string, BonusTotal>>;
}

/** Which bodies' people may see what a decision pays: the deciding body, its Home Affairs, the campaign's issuer. */
export interface BonusViewer {
  readonly bodyIds: readonly string[];
  readonly auditor: boolean;
}

interface Awarded {
  readonly dossierId: string;
  readonly decisionId: string;
  readonly datedOn: string;
  readonly nominee: string;
  readonly nomineeKind: NomineeKind;
  readonly recipient: string;
  readonly awardCode: string;
  readonly regime: string;
  readonly campaignId: string;
  readonly annual: boolean;
  readonly period: AchievementPeriod;
  readonly fund: string;
}

/**
 * Reckons the bonuses of a decision: base salary of its day × multiple under the dossier's regime × factor of the
 * recipient, rounded. One achievement is paid once in a campaign, whatever decisions name it.
 * @throws Problem no-such-thing where there is no such decision, or the viewer may not see it
 */
export async function readDecisionBonuses(sql: Sql, decisionId: string, viewer: BonusViewer): Promise<DecisionBonuses> {
  const [decision] = await sql.rows<{ datedOn: string; campaignId: string }>(DECISION, [
    decisionId,
    viewer.bodyIds,
    viewer.auditor,
  ]);
  const law = await readNewestLaw(sql);
  if (!decision || !law) throw new Problem('no-such-thing', 'Không có quyết định này.');
  const awarded = await sql.rows<Awarded & Record<string, unknown>>(AWARDED, [decision.campaignId]);
  const reckoned = awarded.map((award) => ({ award, bonus: bonusFor(award, law) }));
  const titles = new Set(law.awards.filter(({ kind }) => kind === 'title').map(({ code }) => code));
  const paid = stackBonuses(reckoned.map(({ award, bonus }) => itemOf(award, bonus, titles)));
  const own = reckoned.flatMap(({ award, bonus }, nth) =>
    award.decisionId === decisionId ? [{ award, bonus, paid: paid[nth]! }] : [],
  );
  const ownPaid = own.map((item) => item.paid);
  return {
    datedOn: decision.datedOn,
    items: own.map(({ award: { dossierId, nominee, awardCode, regime }, bonus, paid: paidItem }) => ({
      ...{ dossierId, nominee, awardCode, regime, bonus, paid: paidItem },
    })),
    total: totalBonuses(ownPaid, () => 'all')['all'] ?? NOTHING,
    campaignTotal: totalBonuses(paid, () => 'all')['all'] ?? NOTHING,
    byFund: totalBonuses(ownPaid, ({ fund }) => fund),
  };
}

const NOTHING: BonusTotal = { amount: 0, unsettled: 0 };

function bonusFor(award: Awarded, { baseSalaries, multiples, factors, rounding }: LawInForce): Bonus {
  const { awardCode, nomineeKind, datedOn: decisionDay, regime } = award;
  return bonusOf({ award: awardCode, nomineeKind, decisionDay, regime, baseSalaries, multiples, factors, rounding });
}

function itemOf(award: Awarded, { amount }: Bonus, titles: ReadonlySet<string>) {
  const { dossierId: id, recipient, awardCode, period, campaignId: campaign, annual, fund } = award;
  const achievement = annual ? null : campaign;
  return { id, recipient, isTitle: titles.has(awardCode), period, achievement, amount, campaign, fund };
}

const DECISION = `
  SELECT x.dated_on::text AS "datedOn", x.campaign_id AS "campaignId"
    FROM decision x JOIN body b ON b.id = x.body_id JOIN campaign c ON c.id = x.campaign_id
    JOIN body issuer ON issuer.id = c.issuer_body_id
   WHERE x.id = $1 AND ($3::boolean OR b.id = ANY ($2::uuid[]) OR b.home_affairs_id = ANY ($2::uuid[])
     OR issuer.id = ANY ($2::uuid[]) OR issuer.home_affairs_id = ANY ($2::uuid[]))`;

/** Paid by the fund of the deciding level. A dossier decided without a regime fixed counts under that of the decision's day. */
const AWARDED = `
  SELECT d.id AS "dossierId", x.id AS "decisionId", x.dated_on::text AS "datedOn", n.name AS nominee, n.kind AS "nomineeKind",
         coalesce(present_subject(n.subject_id), n.id) AS recipient, d.award_code AS "awardCode", c.id AS "campaignId",
         coalesce(d.legal_regime, (SELECT r.code FROM legal_regime r
           WHERE daterange(r.valid_from, r.valid_to, '[]') @> x.dated_on ORDER BY r.valid_from DESC LIMIT 1), '') AS regime,
         c.kind = 'REGULAR_ANNUAL' AS annual, ${achievementPeriod('n.body_id')} AS period,
         'Quỹ thi đua, khen thưởng của ' || (SELECT t.name FROM body_tenure t WHERE t.body_id = x.body_id
           ORDER BY (t.valid_from <= x.dated_on) DESC, t.valid_from DESC LIMIT 1) AS fund
    FROM decision x JOIN decision_dossier i ON i.decision_id = x.id JOIN dossier d ON d.id = i.dossier_id
    JOIN nominee n ON n.id = d.nominee_id JOIN campaign c ON c.id = d.campaign_id
   WHERE c.id = $1 AND x.outcome = 'decided' ORDER BY x.dated_on, x.id, d.id`;
