import { ApiProperty } from '@nestjs/swagger';

/** One opinion asked. */
export class AskedOpinionView {
  readonly id!: string;
  readonly dossierId!: string;
  readonly bodyId!: string;
  /** The task of the body's head. */
  readonly taskId!: string;
}

/** A consultation just opened. */
export class AskedView {
  readonly id!: string;
  /** The last day to answer; after it an answer is refused and silence recorded. */
  readonly dueOn!: string;
  @ApiProperty({ type: 'integer' }) readonly minimum!: number;
  @ApiProperty({ type: [AskedOpinionView] }) readonly opinions!: readonly AskedOpinionView[];
}

const STATES = ['open', 'answered', 'silent', 'closed'] as const;
const ANSWERS = ['agree', 'disagree', 'no-comment'] as const;

/** One body's opinion. */
export class OpinionView {
  readonly id!: string;
  readonly bodyId!: string;
  readonly body!: string;
  /** `silent`: the window ended without an answer; `closed`: none is needed any more. */
  @ApiProperty({ enum: STATES }) readonly state!: (typeof STATES)[number];
  @ApiProperty({ enum: ANSWERS, nullable: true }) readonly answer!: (typeof ANSWERS)[number] | null;
  @ApiProperty({ type: String, nullable: true }) readonly text!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly paperSha256!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly by!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly recordedAt!: string | null;
}

/** One consultation on a dossier. */
export class ConsultationView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly round!: number;
  /** Empty for the unit that proposes. */
  readonly questions!: string;
  @ApiProperty({ type: String, nullable: true }) readonly document!: string | null;
  @ApiProperty({ type: 'integer' }) readonly minimum!: number;
  readonly dueOn!: string;
  readonly askedBy!: string;
  readonly askedAt!: string;
  /** Ended early, with the reason. */
  @ApiProperty({ type: String, nullable: true }) readonly endedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly endReason!: string | null;
  /** Bodies asked, and how many of them have answered. */
  @ApiProperty({ type: 'integer' }) readonly asked!: number;
  @ApiProperty({ type: 'integer' }) readonly answered!: number;
  /** All for those who handle the dossier; a body that was asked sees its own; the unit none. */
  @ApiProperty({ type: [OpinionView] }) readonly opinions!: readonly OpinionView[];
}

/** The consultations of a dossier, the oldest first. */
export class ConsultationsView {
  readonly dossierId!: string;
  @ApiProperty({ type: [ConsultationView] }) readonly consultations!: readonly ConsultationView[];
}
