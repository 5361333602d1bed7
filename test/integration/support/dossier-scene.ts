import type { Officer, Visit } from '@bangvang/contracts';
import { Problem, type Stage } from '@bangvang/domain';
import { findLevelAbove, newId, readOpenItems, type TaskHeld } from '@bangvang/persistence';
import { DossierActivitiesOnRows } from '@bangvang/procedures';
import type { NomineeDto } from '../../../apps/api/src/dossiers/dossier.dto.js';
import { DecisionsService } from '../../../apps/api/src/decisions/decisions.service.js';
import { DossiersService } from '../../../apps/api/src/dossiers/dossiers.service.js';
import { HandlingService } from '../../../apps/api/src/dossiers/handling.service.js';
import { SubmissionsService } from '../../../apps/api/src/submissions/submissions.service.js';
import { TasksService } from '../../../apps/api/src/tasks/tasks.service.js';
import type { Page } from '../../../apps/api/src/http/index.js';
import type { WorklistQuery } from '../../../apps/api/src/tasks/worklist.dto.js';
import { WorklistService } from '../../../apps/api/src/tasks/worklist.service.js';
import type { WorkView } from '../../../apps/api/src/tasks/worklist.view.js';
import { CampaignScene, HOME_AFFAIRS } from './campaign-scene.js';
import { aCommand, type Installation } from './database.js';

export const UNIT = 'xa-binh-lu';

/** Dossiers of one commune in the campaign of document 002, played by people through the services of the API. */
export class DossierScene {
  readonly procedure: DossierActivitiesOnRows;
  readonly dossiers: DossiersService;
  readonly handling: HandlingService;
  readonly submissions: SubmissionsService;
  readonly tasks: TasksService;
  readonly worklist: ReadWorklist;
  readonly decisions: DecisionsService;
  private drafted = 0;

  private constructor(
    readonly installation: Installation,
    readonly campaign: CampaignScene,
    readonly unitOfficer: Officer,
    readonly head: Officer,
    readonly appraiser: Officer,
    private readonly fileSha256: string,
  ) {
    const { database, work } = installation;
    this.procedure = new DossierActivitiesOnRows(work);
    this.dossiers = new DossiersService(database, work);
    this.handling = new HandlingService(database, work);
    this.submissions = new SubmissionsService(database, work);
    this.tasks = new TasksService(database, work);
    this.worklist = new ReadWorklist(database, work);
    this.decisions = new DecisionsService(database, work);
  }

  static async of(installation: Installation): Promise<DossierScene> {
    const campaign = await CampaignScene.launched(installation);
    const sha256 = newId().replaceAll('-', '').padEnd(64, '0');
    await installation.database.rows(
      `INSERT INTO file (sha256, size, media_type, content) VALUES ($1, 4, 'application/pdf', 'text')`,
      [sha256],
    );
    return new DossierScene(
      installation,
      campaign,
      await installation.officer(UNIT, 'unit-officer'),
      await installation.officer(UNIT, 'unit-head'),
      await installation.officer(HOME_AFFAIRS, 'appraiser'),
      sha256,
    );
  }

  /** A draft with its unit review and the papers given, for somebody new unless a nominee is described. */
  async draft(awardCode = 'GK_HUYEN', papers = OWN_PAPERS, described: Partial<NomineeDto> = {}): Promise<string> {
    this.drafted += 1;
    const nominee = {
      kind: 'individual' as const,
      name: `Lò Thị ${this.drafted}`,
      directWorker: true,
      smallCollective: false,
      ...described,
    };
    const body = { nominee, awardCode, achievement: 'Làm 2 km đường bản.' };
    const { id, version } = await this.dossiers.draft(this.campaign.id, body, this.unitOfficer, aCommand());
    const review = { heldOn: '2023-10-01', present: 20, agreed: 20, minutes: 'Nhất trí.' };
    await this.dossiers.review(id, review, version, this.unitOfficer, aCommand());
    for (const paperCode of papers) {
      const paper = { paperCode, fileSha256: this.fileSha256, name: paperCode };
      await this.dossiers.addPaper(id, paper, this.unitOfficer, aCommand());
    }
    return id;
  }

  submit(dossierIds: string[]) {
    return this.submissions.submit(this.campaign.id, { dossierIds, number: '15/TTr-UBND' }, this.head, aCommand());
  }

  /** Submitted and followed: stands at its first level, waiting for reception. */
  async submitted(awardCode = 'GK_HUYEN'): Promise<string> {
    const id = await this.draft(awardCode);
    await this.submit([id]);
    await this.enters(id, 'submitted');
    return id;
  }

  /** The procedure enters a stage at the dossier's present level, or at its first one. */
  async enters(dossierId: string, stage: Stage, round = 1, from: string | null = null): Promise<Visit> {
    const level = await findLevelAbove(this.installation.database, dossierId, from);
    const visit = { dossierId, stage, levelBodyId: level!.bodyId, round };
    await this.procedure.enterStage(visit, 0);
    return visit;
  }

  /** The open task of a dossier, claimed by the appraiser. */
  async claimed(dossierId: string, by = this.appraiser): Promise<TaskHeld> {
    return this.tasks.claim(await this.taskOf(dossierId), by, aCommand());
  }

