import { join } from 'node:path';
import { answersWithin, freePort, startChild } from '@bangvang/infra';
import autocannon from 'autocannon';
import { PAGE_AS_JSON } from '../bare/inbox-page.js';
import { p50, run } from '../clients.js';
import { compare, type Comparison } from '../compare.js';
import type { Line } from '../report.js';
import { DISTRICT, HOME_AFFAIRS } from '../stock.js';
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
  await emptied(world);
  await filled(world, 0, few, appraiser);
  const outOfFew = await pageTime(world, appraiser, FIRST_PAGE);
  await filled(world, few, many, appraiser);

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

/** What earlier measurements left would be read along. */
async function emptied({ pool }: World): Promise<void> {
  await pool.query(
    `UPDATE human_task SET state = 'obsolete', ended_at = legal_now(), version = version + 1 WHERE ended_at IS NULL`,
  );
  await pool.query('VACUUM ANALYZE human_task, dossier, stage_visit, nominee');
}

/** Tasks of the appraisers' position from one number to the next, each of a dossier of its own. */
async function filled(world: World, from: number, to: number, { positionId }: SignedInOfficer): Promise<void> {
  const client = await world.pool.connect();
  const campaignId = await world.stock.campaign('2024-12-29');
  try {
    await client.query(`SET session_replication_role = replica`); // no keys to check: every row refers to one just written
    for (let begin = from; begin < to; begin += 100_000) {
      await client.query(FILL, [campaignId, begin + 1, Math.min(begin + 100_000, to), DISTRICT, positionId]);
    }
    await client.query('SET session_replication_role = origin');
  } finally {
    client.release();
  }
  await world.pool.query('VACUUM ANALYZE human_task, dossier, stage_visit, nominee');
  await world.pool.query('CHECKPOINT');
}

const FILL = `
  WITH planned AS MATERIALIZED (
    SELECT i, gen_random_uuid() AS dossier_id, gen_random_uuid() AS nominee_id, gen_random_uuid() AS visit_id
      FROM generate_series($2::int, $3::int) AS i),
  place AS (SELECT level.id AS level_id, b.id AS body_id FROM body level, body b WHERE level.code = $4 AND b.code = 'xa-binh-lu'),
  nominated AS (
    INSERT INTO nominee (id, kind, name, title, body_id)
    SELECT nominee_id, 'individual', 'Người được đề nghị ' || dossier_id, 'Công nhân', body_id FROM planned, place),
  proposed AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
    SELECT dossier_id, $1, nominee_id, 'GK_HUYEN', body_id, 'Hoàn thành vượt mức kế hoạch.', a.person_id, legal_now(), 'under-appraisal', level_id
      FROM planned, place, (SELECT person_id FROM account WHERE username = 'canbo.binhlu') AS a),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT visit_id, dossier_id, level_id, 1, 'under-appraisal', 1, legal_now() FROM planned, place)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
  SELECT gen_random_uuid(), 'appraisal', dossier_id, $1, visit_id, $5, '2024-01-01'::date + i % 300,
         '2024-01-01T17:00:00Z'::timestamptz + (i % 300) * interval '1 day', legal_now()
    FROM planned`;
