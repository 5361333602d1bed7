import { setTimeout as sleep } from 'node:timers/promises';
import { residentMegabytes } from '../cpu-meter.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';

const LIMITS = { api: 150, worker: 300 } as const;
const REST_MS = 10_000;

/** P13: memory of the product's processes when nothing is asked of them. @param when for the line's name */
export async function memory({ installation, options }: World, when: string): Promise<readonly Line[]> {
  await sleep(Math.max(2_000, REST_MS * options.scale));
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
