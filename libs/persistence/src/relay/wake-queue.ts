import type { ConcludedVisit, ProcedureKind } from '@bangvang/contracts';
import { type Database, runNamed, type Sql } from '../database.js';

/** A procedure with something new to follow. */
export interface PendingWake {
  readonly kind: ProcedureKind;
  readonly id: string;
  readonly version: number;
  /** What the fact of this version concludes; null where it concludes no visit. */
  readonly concluded: ConcludedVisit | null;
  /** How often the engine refused it. */
  readonly attempts: number;
}

export interface Relayed {
  readonly taken: number;
  /** Wakes put back because their procedure could not be told. */
  readonly putBack: number;
}

/** Brings wakes to the engine. Returns those it refused one by one; throws when it cannot be reached at all. */
export type Deliver = (wakes: readonly PendingWake[]) => Promise<readonly PendingWake[]>;

const TAKE = `
  WITH taken AS MATERIALIZED (SELECT id FROM wake ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
  DELETE FROM wake USING taken WHERE wake.id = taken.id
  RETURNING wake.kind, wake.subject_id AS id, wake.version, wake.attempts,
    CASE WHEN wake.visit IS NOT NULL THEN jsonb_build_object('visit', wake.visit, 'outcome', wake.outcome) END AS concluded`;

/** What the engine refuses again and again is an incident; it goes on being tried. */
const PUT_BACK = `
  WITH refused AS (
    SELECT w ->> 'kind' AS kind, (w ->> 'id')::uuid AS id, (w ->> 'version')::int AS version, (w ->> 'attempts')::int + 1 AS attempts,
           (w -> 'concluded' ->> 'visit')::int AS visit, w -> 'concluded' ->> 'outcome' AS outcome
      FROM jsonb_array_elements($1) AS w),
  seen AS (
    INSERT INTO incident AS i (id, kind, subject_kind, subject_id, detail)
    SELECT gen_random_uuid(), 'wake-refused', kind, id, 'Temporal đã từ chối ' || attempts || ' lần.' FROM refused
     WHERE attempts >= (SELECT (value #>> '{}')::int FROM procedure_setting WHERE code = 'refusedWakes')
    ON CONFLICT (kind, subject_kind, subject_id) WHERE state <> 'resolved'
      DO UPDATE SET last_seen = clock_timestamp(), times = i.times + 1, detail = excluded.detail, state = 'open',
                    version = i.version + 1)
  INSERT INTO wake (kind, subject_id, version, visit, outcome, attempts)
  SELECT kind, id, version, visit, outcome, attempts FROM refused`;

/** A re-wake may only repeat what is lost, not add to a rush: it comes later the longer a subject waits, at most every 30 s. */
const WAKE_BEHIND = `
  WITH behind AS (
    SELECT kind, id FROM procedure AS p
     WHERE ended_at IS NULL AND fact_version > followed_version
       AND touched_at < clock_timestamp() - interval '5 s'
       AND (swept_at IS NULL OR swept_at < clock_timestamp()
             - least(greatest((clock_timestamp() - touched_at) / 2, interval '10 s'), interval '30 s'))
       AND NOT EXISTS (SELECT FROM wake AS w WHERE w.kind = p.kind AND w.subject_id = p.id)
     ORDER BY touched_at LIMIT 500 FOR UPDATE SKIP LOCKED),
  swept AS (
    UPDATE procedure AS p SET swept_at = clock_timestamp() FROM behind AS b
     WHERE p.kind = b.kind AND p.id = b.id RETURNING p.kind, p.id, p.fact_version),
  woken AS (INSERT INTO wake (kind, subject_id, version) SELECT kind, id, fact_version FROM swept RETURNING 1)
  SELECT count(*)::int AS woken FROM woken`;

/** A due instant is new to the procedure: its version rises, because a signal with a version already seen wakes nobody. */
const WAKE_DUE = `
  WITH due AS (
    SELECT kind, id FROM procedure AS p
     WHERE ended_at IS NULL AND due_at <= (SELECT legal_now() - $1 * interval '1 ms')
       AND ($3::text[] IS NULL OR kind = ANY ($3))
       AND ($2 = 0 OR swept_at IS NULL OR swept_at < clock_timestamp() - $2 * interval '1 ms')
       AND NOT EXISTS (SELECT FROM wake AS w WHERE w.kind = p.kind AND w.subject_id = p.id)
     ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED),
  swept AS (
    UPDATE procedure AS p
       SET fact_version = fact_version + 1, touched_at = clock_timestamp(), swept_at = clock_timestamp() FROM due AS d
     WHERE p.kind = d.kind AND p.id = d.id RETURNING p.kind, p.id, p.fact_version),
  woken AS (INSERT INTO wake (kind, subject_id, version) SELECT kind, id, fact_version FROM swept RETURNING 1)
  SELECT count(*)::int AS woken FROM woken`;

