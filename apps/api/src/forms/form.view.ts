import { ApiProperty } from '@nestjs/swagger';

/** A form as the campaign's procedure has it. */
export class FormView {
  readonly code!: string;
  readonly name!: string;
  /** Revision of the campaign's procedure it belongs to. */
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  /** Whether nothing is sent in without it. */
  readonly obligatory!: boolean;
  /** JSON Schema, draft 2020-12; `title` is the name people read. */
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly schema!: Readonly<Record<string, unknown>>;
  readonly source!: string;
}

/** What is wrong with one field of a form. */
export class FormFaultView {
  readonly field!: string;
  /** The field in the words of the form. */
  readonly label!: string;
  readonly message!: string;
}

/** Answers, with the form and revision they were filled under. */
export class FilledFormView {
  readonly formCode!: string;
  @ApiProperty({ type: 'integer' }) readonly revision!: number;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly answers!: Readonly<Record<string, unknown>>;
  /** The form they were filled by, where a migration of the procedure has changed it since. */
  @ApiProperty({ type: FormView, nullable: true }) readonly form!: FormView | null;
  /** What is wrong with them by their own form. */
  @ApiProperty({ type: [FormFaultView] }) readonly errors!: readonly FormFaultView[];
}

/** The form to fill, and what is filled so far. */
export class FormToFillView {
  /** By the campaign's present procedure; null where it has none. */
  @ApiProperty({ type: FormView, nullable: true }) readonly form!: FormView | null;
  @ApiProperty({ type: FilledFormView, nullable: true }) readonly filled!: FilledFormView | null;
}

export class SentPaperView {
  readonly code!: string;
  readonly type!: string;
  readonly name!: string;
  readonly fileSha256!: string;
  /** Bytes. */
  @ApiProperty({ type: 'integer' }) readonly size!: number;
}

/** What a dossier consisted of when it was sent. It never changes. */
export class SendingView {
  /** 1 for the unit's submission, one more for each sending after it. */
  @ApiProperty({ type: 'integer' }) readonly nth!: number;
  @ApiProperty({ enum: ['submission', 'supplement', 'dispatch'] }) readonly kind!: string;
  /** Number of the paper (tờ trình) it went with. */
  @ApiProperty({ type: String, nullable: true }) readonly number!: string | null;
  readonly sentAt!: string;
  readonly by!: string;
  @ApiProperty({ type: [SentPaperView] }) readonly papers!: readonly SentPaperView[];
  @ApiProperty({ type: String, nullable: true }) readonly formCode!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly formRevision!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly answers!: Readonly<Record<string, unknown>> | null;
  /** The account of the achievement as it stood. */
  @ApiProperty({ type: String, nullable: true }) readonly achievement!: string | null;
  /** SHA-256 over the list; the audit entry of the sending bears the same. */
  readonly contentHash!: string;
}

/** Every sending of one dossier, the oldest first. */
export class SendingsView {
  readonly dossierId!: string;
  @ApiProperty({ type: [SendingView] }) readonly items!: readonly SendingView[];
}
