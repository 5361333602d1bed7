import { type Row, type Sql, Transaction } from '@bangvang/persistence';
import type { Pool, PoolClient } from 'pg';

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly Node[];
}

/** How the server carried a statement out. */
export interface Plan {
  /** Tables read whole. */
  readonly scanned: readonly string[];
  /** Indexes used, each once, in the order of their names. */
  readonly indexes: readonly string[];
  /** The most rows any step of it gave on, all its loops together. */
  readonly most: number;
  /** The most rows sorted at once. */
  readonly sorted: number;
  readonly text: string;
}

/** Tables of a few dozen rows are read whole, as they should be. */
const SMALL = new Set([
  'legal_clock',
  'award_type',
  'position',
  'position_holder',
  'person',
  'body',
  'body_tenure',
  'role',
]);

/** Runs statements and keeps what the server did for each; steps planned and never taken are none. */
export class Watched implements Sql {
  readonly plans: Plan[] = [];

  constructor(private readonly pool: Pool) {}

  async rows<T extends Row = Row>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = await this.pool.connect();
    try {
      this.plans.push(await explained(client, 'ANALYZE', text, values));
      return (await client.query<T>(text, [...values])).rows;
    } finally {
      client.release();
    }
  }
}

/** Runs a command, keeps how each statement of it is planned for any values, as commands are, and takes the command back. */
export async function plansOfCommand(
  pool: Pool,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<readonly Plan[]> {
  const client = await pool.connect();
  const plans: Plan[] = [];
  const planning = {
    async query({ text, values }: { text: string; values: unknown[] }) {
      plans.push(await explained(client, 'GENERIC_PLAN', text));
      return client.query(text, values);
    },
  };
  try {
    await client.query('BEGIN');
    await work(new Transaction(planning as unknown as PoolClient));
    return plans;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function explained(
  client: PoolClient,
  how: 'ANALYZE' | 'GENERIC_PLAN',
  text: string,
  values: readonly unknown[] = [],
): Promise<Plan> {
  const statement = `EXPLAIN (${how}, FORMAT JSON) ${text}`;
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(statement, [...values]);
  return planOf(rows[0]!['QUERY PLAN'][0]!.Plan);
}

function planOf(root: Node): Plan {
  const nodes = all(root).filter((node) => node['Actual Loops'] !== 0);
  const given = (node: Node) => (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1);
  const names = (key: 'Relation Name' | 'Index Name', of: readonly Node[]) =>
    [...new Set(of.flatMap((node) => node[key] ?? []))].sort();
  const whole = nodes.filter((node) => node['Node Type'] === 'Seq Scan');
  return {
    scanned: names('Relation Name', whole).filter((table) => !SMALL.has(table)),
    indexes: names('Index Name', nodes),
    most: Math.max(...nodes.map(given)),
    sorted: Math.max(0, ...nodes.filter((node) => node['Node Type'].includes('Sort')).map(given)),
    text: nodes.map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''}`).join('\n'),
  };
}

function all(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(all)];
}