/** Instants that people wait for: the close of a campaign, the end of a voting window. The engine's timers may be a second late. */
const PUNCTUAL: readonly ProcedureKind[] = ['campaign', 'council-session'];

/** Asked at every round: the kinds stand in the text, as in the index made for it, so that no waiting dossier is passed over. */
const NEXT_PUNCTUAL = `
  SELECT ceil(extract(epoch FROM real_instant(min(due_at)) - clock_timestamp()) * 1000)::float8 AS "inMs" FROM procedure
   WHERE ended_at IS NULL AND due_at > (SELECT legal_now()) AND kind IN ('campaign', 'council-session')`;

const LATE_AFTER_MS = 1_000;
const AGAIN_AFTER_MS = 10_000;

/**
 * Wakes every procedure whose next own act is due by legal time, now. The clock's walk calls it after each step;
 * the sweep does the same for instants that a timer missed.
 * @returns how many were woken, at most 500
 */
export async function wakeDueProcedures(sql: Sql): Promise<number> {
  const [row] = await sql.rows<{ woken: number }>(WAKE_DUE, [0, 0, null]);
  return row!.woken;
}

/** How long until the next instant that people wait for, in real ms; null while none is ahead. */
export async function untilPunctual(sql: Sql): Promise<number | null> {
  const [next] = await sql.rows<{ inMs: number | null }>(NEXT_PUNCTUAL);
  return next!.inMs;
}

/** The wake rows that commands leave behind, on their way to the engine. */
export class WakeQueue {
  constructor(private readonly database: Database) {}

  /**
   * Takes the oldest wakes that no other relay has, merges them by subject and delivers them. They are gone only
   * when delivered: a failure in between puts everything back.
   */
  async relay(deliver: Deliver, limit = 200): Promise<Relayed> {
    const client = await this.database.pool.connect();
    let broken: Error | undefined;
    try {
      const [, rows] = await Promise.all([client.query('BEGIN'), runNamed<PendingWake>(client, TAKE, [limit])]);
      const refused = rows.length > 0 ? await deliver(bySubject(rows)) : [];
      if (refused.length > 0) await client.query(PUT_BACK, [JSON.stringify(refused)]);
      await client.query('COMMIT');
      return { taken: rows.length, putBack: refused.length };
    } catch (failure) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw failure;
    } finally {
      client.release(broken);
    }
  }

  /**
   * Leaves wakes for procedures that did not follow within 5 s of their last fact, or are a second past their due
   * instant; each at most every 10 s.
   * @returns how many were woken
   */
  async sweep(): Promise<number> {
    const [behind] = await this.database.rows<{ woken: number }>(WAKE_BEHIND);
    const [due] = await this.database.rows<{ woken: number }>(WAKE_DUE, [LATE_AFTER_MS, AGAIN_AFTER_MS, null]);
    return behind!.woken + due!.woken;
  }

  /** How long until the next instant that must be met without the engine's delay, in real ms; null while none is ahead. */
  nextPunctual(): Promise<number | null> {
    return untilPunctual(this.database);
  }

  /** Leaves wakes for the procedures whose such instant has come. @returns how many were woken */
  async wakePunctual(): Promise<number> {
    const [due] = await this.database.rows<{ woken: number }>(WAKE_DUE, [0, AGAIN_AFTER_MS, PUNCTUAL]);
    return due!.woken;
  }
}

function bySubject(wakes: readonly PendingWake[]): readonly PendingWake[] {
  const newest = new Map<string, PendingWake>();
  for (const wake of wakes) {
    const key = `${wake.kind}/${wake.id}`;
    const known = newest.get(key);
    const attempts = Math.max(known?.attempts ?? 0, wake.attempts);
    newest.set(key, { ...(known && known.version >= wake.version ? known : wake), attempts });
  }
  return [...newest.values()];
}
