import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** Something that went wrong, as it was seen. */
export interface Sighting {
  readonly kind: string;
  /** Kind of its procedure (`award-dossier`, `campaign`, …) or `task`. */
  readonly subjectKind: string;
  readonly subjectId: string;
  /** In Vietnamese, for whoever runs the installation. */
  readonly detail: string;
  /** What may mend it was done already. */
  readonly retried?: boolean;
}

/** An incident as its row stands. Instants are ISO texts of real time. */
export interface IncidentRecord extends Omit<Sighting, 'retried'> {
  readonly id: string;
  readonly state: 'open' | 'retried' | 'resolved';
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly times: number;
  readonly retriedAt: string | null;
  readonly resolvedAt: string | null;
  /** Null: the procedure itself, which no longer found it. */
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
  readonly version: number;
  /** Sorting text of the last sighting. */
  readonly key: string;
}

/**
 * Opens incidents, or counts one more sighting where they are open already; one that a retry did not mend is open again.
 * One statement, on its own or within a transaction.
 */
export async function raiseIncidents(sql: Sql, sightings: readonly Sighting[]): Promise<void> {
  if (sightings.length === 0) return;
  await sql.rows(RAISE, [JSON.stringify(sightings)]);
}

/**
 * Resolves incidents of these kinds that a look at everything no longer found.
 * @param before only those last seen before that look began, ms since the epoch
 * @returns how many
 */
export async function resolveVanished(tx: Transaction, kinds: readonly string[], before: number): Promise<number> {
  const gone = await tx.rows<{ subject: string; id: string }>(RESOLVE_VANISHED, [kinds, before]);
  for (const { subject, id } of gone) tx.audit(subject, 'incident-resolved', { incidentId: id, by: 'reconciliation' });
  return gone.length;
}

export interface IncidentFilter {
  /** null: those not resolved. */
  readonly state: IncidentRecord['state'] | null;
  readonly kind: string | null;
  readonly after: { readonly key: string; readonly id: string } | null;
  /** Rows to fetch, 1 to 201. */
  readonly rows: number;
}

/** Incidents, the last seen first. */
export function listIncidents(sql: Sql, { state, kind, after, rows }: IncidentFilter): Promise<IncidentRecord[]> {
  return sql.rows<IncidentRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM incident i
      WHERE CASE WHEN $1::text IS NULL THEN i.state <> 'resolved' ELSE i.state = $1 END AND ($2::text IS NULL OR i.kind = $2)
        AND ($3::timestamptz IS NULL OR i.last_seen < $3 OR i.last_seen = $3 AND i.id > $4::uuid)
      ORDER BY i.last_seen DESC, i.id LIMIT $5`,
    [state, kind, after?.key, after?.id, rows],
  );
}

/** @throws Problem no-such-thing */
export async function findIncident(sql: Sql, id: string): Promise<IncidentRecord> {
  const [found] = await sql.rows<IncidentRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM incident i WHERE i.id = $1`,
    [id],
  );
  if (!found) throw new Problem('no-such-thing', 'Không có sự cố này.');
  return found;
}

/** An operator's act on an incident he looked at. */
export interface IncidentAct {
  readonly id: string;
  /** The version he saw. */
  readonly version: number;
  readonly personId: string;
}

/**
 * Sets what is stuck going again: its procedure is woken, which starts it where none runs.
 * @throws Problem no-such-thing, stale-version, conflicting-act where it is resolved or has no procedure to wake
 */
export async function retryIncident(tx: Transaction, act: IncidentAct): Promise<IncidentRecord> {
  const incident = await lockOpen(tx, act);
  const procedure = await procedureOf(tx, incident);
  if (!procedure) {
    throw new Problem('conflicting-act', 'Thủ tục này đã kết thúc; hãy kết thúc sự cố kèm lý do.');
  }
  await tx.rows(
    `UPDATE incident SET state = 'retried', retried_at = clock_timestamp(), retried_by = $2, version = version + 1 WHERE id = $1`,
    [act.id, act.personId],
  );
  tx.wake(procedure.kind, procedure.id);
  tx.audit(`${procedure.kind}/${procedure.id}`, 'incident-retried', { incidentId: act.id, kind: incident.kind });
  return findIncident(tx, act.id);
}

