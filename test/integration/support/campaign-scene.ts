import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import type { CampaignFile, Officer } from '@bangvang/contracts';
import { type DutyView, listDuties, listRungs, type RungView } from '@bangvang/persistence';
import { CampaignActivitiesOnRows, FanOutActivitiesOnRows, UrgingActivitiesOnRows } from '@bangvang/procedures';
import { DraftService } from '../../../apps/api/src/campaigns/draft.service.js';
import { ExtensionService } from '../../../apps/api/src/campaigns/extension.service.js';
import { LaunchService } from '../../../apps/api/src/campaigns/launch.service.js';
import type { TargetResultDto } from '../../../apps/api/src/duties/duty.dto.js';
import { DeadlineService } from '../../../apps/api/src/duties/deadline.service.js';
import { ReleaseService } from '../../../apps/api/src/duties/release.service.js';
import { FilingService } from '../../../apps/api/src/duties/filing.service.js';
import { aCommand, type Installation } from './database.js';

export const DISTRICT = 'ubnd-huyen-tam-duong';
export const HOME_AFFAIRS = 'phong-noi-vu';

/** Which document is launched, by whom, and whose Home Affairs follows it. */
export interface Occasion {
  /** Under `infra/reference/`. */
  readonly file: string;
  readonly issuer: string;
  readonly homeAffairs: string;
}

const TAM_DUONG: Occasion = {
  file: 'tam-duong-2023/campaign-002.yaml',
  issuer: DISTRICT,
  homeAffairs: HOME_AFFAIRS,
};

/** A campaign, that of document 002 unless another is named, launched and played by its people through the services of the API. */
export class CampaignScene {
  readonly procedure: CampaignActivitiesOnRows;
  readonly urging: UrgingActivitiesOnRows;
  readonly fanOut: FanOutActivitiesOnRows;
  private readonly filings: FilingService;
  readonly deadlines: DeadlineService;
  readonly releases: ReleaseService;
  private readonly extensions: ExtensionService;

  private constructor(
    readonly installation: Installation,
    readonly id: string,
    readonly chair: Officer,
    readonly homeAffairs: Officer,
  ) {
    const { database, work } = installation;
    this.procedure = new CampaignActivitiesOnRows(work);
    this.urging = new UrgingActivitiesOnRows(work);
    this.fanOut = new FanOutActivitiesOnRows(work);
    this.filings = new FilingService(database, work);
    this.deadlines = new DeadlineService(database, work);
    this.releases = new ReleaseService(database, work);
    this.extensions = new ExtensionService(database, work);
  }

  static async launched(installation: Installation, occasion: Occasion = TAM_DUONG): Promise<CampaignScene> {
    const { database, work } = installation;
    const chair = await installation.officer(occasion.issuer, 'campaign-issuer');
    const yaml = await documentText(occasion.file);
    const drafted = await new DraftService(database, work).draft({ yaml }, chair, aCommand());
    await new LaunchService(database, work).launch(drafted.id, drafted.version, undefined, chair, aCommand());
    const homeAffairs = await installation.officer(occasion.homeAffairs, 'appraisal-lead');
    return new CampaignScene(installation, drafted.id, chair, homeAffairs);
  }

  /** Every duty, the open ones first. */
  duties(): Promise<DutyView[]> {
    const all = { bodyIds: null, settled: null, overdue: null, after: null, limit: 1000 };
    return listDuties(this.installation.database, { campaignId: this.id, ...all });
  }

  async duty(bodyCode: string, kind: string): Promise<DutyView> {
    return (await this.duties()).find((duty) => duty.bodyCode === bodyCode && duty.kind === kind)!;
  }

  async rungsOf(dutyId: string): Promise<RungView[]> {
    const rungs = await listRungs(this.installation.database, this.id, {
      bodyIds: null,
      aheadOnly: false,
      after: null,
      limit: 5000,
    });
    return rungs.filter((rung) => rung.dutyId === dutyId);
  }

  /** Steps of a duty with what became of them, under its latest deadline. */
  async ladderOf(dutyId: string): Promise<Record<string, string | null>> {
    const rungs = await this.rungsOf(dutyId);
    const latest = Math.max(...rungs.map(({ deadlineRev }) => deadlineRev));
    const present = rungs.filter(({ deadlineRev }) => deadlineRev === latest);
    return Object.fromEntries(present.map(({ step, outcome }) => [step, outcome]));
  }

  async files(duty: DutyView, results?: TargetResultDto[]) {
    const officer = await this.installation.officer(duty.bodyCode, 'unit-officer');
    return this.filings.file(duty.id, duty.version, { summary: 'Đã thực hiện.', results }, officer, aCommand());
  }

  excuses(duty: DutyView) {
    return this.releases.excuse(duty.id, duty.version, 'Đơn vị khắc phục lũ quét.', this.homeAffairs, aCommand());
  }

  movesDuty(duty: DutyView, dueOn: string) {
    return this.deadlines.move(duty.id, duty.version, { dueOn, basis: 'Công văn' }, this.homeAffairs, aCommand());
  }

  extendsTo(endsOn: string) {
    return this.extensions.extend(this.id, { endsOn, basis: 'Kế hoạch điều chỉnh' }, this.chair, aCommand());
  }

  /** Sets the clock and lets the urging look. */
  async urgesAt(legalNow: string): Promise<void> {
    await this.installation.clockAt(legalNow);
    await this.urging.fireRungs(this.id);
  }

  async closes(): Promise<CampaignFile> {
    const { calendarRev } = await this.procedure.readCampaign(this.id);
    return this.procedure.closeIfEnded(this.id, calendarRev);
  }

  /** Messages about a subject, by kind. */
  async told(kind: string): Promise<{ title: string; text: string; state: string; subjectId: string }[]> {
    return this.installation.database.rows(
      `SELECT m.title, m.text, d.state, m.subject_id AS "subjectId"
         FROM message AS m JOIN delivery AS d ON d.message_id = m.id AND d.channel = 'mail' WHERE m.kind = $1 ORDER BY m.key`,
      [kind],
    );
  }
}

export function documentText(file = TAM_DUONG.file): Promise<string> {
  return readFile(join(repositoryRoot(), 'infra', 'reference', file), 'utf8');
}
