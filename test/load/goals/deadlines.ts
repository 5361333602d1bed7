import { setTimeout as sleep } from 'node:timers/promises';
import type { Line } from '../report.js';
import { HOME_AFFAIRS, type StockedDossier } from '../stock.js';
import type { World } from '../world.js';

/** A thousand in one minute, in ms from one deadline to the next; fewer fall as densely. */
const BETWEEN_MS = 60;
/** The total outage of the full size, in ms. */
const OUTAGE_MS = 600_000;
const PATIENCE_MS = 300_000;

/** What became of the deadlines of one run. Lateness in ms. */
interface Punctuality {
  readonly p99: number;
  readonly latest: number;
  readonly early: number;
  /** Told more or less than once. */
  readonly wrong: number;
}

/** R6: a thousand deadlines within one minute fire in time; after an outage all of them fire soon, and none twice. */
export async function deadlines(world: World): Promise<readonly Line[]> {
  const count = world.scaled(1_000, 40);
  const appraisers = await world.officers.holding('appraiser', HOME_AFFAIRS);
  const dossiers = await world.stock.submitted(
    await world.stock.campaign('2023-12-29'),
    count,
    'submitted',
    appraisers.map(({ personId }) => personId),
  );
  await world.stock.seat(dossiers);
  await world.followed();

  await dueWithin(world, dossiers, 'in-time', 5_000 + count * 10, count * BETWEEN_MS);
  await world.followed();
  await allFired(world, 'in-time');
  const minute = await punctuality(world, 'in-time', count);

  const { installation, options } = world;
  const outageMs = Math.max(10_000, OUTAGE_MS * options.scale);
  await dueWithin(world, dossiers, 'after-outage', 2_000, outageMs - 2_000);
  for (const part of ['worker', 'temporal'] as const) await installation.parts.get(part)!.stop();
  await sleep(outageMs);
  for (const part of ['temporal', 'worker'] as const) await installation.launch(part);
  const back = performance.now();
  await allFired(world, 'after-outage');
  const caughtUpMs = performance.now() - back;
  const outage = await punctuality(world, 'after-outage', count);
  return linesOf(count, minute, { ...outage, caughtUpMs, outageMs });
}

/** Gives every dossier's task a step of its own due in the coming stretch, evenly spread, and tells the procedures. */
async function dueWithin(
  { pool }: World,
  dossiers: readonly StockedDossier[],
  step: string,
  leadMs: number,
  stretchMs: number,
): Promise<void> {
  await pool.query(GIVE_STEP, [dossiers.map(({ id }) => id), step, leadMs, stretchMs]);
  await pool.query(SET_TIMERS, [dossiers.map(({ id }) => id)]);
  await pool.query('NOTIFY bangvang_wake');
}

async function allFired({ pool }: World, step: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await pool.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM rung WHERE step_code = $1 AND outcome IS NULL`,
      [step],
    );
    if (rows[0]!.left === 0) return;
    if (performance.now() > until) throw new Error(`${rows[0]!.left} steps ${step} do not fire`);
    await sleep(100);
  }
}

async function punctuality({ pool }: World, step: string, count: number): Promise<Punctuality> {
  const { rows } = await pool.query<Punctuality & { told: number }>(FIRED, [step]);
  const { told, wrong, ...rest } = rows[0]!;
  return { ...rest, wrong: wrong + Math.abs(count - told) };
}

function linesOf(
  count: number,
  minute: Punctuality,
  outage: Punctuality & { readonly caughtUpMs: number; readonly outageMs: number },
): readonly Line[] {
  const line = (what: string, ours: number, unit: string, target: string, reached: boolean | null): Line => ({
    ...{ goal: 'R6', what, ours, bare: null, ratio: null, unit, target, reached },
  });
  const outageSeconds = Math.round(outage.outageMs / 1_000);
  return [
    line(
      `${count} hạn trong ${Math.round((count * BETWEEN_MS) / 1_000)} giây: trễ, p99`,
      minute.p99,
      'ms',
      '≤ 10.000 ms',
      minute.p99 <= 10_000,
    ),
    line('trễ nhất', minute.latest, 'ms', '', null),
    line('sớm hơn hạn', minute.early, '', '0', minute.early === 0),
    line('không báo, hoặc báo hơn một lần', minute.wrong, '', '0', minute.wrong === 0),
    line(
      `sau ${outageSeconds} giây mất worker và Temporal, báo hết sau`,
      outage.caughtUpMs,
      'ms',
      '≤ 60.000 ms',
      outage.caughtUpMs <= 60_000,
    ),
    line('sau mất điện: không báo, hoặc báo hơn một lần', outage.wrong, '', '0', outage.wrong === 0),
  ];
}

const GIVE_STEP = `
  INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at)
  SELECT gen_random_uuid(), 'task', t.id, t.dossier_id, $2, t.deadline_rev, '{holder}',
         legal_now() + ($3 + $4::float8 * (row_number() OVER (ORDER BY t.id) - 1) / count(*) OVER ()) * interval '1 ms'
    FROM human_task t WHERE t.dossier_id = ANY ($1::uuid[]) AND t.ended_at IS NULL`;

const SET_TIMERS = `
  WITH due AS (
    UPDATE procedure p SET due_at = r.due_at FROM rung r
     WHERE p.kind = 'award-dossier' AND p.id = ANY ($1::uuid[]) AND r.subject_id = p.id AND r.outcome IS NULL RETURNING p.id)
  SELECT wake_procedure('award-dossier', id) FROM due`;

const FIRED = `
  WITH fired AS (
    SELECT r.id, extract(epoch FROM r.fired_at - r.due_at) * 1000 AS late,
           (SELECT count(*) FROM message m WHERE m.rung_id = r.id) AS told
      FROM rung r WHERE r.step_code = $1 AND r.outcome = 'sent')
  SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY late)::float8 AS p99, max(late)::float8 AS latest,
         count(*) FILTER (WHERE late < 0)::int AS early, count(*) FILTER (WHERE told <> 1)::int AS wrong, count(*)::int AS told
    FROM fired`;
