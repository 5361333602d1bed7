import {
  claimNextTask,
  claimTask,
  countTasks,
  countWork,
  EVERYTHING,
  findWork,
  giveBackLapsed,
  heldTasks,
  type Reader,
  readWorkload,
  readyTasks,
  viewerOf,
} from '@bangvang/persistence';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene } from './support/dossier-scene.js';
import { type Plan, plansOfCommand, Watched } from './support/plans.js';
import { stockOne, stockQueue } from './support/stocked-queue.js';

jest.setTimeout(180_000);

const QUEUE = 20_000;
/** Entries one answer reads of each index at most, and what belongs to them. */
const READ = 2_000;

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
let reader: Reader;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
  await stockQueue(scene, QUEUE);
  await stockOne(scene, 'Đặng Thị Đường', 'xa-binh-lu');
  const [body] = await installation.database.rows<{ id: string }>('SELECT id FROM body WHERE code = $1', [
    HOME_AFFAIRS,
  ]);
  reader = { ...viewerOf(scene.appraiser), leadBodyIds: [body!.id] };
});
afterAll(() => server?.stop());

async function plansOf(read: (sql: Watched) => Promise<unknown>): Promise<readonly Plan[]> {
  const watched = new Watched(installation.database.pool);
  await read(watched);
  return watched.plans;
}

const FROM_START = { after: null, rows: 51 };
const found = (state: 'ready' | 'mine' | 'snoozed' | 'body', filter: object) => (sql: Watched) =>
  findWork(sql, reader, { state, filter: { ...EVERYTHING, ...filter }, ...FROM_START });

/** What is asked, the index of tasks that answers, and how many rows any step may give on. */
const ASKED: readonly (readonly [string, (sql: Watched) => Promise<unknown>, string, number])[] = [
  ['the first page', (sql) => readyTasks(sql, reader, {}, FROM_START), 'human_task_inbox', 60],
  [
    'a page deep in the queue',
    async (sql) => readyTasks(sql, reader, {}, { ...(await deep()), rows: 51 }),
    'human_task_inbox',
    60,
  ],
  ['what one holds', (sql) => heldTasks(sql, reader, FROM_START), 'human_task_mine', 60],
  ['counts', (sql) => countTasks(sql, reader), 'human_task_inbox', 1_000],
  ['the oldest of a queue', (sql) => countTasks(sql, reader), 'human_task_oldest', 1_000],
  ['workload', (sql) => readWorkload(sql, reader.leadBodyIds, 30), 'human_task_done', 1_000],
  ['a search for rare words', found('ready', { words: 'dang duong' }), 'human_task_of_dossier', READ],
  ['a search for common words', found('ready', { words: 'lo thi' }), 'human_task_inbox', READ],
  ['what is overdue', found('ready', { due: 'overdue' }), 'human_task_inbox', READ],
  ['what is due today', found('ready', { due: 'today' }), 'human_task_inbox', READ],
  ['what has no due date', found('ready', { due: 'none' }), 'human_task_inbox', READ],
  ['an award nobody is proposed for', found('ready', { awardCode: 'none' }), 'human_task_inbox', READ],
  [
    'a proposer nobody knows',
    found('ready', { proposerId: '00000000-0000-4000-8000-000000000000' }),
    'human_task_inbox',
    READ,
  ],
  ['collectives', found('ready', { nomineeKind: 'collective' }), 'human_task_inbox', READ],
  ['a kind, campaign and priority', found('ready', { kind: 'reception', priority: 1 }), 'human_task_inbox', READ],
  ['what is put off', found('snoozed', { directWorker: true }), 'task_snooze_pk', READ],
  ['one’s own by a filter', found('mine', { directWorker: true }), 'human_task_mine', READ],
  ['all of a body', found('body', {}), 'human_task_inbox', READ],
  [
    'the count of a view',
    (sql) => countWork(sql, reader, { state: 'ready', filter: { ...EVERYTHING, directWorker: true } }),
    'human_task_inbox',
    READ,
  ],
];

async function deep() {
  const [row] = await installation.database.rows<{ dueKey: string; priority: number; id: string }>(
    `SELECT due_at::text AS "dueKey", priority, id FROM human_task WHERE state = 'ready' ORDER BY due_at, priority, id OFFSET ${QUEUE / 2} LIMIT 1`,
  );
  return { after: row! };
}

describe(`A queue of ${QUEUE} tasks`, () => {
  it.each(ASKED)('answers %s by an index, never whole, never sorted whole', async (_, read, index, most) => {
    const plans = await plansOf(read);
    expect(plans.flatMap(({ scanned }) => scanned)).toEqual([]);
    expect(plans.flatMap(({ indexes }) => indexes)).toContain(index);
    for (const plan of plans)
      expect({ plan: plan.text, most: plan.most <= most * 1.1, sorted: plan.sorted <= most }).toEqual({
        plan: plan.text,
        most: true,
        sorted: true,
      });
  });

  it('is claimed from by an index, one task or the next', async () => {
    const { pool } = installation.database;
    const { items } = await scene.worklist.list({ limit: 1 }, scene.appraiser);
    const one = await plansOfCommand(pool, (tx) => claimTask(tx, reader, items[0]!.id));
    const next = await plansOfCommand(pool, (tx) => claimNextTask(tx, reader, null));
    const long = new Set(['human_task', 'dossier', 'nominee', 'stage_visit', 'task_snooze']);
    expect([...one, ...next].flatMap(({ scanned }) => scanned.filter((table) => long.has(table)))).toEqual([]);
    expect(one.flatMap(({ indexes }) => indexes)).toContain('human_task_pk');
    expect(next.flatMap(({ indexes }) => indexes)).toContain('human_task_inbox');
    expect(next.map(({ text }) => text).join()).not.toContain('Sort human_task');
  });

  it('is not read to give back what mandates no longer in force hold', async () => {
    const plans = await plansOfCommand(installation.database.pool, (tx) => giveBackLapsed(tx));
    expect(plans.flatMap(({ scanned }) => scanned).filter((table) => table === 'human_task')).toEqual([]);
    expect(plans.flatMap(({ indexes }) => indexes)).toContain('human_task_under_mandate');
  });
});
