import { addWorkingDays, dayOf, endOfDay, Problem } from '@bangvang/domain';
import { readWorkingCalendar } from '../campaigns/working-days.js';
import type { Sql } from '../database.js';
import { FINDING_WORDS, type FindingKind, ROW_FINDINGS, type RowFindingKind } from './findings.js';
import { readOperationSettings } from './operation-settings.js';

/** A finding as the radar shows it. `since` is an ISO instant. */
export interface Finding {
  readonly kind: FindingKind;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The dossier it is about; null where it is about none. */
  readonly dossierId: string | null;
  readonly since: string;
  /** Sorting text of `since`. */
  readonly key: string;
}

export interface RadarPage {
  /** null: all of them. */
  readonly kinds: readonly FindingKind[] | null;
  readonly after: { readonly kind: string; readonly key: string; readonly subjectId: string } | null;
  /** Rows to fetch, 1 to 1001. */
  readonly rows: number;
}

/** Kinds that only the worker can see: they are on file as incidents. */
const FROM_INCIDENTS = ['activity-refused', 'ballots-exceed-roll', 'wake-refused', 'workflow-gone'] as const;

/** What stands still or disagrees, by kind, the longest first. Each kind is cut at the page before they are merged. */
export async function readRadar(sql: Sql, page: RadarPage): Promise<Finding[]> {
  const { kinds, after, rows } = page;
  const asked = (Object.keys(FINDING_WORDS) as FindingKind[])
    .toSorted()
    .filter((kind) => (kinds?.includes(kind) ?? true) && (after === null || kind >= after.kind));
  if (asked.length === 0) return [];
  const limit = Math.trunc(rows);
  const continued = after !== null && asked.some((kind) => kind === after.kind) ? [after.key, after.subjectId] : [];
  const branches = asked.map((kind) => branchOf(kind, after?.kind === kind, limit));
  const { behindSeconds, unheldWorkingDays } = await readOperationSettings(sql);
  return sql.rows<Finding & Record<string, unknown>>(
    `WITH legal AS MATERIALIZED (
       SELECT legal_now() AS now, coalesce(rate, 1) AS rate, $1 * interval '1 s' AS patience,
              to_timestamp($2::float8 / 1000) AS unheld_before FROM legal_clock),
     page AS (SELECT * FROM (${branches.join(' UNION ALL ')}) AS every ORDER BY kind, since, "subjectId" LIMIT ${limit})
     SELECT kind, "subjectKind", "subjectId", "dossierId", since::text AS key,
            to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS since
       FROM page ORDER BY kind, page.since, "subjectId"`,
    [behindSeconds, await unheldBefore(sql, unheldWorkingDays), ...continued],
  );
}

function branchOf(kind: FindingKind, continued: boolean, limit: number): string {
  const [from, where, subjectKind, subject, dossier, since] = partsOf(kind);
  const further = continued ? `AND (${since}, ${subject}) > ($3::timestamptz, $4::uuid)` : '';
  return `(SELECT '${kind}' AS kind, ${subjectKind} AS "subjectKind", ${subject} AS "subjectId", ${dossier} AS "dossierId",
    ${since} AS since FROM legal, ${from} WHERE ${where} ${further} ORDER BY ${since}, ${subject} LIMIT ${limit})`;
}

function partsOf(kind: FindingKind): readonly string[] {
  if (FROM_INCIDENTS.some((known) => known === kind)) {
    const dossier = `CASE WHEN i.subject_kind = 'award-dossier' THEN i.subject_id END`;
    const where = `i.state <> 'resolved' AND i.kind = '${kind}'`;
    return ['incident i', where, 'i.subject_kind', 'i.subject_id', dossier, 'i.first_seen'];
  }
  const { from, where, subjectKind, subject, dossier, since } = ROW_FINDINGS[kind as RowFindingKind];
  if (subjectKind !== 'procedure') return [from, where, `'${subjectKind}'`, subject, dossier, since];
  return [from, where, 'p.kind', subject, `CASE WHEN p.kind = 'award-dossier' THEN ${dossier} END`, since];
}

/**
 * Tasks that arrived before this instant, ms since the epoch, have lain so many working days; null, and none shows,
 * where the working days of so long ago are not known.
 */
async function unheldBefore(sql: Sql, workingDays: number): Promise<number | null> {
  const [clock] = await sql.rows<{ now: number }>(`SELECT (extract(epoch FROM legal_now()) * 1000)::float8 AS now`);
  const calendar = await readWorkingCalendar(sql);
  try {
    return endOfDay(addWorkingDays(calendar, dayOf(clock!.now), -workingDays));
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === 'no-calendar-year') return null;
    throw failure;
  }
}
