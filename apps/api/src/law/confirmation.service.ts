import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type Actor,
  type CommandKey,
  confirmChecks,
  type Confirmer,
  Database,
  listConfirmations,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import type { RecordedView } from '../dossiers/dossier.view.js';
import { actorFor } from '../http/index.js';
import type { ConfirmationsDto, ConfirmationsView } from './confirmation.dto.js';
import { seenDossier } from './seen-dossier.js';

/** Records what people confirm of dossiers. Changes when the rules on who may confirm change. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, officer: Officer): Promise<ConfirmationsView> {
    await seenDossier(this.database, dossierId, officer);
    return { dossierId, confirmations: await listConfirmations(this.database, dossierId) };
  }

  /** @throws Problem no-such-dossier, not-allowed, and what `confirmChecks` throws */
  async confirm(
    dossierId: string,
    { answers }: ConfirmationsDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<RecordedView> {
    const { actor, right } = await this.postOf(dossierId, officer);
    const { personId, bodyIds } = viewerOf(officer);
    const by = { personId, positionId: actor.positionId!, bodyIds, right };
    const given = answers.map(({ evidenceSha256 = null, ...answer }) => ({ ...answer, evidenceSha256 }));
    return this.work.run(actor, command, async (tx) => {
      await confirmChecks(tx, dossierId, given, by);
      return { dossierId, recorded: 'confirmations' };
    });
  }

  /** The proposing body's own people declare; else the lead of the level's Home Affairs, or an appraiser who holds the task. */
  private async postOf(
    dossierId: string,
    officer: Officer,
  ): Promise<{ readonly actor: Actor; readonly right: Confirmer['right'] }> {
    const { bodyId, homeAffairsId } = await seenDossier(this.database, dossierId, officer);
    const holds = (role: string, body: string | null) =>
      officer.posts.some((post) => post.role === role && post.bodyId === body);
    if (holds('unit-officer', bodyId) || holds('unit-head', bodyId)) {
      return { actor: actorFor(officer, ['unit-officer', 'unit-head'], bodyId), right: 'unit' };
    }
    if (holds('appraisal-lead', homeAffairsId)) {
      return { actor: actorFor(officer, 'appraisal-lead', homeAffairsId!), right: 'lead' };
    }
    // A task handed on to another level is verified there: the statement asks who holds it.
    const at = holds('appraiser', homeAffairsId) ? homeAffairsId! : undefined;
    return { actor: actorFor(officer, 'appraiser', at), right: 'task' };
  }
}
