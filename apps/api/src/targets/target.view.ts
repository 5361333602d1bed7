import { ApiProperty } from '@nestjs/swagger';
import { COMPARATORS } from '@bangvang/domain';

const nullableNumber = { type: Number, nullable: true } as const;
const nullableText = { type: String, nullable: true } as const;

/** One version of what a target asks. */
export class TargetRevisionView {
  /** 1 is the document's own. */
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty({ enum: COMPARATORS }) readonly comparator!: string;
  /** The printed word: “khoảng”, “giảm còn”. */
  @ApiProperty(nullableText) readonly comparatorText!: string | null;
  readonly value!: number;
  @ApiProperty(nullableNumber) readonly upper!: number | null;
  readonly unit!: string;
  readonly approximate!: boolean;
  @ApiProperty(nullableNumber) readonly tolerance!: number | null;
  readonly measuresReduction!: boolean;
  @ApiProperty(nullableText) readonly baselineText!: string | null;
  @ApiProperty(nullableNumber) readonly baselineValue!: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly baselineYear!: number | null;
  @ApiProperty(nullableNumber) readonly denominator!: number | null;
  readonly basis!: string;
  readonly effectiveFrom!: string;
  readonly madeAt!: string;
  /** Whether results are held against this version. */
  readonly inForce!: boolean;
}

/** A target as given to one body, with its result and verdict. */
export class AssignedTargetView {
  readonly targetCode!: string;
  readonly targetName!: string;
  @ApiProperty(nullableText) readonly sameAs!: string | null;
  readonly bodyId!: string;
  readonly bodyCode!: string;
  readonly bodyName!: string;
  @ApiProperty({ enum: COMPARATORS }) readonly comparator!: string;
  readonly value!: number;
  @ApiProperty(nullableNumber) readonly upper!: number | null;
  readonly unit!: string;
  readonly approximate!: boolean;
  /** Allowed, in the target's unit. */
  readonly tolerance!: number;
  readonly assignedAt!: string;
  readonly basis!: string;
  @ApiProperty(nullableNumber) readonly reported!: number | null;
  @ApiProperty(nullableNumber) readonly numerator!: number | null;
  @ApiProperty(nullableNumber) readonly denominator!: number | null;
  @ApiProperty(nullableNumber) readonly level!: number | null;
  /** The body's own remark. */
  @ApiProperty(nullableText) readonly note!: string | null;
  @ApiProperty(nullableNumber) readonly verified!: number | null;
  @ApiProperty(nullableText) readonly verifiedBy!: string | null;
  @ApiProperty(nullableText) readonly verifiedAt!: string | null;
  @ApiProperty(nullableText) readonly verificationNote!: string | null;
  /** Of the result: send it as If-Match to verify. */
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ enum: ['met', 'not-met', 'unknown'] }) readonly verdict!: string;
}

/** A target with its versions, the latest first, and those of its assignments the caller may see. */
export class TargetView {
  readonly code!: string;
  readonly name!: string;
  @ApiProperty(nullableText) readonly group!: string | null;
  @ApiProperty(nullableText) readonly subScope!: string | null;
  @ApiProperty(nullableText) readonly parent!: string | null;
  @ApiProperty(nullableText) readonly sameAs!: string | null;
  readonly perUnit!: boolean;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ type: [TargetRevisionView] }) readonly revisions!: readonly TargetRevisionView[];
  @ApiProperty({ type: [AssignedTargetView] }) readonly assignments!: readonly AssignedTargetView[];
}

/** How much of what was assigned to a body is met; a target stated twice counts once. */
export class TargetShareView {
  readonly bodyId!: string;
  readonly bodyCode!: string;
  @ApiProperty({ type: 'integer' }) readonly assigned!: number;
  @ApiProperty({ type: 'integer' }) readonly met!: number;
  @ApiProperty({ type: 'integer' }) readonly notMet!: number;
  @ApiProperty({ type: 'integer' }) readonly unknown!: number;
}

/** A body whose head the rule looks at. */
export class BarredHeadView {
  readonly bodyId!: string;
  readonly bodyCode!: string;
  /** Whether unmet targets bar him; otherwise unverified ones ask a person. */
  readonly barred!: boolean;
  @ApiProperty({ type: [AssignedTargetView] }) readonly unmet!: readonly AssignedTargetView[];
  @ApiProperty({ type: [AssignedTargetView] }) readonly unknown!: readonly AssignedTargetView[];
}

/** Answer of a command on a target. */
export class TargetChangedView {
  readonly code!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Answer of an amendment. */
export class AmendedTargetView extends TargetChangedView {
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
}

/** Answer of a verification. */
export class VerifiedResultView {
  readonly targetCode!: string;
  readonly bodyCode!: string;
  readonly verified!: number;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A campaign's settings on targets. */
export class TargetRulesView {
  readonly headRule!: boolean;
  readonly tolerancePercent!: number;
  /** Of the campaign. */
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** Answer of an override. */
export class HeadOverrideRecordedView {
  readonly dossierId!: string;
  readonly recorded!: string;
}

/** An override as the dossier shows it for ever. */
export class HeadOverrideView {
  readonly name!: string;
  readonly reason!: string;
  readonly documentNumber!: string;
  readonly documentDate!: string;
  readonly recordedBy!: string;
  readonly recordedAt!: string;
}

/** What the rule on heads says of a dossier now, its override apart. */
export class HeadCheckView {
  @ApiProperty({ enum: ['barred', 'needs-person', 'clear'] }) readonly outcome!: string;
  /** The body the nominee heads. */
  @ApiProperty(nullableText) readonly bodyName!: string | null;
  @ApiProperty({ type: [AssignedTargetView] }) readonly targets!: readonly AssignedTargetView[];
}
