import { ApiProperty } from '@nestjs/swagger';
import { CHECK_KINDS, type CheckKind } from '@bangvang/domain';

/** The paper itself, as an attachment. */
export class ChecklistPaperView {
  readonly id!: string;
  readonly name!: string;
  readonly fileSha256!: string;
  readonly mediaType!: string;
  /** Bytes. */
  @ApiProperty({ type: 'integer' }) readonly size!: number;
  readonly addedBy!: string;
  readonly addedAt!: string;
}

/** Something the law asks of the paper, and what is known of it. */
export class ChecklistPointView {
  readonly code!: string;
  @ApiProperty({ enum: CHECK_KINDS, nullable: true }) readonly kind!: CheckKind | null;
  @ApiProperty({ enum: ['fault', 'asks', 'confirmed'] }) readonly state!: 'fault' | 'asks' | 'confirmed';
  readonly sentence!: string;
  readonly clause!: string;
}

/** The paper ticked off as a whole: `POST /dossiers/{dossierId}/confirmations` with kind `paper`. */
export class ChecklistTickView {
  readonly holds!: boolean;
  @ApiProperty({ enum: ['declared', 'verified'] }) readonly standing!: string;
  readonly note!: string;
  readonly by!: string;
  readonly position!: string;
  readonly recordedAt!: string;
}

/** One paper of the checklist. */
export class ChecklistItemView {
  readonly code!: string;
  readonly name!: string;
  /** Asked for by the procedure; false: the dossier has it beside. */
  readonly required!: boolean;
  /** What it rests on; null where it is not asked for. */
  @ApiProperty({ type: String, nullable: true }) readonly clause!: string | null;
  readonly present!: boolean;
  @ApiProperty({ type: ChecklistPaperView, nullable: true }) readonly paper!: ChecklistPaperView | null;
  @ApiProperty({ type: [ChecklistPointView] }) readonly points!: readonly ChecklistPointView[];
  /** null while nobody has ticked the present file. */
  @ApiProperty({ type: ChecklistTickView, nullable: true }) readonly tick!: ChecklistTickView | null;
}

/** The checklist of a dossier: what the procedure asks for, what is there, and what people have looked at. */
export class ChecklistView {
  readonly dossierId!: string;
  @ApiProperty({ type: 'integer' }) readonly required!: number;
  @ApiProperty({ type: 'integer' }) readonly present!: number;
  /** Of those present, ticked as in order by whoever appraises. */
  @ApiProperty({ type: 'integer' }) readonly verified!: number;
  @ApiProperty({ type: [ChecklistItemView] }) readonly items!: readonly ChecklistItemView[];
}
