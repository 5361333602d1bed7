import type { Child } from '@bangvang/infra';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Out } from './settings.js';

/** A part that is kept running until it is stopped. */
export interface Kept {
  stop(): Promise<void>;
}

export interface KeepOptions {
  /** As a person reads it: "máy chủ API". */
  readonly title: string;
  /** Starts the part and returns once it serves; throws when it does not. */
  launch(): Promise<Child>;
  /** Told of each process that carries the part. */
  onPid(pid: number): void;
  readonly out: Out;
  /** Pauses before each further start, in ms; the last one repeats. */
  readonly pausesMs?: readonly number[];
}

/** A part that ran this long counts as sound again, in ms. */
const SOUND_AFTER_MS = 60_000;

/**
 * Starts a part and, whenever its process dies unasked, starts it again after a pause that grows with each death.
 * @throws Error of the first launch; later ones are told to `out` and tried again
 */
export async function keep(options: KeepOptions): Promise<Kept> {
  const { launch, onPid } = options;
  const ending = new AbortController();
  const first = await launch();
  onPid(first.pid);
  let current = first;
  const watching = watch();

  return {
    async stop() {
      ending.abort();
      await current.stop();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let deaths = 0;
    for (;;) {
      const since = performance.now();
      const how = await current.exited;
      if (ending.signal.aborted) return;
      deaths = performance.now() - since > SOUND_AFTER_MS ? 1 : deaths + 1;
      const next = await again(how, deaths);
      if (!next) return;
      current = next;
      onPid(next.pid);
      if (ending.signal.aborted) return next.stop();
    }
  }

  /** @returns the new process, or undefined when everything is being stopped */
  async function again(how: number | string, deaths: number): Promise<Child | undefined> {
    const { title, out, pausesMs = [500, 1_000, 2_000, 5_000, 10_000, 30_000] } = options;
    for (let attempt = deaths, reason = String(how); ; attempt += 1) {
      const pauseMs = pausesMs[Math.min(attempt, pausesMs.length) - 1] ?? 1_000;
      out(`${title} đã dừng ngoài ý muốn (${reason}); chạy lại sau ${pauseMs / 1_000} giây.`);
      await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted) return undefined;
      try {
        const next = await launch();
        out(`${title} đã chạy lại.`);
        return next;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }
}
