import { setTimeout as sleep } from 'node:timers/promises';
import type { OwnInstallation, PartName } from '../../apps/cli/src/rehearse/own-installation.js';

/** One process killed and put back. Times in ms. */
export interface Kill {
  readonly part: PartName;
  /** Until the part was running again, as its launcher sees it. */
  readonly restartedAfter: number;
  /** From the kill to the first command acknowledged that was sent after it. */
  readonly firstSuccessAfter: number;
  /** From the kill to the next step of a procedure; null where none was due before the next kill. */
  readonly followedAfter: number | null;
}

export interface KillerOptions {
  readonly installation: OwnInstallation;
  /** In turn, each as often as the others. */
  readonly parts: readonly PartName[];
  readonly total: number;
  /** How many steps the procedures have made so far. */
  readonly steps: () => Promise<number>;
  /** Whether so much of the work is done, 0 to 1, that so much of the killing may be: the kills are spread over it. */
  readonly isDone: (share: number) => boolean;
  /** How long a part lives at least and at most after everything has recovered, in ms. */
  readonly calmMs: readonly [number, number];
}

const SUCCESS_LIMIT_MS = 60_000;
const RELAUNCH_LIMIT_MS = 60_000;
const STEP_LIMIT_MS = 8_000;
const LOOK_AGAIN_MS = 20;

/** Ends processes without warning at moments nobody chose, and puts them back as a supervisor would. */
export class Killer {
  readonly kills: Kill[] = [];
  private killedAt = Infinity;
  private firstSuccess: number | null = null;

  constructor(private readonly options: KillerOptions) {}

  /** How much of the killing is done, 0 to 1. */
  get progress(): number {
    return this.kills.length / this.options.total;
  }

  /** A command was acknowledged whose last try began then, in ms of `performance.now()`. */
  acknowledged(tryBegan: number): void {
    if (tryBegan > this.killedAt) this.firstSuccess ??= performance.now();
  }

  /** @param onKill told after each */
  async rage(onKill: (kill: Kill) => void = () => {}): Promise<void> {
    const { parts, total, calmMs, isDone } = this.options;
    for (let turn = 0; turn < total; turn += 1) {
      await sleep(calmMs[0] + Math.random() * (calmMs[1] - calmMs[0]));
      while (!isDone(turn / total)) await sleep(LOOK_AGAIN_MS);
      const kill = await this.kill(parts[turn % parts.length]!);
      this.kills.push(kill);
      onKill(kill);
    }
  }

  private async kill(part: PartName): Promise<Kill> {
    let killedAt = 0;
    let stepping: Promise<number | null> = Promise.resolve(null);
    await endAndRelaunch(this.options.installation, part, (relaunch) => {
      killedAt = performance.now();
      this.firstSuccess = null;
      this.killedAt = killedAt;
      stepping = this.nextStep(killedAt);
      return relaunch();
    });
    const restartedAfter = performance.now() - killedAt;
    const firstSuccessAfter = (await this.success()) - killedAt;
    return { part, restartedAfter, firstSuccessAfter, followedAfter: await stepping };
  }

  private async success(): Promise<number> {
    const until = performance.now() + SUCCESS_LIMIT_MS;
    while (this.firstSuccess === null) {
      if (performance.now() > until) throw new Error(`no command was acknowledged for ${SUCCESS_LIMIT_MS} ms`);
      await sleep(LOOK_AGAIN_MS);
    }
    return this.firstSuccess;
  }

  private async nextStep(killedAt: number): Promise<number | null> {
    let before: number | null = null;
    while (performance.now() - killedAt < STEP_LIMIT_MS) {
      const steps = await this.options.steps().catch(() => null); // the database may be the part that was killed
      before ??= steps;
      if (steps !== null && before !== null && steps > before) return performance.now() - killedAt;
      await sleep(LOOK_AGAIN_MS);
    }
    return null;
  }
}

/**
 * Ends a part of an installation without warning, and puts it back as a supervisor would.
 * @param meanwhile runs with the part down, and brings it back by the function given
 */
export async function endAndRelaunch(
  installation: OwnInstallation,
  part: PartName,
  meanwhile: (relaunch: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const child = installation.parts.get(part)!;
  process.kill(child.pid, 'SIGKILL');
  await meanwhile(async () => {
    await child.exited;
    await relaunched(installation, part);
  });
}

/** PostgreSQL refuses to start while a process of the killed one still lives; a supervisor tries again. */
async function relaunched(installation: OwnInstallation, part: PartName): Promise<void> {
  const until = performance.now() + RELAUNCH_LIMIT_MS;
  for (;;) {
    try {
      return await installation.launch(part);
    } catch (failure) {
      if (performance.now() > until) throw failure;
      await sleep(200);
    }
  }
}

/** Median and largest of some times, in words. */
export function inWords(times: readonly number[]): string {
  if (times.length === 0) return 'none';
  return `median ${Math.round(median(times))} ms, max ${Math.round(Math.max(...times))} ms`;
}

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