/** Ends an incident for a reason. @throws Problem no-such-thing, stale-version, conflicting-act where it is resolved */
export async function resolveIncident(tx: Transaction, act: IncidentAct, reason: string): Promise<IncidentRecord> {
  const { subjectKind, subjectId, kind } = await lockOpen(tx, act);
  await tx.rows(
    `UPDATE incident SET state = 'resolved', resolved_at = clock_timestamp(), resolved_by = $2, resolution = $3,
            version = version + 1 WHERE id = $1`,
    [act.id, act.personId, reason],
  );
  tx.audit(`${subjectKind}/${subjectId}`, 'incident-resolved', { incidentId: act.id, kind, reason });
  return findIncident(tx, act.id);
}

async function lockOpen(tx: Transaction, { id, version }: IncidentAct): Promise<IncidentRecord> {
  await tx.rows('SELECT FROM incident WHERE id = $1 FOR UPDATE', [id]);
  const incident = await findIncident(tx, id);
  if (incident.state === 'resolved') throw new Problem('conflicting-act', 'Sự cố này đã được kết thúc.');
  if (incident.version !== version) {
    throw new Problem('stale-version', 'Sự cố đã thay đổi từ lúc bạn xem.', { extra: { version: incident.version } });
  }
  return incident;
}

/** The procedure whose waking may mend it; null where it has ended, or there is none. */
function procedureOf(tx: Transaction, { subjectKind, subjectId }: IncidentRecord) {
  return tx.one<{ kind: 'award-dossier' | 'campaign' | 'urging' | 'council-session'; id: string }>(
    `SELECT p.kind, p.id FROM procedure p
      WHERE p.ended_at IS NULL AND p.kind = CASE WHEN $1 = 'task' THEN 'award-dossier' ELSE $1 END
        AND p.id = coalesce((SELECT t.dossier_id FROM human_task t WHERE $1 = 'task' AND t.id = $2), $2)`,
    [subjectKind, subjectId],
  );
}

const COLUMNS = `
  i.id, i.kind, i.subject_kind AS "subjectKind", i.subject_id AS "subjectId", i.state, i.detail, i.times, i.version,
  ${ISO('i.first_seen')} AS "firstSeenAt", ${ISO('i.last_seen')} AS "lastSeenAt", ${ISO('i.retried_at')} AS "retriedAt",
  ${ISO('i.resolved_at')} AS "resolvedAt", (SELECT full_name FROM person WHERE id = i.resolved_by) AS "resolvedBy",
  i.resolution, i.last_seen::text AS key`;

const RAISE = `
  INSERT INTO incident AS i (id, kind, subject_kind, subject_id, detail, state, retried_at)
  SELECT DISTINCT ON (kind, "subjectKind", "subjectId") gen_random_uuid(), kind, "subjectKind", "subjectId", detail,
         CASE WHEN retried THEN 'retried' ELSE 'open' END, CASE WHEN retried THEN clock_timestamp() END
    FROM jsonb_to_recordset($1) AS x (kind text, "subjectKind" text, "subjectId" uuid, detail text, retried boolean)
   ORDER BY kind, "subjectKind", "subjectId"
  ON CONFLICT (kind, subject_kind, subject_id) WHERE state <> 'resolved'
    DO UPDATE SET last_seen = clock_timestamp(), times = i.times + 1, detail = excluded.detail, state = excluded.state,
                  retried_at = coalesce(excluded.retried_at, i.retried_at), version = i.version + 1`;

const RESOLVE_VANISHED = `
  UPDATE incident SET state = 'resolved', resolved_at = clock_timestamp(), resolution = 'Đối soát không còn thấy.',
         version = version + 1
   WHERE state <> 'resolved' AND kind = ANY ($1::text[]) AND last_seen < to_timestamp($2::float8 / 1000)
     AND (kind NOT IN ('activity-refused', 'wake-refused') OR NOT EXISTS (
       SELECT FROM procedure p WHERE p.kind = subject_kind AND p.id = subject_id AND p.ended_at IS NULL
          AND p.fact_version > p.followed_version))
  RETURNING subject_kind || '/' || subject_id AS subject, id`;
