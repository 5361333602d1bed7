import { workflowIdOf } from '@bangvang/contracts';
import { connect } from '@bangvang/temporal';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { median } from '../statistics.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';
import { SixSteps } from './path.js';

type History = proto.temporal.api.history.v1.IHistory;

const REMINDERS = 3;

interface Extent {
  readonly events: number;
  readonly bytes: number;
  readonly reminders: number;
}

/** P5: what the engine keeps of one dossier of six steps that was urged three times, all its runs added up. */
export async function history(world: World): Promise<readonly Line[]> {
  const campaignId = await world.stock.campaign('2023-12-29');
  const dossiers = await world.stock.drafts(campaignId, 3);
  const path = new SixSteps(world, campaignId, dossiers);
  const ids = dossiers.map(({ id }) => id);
  await path.submit();
  await path.receive();
  await urgedThrice(world, ids);
  await path.appraise();
  await path.vote();
  await path.complete();
  await path.decide();

  const { settings, environment } = world.installation;
  const engine = connect({ address: environment.temporalAddress, namespace: settings.temporalNamespace });
  try {
    const extents = await Promise.all(ids.map((id) => extentOf(world, engine.client, id)));
    const events = median(extents.map((one) => one.events));
    const bytes = median(extents.map((one) => one.bytes)) / 1_000;
    const what = `lịch sử một hồ sơ sáu bước, ${median(extents.map((one) => one.reminders))} lần nhắc`;
    const common = { goal: 'P5', what, bare: null, ratio: null } as const;
    return [
      { ...common, ours: events, unit: 'sự kiện', target: '≤ 60', reached: events <= 60 },
      { ...common, ours: bytes, unit: 'kB', target: '≤ 12 kB', reached: bytes <= 12 },
    ];
  } finally {
    await engine.close();
  }
}

/** Walks legal time over three reminders of each task that waits, short of those that escalate. */
async function urgedThrice({ pool, timeline, followed }: World, ids: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ at: string }>(
    `SELECT to_char(max(due_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
       FROM (SELECT due_at, row_number() OVER (PARTITION BY subject_id ORDER BY due_at, id) AS nth FROM rung
              WHERE subject_id = ANY ($1) AND outcome IS NULL) AS ahead WHERE nth = $2`,
    [ids, REMINDERS],
  );
  await timeline.moveTo(rows[0]!.at);
  await followed();
  const fired = await pool.query<{ least: number }>(
    `SELECT min(n)::int AS least FROM (
       SELECT count(*) FILTER (WHERE outcome IN ('sent', 'superseded')) AS n FROM rung WHERE subject_id = ANY ($1) GROUP BY subject_id) AS each`,
    [ids],
  );
  if (fired.rows[0]!.least < REMINDERS) throw new Error(`only ${fired.rows[0]!.least} reminders were sent`);
}

async function extentOf({ pool }: World, client: Client, dossierId: string): Promise<Extent> {
  let events = 0;
  let bytes = 0;
  for (const told of await historiesOf(client, workflowIdOf('award-dossier', dossierId))) {
    events += told.events?.length ?? 0;
    bytes += proto.temporal.api.history.v1.History.encode(told).finish().length;
  }
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM rung WHERE subject_id = $1 AND outcome = 'sent'`,
    [dossierId],
  );
  return { events, bytes, reminders: rows[0]!.n };
}

/** The history of every run under an id, the latest first: each names the one it continues. */
async function historiesOf(client: Client, workflowId: string): Promise<readonly History[]> {
  const histories: History[] = [];
  const latest = await client.workflow.getHandle(workflowId).describe();
  for (let runId: string | null | undefined = latest.runId; runId;) {
    const told: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(told);
    runId = told.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  }
  return histories;
}
