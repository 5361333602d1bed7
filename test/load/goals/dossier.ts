import { compare } from '../compare.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';
import { SixSteps } from './path.js';

const STEPS = 6;

/** P4: processor time of a dossier of six steps, people's commands included, beside a bare workflow of six steps. */
export async function dossierCost(world: World): Promise<readonly Line[]> {
  const { options, sides, stock } = world;
  const count = world.scaled(50, 6);
  const whole = await compare(
    options.runs,
    {
      pids: sides.ours,
      async measure() {
        const campaignId = await stock.campaign('2023-12-29');
        const path = new SixSteps(world, campaignId, await stock.drafts(campaignId, count));
        const from = performance.now();
        await path.submit();
        await path.receive();
        await path.appraise();
        await path.vote();
        await path.complete();
        await path.decide();
        return { value: (performance.now() - from) / count, operations: count };
      },
    },
    {
      pids: sides.bare,
      async measure() {
        const from = performance.now();
        const subjects = await Promise.all(Array.from({ length: count }, () => world.bare.begin(STEPS)));
        for (let step = 0; step < STEPS; step += 1) await world.bare.step(subjects);
        return { value: (performance.now() - from) / count, operations: count };
      },
    },
  );
  const ratio = whole.cpuMs.ours / whole.cpuMs.bare;
  return [
    {
      goal: 'P4',
      what: `CPU một hồ sơ sáu bước (${count} hồ sơ)`,
      ours: whole.cpuMs.ours,
      bare: whole.cpuMs.bare,
      ratio,
      unit: 'ms',
      target: '≤ 1,25 ×',
      reached: ratio <= 1.25,
      cpuMs: whole.cpuMs,
    },
  ];
}
