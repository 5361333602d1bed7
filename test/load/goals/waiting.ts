import { setTimeout as sleep } from 'node:timers/promises';
import { p50, run } from '../clients.js';
import { cpuMsOf } from '../cpu-meter.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';
import { filings, send } from './acts.js';

/** How long the product is watched doing nothing, in ms. */
const REST_MS = 20_000;
/** What is still going on after a rush (checkpoints, statistics, caches) has this long to end. */
const SETTLE_MS = 30_000;
/** Dossiers whose procedures are begun together. */
const PER_PAGE = 2_000;

interface Standing {
  /** A command's p50 of one client, in ms. */
  readonly commandMs: number;
  /** Processor time of all processes at rest, in per cent of one core. */
  readonly atRest: number;
}

/** P12: what a hundred thousand dossiers that only wait, each with its procedure, add to a command and to a machine at rest. */
export async function waiting(world: World): Promise<readonly Line[]> {
  const count = world.scaled(100_000, 200);
  const campaignId = await world.stock.campaign('2024-12-29');
  const without = await standing(world, campaignId);
  for (let seated = 0; seated < count; seated += PER_PAGE) {
    const page = Math.min(PER_PAGE, count - seated);
    await world.stock.seat(await world.stock.submitted(campaignId, page, 'under-appraisal', []));
    await world.followed();
  }
  await world.pool.query('VACUUM ANALYZE');
  const having = await standing(world, campaignId);
  const slower = having.commandMs / without.commandMs;
  const added = having.atRest - without.atRest;
  const what = `${count} hồ sơ đang chờ`;
  return [
    {
      goal: 'P12',
      what: `${what}: nộp báo cáo, p50, 1 máy (bên cạnh: khi không có)`,
      ours: having.commandMs,
      bare: without.commandMs,
      ratio: slower,
      unit: 'ms',
      target: '≤ 1,05 ×',
      reached: slower <= 1.05,
    },
    {
      goal: 'P12',
      what: `${what}: CPU lúc nghỉ (bên cạnh: khi không có)`,
      ours: having.atRest,
      bare: without.atRest,
      ratio: null,
      unit: '%',
      target: 'thêm ≤ 1 %',
      reached: added <= 1,
    },
  ];
}

async function standing(world: World, campaignId: string): Promise<Standing> {
  await sleep(SETTLE_MS);
  const before = cpuMsOf(world.sides.ours);
  await sleep(REST_MS);
  const atRest = ((cpuMsOf(world.sides.ours) - before) / REST_MS) * 100;
  const acts = await filings(world, campaignId, world.scaled(600, 150));
  const load = await run({ clients: 1, acts: acts.length, act: (index) => send(world, acts[index]!) });
  await world.followed();
  return { commandMs: p50(load), atRest };
}
