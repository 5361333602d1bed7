import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Client as Engine, Connection } from '@temporalio/client';
import { Client as Database } from 'pg';
import type { Scene } from '../scene.js';

/** What an installation has written down somewhere, as text. */
export type Traces = ReadonlyMap<string, string>;

const SEGMENT_BYTES = 16 * 1024 * 1024;

/** A place in the write-ahead log. */
export type WalPlace = bigint;

/** Searches everything an installation stores: every row of every table, the write-ahead log, logs and histories. */
export class Stored {
  constructor(private readonly scene: Scene) {}

  /** From now on records of the write-ahead log hold what was written and no images of whole pages, which are compressed. */
  async writeWalPlainly(): Promise<void> {
    await this.rows('ALTER SYSTEM SET full_page_writes = off');
    await this.rows('SELECT pg_reload_conf()');
    await this.rows('CHECKPOINT');
  }

  /** Every row of every table, also of the catalogue's own: one text per row, bytes in hexadecimal. */
  async tables(): Promise<ReadonlyMap<string, readonly string[]>> {
    const tables = await this.rows<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('information_schema', 'pg_catalog') ORDER BY 1`,
    );
    const found = new Map<string, readonly string[]>();
    for (const { name } of tables) {
      const rows = await this.rows<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      found.set(
        name,
        rows.map(({ line }) => line),
      );
    }
    return found;
  }

  async walPlace(): Promise<WalPlace> {
    const [row] = await this.rows<{ place: string }>(`SELECT (pg_current_wal_insert_lsn() - '0/0')::text AS place`);
    return BigInt(row!.place);
  }

  /** The bytes of the write-ahead log from a place until now, one character each. */
  async wal(from: WalPlace): Promise<string> {
    const until = await this.walPlace();
    await this.rows('SELECT pg_switch_wal()'); // all written out
    const [{ folder } = { folder: '' }] = await this.rows<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    const parts: string[] = [];
    for (let segment = from / BigInt(SEGMENT_BYTES); segment * BigInt(SEGMENT_BYTES) < until; segment += 1n) {
      const begins = segment * BigInt(SEGMENT_BYTES);
      const skip = from > begins ? Number(from - begins) : 0;
      parts.push(bytesOf(join(folder, 'pg_wal', segmentName(segment)), skip));
    }
    return parts.join('');
  }

  /** Every log, of API, worker, PostgreSQL and Temporal, and every mail sent. */
  logs(): Traces {
    const { dataDir } = this.scene.installation.settings;
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true });
    const mails = join(dataDir, 'mail');
    const logs = files.filter((file) => file.isFile() && (file.name.endsWith('.log') || file.parentPath === mails));
    return new Map(logs.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'utf8')]));
  }

  /** Temporal's own store, as it lies on the disk. */
  engineStore(): string {
    const folder = join(this.scene.installation.settings.dataDir, 'temporal');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    return files.map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'latin1')).join('');
  }

  /** The history of a workflow, all runs of it, with what its payloads say. */
  async history(workflowId: string): Promise<string> {
    const { temporalAddress } = this.scene.installation.environment;
    const connection = await Connection.connect({ address: temporalAddress });
    try {
      const namespace = this.scene.installation.settings.temporalNamespace;
      const { workflow } = new Engine({ connection, namespace });
      const texts: string[] = [];
      for await (const { runId } of workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
        const history = await workflow.getHandle(workflowId, runId).fetchHistory();
        texts.push(JSON.stringify(history, readable));
      }
      return texts.join('\n');
    } finally {
      await connection.close();
    }
  }

  private async rows<R extends object>(sql: string): Promise<R[]> {
    const client = new Database({ connectionString: this.scene.installation.environment.databaseUrl });
    await client.connect();
    try {
      return (await client.query<R>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}

/** Rows that were not there before, by table. */
export function newRows(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const changed = [...after].map(([table, rows]) => {
    const known = new Set(before.get(table));
    return [table, rows.filter((row) => !known.has(row))] as const;
  });
  return new Map(changed.filter(([, rows]) => rows.length > 0));
}

/** The ways in which bytes may have been written down: raw, hexadecimal, both kinds of base 64. */
export function spellings(base64url: string): readonly string[] {
  const bytes = Buffer.from(base64url, 'base64url');
  return [base64url, bytes.toString('hex'), bytes.toString('base64').replaceAll('=', ''), bytes.toString('latin1')];
}

function readable(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return typeof value === 'bigint' ? value.toString() : value;
}

function segmentName(segment: bigint): string {
  const hex = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');
  return `00000001${hex(segment / 256n)}${hex(segment % 256n)}`;
}

function bytesOf(file: string, skip: number): string {
  const bytes = Buffer.alloc(SEGMENT_BYTES - skip);
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, skip));
  } finally {
    closeSync(handle);
  }
}
