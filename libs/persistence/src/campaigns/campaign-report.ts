import type { Sql } from '../database.js';
import { canonical } from '../law/canonical.js';
import { type AssignedTarget, readAssignedTargets } from '../targets/assigned-targets.js';
import { VERSION_IN_FORCE } from '../targets/version-in-force.js';
import { ISO } from './campaign-record.js';

/** Duties of one body. A duty met late counts as met and as late; an excused one as neither. */
export interface BodyDuties {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly total: number;
  readonly met: number;
  readonly late: number;
  readonly excused: number;
  readonly open: number;
  readonly overdue: number;
}

export interface TargetReport {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Bodies that have reported, whether the target was assigned to them or not. */
  readonly reported: number;
  /** Bodies it was assigned to; by their verified results met or not, the others unknown. */
  readonly assigned: number;
  readonly met: number;
  readonly notMet: number;
}

/** The campaign's report: what was owed and met, what was proposed and came of it, and the results. */
export interface CampaignReport {
  readonly compiledAt: string;
  readonly closedAt: string | null;
  readonly duties: Omit<BodyDuties, 'bodyId' | 'bodyName'>;
  readonly bodies: readonly BodyDuties[];
  readonly proposals: { readonly submitted: number; readonly lapsed: number; readonly byStage: Record<string, number> };
  readonly targets: readonly TargetReport[];
}

/** Compiles the report from the rows as they stand. Standing duties are not counted: nobody files on them. */
export async function readReport(sql: Sql, campaignId: string): Promise<CampaignReport> {
  const bodies = await sql.rows<BodyDuties & Record<string, unknown>>(BODIES, [campaignId]);
  const [rest] = await sql.rows<{
    compiledAt: string;
    closedAt: string | null;
    submitted: number;
    byStage: Record<string, number>;
  }>(PROPOSALS, [campaignId]);
  const sum = (of: (body: BodyDuties) => number): number => bodies.reduce((total, body) => total + of(body), 0);
  return {
    compiledAt: rest!.compiledAt,
    closedAt: rest!.closedAt,
    duties: {
      total: sum(({ total }) => total),
      met: sum(({ met }) => met),
      late: sum(({ late }) => late),
      excused: sum(({ excused }) => excused),
      open: sum(({ open }) => open),
      overdue: sum(({ overdue }) => overdue),
    },
    bodies,
    proposals: { submitted: rest!.submitted, lapsed: rest!.byStage['lapsed'] ?? 0, byStage: rest!.byStage },
    targets: await readTargetReports(sql, campaignId),
  };
}

/** The targets as they stand: who has reported, and by verified results who has met them. */
async function readTargetReports(sql: Sql, campaignId: string): Promise<TargetReport[]> {
  const targets = await sql.rows<Omit<TargetReport, 'assigned' | 'met' | 'notMet'> & Record<string, unknown>>(RESULTS, [
    campaignId,
  ]);
  const assigned = await readAssignedTargets(sql, campaignId, { bodyIds: null, codes: null });
  const count = (code: string, of?: AssignedTarget['verdict']): number =>
    assigned.filter(({ targetCode, verdict }) => targetCode === code && (of === undefined || verdict === of)).length;
  return targets.map((target) => ({
    ...target,
    ...{ assigned: count(target.code), met: count(target.code, 'met'), notMet: count(target.code, 'not-met') },
  }));
}

/** What has changed since a report was compiled. The report itself is a record of its day and stays as it is. */
export interface SinceReport {
  readonly asOf: string;
  /** Targets reported or verified anew, as they stand now. */
  readonly targets: readonly TargetReport[];
}

/** Targets whose results or verification have changed since the report; null where none has. */
export async function changedSince(sql: Sql, campaignId: string, report: CampaignReport): Promise<SinceReport | null> {
  const compiled = new Map(report.targets.map((target) => [target.code, canonical(target)]));
  const present = await readTargetReports(sql, campaignId);
  const targets = present.filter((target) => compiled.get(target.code) !== canonical(target));
  if (targets.length === 0) return null;
  const [clock] = await sql.rows<{ asOf: string }>(`SELECT ${ISO('legal_now()')} AS "asOf"`);
  return { asOf: clock!.asOf, targets };
}

const BODIES = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
  SELECT d.body_id AS "bodyId", n.name AS "bodyName", count(*)::int AS total,
         count(*) FILTER (WHERE d.settled_by IN ('filing', 'close'))::int AS met,
         count(*) FILTER (WHERE d.late)::int AS late,
         count(*) FILTER (WHERE d.settled_by = 'excuse')::int AS excused,
         count(*) FILTER (WHERE d.settled_at IS NULL)::int AS open,
         count(*) FILTER (WHERE d.settled_at IS NULL AND d.due_at <= clock.now)::int AS overdue
    FROM clock, duty d
    JOIN campaign c ON c.id = d.campaign_id
    CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = d.body_id
      ORDER BY (t.valid_from <= c.ends_on) DESC, t.valid_from DESC LIMIT 1) AS n
   WHERE d.campaign_id = $1 AND d.nature <> 'standing'
   GROUP BY d.body_id, n.name ORDER BY n.name, d.body_id`;

const PROPOSALS = `
  SELECT ${ISO('legal_now()')} AS "compiledAt", ${ISO('c.closed_at')} AS "closedAt",
         (SELECT count(*)::int FROM dossier d WHERE d.campaign_id = c.id AND d.submission_id IS NOT NULL) AS submitted,
         coalesce((SELECT jsonb_object_agg(stage, n) FROM
           (SELECT stage, count(*) AS n FROM dossier d WHERE d.campaign_id = c.id GROUP BY stage) AS s), '{}') AS "byStage"
    FROM campaign c WHERE c.id = $1`;

const RESULTS = `
  SELECT t.code, t.name, v.unit, v.value::float8,
         (SELECT count(*)::int FROM target_result r WHERE r.target_id = t.id AND r.actual IS NOT NULL) AS reported
    FROM campaign c JOIN target t ON t.campaign_id = c.id ${VERSION_IN_FORCE} WHERE c.id = $1 ORDER BY t.code`;

/** The report compiled at the close, or null. */
export async function storedReport(sql: Sql, campaignId: string): Promise<CampaignReport | null> {
  const [row] = await sql.rows<{ report: CampaignReport | null }>('SELECT report FROM campaign WHERE id = $1', [
    campaignId,
  ]);
  return row?.report ?? null;
}
