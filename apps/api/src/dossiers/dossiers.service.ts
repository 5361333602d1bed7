import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { isLegalDay, Problem, STAGE_NAMES_VI } from '@bangvang/domain';
import {
  addPaper,
  checkHead,
  type CommandKey,
  Database,
  draftDossier,
  editDossier,
  findDossier,
  findHeadOverride,
  listDossiers,
  openIntake,
  readProcedure,
  recordUnitReview,
  UnitOfWork,
  viewerOf,
  withdrawDossier,
  type DossierRecord,
  type DraftedDossier,
} from '@bangvang/persistence';
import { actorFor, type Page, pageBounds, pageFrom } from '../http/index.js';
import { fillSheet } from '../forms/fill-form.js';
import { allowedActions } from './allowed-actions.js';
import type { AddPaperDto, DossierQuery, DraftDossierDto, EditDossierDto, UnitReviewDto } from './dossier.dto.js';
import type {
  DossierSummaryView,
  DossierVersionView,
  DossierView,
  PaperAddedView,
  RecordedView,
} from './dossier.view.js';
import { proposerPost } from './proposer-post.js';

/** Drafts of the proposing bodies, and reading dossiers. Changes when the rules on who may propose or see change. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign, campaign-not-launched, deadline-passed, not-proposable, no-such-body, dossier-exists */
  draft(campaignId: string, dto: DraftDossierDto, officer: Officer, command: CommandKey): Promise<DraftedDossier> {
    const actor = actorFor(officer, 'unit-officer', dto.bodyId);
    const { nominee } = dto;
    return this.work.run(actor, command, async (tx) => {
      const { procedureRev } = await openIntake(tx, campaignId);
      const { simplified } = await readProcedure(tx, campaignId, procedureRev);
      if (simplified && !simplified.awards.includes(dto.awardCode)) {
        throw new Problem(
          'not-proposable',
          'Thủ tục đơn giản chỉ dùng cho hình thức khen thưởng, không dùng cho danh hiệu.',
        );
      }
      return draftDossier(tx, {
        campaignId,
        bodyId: actor.bodyId!,
        nominee: {
          ...nominee,
          title: nominee.title ?? null,
          bodyCode: nominee.bodyCode ?? null,
          personCode: nominee.personCode ?? null,
        },
        awardCode: dto.awardCode,
        achievement: dto.achievement,
        preparedBy: officer.personId,
      });
    });
  }

  async list(query: DossierQuery, officer: Officer): Promise<Page<DossierSummaryView>> {
    const { after, rows } = pageBounds(query, 1);
    const found = await listDossiers(this.database, viewerOf(officer), {
      campaignId: query.campaign ?? null,
      stage: query.stage ?? null,
      bodyId: query.body ?? null,
      afterId: after === null ? null : String(after[0]),
      rows,
    });
    return pageFrom(found, query, ({ id }) => [id], summary);
  }

  /** @throws Problem no-such-dossier also where the officer may not see it */
  async find(dossierId: string, officer: Officer): Promise<DossierView> {
    const dossier = await findDossier(this.database, viewerOf(officer), dossierId);
    if (!dossier) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
    return {
      ...summary(dossier),
      achievement: dossier.achievement,
      unitReview: dossier.unitReview as DossierView['unitReview'],
      submission: dossier.submission,
      withdrawalReason: dossier.withdrawalReason,
      papers: [...dossier.papers],
      visits: dossier.visits.map((visit) => ({ ...visit, stageName: STAGE_NAMES_VI[visit.stage] })),
      headCheck: await checkHead(this.database, dossierId),
      headOverride: await findHeadOverride(this.database, dossierId),
      taskId: dossier.task?.id ?? null,
      watched: dossier.watched,
      allowedActions: allowedActions(dossier, officer),
    };
  }

  /** @throws Problem no-such-dossier, wrong-stage, stale-version, form-not-valid, invalid-input where nothing is said */
  async edit(dossierId: string, dto: EditDossierDto, version: number, officer: Officer, command: CommandKey) {
    const { achievement, answers } = dto;
    if (!achievement && !answers) throw new Problem('invalid-input', 'Hãy gửi achievement hoặc answers.');
    const actor = await proposerPost(this.database, officer, 'unit-officer', dossierId);
    return this.work.run(actor, command, async (tx): Promise<DossierVersionView> => {
      const sheet = answers && (await fillSheet(tx, dossierId, answers));
      const edit = { dossierId, bodyId: actor.bodyId, version };
      return { id: dossierId, version: await editDossier(tx, edit, { achievement, sheet }) };
    });
  }

  /** @throws Problem no-such-dossier, wrong-stage, stale-version, invalid-input */
  async review(dossierId: string, dto: UnitReviewDto, version: number, officer: Officer, command: CommandKey) {
    if (!isLegalDay(dto.heldOn)) throw new Problem('invalid-input', 'Ngày họp bình xét không có trong lịch.');
    if (dto.agreed > dto.present) throw new Problem('invalid-input', 'Số đồng ý không thể quá số dự họp.');
    const actor = await proposerPost(this.database, officer, 'unit-officer', dossierId);
    return this.work.run(actor, command, async (tx): Promise<DossierVersionView> => {
      const { heldOn, present, agreed, minutes } = dto;
      const edit = { dossierId, bodyId: actor.bodyId, version };
      return { id: dossierId, version: await recordUnitReview(tx, edit, { heldOn, present, agreed, minutes }) };
    });
  }

  /** @throws Problem no-such-dossier, wrong-stage, invalid-input */
  async addPaper(dossierId: string, dto: AddPaperDto, officer: Officer, command: CommandKey): Promise<PaperAddedView> {
    const actor = await proposerPost(this.database, officer, ['unit-officer', 'unit-head'], dossierId);
    const { personId, bodyId } = actor;
    return this.work.run(actor, command, async (tx) => ({
      id: await addPaper(tx, { ...dto, dossierId, bodyId, personId }),
    }));
  }

  /** @throws Problem no-such-dossier, already-recorded, step-already-concluded, wrong-stage */
  async withdraw(dossierId: string, reason: string, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const actor = await proposerPost(this.database, officer, 'unit-head', dossierId);
    const { personId, bodyId } = actor;
    return this.work.run(actor, command, async (tx) => {
      await withdrawDossier(tx, { dossierId, reason, personId, bodyId });
      return { dossierId, recorded: 'withdrawal' };
    });
  }
}

function summary(dossier: DossierRecord): DossierSummaryView {
  return {
    id: dossier.id,
    campaignId: dossier.campaignId,
    nominee: dossier.nominee,
    nomineeKind: dossier.nomineeKind,
    nomineeTitle: dossier.nomineeTitle,
    awardCode: dossier.awardCode,
    award: dossier.award,
    bodyId: dossier.bodyId,
    body: dossier.body,
    stage: dossier.stage,
    stageName: dossier.recalled ? 'Đơn vị đã thu hồi để sửa' : STAGE_NAMES_VI[dossier.stage],
    round: dossier.round,
    levelBodyId: dossier.levelBodyId,
    level: dossier.level,
    submitted: dossier.submitted,
    withdrawn: dossier.withdrawn,
    recalled: dossier.recalled,
    held: dossier.held,
    legalRegime: dossier.legalRegime,
    concluded: dossier.concluded,
    version: dossier.version,
  };
}
