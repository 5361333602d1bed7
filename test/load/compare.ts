import { cpuMsOf } from './cpu-meter.js';
import { median } from './statistics.js';

/** One run of one side. */
export interface Sample {
  /** The figure compared: a rate, a latency, a total. */
  readonly value: number;
  /** Processor time of the side's processes per operation, in ms. */
  readonly cpuMs: number;
}

export interface Comparison {
  readonly ours: number;
  readonly bare: number;
  /** Median over the runs of ours / bare. */
  readonly ratio: number;
  readonly cpuMs: { readonly ours: number; readonly bare: number };
}

export interface Side {
  readonly pids: readonly number[];
  /** @returns the figure and by how many operations its processor time is divided */
  readonly measure: () => Promise<{ readonly value: number; readonly operations: number }>;
}

/** Measures both sides in turn, the other one first in every second run, and takes medians. */
export async function compare(runs: number, ours: Side, bare: Side): Promise<Comparison> {
  const samples: { ours: Sample; bare: Sample }[] = [];
  for (let number = 0; number < runs; number += 1) {
    if (number % 2 === 0) {
      const mine = await sampleOf(ours);
      samples.push({ ours: mine, bare: await sampleOf(bare) });
    } else {
      const other = await sampleOf(bare);
      samples.push({ ours: await sampleOf(ours), bare: other });
    }
  }
  return {
    ours: median(samples.map(({ ours: { value } }) => value)),
    bare: median(samples.map(({ bare: { value } }) => value)),
    ratio: median(samples.map((one) => one.ours.value / one.bare.value)),
    cpuMs: {
      ours: median(samples.map(({ ours: { cpuMs } }) => cpuMs)),
      bare: median(samples.map(({ bare: { cpuMs } }) => cpuMs)),
    },
  };
}

async function sampleOf({ pids, measure }: Side): Promise<Sample> {
  const before = cpuMsOf(pids);
  const { value, operations } = await measure();
  return { value, cpuMs: (cpuMsOf(pids) - before) / operations };
}
