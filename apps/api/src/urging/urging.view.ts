import { ApiProperty } from '@nestjs/swagger';

/** A duty that a letter names. */
export class LetterDutyView {
  readonly dutyId!: string;
  readonly name!: string;
  readonly sourceRef!: string;
  readonly dueOn!: string;
  /** Whether it is not owed any more. */
  readonly settled!: boolean;
}

/** A formal letter of reminder (công văn đôn đốc). */
export class LetterView {
  readonly id!: string;
  readonly campaignId!: string;
  readonly issuerName!: string;
  /** Which post of the issuer signs. */
  readonly signerRole!: string;
  readonly signerTitle!: string;
  readonly addresseeBodyId!: string;
  readonly addresseeName!: string;
  @ApiProperty({ type: String, nullable: true }) readonly urgency!: string | null;
  /** `sent`: signed, and somebody of the addressee has been told of it. */
  @ApiProperty({ enum: ['drafted', 'signed', 'sent', 'withdrawn', 'discarded'] }) readonly state!: string;
  readonly draftedAt!: string;
  @ApiProperty({ type: String, nullable: true }) readonly number!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly datedOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly signerName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly signedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly endedAt!: string | null;
  /** Why it was withdrawn or discarded. */
  @ApiProperty({ type: String, nullable: true }) readonly endReason!: string | null;
  /** The letter in the form of Decree 30/2020/NĐ-CP; of a draft as things stand now. */
  readonly text!: string;
  @ApiProperty({ type: [LetterDutyView] }) readonly duties!: readonly LetterDutyView[];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Answer of a signature: how many letters, and their numbers. */
export class LettersSignedView {
  @ApiProperty({ type: 'integer' }) readonly signed!: number;
  /** In the order of the addressees' names. */
  @ApiProperty({ type: [String] }) readonly numbers!: readonly string[];
  readonly datedOn!: string;
}

/** Answer of another command on a letter. */
export class LetterChangedView {
  readonly id!: string;
  readonly state!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class LetterOfDutyView {
  readonly id!: string;
  readonly state!: string;
  @ApiProperty({ type: String, nullable: true }) readonly number!: string | null;
}

/** A late duty, with what has been done about it. */
export class OverdueView {
  readonly dutyId!: string;
  readonly bodyId!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  readonly kind!: string;
  readonly name!: string;
  readonly dueOn!: string;
  readonly dueAt!: string;
  /** Working days; null where the year has no calendar yet. */
  @ApiProperty({ type: 'integer', nullable: true }) readonly daysLate!: number | null;
  /** How often its body was urged under the present deadline. */
  @ApiProperty({ type: 'integer' }) readonly timesTold!: number;
  @ApiProperty({ type: String, nullable: true }) readonly lastToldAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly lastStep!: string | null;
  /** Whether it stands on the list sent to the issuer. */
  readonly listed!: boolean;
  @ApiProperty({ type: [LetterOfDutyView] }) readonly letters!: readonly LetterOfDutyView[];
}

/** Answer of an urging note: one duty for each body. */
export class NoteGivenView {
  readonly dueOn!: string;
  @ApiProperty({ type: [String] }) readonly dutyIds!: readonly string[];
}

export class PlannedRungView {
  readonly step!: string;
  /** Instants of the first and the last body. */
  readonly firstAt!: string;
  readonly lastAt!: string;
  @ApiProperty({ type: [String] }) readonly tells!: readonly string[];
  @ApiProperty({ type: [String] }) readonly channels!: readonly string[];
  readonly letter!: boolean;
  readonly overdueList!: boolean;
}

export class KindPlanView {
  readonly dueOn!: string;
  @ApiProperty({ type: [PlannedRungView] }) readonly rungs!: readonly PlannedRungView[];
}

export class PlannedKindView {
  readonly kind!: string;
  readonly name!: string;
  /** Bodies whose duty follows the campaign. */
  @ApiProperty({ type: 'integer' }) readonly duties!: number;
  /** Bodies whose duty has a day of its own and stays. */
  @ApiProperty({ type: 'integer' }) readonly ownDeadlines!: number;
  @ApiProperty({ type: KindPlanView, nullable: true }) readonly before!: KindPlanView | null;
  @ApiProperty({ type: KindPlanView }) readonly after!: KindPlanView;
}

/** What would be urged: of a draft by its launch, of a running campaign under another end. Nothing is changed by it. */
export class UrgingPlanView {
  @ApiProperty({ type: String, nullable: true }) readonly launchedOn!: string | null;
  readonly endsOn!: string;
  @ApiProperty({ type: [PlannedKindView] }) readonly kinds!: readonly PlannedKindView[];
}

/** One duty of the year. */
export class TimelinessDutyView {
  readonly dutyId!: string;
  readonly campaignId!: string;
  readonly campaignTitle!: string;
  readonly kind!: string;
  readonly name!: string;
  readonly dueOn!: string;
  @ApiProperty({ type: String, nullable: true }) readonly settledAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly settledBy!: string | null;
  @ApiProperty({ type: Boolean, nullable: true }) readonly late!: boolean | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly daysLate!: number | null;
}

/** How a body kept its days in a year: what the year's scoring deducts from. */
export class TimelinessView {
  readonly bodyCode!: string;
  @ApiProperty({ type: 'integer' }) readonly year!: number;
  @ApiProperty({ type: 'integer' }) readonly duties!: number;
  @ApiProperty({ type: 'integer' }) readonly inTime!: number;
  @ApiProperty({ type: 'integer' }) readonly late!: number;
  /** Working days late in all, of what has been filed. */
  @ApiProperty({ type: 'integer' }) readonly daysLate!: number;
  /** Not settled yet, late or not. */
  @ApiProperty({ type: 'integer' }) readonly open!: number;
  @ApiProperty({ type: [TimelinessDutyView] }) readonly items!: readonly TimelinessDutyView[];
}
