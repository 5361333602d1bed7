import { percentile } from './statistics.js';

/** What a group of clients saw. */
export interface Load {
  /** Of every act, in ms, in the order of their ends. */
  readonly latencies: readonly number[];
  /** From the first act's begin to the last act's end, in ms. */
  readonly tookMs: number;
}

export interface Clients {
  readonly clients: number;
  /** How many acts there are in all. Each is done once. */
  readonly acts: number;
  readonly act: (index: number, client: number) => Promise<unknown>;
  /** How long a client rests between its acts, in ms. */
  readonly pauseMs?: number;
  /** What is waited for after each act, outside its time. */
  readonly afterwards?: () => Promise<void>;
  /** Whether to leave off early. */
  readonly until?: () => boolean;
}

/** Lets clients do the acts, each taking the next one when it has finished its last: a closed load. */
export async function run({
  clients,
  acts,
  act,
  pauseMs = 0,
  afterwards,
  until = () => false,
}: Clients): Promise<Load> {
  const latencies: number[] = [];
  const begun = performance.now();
  let next = 0;
  const client = async (number: number): Promise<void> => {
    while (next < acts && !until()) {
      const index = next;
      next += 1;
      const from = performance.now();
      await act(index, number);
      latencies.push(performance.now() - from);
      await afterwards?.();
      if (pauseMs > 0) await new Promise((resume) => setTimeout(resume, pauseMs));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { latencies, tookMs: performance.now() - begun };
}

export function perSecond({ latencies, tookMs }: Load): number {
  return (latencies.length / tookMs) * 1_000;
}

export function p50({ latencies }: Load): number {
  return percentile(latencies, 0.5);
}

export function p99({ latencies }: Load): number {
  return percentile(latencies, 0.99);
}
