import {
  type Comparator,
  shareMet,
  type TargetShare,
  type TargetVerdict,
  toleranceOf,
  verdictOf,
} from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { VERSION_IN_FORCE } from './version-in-force.js';

/** A target as assigned to one body: what is asked of it, what it reported, what was verified. */
export interface AssignedTarget {
  readonly targetCode: string;
  readonly targetName: string;
  readonly sameAs: string | null;
  readonly bodyId: string;
  readonly bodyCode: string;
  readonly bodyName: string;
  readonly comparator: Comparator;
  /** The body's own figure where it was given one, else the target's. */
  readonly value: number;
  readonly upper: number | null;
  readonly unit: string;
  readonly approximate: boolean;
  /** Allowed, in the target's unit. */
  readonly tolerance: number;
  readonly assignedAt: string;
  readonly basis: string;
  readonly reported: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly level: number | null;
  /** The body's own remark. */
  readonly note: string | null;
  readonly verified: number | null;
  readonly verifiedBy: string | null;
  readonly verifiedAt: string | null;
  readonly verificationNote: string | null;
  /** Of the result, for its verification. */
  readonly version: number;
  readonly verdict: TargetVerdict;
}

interface Row extends Omit<AssignedTarget, 'verdict' | 'tolerance'> {
  readonly campaignId: string;
  readonly tolerance: number | null;
  readonly tolerancePercent: number;
}

/**
 * Assignments of a campaign in the order of the targets, each with its verdict.
 * @param of `bodyIds`: of these bodies only; `codes`: of these targets only; null: of all
 */
export async function readAssignedTargets(
  sql: Sql,
  campaignId: string,
  of: { readonly bodyIds: readonly string[] | null; readonly codes: readonly string[] | null },
): Promise<readonly AssignedTarget[]> {
  const rows = await sql.rows<Row & Record<string, unknown>>(ASSIGNED, [[campaignId], of.bodyIds, of.codes]);
  return rows.map(judged);
}

/** A body in a campaign. */
export interface Assignee {
  readonly campaignId: string;
  readonly bodyId: string;
}

/**
 * The assignments of many bodies, each in a campaign, in one statement.
 * @returns what finds the assignments of one of them, in the order of the targets
 */
export async function readAssignedTo(
  sql: Sql,
  assignees: readonly Assignee[],
): Promise<(assignee: Assignee) => readonly AssignedTarget[]> {
  const [campaignIds, bodyIds] = [assignees.map((one) => one.campaignId), assignees.map((one) => one.bodyId)];
  const rows = await sql.rows<Row & Record<string, unknown>>(ASSIGNED, [campaignIds, bodyIds, null]);
  return ({ campaignId, bodyId }) =>
    rows.filter((row) => row.campaignId === campaignId && row.bodyId === bodyId).map(judged);
}

function judged({ tolerancePercent, campaignId: _, ...row }: Row): AssignedTarget {
  const tolerance = toleranceOf(row, tolerancePercent);
  return { ...row, tolerance, verdict: verdictOf({ ...row, valueTo: row.upper, tolerance }, row.verified) };
}

/** The share of its assigned targets a body has met; a target stated twice counts once. */
export function shareOf(assigned: readonly AssignedTarget[]): TargetShare {
  return shareMet(assigned.map(asResult));
}

/** An assignment as the rules on targets read it. */
export function asResult(assigned: AssignedTarget) {
  const { targetCode, sameAs, comparator, value, upper, tolerance, verified } = assigned;
  return {
    target: { id: targetCode, sameAs, comparator, value, valueTo: upper, tolerance },
    actual: verified,
    assigned,
  };
}

const ASSIGNED = `
  SELECT c.id AS "campaignId", t.code AS "targetCode", t.name AS "targetName", t.same_as AS "sameAs", a.body_id AS "bodyId", b.code AS "bodyCode",
         n.name AS "bodyName", v.comparator, coalesce(a.value, v.value)::float8 AS value,
         CASE v.comparator WHEN 'between' THEN coalesce(a.upper, v.upper)::float8 END AS upper,
         v.unit, v.approximate, v.tolerance::float8, c.tolerance_percent::float8 AS "tolerancePercent",
         ${ISO('a.assigned_at')} AS "assignedAt", a.basis, r.actual::float8 AS reported, r.numerator::float8, r.denominator::float8,
         r.level::float8, r.note, r.verified::float8, p.full_name AS "verifiedBy", ${ISO('r.verified_at')} AS "verifiedAt",
         r.verification_note AS "verificationNote", r.version
    FROM campaign c JOIN target t ON t.campaign_id = c.id ${VERSION_IN_FORCE}
    JOIN target_assignment a ON a.target_id = t.id AND a.ended_at IS NULL
    JOIN target_result r ON r.target_id = t.id AND r.body_id = a.body_id
    JOIN body b ON b.id = a.body_id
    LEFT JOIN person p ON p.id = r.verified_by
    CROSS JOIN LATERAL (SELECT h.name FROM body_tenure h WHERE h.body_id = a.body_id
      ORDER BY (h.valid_from <= c.ends_on) DESC, h.valid_from DESC LIMIT 1) AS n
   WHERE c.id = ANY ($1::uuid[]) AND ($2::uuid[] IS NULL OR a.body_id = ANY ($2)) AND ($3::text[] IS NULL OR t.code = ANY ($3))
   ORDER BY t.code, b.code`;