  async taskOf(dossierId: string): Promise<string> {
    const task = await this.installation.database.one<{ id: string }>(
      `SELECT id FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL`,
      [dossierId],
    );
    return task!.id;
  }

  async receives(dossierId: string, outcome: 'received' | 'supplement' | 'returned' = 'received'): Promise<void> {
    await this.claimed(dossierId);
    const items = outcome === 'supplement' ? AN_ITEM : [];
    await this.handling.receive(dossierId, { outcome, reasons: 'Thiếu xác nhận.', items }, this.appraiser, aCommand());
  }

  /** The head sends the dossier in again, every item answered. */
  async supplies(dossierId: string, note = 'Đã bổ sung.'): Promise<void> {
    const items = await readOpenItems(this.installation.database, dossierId);
    const answers = items.map(({ id }) => ({ itemId: id, answer: 'supplied' as const, note }));
    await this.handling.supply(dossierId, { note, answers }, this.head, aCommand());
  }

  async appraises(dossierId: string, finding: 'sound' | 'unsound' | 'supplement' = 'sound'): Promise<void> {
    await this.claimed(dossierId);
    const items = finding === 'supplement' ? AN_ITEM : [];
    await this.handling.appraise(dossierId, { finding, reasons: 'Đủ điều kiện.', items }, this.appraiser, aCommand());
  }

  /** The council's vote as the signed minutes leave it. */
  async carried(dossierId: string): Promise<void> {
    await this.installation.work.asProcedure(async (tx) => {
      await tx.rows(
        `WITH done AS (UPDATE human_task SET state = 'done', ended_at = legal_now(), version = version + 1
            WHERE dossier_id = $1 AND state = 'ready')
         INSERT INTO conclusion (visit_id, dossier_id, kind, outcome, content, person_id, recorded_at)
         SELECT v.id, v.dossier_id, 'council-vote', 'carried', '{}', $2, legal_now() FROM stage_visit v
          WHERE v.dossier_id = $1 AND v.left_at IS NULL`,
        [dossierId, this.head.personId],
      );
      tx.wake('award-dossier', dossierId);
    });
  }

  async completes(dossierId: string): Promise<void> {
    await this.claimed(dossierId);
    await this.handling.complete(dossierId, { note: 'Đã hoàn thiện.' }, this.appraiser, aCommand());
  }

  /** Appraised, voted and completed at the district: waits for the decision or the way upward. */
  async completed(awardCode = 'GK_HUYEN', next: Stage = 'decision-pending'): Promise<string> {
    const id = await this.submitted(awardCode);
    await this.passes(id, next);
    return id;
  }

  /** A submitted dossier through its first level: received, appraised, voted, completed. */
  async passes(id: string, next: Stage): Promise<void> {
    await this.receives(id);
    await this.enters(id, 'under-appraisal');
    await this.appraises(id);
    await this.enters(id, 'before-council');
    await this.carried(id);
    await this.enters(id, 'in-completion');
    await this.completes(id);
    await this.enters(id, next);
  }

  /** New holders of the appraisers' position at Home Affairs. */
  async moreAppraisers(count: number): Promise<Officer[]> {
    const post = this.appraiser.posts.find(({ role }) => role === 'appraiser')!;
    const ids = Array.from({ length: count }, () => newId());
    await this.installation.database.rows(
      `WITH people AS (INSERT INTO person (id, code, full_name) SELECT id, id::text, 'Công chức ' || ord
          FROM unnest($1::uuid[]) WITH ORDINALITY AS x (id, ord) RETURNING id)
       INSERT INTO position_holder (position_id, person_id, title, valid_from) SELECT $2, id, 'Công chức', '2021-01-01' FROM people`,
      [ids, post.positionId],
    );
    return ids.map((personId) => ({ personId, fullName: personId, posts: [post] }));
  }

  async stageOf(dossierId: string): Promise<Stage> {
    const row = await this.installation.database.one<{ stage: Stage }>('SELECT stage FROM dossier WHERE id = $1', [
      dossierId,
    ]);
    return row!.stage;
  }
}

/** A defect of the catalogue, as an appraiser names it. */
export const AN_ITEM = [{ code: 'THIEU_CHU_KY_DAU', paperCode: 'BAO_CAO_THANH_TICH', note: 'Chưa ký.' }];

export const OWN_PAPERS = ['DANH_SACH_DE_NGHI', 'BAO_CAO_THANH_TICH', 'BIEN_BAN_BINH_XET'];

/** The refusal of an act that must be refused. */
export async function refusalOf(act: Promise<unknown>): Promise<Problem> {
  const failure = await act.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason,
  );
  if (failure instanceof Problem) return failure;
  throw failure;
}

/** What came of acts made at the same time: slugs of the refused, `done` for the others. */
export async function outcomesOf(acts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(acts);
  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : slugOf(one.reason)));
}

function slugOf(reason: unknown): string {
  if (reason instanceof Problem) return reason.slug;
  throw reason;
}

/** Lists of work whose pages are read, not only passed on. */
class ReadWorklist extends WorklistService {
  async list(query: WorklistQuery, officer: Officer): Promise<Page<WorkView>> {
    return JSON.parse(await this.json(query, officer)) as Page<WorkView>;
  }
}
