import { ApiProperty } from '@nestjs/swagger';
import type { Confidence } from '@bangvang/persistence';

/** A total of money in whole đồng, and how many items no amount is known of yet. */
export class BonusTotalView {
  @ApiProperty({ type: 'integer' }) readonly amount!: number;
  @ApiProperty({ type: 'integer' }) readonly unsettled!: number;
}

/** What one dossier of the decision brings. */
export class BonusItemView {
  readonly dossierId!: string;
  readonly nominee!: string;
  readonly awardCode!: string;
  readonly regime!: string;
  /** Whole đồng; null: a figure is missing, a person has to say. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly amount!: number | null;
  /** Before rounding. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly exact!: number | null;
  /** Paid out: 0 where the same achievement is paid by another dossier. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly paid!: number | null;
  /** The dossier paid in its place; null where this one is. */
  readonly paidBy!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly baseSalary!: number | null;
  @ApiProperty({ type: 'number', nullable: true }) readonly multiple!: number | null;
  /** true: the figure is a ceiling, the issuing body sets the amount. */
  readonly isCeiling!: boolean;
  readonly clause!: string;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
  /** The reckoning in words. */
  readonly sentence!: string;
}

/** Total of one fund. */
export class FundTotalView extends BonusTotalView {
  readonly fund!: string;
}

/** The bonuses (tiền thưởng) of a decision. */
export class DecisionBonusView {
  readonly decisionId!: string;
  /** The base salary of this day counts. */
  readonly datedOn!: string;
  @ApiProperty({ type: [BonusItemView] }) readonly items!: readonly BonusItemView[];
  readonly total!: BonusTotalView;
  /** Of every decision of the campaign so far. */
  readonly campaignTotal!: BonusTotalView;
  @ApiProperty({ type: [FundTotalView] }) readonly funds!: readonly FundTotalView[];
}
