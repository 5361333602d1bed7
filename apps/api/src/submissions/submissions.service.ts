import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem, receivedOn } from '@bangvang/domain';
import {
  CalendarShelf,
  type CommandKey,
  Database,
  dispatchDossiers,
  lockDossiers,
  openIntake,
  readSheets,
  submitDossiers,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { refuseUnsoundSheets } from '../forms/fill-form.js';
import { proposerPost } from '../dossiers/proposer-post.js';
import type { DispatchDto, SubmissionDto } from './submission.dto.js';
import type { SubmissionView } from './submission.view.js';

/** One paper for many dossiers: from a unit to its level, and from a level upward. All or nothing. */
@Injectable()
export class SubmissionsService {
  private readonly calendars = new CalendarShelf();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign, campaign-not-launched, deadline-passed, form-not-valid, and what `submitDossiers` throws */
  async submit(campaignId: string, dto: SubmissionDto, officer: Officer, command: CommandKey): Promise<SubmissionView> {
    const actor = await proposerPost(this.database, officer, 'unit-head', dto.dossierIds[0]!);
    return this.work.run(actor, command, async (tx) => {
      const [intake, calendar, , sheets] = await Promise.all([
        openIntake(tx, campaignId),
        this.calendars.read(tx),
        lockDossiers(tx, dto.dossierIds),
        readSheets(tx, dto.dossierIds, actor.bodyId),
      ]);
      const { receivedAt, procedureRev } = intake;
      await refuseUnsoundSheets(tx, sheets);
      const day = receivedOn(calendar, receivedAt);
      const submissionIds = await submitDossiers(tx, {
        campaignId,
        bodyId: actor.bodyId,
        dossierIds: dto.dossierIds,
        number: dto.number ?? null,
        by: viewerOf(officer),
        receivedAt,
        receivedOn: day,
        procedureRev,
      });
      return received(submissionIds, dto.dossierIds, receivedAt, day);
    });
  }

  /** @throws Problem no-such-dossier, and what `dispatchDossiers` throws */
  async dispatch(dto: DispatchDto, officer: Officer, command: CommandKey): Promise<SubmissionView> {
    const actor = actorFor(officer, 'decider', await this.levelOf(dto.dossierIds[0]!, officer));
    return this.work.run(actor, command, async (tx) => {
      await lockDossiers(tx, dto.dossierIds);
      const receivedAt = await tx.legalNow();
      const day = receivedOn(await this.calendars.read(tx), receivedAt);
      const submissionIds = await dispatchDossiers(tx, {
        dossierIds: dto.dossierIds,
        number: dto.number,
        bodyId: actor.bodyId!,
        receivedAt,
        receivedOn: day,
        by: viewerOf(officer),
      });
      return received(submissionIds, dto.dossierIds, receivedAt, day);
    });
  }

  private async levelOf(dossierId: string, { posts }: Officer): Promise<string> {
    const level = await this.database.one<{ bodyId: string }>(
      'SELECT level_body_id AS "bodyId" FROM dossier WHERE id = $1',
      [dossierId],
    );
    if (!level || !posts.some(({ bodyId }) => bodyId === level.bodyId)) {
      throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
    }
    return level.bodyId;
  }
}

function received(ids: readonly string[], dossierIds: string[], receivedAt: number, day: string): SubmissionView {
  return { submissionIds: [...ids], dossierIds, receivedAt: new Date(receivedAt).toISOString(), receivedOn: day };
}
