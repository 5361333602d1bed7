import { type Load, p50, p99, perSecond, run } from '../clients.js';
import { compare, type Comparison } from '../compare.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';
import { type Act, filings, receptions, send } from './acts.js';

type Acts = (world: World, campaignId: string, count: number) => Promise<readonly Act[]>;

const COMMANDS: readonly (readonly [name: string, acts: Acts])[] = [
  ['tiếp nhận hồ sơ', receptions],
  ['nộp báo cáo', filings],
];

/** P1: acknowledged commands a second over HTTP at 32 clients, beside the engine's updates. */
export async function throughput(world: World): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [name, acts] of COMMANDS) {
    const { ours, bare, ratio, cpuMs } = await beside(world, acts, 32, [2_000, 800], perSecond);
    const what = `${name}, 32 máy`;
    lines.push({ goal: 'P1', what, ours, bare, ratio, unit: '/s', target: '≥ 4 ×', reached: ratio >= 4, cpuMs });
  }
  return lines;
}

/** P2: how long a person waits for a command: alone, and at eight at a time beside the engine's updates. */
export async function latency(world: World): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [name, acts] of COMMANDS) {
    const alone = await beside(world, acts, 1, [400, 200], p50);
    lines.push({
      goal: 'P2',
      what: `${name}, p50, 1 máy`,
      ...alone,
      unit: 'ms',
      target: '≤ 5 ms',
      reached: alone.ours <= 5,
    });
    const eight = await beside(world, acts, 8, [1_600, 600], p99);
    lines.push({
      goal: 'P2',
      what: `${name}, p99, 8 máy`,
      ...eight,
      unit: 'ms',
      target: '≤ 0,25 ×',
      reached: eight.ratio <= 0.25,
    });
  }
  return lines;
}

/** @param full how many operations of ours and of the bare engine at full size */
async function beside(
  world: World,
  acts: Acts,
  clients: number,
  full: readonly [ours: number, bare: number],
  figure: (load: Load) => number,
): Promise<Comparison> {
  const { stock, options, sides, bare } = world;
  const [count, bareCount] = full.map((size) => world.scaled(size, clients * 4)) as [number, number];
  const campaignId = await stock.campaign('2023-12-29');
  const warmUp = await acts(world, campaignId, Math.max(60, clients * 4));
  await run({ clients, acts: warmUp.length, act: (index) => send(world, warmUp[index]!) });
  const update = await bare.answering(clients);
  await run({ clients, acts: clients * 4, act: (_, client) => update(client) });

  const prepared: (readonly Act[])[] = [];
  for (let number = 0; number < options.runs; number += 1) prepared.push(await acts(world, campaignId, count));
  await world.followed();
  return compare(
    options.runs,
    {
      pids: sides.ours,
      async measure() {
        const ready = prepared.pop()!;
        // Alone means alone: the procedure that follows the last command is over before the next one.
        const afterwards = clients === 1 ? world.followed : undefined;
        const load = await run({ clients, acts: ready.length, afterwards, act: (index) => send(world, ready[index]!) });
        await world.followed(); // what follows is part of what a command costs, and must not disturb the other side
        return { value: figure(load), operations: ready.length };
      },
    },
    {
      pids: sides.bare,
      async measure() {
        const load = await run({ clients, acts: bareCount, act: (_, client) => update(client) });
        return { value: figure(load), operations: bareCount };
      },
    },
  );
}
