import { faultOfTarget, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import type { TargetRevision } from './target-views.js';

/** A target locked for a change. */
export interface LockedTarget {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

/**
 * Locks a target of this version, its campaign FOR SHARE before it.
 * @throws Problem no-such-target, campaign-closed, stale-version
 */
export async function lockTarget(
  tx: Transaction,
  campaignId: string,
  code: string,
  version: number,
): Promise<LockedTarget> {
  const campaign = await tx.one<{ stage: string }>('SELECT stage FROM campaign WHERE id = $1 FOR SHARE', [campaignId]);
  const target = await tx.required<LockedTarget & Record<string, unknown>>(
    'SELECT id, code, version FROM target WHERE campaign_id = $1 AND code = $2 FOR UPDATE',
    [campaignId, code],
    'no-such-target',
    `Phong trào không có chỉ tiêu “${code}”.`,
  );
  if (campaign?.stage === 'closed' || campaign?.stage === 'archived') {
    throw new Problem('campaign-closed', 'Phong trào đã kết thúc; chỉ tiêu không giao thêm và không điều chỉnh nữa.');
  }
  if (target.version === version) return target;
  throw new Problem('stale-version', `Chỉ tiêu đã đổi; phiên bản hiện nay là ${target.version}.`, {
    extra: { version: target.version },
  });
}

/** A body a target is assigned to, with figures of its own where they differ. */
export interface Assignment {
  readonly bodyId: string;
  readonly value: number | null;
  readonly upper: number | null;
  readonly baselineValue: number | null;
}

/**
 * Makes these the bodies the target is assigned to. Who stays with the same figures is untouched; who goes keeps its
 * results on file.
 * @returns the target's new version
 */
export async function assignTarget(
  tx: Transaction,
  target: LockedTarget,
  assignments: readonly Assignment[],
  by: { readonly personId: string; readonly basis: string },
): Promise<number> {
  const changed = await tx.one<{ version: number; given: number; ended: number }>(ASSIGN, [
    target.id,
    JSON.stringify(assignments),
    by.basis,
    by.personId,
  ]);
  tx.audit(`target/${target.id}`, 'assign', {
    code: target.code,
    basis: by.basis,
    given: changed!.given,
    ended: changed!.ended,
  });
  return changed!.version;
}

const ASSIGN = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  asked AS (
    SELECT * FROM jsonb_to_recordset($2) AS x ("bodyId" uuid, value numeric, upper numeric, "baselineValue" numeric)),
  ended AS (
    UPDATE target_assignment a SET ended_at = clock.now, ended_by = $4 FROM clock
     WHERE a.target_id = $1 AND a.ended_at IS NULL AND NOT EXISTS (SELECT FROM asked WHERE asked."bodyId" = a.body_id
       AND (asked.value, asked.upper, asked."baselineValue") IS NOT DISTINCT FROM (a.value, a.upper, a.baseline_value))
    RETURNING a.body_id),
  given AS (
    INSERT INTO target_assignment (target_id, body_id, assigned_at, value, upper, baseline_value, basis, person_id)
    SELECT $1, asked."bodyId", clock.now, asked.value, asked.upper, asked."baselineValue", $3, $4 FROM asked, clock
     WHERE NOT EXISTS (SELECT FROM target_assignment a WHERE a.target_id = $1 AND a.body_id = asked."bodyId" AND a.ended_at IS NULL)
        OR EXISTS (SELECT FROM ended WHERE ended.body_id = asked."bodyId")
    RETURNING body_id),
  awaited AS (
    INSERT INTO target_result (target_id, body_id) SELECT $1, body_id FROM given ON CONFLICT (target_id, body_id) DO NOTHING)
  UPDATE target SET version = version + 1 WHERE id = $1
  RETURNING version, (SELECT count(*)::int FROM given) AS given, (SELECT count(*)::int FROM ended) AS ended`;

/** What an amendment changes; absent or null: as before. */
export type Amendment = Partial<Omit<TargetRevision, 'revision' | 'madeAt' | 'inForce' | 'basis' | 'effectiveFrom'>> &
  Pick<TargetRevision, 'basis' | 'effectiveFrom'>;

/**
 * Adds a version of what the target asks. Earlier ones stay.
 * @returns the number of the version and the target's new version
 * @throws Problem invalid-input
 */
export async function amendTarget(
  tx: Transaction,
  target: LockedTarget,
  amendment: Amendment,
  personId: string,
): Promise<{ readonly revision: number; readonly version: number }> {
  const latest = await tx.one<TargetRevision & Record<string, unknown>>(LATEST, [target.id]);
  const given = Object.fromEntries(Object.entries(amendment).filter(([, value]) => value != null));
  const next = { ...latest!, ...given } as TargetRevision;
  const upper = next.comparator === 'between' ? next.upper : (amendment.upper ?? null);
  const fault = faultOfTarget({ ...next, upper });
  if (fault) throw new Problem('invalid-input', `${fault}.`);
  const revision = latest!.revision + 1;
  await tx.rows(INSERT_VERSION, [target.id, revision, JSON.stringify({ ...next, upper }), personId]);
  const raised = await tx.one<{ version: number }>(
    'UPDATE target SET version = version + 1 WHERE id = $1 RETURNING version',
    [target.id],
  );
  tx.audit(`target/${target.id}`, 'amend', { code: target.code, revision, ...given });
  return { revision, version: raised!.version };
}

const LATEST = `
  SELECT revision, comparator, comparator_text AS "comparatorText", value::float8, upper::float8, unit, approximate,
         tolerance::float8, measures_reduction AS "measuresReduction", baseline_text AS "baselineText",
         baseline_value::float8 AS "baselineValue", baseline_year AS "baselineYear", denominator::float8
    FROM target_version WHERE target_id = $1 ORDER BY revision DESC LIMIT 1`;

const INSERT_VERSION = `
  INSERT INTO target_version (target_id, revision, comparator, comparator_text, value, upper, unit, approximate, tolerance,
    measures_reduction, baseline_text, baseline_value, baseline_year, denominator, basis, effective_from, made_at, person_id)
  SELECT $1, $2, comparator, "comparatorText", value, upper, unit, approximate, tolerance, "measuresReduction", "baselineText",
         "baselineValue", "baselineYear", denominator, basis, "effectiveFrom", legal_now(), $4
    FROM jsonb_to_record($3) AS x (comparator text, "comparatorText" text, value numeric, upper numeric, unit text,
      approximate boolean, tolerance numeric, "measuresReduction" boolean, "baselineText" text, "baselineValue" numeric,
      "baselineYear" int, denominator numeric, basis text, "effectiveFrom" date)`;
