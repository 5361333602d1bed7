import { ApiProperty } from '@nestjs/swagger';
import type { Confidence } from '@bangvang/persistence';

const FINDINGS = ['met', 'not-met', 'needs-person'];
const GATE_FINDINGS = ['clear', 'barred', 'needs-person', 'overridden', 'not-applicable'];

/** What was found of one criterion. */
export class CriterionView {
  readonly code!: string;
  @ApiProperty({ enum: FINDINGS }) readonly finding!: string;
  /** The evidence used. */
  @ApiProperty({ type: [String] }) readonly used!: readonly string[];
  readonly clause!: string;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
  readonly sentence!: string;
}

/** What one gate found. */
export class GateView {
  readonly code!: string;
  @ApiProperty({ enum: ['bars', 'advises'] }) readonly effect!: string;
  @ApiProperty({ enum: GATE_FINDINGS }) readonly finding!: string;
  readonly clause!: string;
  @ApiProperty({ enum: ['sure', 'likely', 'unsure'] }) readonly confidence!: Confidence;
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
}

/** One paper of the checklist. */
export class NeededPaperView {
  readonly code!: string;
  readonly name!: string;
  readonly clause!: string;
  readonly present!: boolean;
}

/** A fault, or something a person has to look at. */
export class DefectView {
  readonly code!: string;
  readonly paper!: string | null;
  readonly clause!: string;
  readonly sentence!: string;
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
  @ApiProperty({ type: [SharedFileView] }) readonly sharedFiles!: readonly SharedFileView[];
}
