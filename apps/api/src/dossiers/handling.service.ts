import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem, receivedOn, type Stage } from '@bangvang/domain';
import {
  CalendarShelf,
  type CommandKey,
  checkConclusion,
  type ConcludingAct,
  type ConclusionKind,
  Database,
  fixRegime,
  freezeSendings,
  lockDossiers,
  readAcceptance,
  readSheets,
  refuseFurtherSupplement,
  type Transaction,
  UnitOfWork,
  type Actor,
  viewerOf,
  writeConclusions,
} from '@bangvang/persistence';
import { refuseUnsoundSheets } from '../forms/fill-form.js';
import { actorFor } from '../http/index.js';
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
      content: () => Promise.resolve({ reasons, items }),
    });
  }

  /** The appraisal limit runs anew from the day the supplemented dossier counts as received. */
  async supply(
    dossierId: string,
    { note }: SupplementDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<RecordedView> {
    const actor = await proposerPost(this.database, officer, 'unit-head', dossierId);
    return this.put(actor, officer, command, {
      ...{ dossierId, kind: 'supplement', stage: 'supplement-requested', mustHold: false, outcome: 'supplied' },
      content: async (tx) => {
        const [, sheets] = await Promise.all([
          lockDossiers(tx, [dossierId]),
          readSheets(tx, [dossierId], actor.bodyId),
        ]);
        await refuseUnsoundSheets(tx, sheets);
        const frozen = await freezeSendings(tx, {
          kind: 'supplement',
          dossierIds: [dossierId],
          personId: actor.personId,
        });
        const contentHash = frozen.get(dossierId);
        return { note, contentHash, receivedOn: receivedOn(await this.calendars.read(tx), await tx.legalNow()) };
      },
    });
  }

  /** @throws Problem supplement-rounds-used, and what `checkConclusion` throws */
  async appraise(dossierId: string, dto: AppraisalDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { finding, reasons, items = [] } = dto;
    return this.put(actorFor(officer, ['appraiser', 'appraisal-lead']), officer, command, {
      ...{ dossierId, kind: 'appraisal', stage: 'under-appraisal', mustHold: true, outcome: finding },
      content: () => Promise.resolve({ reasons, items }),
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
      const content = await fact.content(tx);
      const act: ConcludingAct = { kind, stage, mustHold, by: viewerOf(officer) };
      const [, acceptance] = await Promise.all([
        checkConclusion(tx, act, [dossierId]),
        outcome === 'received' ? readAcceptance(tx, dossierId) : null,
      ]);
      await Promise.all([
        writeConclusions(tx, act, [{ dossierId, outcome, content }]),
        outcome === 'supplement' && refuseFurtherSupplement(tx, dossierId),
        acceptance && fixRegime(tx, dossierId, acceptance),
      ]);
      return { dossierId, recorded: kind };
    });
  }
}
