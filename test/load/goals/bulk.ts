import type { PoolClient } from 'pg';
import { compare } from '../compare.js';
import { peakMegabytes } from '../cpu-meter.js';
import type { Line } from '../report.js';
import { nomineeList } from '../workbooks.js';
import type { World } from '../world.js';

const UNIT = 'xa-binh-lu';

/**
 * P11: a list of a hundred thousand nominees over HTTP becomes dossiers with visits, tasks and audit entries, beside COPY of
 * the same rows into the same tables with their indexes and constraints.
 */
export async function bulk(world: World): Promise<readonly Line[]> {
  const rows = world.scaled(100_000, 2_000);
  const { ours } = world.sides;
  const [first, ...more] = await lists(world, rows);
  const model = await imported(world, first!, rows);
  const begun = await proceduresOf(world, model.campaignId);
  let run = 0;
  const drafted = await compare(
    world.options.runs,
    { pids: ours, measure: async () => perSecond(rows, (await imported(world, more.pop()!, rows)).ms) },
    { pids: ours, measure: async () => perSecond(rows, await copied(world, model.campaignId, (run += 1))) },
  );
  const api = peakMegabytes(world.installation.parts.get('api')!.pid);
  const goal = 'P11';
  const absolute = { goal, bare: null, ratio: null } as const;
  return [
    {
      goal,
      what: `lập ${rows} hồ sơ kèm việc từ danh sách Excel (trần: COPY)`,
      ...drafted,
      unit: 'hồ sơ/s',
      target: '≥ 0,35 ×',
      reached: drafted.ratio >= 0.35,
    },
    {
      ...absolute,
      what: `bộ nhớ cao nhất của api khi nhập ${rows} dòng`,
      ours: api,
      unit: 'MB',
      target: '',
      reached: null,
    },
    { ...absolute, what: 'quy trình khởi động khi lập', ours: begun, unit: '', target: '0', reached: begun === 0 },
  ];
}

/** One list more than there are runs, for campaigns of their own. */
function lists(world: World, rows: number): Promise<readonly Buffer[]> {
  return Promise.all(Array.from({ length: world.options.runs + 1 }, (_, run) => nomineeList(rows, `đợt ${run}`)));
}

async function imported(world: World, file: Buffer, rows: number): Promise<{ campaignId: string; ms: number }> {
  const { cookie } = await world.officers.one('unit-officer', UNIT);
  const campaignId = await world.stock.campaign('2024-12-30');
  const from = performance.now();
  const { text } = await world.requests.upload(cookie, `/campaigns/${campaignId}/imports`, file);
  const ms = performance.now() - from;
  const { created } = JSON.parse(text) as { created?: number };
  const { rows: found } = await world.pool.query<{ dossiers: number; tasks: number; entries: number }>(WRITTEN, [
    campaignId,
  ]);
  const { dossiers, tasks, entries } = found[0]!;
  if ([created, dossiers, tasks, entries].every((count) => count === rows)) return { campaignId, ms };
  throw new Error(`of ${rows} lines ${dossiers} dossiers, ${tasks} tasks, ${entries} entries were made: ${text}`);
}

async function proceduresOf({ pool }: World, campaignId: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM procedure p JOIN dossier d ON d.id = p.id WHERE d.campaign_id = $1`,
    [campaignId],
  );
  return rows[0]!.n;
}

/** A table the import writes: which of its columns a copy has anew, and which of its rows belong to a campaign. */
interface Copied {
  readonly table: string;
  readonly anew: Readonly<Record<string, string>>;
  readonly of: string;
}

/** Keys are told from those of the model by the run. */
const key = (column: string): string => `md5(${column}::text || $run)::uuid`;
const SUBJECT = `'dossier/' || ${key(`substr(t.subject, 9)`)}`;
const OF_DOSSIERS = (of: string): string => `JOIN dossier d ON ${of} WHERE d.campaign_id = $model`;

const COPIED: readonly Copied[] = [
  {
    table: 'nominee',
    anew: { id: key('t.id'), title: `t.title || $run` },
    of: OF_DOSSIERS('d.nominee_id = t.id'),
  },
  {
    table: 'dossier',
    anew: { id: key('t.id'), campaign_id: '$campaign', nominee_id: key('t.nominee_id') },
    of: 'WHERE t.campaign_id = $model',
  },
  {
    table: 'stage_visit',
    anew: { id: key('t.id'), dossier_id: key('t.dossier_id') },
    of: OF_DOSSIERS('d.id = t.dossier_id'),
  },
  {
    table: 'human_task',
    anew: {
      ...{ id: key('t.id'), dossier_id: key('t.dossier_id'), campaign_id: '$campaign', visit_id: key('t.visit_id') },
    },
    of: 'WHERE t.campaign_id = $model',
  },
  { table: 'audit_head', anew: { subject: SUBJECT }, of: OF_DOSSIERS(`t.subject = 'dossier/' || d.id`) },
  { table: 'audit_entry', anew: { subject: SUBJECT }, of: OF_DOSSIERS(`t.subject = 'dossier/' || d.id`) },
];

/**
 * COPY of the rows of one import, with keys of their own, from files of the server.
 * @param run tells the keys of one copy from those of the others
 * @returns how long COPY took, in ms; writing the files is not counted
 */
async function copied({ pool, stock }: World, model: string, run: number): Promise<number> {
  const campaign = await stock.campaign('2024-12-31');
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`);
    const pathOf = (table: string): string => `'${rows[0]!.folder}/${table}.copy'`;
    const said = { $campaign: `'${campaign}'::uuid`, $model: `'${model}'::uuid`, $run: `'${run}'` };
    for (const { table, anew, of } of COPIED) {
      const values = (await columnsOf(client, table)).map((column) => anew[column] ?? `t.${column}`);
      const text = `SELECT ${values.join(', ')} FROM ${table} t ${of}`;
      const query = Object.entries(said).reduce((whole, [name, value]) => whole.replaceAll(name, value), text);
      await client.query(`COPY (${query}) TO ${pathOf(table)}`);
    }
    const begun = performance.now();
    await client.query('BEGIN');
    for (const { table } of COPIED) await client.query(`COPY ${table} FROM ${pathOf(table)}`);
    await client.query('COMMIT');
    return performance.now() - begun;
  } finally {
    client.release();
  }
}

async function columnsOf(client: PoolClient, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
      ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

function perSecond(rows: number, ms: number): { value: number; operations: number } {
  return { value: (rows * 1_000) / ms, operations: rows };
}

const WRITTEN = `
  SELECT count(*)::int AS dossiers, count(t.id)::int AS tasks, count(a.seq)::int AS entries
    FROM dossier d LEFT JOIN stage_visit v ON v.dossier_id = d.id
    LEFT JOIN human_task t ON t.visit_id = v.id AND t.state = 'ready' AND t.kind = 'submit-proposal'
    LEFT JOIN audit_entry a ON a.subject = 'dossier/' || d.id
   WHERE d.campaign_id = $1`;
