import { ApiProperty } from '@nestjs/swagger';
import { CHECK_KINDS, type CheckKind } from '@bangvang/domain';
import type { Confidence } from '@bangvang/persistence';

const FINDINGS = ['met', 'not-met', 'needs-person'];
const GATE_FINDINGS = ['clear', 'barred', 'needs-person', 'overridden', 'not-applicable'];

/** By whose word something was found that nothing on file could tell; null: found on file. */
const CONFIRMED = { enum: ['declared', 'verified'], nullable: true, type: String } as const;

/** What is found otherwise now than when the dossier was submitted. */
export class ChangeView {
  @ApiProperty({ enum: ['criterion', 'gate', 'paper'] }) readonly of!: string;
  /** Code of the criterion, the gate or the fault. */
  readonly code!: string;
  /** The paper or decision in question. */
  readonly about!: string | null;
  /** The finding at the submission; null: nothing was found of it then. */
  readonly filed!: string | null;
  /** The finding now; null: nothing is found of it any more. */
  readonly now!: string | null;
  /** Why, as found now. */
  readonly sentence!: string;
  readonly clause!: string;
}

/** What was found of one criterion. */
export class CriterionView {
  readonly code!: string;
  @ApiProperty({ enum: FINDINGS }) readonly finding!: string;
  /** The evidence used. */
  @ApiProperty({ type: [String] }) readonly used!: readonly string[];
  readonly clause!: string;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
  @ApiProperty(CONFIRMED) readonly confirmed!: string | null;
  readonly sentence!: string;
}

/** What one gate found. */
export class GateView {
  readonly code!: string;
  @ApiProperty({ enum: ['bars', 'advises'] }) readonly effect!: string;
  @ApiProperty({ enum: GATE_FINDINGS }) readonly finding!: string;
  readonly clause!: string;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
  @ApiProperty(CONFIRMED) readonly confirmed!: string | null;
  readonly sentence!: string;
}

/** Whether the award may be given, as the machine can tell. It decides nothing. */
export class EligibilityView {
  readonly dossierId!: string;
  readonly award!: string;
  /** Regime it was held against. */
  readonly regime!: string;
  /** false: not accepted yet, so the regime of today was taken. */
  readonly regimeFixed!: boolean;
  @ApiProperty({ type: 'integer' }) readonly lawVersion!: number;
  readonly examinedOn!: string;
  /** Whether the nominee is known in the register; without that, history asks a person. */
  readonly inRegister!: boolean;
  @ApiProperty({ enum: ['eligible', 'not-eligible', 'needs-a-person'] }) readonly verdict!: string;
  @ApiProperty({ type: [CriterionView] }) readonly criteria!: readonly CriterionView[];
  @ApiProperty({ enum: ['proposal', 'vote', 'decision'] }) readonly moment!: string;
  @ApiProperty({ enum: ['clear', 'barred', 'needs-person'] }) readonly gatesVerdict!: string;
  @ApiProperty({ type: [GateView] }) readonly gates!: readonly GateView[];
  /** When it was submitted to the level it is at; null before. */
  readonly filedAt!: string | null;
  /** Criteria and gates found otherwise than at that submission. */
  @ApiProperty({ type: [ChangeView] }) readonly changes!: readonly ChangeView[];
}

/** One paper of the checklist. */
export class NeededPaperView {
  readonly code!: string;
  readonly name!: string;
  readonly clause!: string;
  readonly present!: boolean;
}

/** What a person is asked, to be answered in `POST /dossiers/{dossierId}/confirmations`. */
export class CheckView {
  @ApiProperty({ enum: CHECK_KINDS }) readonly kind!: CheckKind;
  readonly about!: string;
}

/** A fault, or something a person has to look at. */
export class DefectView {
  readonly code!: string;
  readonly paper!: string | null;
  readonly clause!: string;
  readonly sentence!: string;
  /** null: nobody can answer it but by mending the dossier. */
  @ApiProperty({ type: CheckView, nullable: true }) readonly check!: CheckView | null;
}

/** Something a person has looked at and found in order. */
export class ConfirmedPointView extends DefectView {
  @ApiProperty({ enum: ['declared', 'verified'] }) readonly standing!: string;
}

/** Another dossier that has the very same file. */
export class SharingDossierView {
  readonly id!: string;
  readonly campaignId!: string;
  readonly nominee!: string;
  readonly award!: string;
  /** Name of the proposing body. */
  readonly body!: string;
}

/** A file that is also a paper of other dossiers. */
export class SharedFileView {
  readonly code!: string;
  readonly fileSha256!: string;
  /** How many others have it, whether the caller may see them or not. */
  @ApiProperty({ type: 'integer' }) readonly otherDossiers!: number;
  /** Those the caller may see. */
  @ApiProperty({ type: [SharingDossierView] }) readonly dossiers!: readonly SharingDossierView[];
}

/** Whether the dossier is full, with the checklist. */
export class CompletenessView {
  readonly dossierId!: string;
  @ApiProperty({ enum: ['complete', 'incomplete', 'needs-a-person'] }) readonly verdict!: string;
  @ApiProperty({ type: [NeededPaperView] }) readonly papers!: readonly NeededPaperView[];
  @ApiProperty({ type: [DefectView] }) readonly defects!: readonly DefectView[];
  @ApiProperty({ type: [DefectView] }) readonly asks!: readonly DefectView[];
  @ApiProperty({ type: [ConfirmedPointView] }) readonly confirmed!: readonly ConfirmedPointView[];
  @ApiProperty({ type: [SharedFileView] }) readonly sharedFiles!: readonly SharedFileView[];
  /** When it was submitted to the level it is at; null before. */
  readonly filedAt!: string | null;
  /** Papers found otherwise than at that submission. */
  @ApiProperty({ type: [ChangeView] }) readonly changes!: readonly ChangeView[];
}
