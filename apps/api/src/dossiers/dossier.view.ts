import { ApiProperty } from '@nestjs/swagger';
import type { Stage } from '@bangvang/domain';
import { HeadCheckView, HeadOverrideView } from '../targets/target.view.js';

/** A dossier in a list. */
export class DossierSummaryView {
  readonly id!: string;
  readonly campaignId!: string;
  readonly nominee!: string;
  readonly nomineeKind!: string;
  readonly nomineeTitle!: string | null;
  readonly awardCode!: string;
  readonly award!: string;
  readonly bodyId!: string;
  /** Name of the proposing body. */
  readonly body!: string;
  @ApiProperty({ type: 'string' }) readonly stage!: Stage;
  /** The stage in the public's words. */
  readonly stageName!: string;
  @ApiProperty({ type: 'integer' }) readonly round!: number;
  readonly levelBodyId!: string | null;
  /** Name of the body at whose level it is. */
  readonly level!: string | null;
  /** The unit has sent it in. */
  readonly submitted!: boolean;
  readonly withdrawn!: boolean;
  /** With its unit because the unit recalled it: nobody asked for a supplement. */
  readonly recalled!: boolean;
  /** Its time stands still: nothing concludes its step until it is resumed. */
  readonly held!: boolean;
  /** The legal regime it is judged by; null until the full dossier is accepted. */
  readonly legalRegime!: string | null;
  /** The present step has its conclusion and the procedure is about to move on. */
  readonly concluded!: boolean;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class PaperView {
  readonly id!: string;
  readonly code!: string;
  readonly type!: string;
  readonly name!: string;
  readonly fileSha256!: string;
  readonly addedAt!: string;
}

export class ConclusionView {
  readonly kind!: string;
  readonly outcome!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly content!: Readonly<Record<string, unknown>>;
  readonly by!: string;
  readonly recordedAt!: string;
}

/** One stage of the dossier's way. */
export class VisitView {
  @ApiProperty({ type: 'string' }) readonly stage!: Stage;
  readonly stageName!: string;
  readonly level!: string | null;
  @ApiProperty({ type: 'integer' }) readonly round!: number;
  readonly enteredAt!: string;
  readonly leftAt!: string | null;
  readonly dueOn!: string | null;
  readonly conclusion!: ConclusionView | null;
}

export class UnitReviewView {
  readonly heldOn!: string;
  @ApiProperty({ type: 'integer' }) readonly present!: number;
  @ApiProperty({ type: 'integer' }) readonly agreed!: number;
  readonly minutes!: string;
}

export class ReceiptView {
  readonly number!: string | null;
  readonly receivedAt!: string;
  readonly receivedOn!: string;
}

/** A dossier with its file. */
export class DossierView extends DossierSummaryView {
  readonly achievement!: string;
  readonly unitReview!: UnitReviewView | null;
  readonly submission!: ReceiptView | null;
  readonly withdrawalReason!: string | null;
  readonly papers!: PaperView[];
  /** The way so far, oldest first. */
  readonly visits!: VisitView[];
  /** What the rule on heads says now; `clear` where the campaign has no such rule. */
  readonly headCheck!: HeadCheckView;
  /** Why a head is commended although targets of his body are unmet. It stays for ever. */
  @ApiProperty({ type: HeadOverrideView, nullable: true }) readonly headOverride!: HeadOverrideView | null;
  /** The open task, to claim it. */
  readonly taskId!: string | null;
  /** The caller is told when it enters a stage. */
  readonly watched!: boolean;
  /** What the caller may do now. */
  readonly allowedActions!: string[];
}

/** A dossier after a change of its own content. */
export class DossierVersionView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

export class PaperAddedView {
  readonly id!: string;
}

/** Whether the caller is told when the dossier enters a stage. */
export class WatchView {
  readonly dossierId!: string;
  readonly watched!: boolean;
}

class RecordedTaskView {
  readonly id!: string;
  @ApiProperty({ type: 'integer' }) readonly version!: number;
}

/** A fact put on a dossier's file. */
export class RecordedView {
  readonly dossierId!: string;
  readonly recorded!: string;
  /** The task it concluded, as it stands now. */
  readonly task?: RecordedTaskView;
}
