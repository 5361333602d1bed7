import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type Load, p50, p99, run } from '../clients.js';
import { compare } from '../compare.js';
import type { Line } from '../report.js';
import { median } from '../statistics.js';
import { behind, type World } from '../world.js';
import { type Act, filings, send, submissions } from './acts.js';

/** P3: how soon the procedure follows its facts, alone and after a rush, and what the others notice of the rush. */
export async function following(world: World): Promise<readonly Line[]> {
  return [...(await soon(world)), ...(await rush(world))];
}

/** How long a client rests between two acts, in ms. The engine of one file carries some fifty starts a second: four clients without rest would measure its queue. */
const REST_MS = 100;

/**
 * From the answer to the submission until the dossier stands in its next stage: the first start of a procedure. Beside it
 * the bare engine, from the call until the workflow's first fact.
 */
async function soon(world: World): Promise<readonly Line[]> {
  const { pool, bare, stock } = world;
  const lines: Line[] = [];
  for (const clients of [1, 4]) {
    const campaignId = await stock.campaign('2023-12-29');
    const warmUp = await submissions(world, campaignId, 20);
    await run({ clients, acts: warmUp.length, act: (index) => send(world, warmUp[index]!) });
    await world.followed();
    const ready = await submissions(world, campaignId, world.scaled(300, 30));
    const entered = onlooker(pool, "SELECT id FROM dossier WHERE id = ANY ($1::uuid[]) AND stage <> 'drafted'");
    const ours = await delays(clients, ready.length, async (index) => {
      const act = ready[index]!;
      await send(world, act);
      return () => entered(act.dossierId);
    });
    const written = onlooker(pool, 'SELECT subject AS id FROM bare_fact WHERE subject = ANY ($1::text[])');
    const engine = await delays(clients, ready.length, async () => {
      const subject = randomUUID();
      const started = bare.wakeWithStart(subject, 1);
      return () => Promise.all([started, written(subject)]);
    });
    for (const [name, figure, limit] of [
      ['p50', p50, 50],
      ['p99', p99, 250],
    ] as const) {
      const [value, beside] = [figure(ours), figure(engine)];
      const what = `quy trình theo sau, ${clients} máy, ${name}`;
      const target = `≤ ${limit} ms`;
      lines.push({
        goal: 'P3',
        what,
        ours: value,
        bare: beside,
        ratio: value / beside,
        unit: 'ms',
        target,
        reached: value <= limit,
      });
    }
  }
  return lines;
}

/** @param begin does the act and returns what to wait for: the time of that is taken */
async function delays(
  clients: number,
  acts: number,
  begin: (index: number) => Promise<() => Promise<unknown>>,
): Promise<Load> {
  const latencies: number[] = [];
  await run({
    clients,
    acts,
    pauseMs: REST_MS,
    act: async (index) => {
      const followed = await begin(index);
      const from = performance.now();
      await followed();
      latencies.push(performance.now() - from);
    },
  });
  return { latencies, tookMs: 1 };
}

/**
 * Waits until an id appears in the answer to a query. One look serves all who wait and comes every two milliseconds: the
 * figure is too large by that at most, and looking takes little from what is measured.
 */
function onlooker(pool: Pool, text: string): (id: string) => Promise<void> {
  const waiting = new Map<string, () => void>();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    while (waiting.size > 0) {
      const { rows } = await pool.query<{ id: string }>({
        name: text.slice(0, 60),
        text,
        values: [[...waiting.keys()]],
      });
      for (const { id } of rows) {
        waiting.get(id)!();
        waiting.delete(id);
      }
      await new Promise((resume) => setTimeout(resume, 2));
    }
    looking = undefined;
  };
  return (id) =>
    new Promise((resume, refuse) => {
      waiting.set(id, resume);
      (looking ??= look()).catch(refuse);
    });
}

/**
 * So many procedures start at once. Following is timed on both sides: the product's from the last answer until nobody of
 * the backlog is behind, the bare engine's from the first start until the last fact, because its clients start the
 * workflows themselves where the product's relay does so after the commands.
 */
async function rush(world: World): Promise<readonly Line[]> {
  const { options, sides, stock, pool } = world;
  const count = world.scaled(3_000, 100);
  const bystander = await stock.campaign('2023-12-29');
  const quiet: number[] = [];
  const crowded: number[] = [];
  const disturbed: number[] = [];
  const prepared: Awaited<ReturnType<typeof submissions>>[] = [];
  for (let number = 0; number < options.runs; number += 1) {
    prepared.push(await submissions(world, await stock.campaign('2023-12-29'), count));
  }

  const drain = await compare(
    options.runs,
    {
      pids: sides.ours,
      async measure() {
        const undisturbed = await filings(world, bystander, world.scaled(300, 50));
        const amidst = await filings(world, bystander, world.scaled(3_000, 200));
        const meanwhile = await filings(world, bystander, world.scaled(3_000, 200));
        quiet.push(p99(await bystand(world, undisturbed, () => false)));
        const ready = prepared.pop()!;
        let pressing = true;
        const pressed = bystand(world, amidst, () => !pressing);
        await run({ clients: 16, acts: ready.length, act: (index) => send(world, ready[index]!) });
        pressing = false;
        crowded.push(p99(await pressed));

        const backlog = await behind(pool);
        let over = false;
        const from = performance.now();
        const watching = bystand(world, meanwhile, () => over);
        await drained(() => behind(pool));
        const value = (backlog / (performance.now() - from)) * 1_000;
        over = true;
        disturbed.push(p99(await watching));
        return { value, operations: count };
      },
    },
    {
      pids: sides.bare,
      async measure() {
        const before = await world.bare.facts();
        const from = performance.now();
        await run({ clients: 16, acts: count, act: () => world.bare.wakeWithStart(randomUUID(), 1) });
        await drained(async () => before + count - (await world.bare.facts()));
        return { value: (count / (performance.now() - from)) * 1_000, operations: count };
      },
    },
  );
  const noticed = median(disturbed.map((value, index) => value / quiet[index]!));
  return [
    {
      goal: 'P3',
      what: `sau ${count} tờ trình cùng lúc, theo kịp`,
      ...drain,
      unit: '/s',
      target: '≥ 0,8 ×',
      reached: drain.ratio >= 0.8,
    },
    {
      goal: 'P3',
      what: 'lệnh ở phong trào khác lúc đang theo, p99 (trần: lúc yên)',
      ours: median(disturbed),
      bare: median(quiet),
      ratio: noticed,
      unit: 'ms',
      target: '≤ 3 ×',
      reached: noticed <= 3,
    },
    {
      goal: 'P3',
      what: 'lệnh ở phong trào khác lúc 16 máy dồn lệnh, p99 (trần: lúc yên)',
      ours: median(crowded),
      bare: median(quiet),
      ratio: median(crowded.map((value, index) => value / quiet[index]!)),
      unit: 'ms',
      target: '',
      reached: null,
    },
  ];
}

/** Waits until nobody is behind. @throws Error after ten minutes */
async function drained(left: () => Promise<number>): Promise<void> {
  const until = performance.now() + 600_000;
  while ((await left()) > 0) {
    if (performance.now() > until) throw new Error('the backlog does not drain');
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** Somebody of another campaign files a report now and then. */
async function bystand(world: World, ready: readonly Act[], over: () => boolean): Promise<Load> {
  return run({ clients: 1, acts: ready.length, pauseMs: 20, until: over, act: (index) => send(world, ready[index]!) });
}
