import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem, type Stage } from '@bangvang/domain';
import {
  CalendarShelf,
  type CommandKey,
  checkConclusion,
  type ConcludingAct,
  type ConclusionKind,
  Database,
  fixRegime,
  openIntakeIfRecalled,
  readAcceptance,
  refuseWhileAwaited,
  type Transaction,
  UnitOfWork,
  type Actor,
  viewerOf,
  writeConclusions,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { sayDefects } from '../supplements/say-defects.js';
import { sendAgain } from '../supplements/send-again.js';
import type { RecordedView } from './dossier.view.js';
import type { AppraisalDto, CompletionDto, ReceptionDto, SupplementDto } from './handling.dto.js';
import { proposerPost } from './proposer-post.js';

/** What concludes one visit of one dossier. */
interface OneConclusion {
  readonly dossierId: string;
  readonly kind: ConclusionKind;
  readonly stage: Stage;
  readonly mustHold: boolean;
  readonly outcome: string;
  /** What is locked before the dossier. */
  readonly before?: (tx: Transaction) => Promise<void>;
  /** What the fact says, once nothing stands against it. */
  readonly content: (tx: Transaction) => Promise<Readonly<Record<string, unknown>>>;
}

/** Puts on file what concludes a dossier's step. Changes when the rules on who may handle a dossier change. */
@Injectable()
export class HandlingService {
  private readonly calendars = new CalendarShelf();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem invalid-input, supplement-rounds-used, no-regime-in-force, and what `checkConclusion` throws */
  async receive(dossierId: string, dto: ReceptionDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { outcome, reasons = null, items = [] } = dto;
    if (outcome !== 'received' && !reasons) {
      throw new Problem('invalid-input', 'Yêu cầu bổ sung hoặc trả lại hồ sơ phải nêu lý do.');
    }
    return this.put(actorFor(officer, ['appraiser', 'appraisal-lead']), officer, command, {
      ...{ dossierId, kind: 'reception', stage: 'submitted', mustHold: true, outcome },
      content: async (tx) => ({ reasons, items: await sayDefects(tx, dossierId, outcome, items) }),
    });
  }

  /**
   * The appraisal limit runs anew from the day the supplemented dossier counts as received. What the unit had recalled is
   * proposed anew, within the intake only.
   * @throws Problem supplement-unanswered, deadline-passed, form-not-valid, and what `checkConclusion` throws
   */
  async supply(dossierId: string, dto: SupplementDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const actor = await proposerPost(this.database, officer, 'unit-head', dossierId);
    const { personId, bodyId } = actor;
    let recalled = false;
    return this.put(actor, officer, command, {
      ...{ dossierId, kind: 'supplement', stage: 'supplement-requested', mustHold: false, outcome: 'supplied' },
      before: async (tx) => void (recalled = await openIntakeIfRecalled(tx, dossierId)),
      content: async (tx) =>
        sendAgain(tx, await this.calendars.read(tx), { dossierId, bodyId, personId, recalled }, dto),
    });
  }

  /** @throws Problem supplement-rounds-used, opinions-awaited, and what `checkConclusion` throws */
  async appraise(dossierId: string, dto: AppraisalDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { finding, reasons, items = [] } = dto;
    return this.put(actorFor(officer, ['appraiser', 'appraisal-lead']), officer, command, {
      ...{ dossierId, kind: 'appraisal', stage: 'under-appraisal', mustHold: true, outcome: finding },
      content: async (tx) => {
        if (finding !== 'supplement') await refuseWhileAwaited(tx, dossierId);
        return { reasons, items: await sayDefects(tx, dossierId, finding, items) };
      },
    });
  }

  /** @throws Problem what `checkConclusion` throws */
  async complete(dossierId: string, dto: CompletionDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { note, draftText = null } = dto;
    return this.put(actorFor(officer, ['appraiser', 'appraisal-lead']), officer, command, {
      ...{ dossierId, kind: 'completion', stage: 'in-completion', mustHold: true, outcome: 'completed' },
      content: () => Promise.resolve({ note, draftText }),
    });
  }

  private put(actor: Actor, officer: Officer, command: CommandKey, fact: OneConclusion): Promise<RecordedView> {
    const { dossierId, kind, stage, mustHold, outcome } = fact;
    return this.work.run(actor, command, async (tx) => {
      await fact.before?.(tx);
      const act: ConcludingAct = { kind, stage, mustHold, by: viewerOf(officer) };
      const [, acceptance] = await Promise.all([
        checkConclusion(tx, act, [dossierId]),
        outcome === 'received' ? readAcceptance(tx, dossierId) : null,
      ]);
      const content = await fact.content(tx);
      const [ended] = await Promise.all([
        writeConclusions(tx, act, [{ dossierId, outcome, content }]),
        acceptance && fixRegime(tx, dossierId, acceptance),
      ]);
      const { taskId, version } = ended.find(({ concludes }) => concludes)!;
      return { dossierId, recorded: kind, task: { id: taskId, version } };
    });
  }
}
