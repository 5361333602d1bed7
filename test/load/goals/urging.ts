import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMsOf } from '../cpu-meter.js';
import type { Line } from '../report.js';
import { median } from '../statistics.js';
import { stockUnits } from '../units.js';
import type { World } from '../world.js';

/** How long before their instant the rungs are put there, in ms: the procedure is asleep by then. */
const LEAD_MS = 4_000;
const LIMIT_MS = 120_000;

/** U9: three duties of each of 2,000 units reach a rung at one instant: a reminder, a formal letter, the overdue list. */
export async function urging(world: World): Promise<readonly Line[]> {
  const units = world.scaled(2_000, 40);
  const times: number[] = [];
  let cpuMs = 0;
  let wrong = 0;
  for (let run = 0; run < world.options.runs; run += 1) {
    const made = await world.stock.campaign('2024-12-30');
    await world.followed();
    const { campaignId, at } = await stockUnits(world.pool, made, units, LEAD_MS);
    await sleep(at - Date.now());
    const before = cpuMsOf(world.sides.ours);
    times.push((await allFired(world, campaignId)) - at);
    cpuMs = cpuMsOf(world.sides.ours) - before;
    await world.followed();
    wrong += await notOnceEach(world, campaignId, units);
  }
  const ours = median(times);
  return [
    {
      ...{ goal: 'U9', what: `đôn đốc ${units * 3} nhiệm vụ của ${units} đơn vị cùng lúc`, ours, bare: null },
      ...{
        ratio: null,
        unit: 'ms',
        target: '≤ 10 000 ms',
        reached: ours <= 10_000,
        cpuMs: { ours: cpuMs, bare: null },
      },
    },
    {
      ...{ goal: 'U9', what: 'lời nhắc, dự thảo công văn hoặc danh sách thiếu hay thừa', ours: wrong, bare: null },
      ...{ ratio: null, unit: '', target: '0', reached: wrong === 0 },
    },
  ];
}

/** @returns the real instant at which no rung was left, ms since the epoch */
async function allFired({ pool }: World, campaignId: string): Promise<number> {
  const until = Date.now() + LIMIT_MS;
  for (;;) {
    const { rows } = await pool.query<{ left: boolean }>({
      name: 'rungs-left',
      text: 'SELECT EXISTS (SELECT FROM rung WHERE subject_id = $1 AND outcome IS NULL) AS left',
      values: [campaignId],
    });
    if (!rows[0]!.left) return Date.now();
    if (Date.now() > until) throw new Error('the rungs do not fire');
    await sleep(10);
  }
}

/** How far what was told differs from two reminders for each of two duties, one draft and one place on the list per unit. */
async function notOnceEach({ pool }: World, campaignId: string, units: number): Promise<number> {
  const { rows } = await pool.query<{ reminders: number; drafts: number; lists: number; unsent: number }>(
    `SELECT (SELECT count(*)::int FROM message m JOIN rung r ON r.id = m.rung_id WHERE r.subject_id = $1) AS reminders,
            (SELECT count(*)::int FROM urging_letter WHERE campaign_id = $1) AS drafts,
            (SELECT count(DISTINCT key)::int FROM message WHERE kind = 'overdue-list' AND subject_id = $1) AS lists,
            (SELECT count(*)::int FROM rung WHERE subject_id = $1 AND outcome <> 'sent') AS unsent`,
    [campaignId],
  );
  const { reminders, drafts, lists, unsent } = rows[0]!;
  return Math.abs(reminders - units * 4) + Math.abs(drafts - units) + Math.abs(lists - 1) + unsent;
}
