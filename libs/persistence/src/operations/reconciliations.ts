import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Database, Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** What a comparison of rows and engine found and did, counted. */
export interface ReconciliationFindings {
  /** Procedures woken because they were behind, past their instant, or not running. */
  readonly woken: number;
  /** Of these, procedures of open dossiers that the engine did not run. */
  readonly restarted: number;
  readonly timersSet: number;
  readonly rungsRaised: number;
  /** Incidents seen this time: what could not be mended, or must be looked at. */
  readonly incidents: number;
  /** Incidents no longer found. */
  readonly resolved: number;
  /** Whether the engine could be asked. */
  readonly engineAsked: boolean;
}

/** A reconciliation as its row stands. Instants are ISO texts of real time. */
export interface ReconciliationRecord {
  readonly id: string;
  readonly night: string | null;
  readonly askedBy: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly findings: ReconciliationFindings | null;
  /** Sorting text of the asking. */
  readonly key: string;
}

/** Asks the workers for a reconciliation: the API never talks to the engine. @returns its id */
export async function askReconciliation(tx: Transaction, personId: string): Promise<string> {
  const id = newId();
  await tx.rows('INSERT INTO reconciliation (id, asked_by) VALUES ($1, $2)', [id, personId]);
  tx.audit(`reconciliation/${id}`, 'reconciliation-asked', {});
  return id;
}

/** Reconciliations, the latest asked first. */
export function listReconciliations(
  sql: Sql,
  after: { readonly key: string; readonly id: string } | null,
  rows: number,
): Promise<ReconciliationRecord[]> {
  return sql.rows<ReconciliationRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM reconciliation r
      WHERE $1::timestamptz IS NULL OR r.asked_at < $1 OR r.asked_at = $1 AND r.id > $2::uuid
      ORDER BY r.asked_at DESC, r.id LIMIT $3`,
    [after?.key, after?.id, rows],
  );
}

/** @throws Problem no-such-thing */
export async function findReconciliation(sql: Sql, id: string): Promise<ReconciliationRecord> {
  const [found] = await sql.rows<ReconciliationRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM reconciliation r WHERE r.id = $1`,
    [id],
  );
  if (!found) throw new Problem('no-such-thing', 'Không có lần đối soát này.');
  return found;
}

/**
 * Does the oldest reconciliation to be done, if there is one: asked for by a person, or that of the last night whose hour
 * has struck. One at a time in all workers: the lock lives with its connection, so that a worker that dies in the middle
 * frees it, and the row, unfinished, is done again. Every repair is guarded, so that twice is once.
 * @returns whether one was done
 */
export async function takeReconciliation(
  database: Database,
  reconcile: () => Promise<ReconciliationFindings>,
): Promise<boolean> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ got: boolean }>(
      `SELECT pg_try_advisory_lock(hashtext('reconciliation')) AS got`,
    );
    if (!rows[0]?.got) return false;
    try {
      await client.query(NIGHT);
      const found = await client.query<{ id: string }>(BEGIN_OLDEST);
      const id = found.rows[0]?.id;
      if (id === undefined) return false;
      const findings = await reconcile();
      await client.query(FINISH, [id, JSON.stringify(findings)]);
      return true;
    } finally {
      await client
        .query(`SELECT pg_advisory_unlock(hashtext('reconciliation'))`)
        .catch((lost: Error) => (broken = lost));
    }
  } finally {
    client.release(broken);
  }
}

const COLUMNS = `
  r.id, r.night::text AS night, (SELECT full_name FROM person WHERE id = r.asked_by) AS "askedBy", ${ISO('r.asked_at')} AS "askedAt",
  ${ISO('r.started_at')} AS "startedAt", ${ISO('r.finished_at')} AS "finishedAt", r.findings, r.asked_at::text AS key`;

/** The last night whose hour has struck, once; an installation younger than it has nothing to make up for. */
const NIGHT = `
  INSERT INTO reconciliation (id, night)
  SELECT gen_random_uuid(), struck.night
    FROM procedure_setting s,
         LATERAL (SELECT clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh' - (s.value #>> '{}')::interval AS moment) AS since,
         LATERAL (SELECT since.moment::date AS night,
                         (since.moment::date + (s.value #>> '{}')::interval) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS at) AS struck
   WHERE s.code = 'reconciliationAt' AND (SELECT min(loaded_at_real) FROM law_version) < struck.at
  ON CONFLICT ON CONSTRAINT reconciliation_once_a_night DO NOTHING`;

const BEGIN_OLDEST = `
  UPDATE reconciliation SET started_at = clock_timestamp()
   WHERE id = (SELECT id FROM reconciliation WHERE finished_at IS NULL ORDER BY asked_at LIMIT 1) RETURNING id`;

const FINISH = `UPDATE reconciliation SET finished_at = clock_timestamp(), findings = $2 WHERE id = $1`;
