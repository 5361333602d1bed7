import { join } from 'node:path';
import { answersWithin, freePort, startChild } from '@bangvang/infra';
import autocannon from 'autocannon';
import { PAGE_AS_JSON } from '../bare/inbox-page.js';
import { p50, run } from '../clients.js';
import { compare, type Comparison } from '../compare.js';
import { emptyQueues, fill } from '../mass.js';
import type { Line } from '../report.js';
import { HOME_AFFAIRS } from '../stock.js';
import type { SignedInOfficer } from '../officers.js';
import type { World } from '../world.js';

const FIRST_PAGE = '/tasks?state=ready&limit=50';
const PAGE = 50;
const MOST_PER_PAGE = 200;

/** P9: a page of the inbox out of a million tasks, alone and at sixteen at a time, the thousandth, and out of fewer. */
export async function inbox(world: World): Promise<readonly Line[]> {
  const appraiser = await world.officers.one('appraiser', HOME_AFFAIRS);
  const few = world.scaled(10_000, 1_000);
  const many = world.scaled(1_000_000, 20_000);
  await emptyQueues(world.pool);
  const campaignId = await world.stock.campaign('2024-12-29');
  await fill(world.pool, campaignId, 'under-appraisal', 0, few);
  const outOfFew = await pageTime(world, appraiser, FIRST_PAGE);
  await fill(world.pool, campaignId, 'under-appraisal', few, many);

  const alone = await besideStatement(world, appraiser);
  const sixteen = await besideServer(world, appraiser);
  const first = await pageTime(world, appraiser, FIRST_PAGE);
  const number = Math.min(1_000, Math.floor(many / PAGE) - 1);
  const deep = await pageTime(world, appraiser, await pathOfPage(world, appraiser, number));
  const ofMany = `một trang trong ${many} việc`;
  return [
    { goal: 'P9', what: `${ofMany}, p50, 1 máy`, ...alone, unit: 'ms', target: '≤ 3,5 ×', reached: alone.ratio <= 3.5 },
    { goal: 'P9', what: `${ofMany}, 16 máy`, ...sixteen, unit: '/s', target: '≥ 0,7 ×', reached: sixteen.ratio >= 0.7 },
    besideOther(`trang thứ ${number} (trần: trang đầu)`, deep, first, 1.5),
    besideOther(`trang đầu của ${many} (trần: của ${few})`, first, outOfFew, 1.3),
  ];
}

function besideOther(what: string, ours: number, other: number, most: number): Line {
  const ratio = ours / other;
  const target = `≤ ${String(most).replace('.', ',')} ×`;
  return { goal: 'P9', what, ours, bare: other, ratio, unit: 'ms', target, reached: ratio <= most };
}

/** The statement alone, through `pg` on one connection, is the bare side: what `pgbench` would do. */
function besideStatement(world: World, { cookie, positionId }: SignedInOfficer): Promise<Comparison> {
  const acts = world.scaled(1_000, 100);
  return compare(
    world.options.runs,
    {
      pids: world.sides.ours,
      async measure() {
        const load = await run({ clients: 1, acts, act: () => world.requests.done(cookie, 'GET', FIRST_PAGE) });
        return { value: p50(load), operations: acts };
      },
    },
    {
      pids: world.sides.bare,
      async measure() {
        const statement = { name: 'page', text: PAGE_AS_JSON, values: [positionId] };
        const load = await run({ clients: 1, acts, act: () => world.pool.query(statement) });
        return { value: p50(load), operations: acts };
      },
    },
  );
}

/** The same statement behind the smallest server there can be. */
async function besideServer(world: World, { cookie, positionId }: SignedInOfficer): Promise<Comparison> {
  const { root, installation, sides, options } = world;
  const port = await freePort();
  const server = await startChild({
    command: process.execPath,
    args: [
      join(root, 'test/load/dist/test/load/bare/inbox-main.js'),
      ...['--port', String(port), '--database', installation.environment.databaseUrl],
    ],
    cwd: root,
    env: { TZ: 'UTC' },
    logFile: join(installation.settings.dataDir, 'logs', 'bare-inbox.log'),
  });
  try {
    if (!(await answersWithin(port, 10_000))) throw new Error('the bare server does not answer');
    return await compare(
      options.runs,
      { pids: sides.ours, measure: () => fired(world, `${installation.base}/api/v1${FIRST_PAGE}`, { cookie }) },
      {
        pids: [server.pid, installation.parts.get('postgres')!.pid],
        measure: () => fired(world, `http://127.0.0.1:${port}/?group=${positionId}`, {}),
      },
    );
  } finally {
    await server.stop();
  }
}

async function fired(
  { options }: World,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ value: number; operations: number }> {
  const duration = Math.max(2, Math.round(5 * options.scale));
  const { requests, duration: took, non2xx, errors } = await autocannon({ url, connections: 16, duration, headers });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`);
  return { value: requests.total / took, operations: requests.total };
}

async function pageTime(world: World, { cookie }: SignedInOfficer, path: string): Promise<number> {
  const once = (): Promise<unknown> => world.requests.done(cookie, 'GET', path);
  await run({ clients: 1, acts: 50, act: once });
  return p50(await run({ clients: 1, acts: world.scaled(600, 100), act: once }));
}

/** Walks there in longer pages and returns the address of the page of fifty that follows. */
async function pathOfPage(world: World, { cookie }: SignedInOfficer, number: number): Promise<string> {
  let after = '';
  for (let passed = 0; passed < (number - 1) * PAGE;) {
    const limit = Math.min(MOST_PER_PAGE, (number - 1) * PAGE - passed);
    const { text } = await world.requests.done(cookie, 'GET', `/tasks?state=ready&limit=${limit}${after}`);
    const page = JSON.parse(text) as { items: readonly unknown[]; next: string | null };
    if (page.next === null) throw new Error(`the inbox ends after ${passed + page.items.length} tasks`);
    after = `&after=${encodeURIComponent(page.next)}`;
    passed += page.items.length;
  }
  return `${FIRST_PAGE}${after}`;
}
