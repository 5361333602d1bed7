import type { Arrival, DossierActivities, DossierFile, Level, Visit } from '@bangvang/contracts';
import { isFinal, type Stage } from '@bangvang/domain';

const A_DAY_MS = 86_400_000;

/** Where a dossier of one level goes. */
export const DISTRICT_DECIDES: readonly Level[] = [{ bodyId: 'district', decides: true, outside: false }];
export const PROVINCE_DECIDES: readonly Level[] = [
  { bodyId: 'district', decides: false, outside: false },
  { bodyId: 'province', decides: true, outside: false },
];
export const CENTRE_DECIDES: readonly Level[] = [
  ...PROVINCE_DECIDES.map((level) => ({ ...level, decides: false })),
  { bodyId: 'prime-minister', decides: true, outside: true },
];

/** The rows of one dossier, kept in memory: what the procedure's activities promise, without a database. */
export class DossierInMemory implements DossierActivities {
  readonly visits: Visit[] = [];
  readonly reminders: number[] = [];
  readonly ends: Stage[] = [];
  version = 1;
  /** Whether wakes tell the outcome of what concludes a stage. */
  told = true;
  /** How often the procedure looked at the file. */
  looks = 0;
  private readonly outcomes = new Map<string, string>();
  private withdrawn = false;
  private rungs: number[] = [];

  /**
   * @param now real instant of the engine, ms since the epoch
   * @param rungsAfterDays when a task's rungs come, in days after its stage was entered
   * @param passedOver where the simplified procedure does not stop
   */
  constructor(
    private readonly levels: readonly Level[],
    private readonly now: () => Promise<number>,
    private readonly rungsAfterDays: readonly number[] = [],
    private readonly passedOver: readonly Stage[] = [],
  ) {}

  /** The stages entered, in order; the level where it is not the first, the round where it is not the first. */
  get way(): readonly string[] {
    return this.visits.map(nameOf);
  }

  get stage(): Stage {
    return this.ends.at(-1) ?? this.visits.at(-1)?.stage ?? 'drafted';
  }

  /** A person's fact concludes the present visit. */
  conclude(outcome: string): void {
    this.outcomes.set(nameOf(this.visits.at(-1)!), outcome);
    this.rungs = [];
    this.version += 1;
  }

  withdraw(): void {
    this.withdrawn = true;
    this.rungs = [];
    this.version += 1;
  }

  async enterStage(visit: Visit): Promise<DossierFile> {
    if (this.passedOver.includes(visit.stage)) return { ...this.file(visit), outcome: 'passed-over', wakeAt: null };
    if (!this.withdrawn && !isFinal(this.stage) && !this.way.includes(nameOf(visit))) {
      const now = await this.now();
      this.visits.push(visit);
      this.rungs = this.rungsAfterDays.map((days) => now + days * A_DAY_MS);
    }
    return this.file(visit);
  }

  async urgeHolder(visit: Visit): Promise<DossierFile> {
    this.looks += 1;
    const now = await this.now();
    this.reminders.push(...this.rungs.filter((rung) => rung <= now));
    this.rungs = this.rungs.filter((rung) => rung > now);
    return this.file(visit);
  }

  async enterLevel(dossierId: string, fromBodyId: string | null): Promise<Arrival> {
    const level = this.levels[this.levels.findIndex(({ bodyId }) => bodyId === fromBodyId) + 1]!;
    const stage = level.outside ? 'decision-pending' : 'submitted';
    return { level, file: await this.enterStage({ dossierId, stage, levelBodyId: level.bodyId, round: 1 }) };
  }

  endDossier(_dossierId: string, stage: Stage): Promise<Stage> {
    if (!isFinal(this.stage)) this.ends.push(this.withdrawn ? 'withdrawn' : stage);
    return Promise.resolve(this.stage);
  }

  private file(visit: Visit): DossierFile {
    return {
      version: this.version,
      visit: this.way.indexOf(nameOf(visit)) + 1 || null,
      outcome: this.outcomes.get(nameOf(visit)) ?? null,
      withdrawn: this.withdrawn,
      wakeAt: this.rungs.length > 0 ? Math.min(...this.rungs) : null,
    };
  }
}

function nameOf({ stage, levelBodyId, round }: Visit): string {
  return `${stage} ${levelBodyId}${round > 1 ? ` ${round}` : ''}`;
}
