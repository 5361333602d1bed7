import type { Database, Sql } from '../database.js';

/** One entry as it was hashed. */
export interface AuditEntry {
  readonly subject: string;
  readonly seq: number;
  readonly entry: string;
  /** Hex. */
  readonly hash: string;
}

const COLUMNS = `subject, seq, entry, encode(hash, 'hex') AS hash`;

/** Entries of one subject in their order. @param after number of the last entry of the page before, 0 at first */
export function listAuditEntries(sql: Sql, subject: string, after: number, limit: number): Promise<AuditEntry[]> {
  return sql.rows<AuditEntry & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM audit_entry WHERE subject = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [subject, after, limit],
  );
}

/** What the trail held at one moment. Instants are ISO. */
export interface AuditSnapshot {
  readonly madeAt: string;
  readonly legalTime: string;
  readonly heads: readonly { readonly subject: string; readonly length: number; readonly head: string }[];
}

const BATCH = 1000;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** The whole trail as it stood at one moment, a batch at a time, then the heads of that same moment. */
export async function* exportAudit(database: Database): AsyncGenerator<readonly AuditEntry[], AuditSnapshot> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      `DECLARE trail NO SCROLL CURSOR FOR SELECT ${COLUMNS} FROM audit_entry ORDER BY subject COLLATE "C", seq`,
    );
    for (;;) {
      const { rows } = await client.query<AuditEntry>(`FETCH ${BATCH} FROM trail`);
      if (rows.length === 0) break;
      yield rows;
    }
    const { rows } = await client.query<AuditSnapshot>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', ${ISO}) AS "madeAt",
              to_char(legal_now() AT TIME ZONE 'UTC', ${ISO}) AS "legalTime",
              coalesce((SELECT jsonb_agg(jsonb_build_object('subject', subject, 'length', length,
                          'head', encode(head, 'hex')) ORDER BY subject COLLATE "C") FROM audit_head), '[]') AS heads`,
    );
    return rows[0]!;
  } finally {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    client.release(broken);
  }
}
