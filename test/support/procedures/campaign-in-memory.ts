import type {
  CampaignActivities,
  CampaignFile,
  FanOutActivities,
  FanOutKind,
  FanOutPage,
  UrgingActivities,
  UrgingFile,
} from '@bangvang/contracts';

const A_DAY_MS = 86_400_000;

/** When things happen to a campaign, in days after its launch. */
export interface Course {
  readonly closesInDays: number;
  /** The last duty is settled, the last dossier at its end. */
  readonly settledAfterDays: number;
  /** Steps of the one open duty's ladder, in days before the close. */
  readonly rungsBefore?: readonly number[];
  /** Pages of bodies to be told of a change. */
  readonly pages?: number;
}

/** The rows of one campaign, kept in memory: what the procedures' activities promise, without a database. */
export class CampaignInMemory implements CampaignActivities, UrgingActivities, FanOutActivities {
  /** What happened, each entry once, with the day after the launch. */
  readonly happened: string[] = [];
  readonly reminders: number[] = [];
  looks = 0;
  private stage: CampaignFile['stage'] = 'launched';
  private calendarRev = 1;
  private version = 1;
  private endsAt: number;
  private rungs: { before: number; dueAt: number }[];
  private reported = false;
  private filed = false;

  private constructor(
    private readonly course: Course,
    private readonly now: () => Promise<number>,
    private readonly launchedAt: number,
  ) {
    this.endsAt = launchedAt + course.closesInDays * A_DAY_MS;
    this.rungs = this.ladder();
  }

  static async launched(course: Course, now: () => Promise<number>): Promise<CampaignInMemory> {
    return new CampaignInMemory(course, now, await now());
  }

  /** The end moves; the unfired steps move with it. @param days after the launch */
  async extendTo(days: number): Promise<void> {
    const now = await this.now();
    this.endsAt = this.launchedAt + days * A_DAY_MS;
    this.rungs = this.ladder().filter(({ dueAt }) => dueAt > now);
    this.calendarRev += 1;
    this.version += 1;
  }

  /** The unit files: nothing is left to urge. */
  file(): void {
    this.filed = true;
    this.rungs = [];
    this.version += 1;
  }

  async readCampaign(_campaignId: string): Promise<CampaignFile> {
    this.looks += 1;
    const now = await this.now();
    return {
      version: this.version,
      stage: this.stage,
      calendarRev: this.calendarRev,
      wakeAt: this.stage === 'launched' ? this.endsAt : null,
      settled: this.stage === 'closed' && now >= this.launchedAt + this.course.settledAfterDays * A_DAY_MS,
    };
  }

  async closeIfEnded(campaignId: string, calendarRev: number): Promise<CampaignFile> {
    if (this.stage === 'launched' && calendarRev === this.calendarRev && (await this.now()) >= this.endsAt) {
      this.stage = 'closed';
      await this.note('close');
    }
    return this.readCampaign(campaignId);
  }

  async compileReport(_campaignId: string): Promise<void> {
    if (this.stage !== 'closed' || this.reported) return;
    this.reported = true;
    await this.note('report');
  }

  async archiveCampaign(_campaignId: string): Promise<void> {
    if (this.stage !== 'closed') return;
    this.stage = 'archived';
    await this.note('archive');
  }

  async fireRungs(_campaignId: string): Promise<UrgingFile> {
    this.looks += 1;
    const now = await this.now();
    const due = this.rungs.filter(({ dueAt }) => dueAt <= now);
    this.rungs = this.rungs.filter(({ dueAt }) => dueAt > now);
    const latest = due.at(-1);
    if (latest) this.reminders.push(latest.before);
    return { version: this.version, wakeAt: this.rungs[0]?.dueAt ?? null, openDuties: this.rungs.length > 0 ? 1 : 0 };
  }

  async endUrging(_campaignId: string): Promise<void> {
    if (!this.happened.some((entry) => entry.startsWith('urging'))) await this.note('urging ended');
  }

  async tellPage(kind: FanOutKind, _campaignId: string, revision: number, after: string | null): Promise<FanOutPage> {
    const page = after === null ? 1 : Number(after) + 1;
    const entry = `told ${kind} ${revision} page ${page}`;
    if (!this.happened.includes(entry)) this.happened.push(entry);
    return { next: page < (this.course.pages ?? 1) ? String(page) : null };
  }

  private ladder(): { before: number; dueAt: number }[] {
    if (this.filed) return [];
    return (this.course.rungsBefore ?? []).map((before) => ({ before, dueAt: this.endsAt - before * A_DAY_MS }));
  }

  private async note(what: string): Promise<void> {
    this.happened.push(`${what} on day ${Math.floor(((await this.now()) - this.launchedAt) / A_DAY_MS)}`);
  }
}
