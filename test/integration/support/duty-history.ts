import {
  addWorkingDays,
  dayOf,
  endAfterSuspension,
  endOfDay,
  isWorkingDay,
  type LadderStep,
  type OwedPeriod,
  rungsOf,
  spreadOffset,
  workingCalendar,
  type WorkingCalendar,
} from '@bangvang/domain';

/** What may happen to a duty, or to everybody: the person, the calendar or the engine acts. */
export type Act =
  | { readonly kind: 'look' | 'file' | 'hold' | 'resume' | 'excuse' | 'withdraw' }
  | { readonly kind: 'return' | 'move' | 'extend' | 'calendar'; readonly days: number };

/** The duty that the history is of. */
export interface Subject {
  readonly campaignId: string;
  readonly bodyId: string;
  readonly kind: 'plan' | 'final-review';
  readonly ladder: readonly LadderStep[];
  readonly launchedAt: number;
  readonly endsOn: string;
  readonly off: readonly string[];
  readonly makeup: readonly string[];
}

const YEARS = [2023, 2024];

/** A duty as the law and the rules see it, without rows: what its days are, and when it was owed. Instants in ms since the epoch. */
export class DutyHistory {
  readonly looks: number[] = [];
  readonly periods: OwedPeriod[] = [];
  endsOn: string;
  private off: string[];
  private dueOn: string;
  private revision = 1;
  private ownDay = false;
  private heldAt: number | null = null;
  private state: 'open' | 'filed' | 'ended' = 'open';

  constructor(private readonly subject: Subject) {
    this.endsOn = subject.endsOn;
    this.off = [...subject.off];
    this.dueOn = this.campaignDay();
    this.owe(subject.launchedAt);
  }

  get daysOff(): readonly string[] {
    return this.off;
  }

  /** The day an act names, or null where the act is not possible now. */
  dayFor(act: Act, now: number): string | null {
    const today = dayOf(now);
    const later = 'days' in act ? addWorkingDays(this.calendar, today, act.days) : today;
    switch (act.kind) {
      case 'look':
        return today;
      case 'file':
      case 'excuse':
      case 'withdraw':
        return this.state === 'open' ? today : null;
      case 'return':
        return this.state === 'filed' ? later : null;
      case 'move':
        return this.state === 'open' ? later : null;
      case 'hold':
        return this.state === 'open' && this.heldAt === null ? today : null;
      case 'resume':
        return this.state === 'open' && this.heldAt !== null ? today : null;
      case 'extend':
        return now < endOfDay(this.endsOn) && later !== this.endsOn ? later : null;
      case 'calendar':
        return isWorkingDay(this.calendar, later) ? later : null;
    }
  }

  /** @param day as `dayFor` gave it */
  happens(act: Act, now: number, day: string): void {
    switch (act.kind) {
      case 'look':
        return void this.looks.push(now);
      case 'file':
        return this.settle('filed', now);
      case 'excuse':
      case 'withdraw':
        return this.settle('ended', now);
      case 'return':
        this.state = 'open';
        return this.setOwnDay(day, now);
      case 'move':
        return this.setOwnDay(day, now);
      case 'hold':
        this.heldAt = now;
        return this.stop(now);
      case 'resume':
        return this.resume(now);
      case 'extend':
        this.endsOn = day;
        if (this.subject.kind === 'final-review' && this.followsCampaign) this.setDay(this.campaignDay(), now);
        return;
      case 'calendar':
        this.off = [...this.off, day];
        return this.recount(now);
    }
  }

  private get calendar(): WorkingCalendar {
    const of = (days: readonly string[], year: number) => days.filter((day) => day.startsWith(`${year}-`));
    return workingCalendar(
      YEARS.map((year) => ({ year, off: of(this.off, year), makeup: of(this.subject.makeup, year) })),
    );
  }

  private get followsCampaign(): boolean {
    return this.state === 'open' && !this.ownDay;
  }

  /** The template: ten working days from the launch, five from the close. */
  private campaignDay(): string {
    const { kind, launchedAt } = this.subject;
    return kind === 'plan'
      ? addWorkingDays(this.calendar, dayOf(launchedAt), 10)
      : addWorkingDays(this.calendar, this.endsOn, 5);
  }

  private recount(now: number): void {
    const day = this.campaignDay();
    if (this.followsCampaign && day !== this.dueOn) return this.setDay(day, now);
    if (this.state !== 'open' || this.heldAt !== null) return;
    this.stop(now);
    this.owe(now);
  }

  private settle(state: 'filed' | 'ended', now: number): void {
    this.state = state;
    this.heldAt = null;
    this.stop(now);
  }

  private resume(now: number): void {
    const heldOn = dayOf(this.heldAt!);
    let stood = 0;
    for (let day = heldOn; day < dayOf(now);) {
      day = dayOf(endOfDay(day));
      if (isWorkingDay(this.calendar, day)) stood += 1;
    }
    this.heldAt = null;
    this.setOwnDay(endAfterSuspension(this.calendar, this.dueOn, stood), now);
  }

  private setOwnDay(day: string, now: number): void {
    this.ownDay = true;
    this.setDay(day, now);
  }

  private setDay(day: string, now: number): void {
    this.dueOn = day;
    this.revision += 1;
    this.stop(now);
    if (this.heldAt === null) this.owe(now);
  }

  private stop(now: number): void {
    const last = this.periods.at(-1);
    if (last && last.to === null) this.periods.splice(-1, 1, { ...last, to: now });
  }

  private owe(now: number): void {
    const { campaignId, bodyId, ladder } = this.subject;
    const steps = rungsOf(this.calendar, this.dueOn, ladder).map(({ code, dueAt, place, step }) => ({
      ...{ code, place, dueAt: dueAt + spreadOffset(step, campaignId, bodyId) },
    }));
    this.periods.push({ from: now, to: null, deadlineRev: this.revision, steps });
  }
}
