import { setTimeout as sleep } from 'node:timers/promises';
import { p99, run } from '../clients.js';
import { cpuMsOf } from '../cpu-meter.js';
import { emptyQueues, fill } from '../mass.js';
import type { Line } from '../report.js';
import { median, percentile } from '../statistics.js';
import { HOME_AFFAIRS } from '../stock.js';
import type { World } from '../world.js';
import { almostClosed, ONE_STATEMENT, refuseLostAppraisals, untilSeen } from './close.js';

const INBOX = '/tasks?state=ready&limit=50';
const CLOSE_LIMIT_MS = 300_000;

/** P8: the close of a campaign of a million dossiers, half of them drafts, and what an appraiser feels of it. */
export async function closeOfMany(world: World): Promise<readonly Line[]> {
  const count = world.scaled(1_000_000, 20_000);
  const { cookie } = await world.officers.one('appraiser', HOME_AFFAIRS);
  const readInbox = (): Promise<unknown> => world.requests.done(cookie, 'GET', INBOX);
  const seen: { ours: number; bare: number; quiet: number; meanwhile: number; cpuOurs: number; cpuBare: number }[] = [];
  for (let number = 0; number < world.options.runs; number += 1) {
    await emptyQueues(world.pool);
    const bare = await barely(world, count);
    await emptyQueues(world.pool);
    const ours = await asSeen(world, count, readInbox);
    seen.push({ ...ours, bare: bare.ms, cpuBare: bare.cpuMs });
  }
  const ratio = median(seen.map(({ ours, bare }) => ours / bare));
  const slower = median(seen.map(({ meanwhile, quiet }) => meanwhile / quiet));
  return [
    {
      goal: 'P8',
      what: `kết thúc phong trào có ${count} hồ sơ`,
      ours: median(seen.map(({ ours }) => ours)),
      bare: median(seen.map(({ bare }) => bare)),
      ratio,
      unit: 'ms',
      target: '≤ 2 ×',
      reached: ratio <= 2,
      cpuMs: { ours: median(seen.map(({ cpuOurs }) => cpuOurs)), bare: median(seen.map(({ cpuBare }) => cpuBare)) },
    },
    {
      goal: 'P8',
      what: 'trang việc cần làm trong lúc đó, p99 (bên cạnh: lúc yên)',
      ours: median(seen.map(({ meanwhile }) => meanwhile)),
      bare: median(seen.map(({ quiet }) => quiet)),
      ratio: slower,
      unit: 'ms',
      target: '≤ 3 ×',
      reached: slower <= 3,
    },
  ];
}

/** From the instant until the campaign is closed and no draft has a task left, an appraiser reading his inbox all along. */
async function asSeen(
  world: World,
  count: number,
  readInbox: () => Promise<unknown>,
): Promise<{ ours: number; quiet: number; meanwhile: number; cpuOurs: number }> {
  const { campaignId, at } = await almostClosed(world, (id) => stocked(world, id, count));
  const quiet = p99(await run({ clients: 1, acts: 150, act: readInbox }));
  const before = cpuMsOf(world.sides.ours);
  await sleep(Math.max(0, at - Date.now()));
  let ended = 0;
  const reading = run({ clients: 1, acts: 1_000_000, act: readInbox, until: () => ended > 0 });
  ended = await untilSeen(world, campaignId, CLOSE_LIMIT_MS);
  const { latencies } = await reading;
  await refuseLostAppraisals(world, campaignId, count);
  return {
    ours: ended - at,
    quiet,
    meanwhile: percentile(latencies, 0.99),
    cpuOurs: cpuMsOf(world.sides.ours) - before,
  };
}

/** The same rows changed by one statement, on a campaign of the same size. */
async function barely(world: World, count: number): Promise<{ ms: number; cpuMs: number }> {
  const campaignId = await world.stock.campaign('2024-12-29');
  await stocked(world, campaignId, count);
  const before = cpuMsOf(world.sides.bare);
  const from = performance.now();
  await world.pool.query(ONE_STATEMENT, [campaignId]);
  return { ms: performance.now() - from, cpuMs: cpuMsOf(world.sides.bare) - before };
}

async function stocked({ pool }: World, campaignId: string, count: number): Promise<void> {
  await fill(pool, campaignId, 'drafted', 0, Math.ceil(count / 2));
  await fill(pool, campaignId, 'under-appraisal', Math.ceil(count / 2), count);
}
