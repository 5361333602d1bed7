import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes } from '../cpu-meter.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';

const LIMITS = { api: 150, worker: 300 } as const;
/** The engine of JavaScript gives memory back only after some seconds of rest. */
const REST_MS = 12_000;

/** P13: memory of the product's processes when nothing is asked of them. @param when for the line's name */
export async function memory({ installation }: World, when: string): Promise<readonly Line[]> {
  await sleep(REST_MS);
  return (['api', 'worker'] as const).map((name) => {
    const ours = residentMegabytes(installation.parts.get(name)!.pid);
    return {
      goal: 'P13',
      what: `bộ nhớ của ${name}, ${when}`,
      ours,
      bare: null,
      unit: 'MB',
      ratio: null,
      target: `≤ ${LIMITS[name]} MB`,
      reached: ours <= LIMITS[name],
    };
  });
}
