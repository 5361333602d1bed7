import type { Pool } from 'pg';
import type { Stored, Trace } from './ballot-attack.js';

/** Where a vote is kept: its roll and its box. */
export interface Kept {
  readonly roll: { readonly table: string; readonly key: string; readonly bytes: string };
  readonly box: { readonly table: string; readonly key: string; readonly bytes: string };
}

/** What a superuser who only reads finds of votes: rows with their hidden columns, and the write-ahead log. */
export class StoredVotes {
  private constructor(
    private readonly superuser: Pool,
    private readonly since: string,
  ) {}

  /** From here on the log is read. */
  static async from(superuser: Pool): Promise<StoredVotes> {
    await superuser.query('CREATE EXTENSION IF NOT EXISTS pg_walinspect');
    const { rows } = await superuser.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
    return new StoredVotes(superuser, rows[0]!.lsn);
  }

  /** Everything stored of the items, one by one. */
  async of(itemIds: readonly string[], kept: Kept): Promise<ReadonlyMap<string, Stored>> {
    const logged = await this.log([kept.roll.table, kept.box.table]);
    const [roll, box] = await Promise.all([
      this.traces(kept.roll, itemIds, logged.get(kept.roll.table)!),
      this.traces(kept.box, itemIds, logged.get(kept.box.table)!),
    ]);
    return new Map(itemIds.map((id) => [id, { roll: roll.get(id) ?? [], ballots: box.get(id) ?? [] }]));
  }

  private async traces(
    { table, key, bytes }: Kept['roll'],
    itemIds: readonly string[],
    logged: ReadonlyMap<number, bigint>,
  ): Promise<ReadonlyMap<string, readonly Trace[]>> {
    const { rows } = await this.superuser.query<{
      itemId: string;
      key: string;
      place: number;
      xmin: string;
      bytes: string;
    }>(
      `SELECT item_id AS "itemId", ${key}::text AS key, ${bytes}::text AS bytes, xmin::text AS xmin,
              (ctid::text::point)[0]::int * 1000 + (ctid::text::point)[1]::int AS place
         FROM ${table} WHERE item_id = ANY ($1::uuid[])`,
      [itemIds],
    );
    const traces = new Map<string, Trace[]>();
    for (const { itemId, xmin, ...row } of rows) {
      const trace = { ...row, transaction: Number(xmin), logged: logged.get(row.place) ?? 0n };
      traces.set(itemId, [...(traces.get(itemId) ?? []), trace]);
    }
    return traces;
  }

  /** Where each row's insertion stands in the log, by table and place. */
  private async log(tables: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<number, bigint>>> {
    const { rows } = await this.superuser.query<{ table: string; place: number; lsn: string }>(
      `SELECT t.name AS "table", (regexp_match(w.block_ref, 'blk (\\d+)'))[1]::int * 1000 + (regexp_match(w.description, 'off: (\\d+)'))[1]::int AS place,
              (w.start_lsn - '0/0'::pg_lsn)::text AS lsn
         FROM pg_get_wal_records_info($1, pg_current_wal_flush_lsn()) AS w
         JOIN unnest($2::text[]) AS t (name) ON w.block_ref LIKE '%/' || pg_relation_filenode(t.name::regclass) || ' fork main%'
        WHERE w.resource_manager = 'Heap' AND w.record_type LIKE 'INSERT%'`,
      [this.since, tables],
    );
    const log = new Map(tables.map((table) => [table, new Map<number, bigint>()]));
    for (const { table, place, lsn } of rows) log.get(table)!.set(place, BigInt(lsn));
    return log;
  }
}
