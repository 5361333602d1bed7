import { isHeadTitle, targetsBarringHead } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { asResult, type AssignedTarget, readAssignedTo } from './assigned-targets.js';

/** What stands between the head of a body and commendation in a campaign. */
export interface HeadBar {
  /** Assigned targets known to be unmet: they bar him. */
  readonly unmet: readonly AssignedTarget[];
  /** Assigned targets without a verified result: they ask a person. */
  readonly unknown: readonly AssignedTarget[];
}

/** What bars the head of a body, from its assignments, whether or not the campaign has the rule. */
export function barOf(assigned: readonly AssignedTarget[]): HeadBar {
  return {
    unmet: targetsBarringHead(assigned.map(asResult)).map((result) => result.assigned),
    unknown: assigned.filter(({ verdict }) => verdict === 'unknown'),
  };
}

/** A body the nominee of a dossier heads, or may head by his title, in a campaign that has the rule. */
export interface HeadOnFile {
  readonly dossierId: string;
  readonly campaignId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly nominee: string;
  readonly title: string | null;
  /** Holds the position of head by the rows; otherwise only the title is known. */
  readonly holds: boolean;
  /** The issuer has put an override on file. */
  readonly overridden: boolean;
  /** All targets assigned to the body. */
  readonly targets: readonly AssignedTarget[];
}

/** The heads among the nominees of dossiers: two statements for all, the second only where there is one. */
export async function readHeads(sql: Sql, dossierIds: readonly string[]): Promise<readonly HeadOnFile[]> {
  const found = await sql.rows<Omit<HeadOnFile, 'targets'> & Record<string, unknown>>(HEADS, [dossierIds]);
  const heads = found.filter(({ holds, title }) => holds || (title !== null && isHeadTitle(title)));
  if (heads.length === 0) return [];
  const targetsOf = await readAssignedTo(sql, heads);
  return heads.map((head) => ({ ...head, targets: targetsOf(head) }));
}

/** Whether a nominee is barred as a head: 'needs-person' where his title or an unverified target leaves it open. */
export interface HeadCheck {
  readonly outcome: 'barred' | 'needs-person' | 'clear';
  readonly bodyName: string | null;
  readonly targets: readonly AssignedTarget[];
}

/** What the rule on heads says of a dossier; an override lifts it. */
export async function checkHead(sql: Sql, dossierId: string): Promise<HeadCheck> {
  const heads = (await readHeads(sql, [dossierId])).filter(({ overridden }) => !overridden);
  const found = heads.map(({ bodyName, holds, targets }): HeadCheck => {
    const { unmet, unknown } = barOf(targets);
    if (unmet.length > 0 && holds) return { outcome: 'barred', bodyName, targets: unmet };
    const open = [...unmet, ...unknown];
    return { outcome: open.length > 0 ? 'needs-person' : 'clear', bodyName, targets: open };
  });
  const worst = (['barred', 'needs-person'] as const).map((outcome) =>
    found.find((check) => check.outcome === outcome),
  );
  return worst[0] ?? worst[1] ?? { outcome: 'clear', bodyName: found[0]?.bodyName ?? null, targets: [] };
}

/** A head whose body has unmet assigned targets. */
export interface BarredHead {
  readonly dossierId: string;
  readonly nominee: string;
  readonly detail: string;
  /** Codes of the unmet targets. */
  readonly targets: readonly string[];
}

/**
 * The heads whose bodies have unmet assigned targets. The body itself and its staff never are among them, nor a head for
 * whom the issuer has put an override on file.
 */
export function barredAmong(heads: readonly HeadOnFile[]): readonly BarredHead[] {
  return heads
    .filter(({ holds, overridden }) => holds && !overridden)
    .map(({ dossierId, nominee, bodyName, targets }) => {
      const { unmet } = barOf(targets);
      const names = unmet.map(({ targetName }) => targetName).join('; ');
      const detail = `${nominee}: đứng đầu ${bodyName}, nơi chưa đạt chỉ tiêu được giao: ${names}.`;
      return { dossierId, nominee, detail, targets: unmet.map(({ targetCode }) => targetCode) };
    })
    .filter(({ targets }) => targets.length > 0);
}

/** The head on the campaign's last day, or today while it runs. Where no campaign has the rule it finds nobody. */
const HEADS = `
  SELECT d.id AS "dossierId", d.campaign_id AS "campaignId", h.body_id AS "bodyId", b.name AS "bodyName", n.name AS nominee,
         n.title, h.holds, EXISTS (SELECT FROM head_override v WHERE v.dossier_id = d.id) AS overridden
    FROM dossier d JOIN campaign c ON c.id = d.campaign_id AND c.head_rule
    JOIN nominee n ON n.id = d.nominee_id AND n.kind = 'individual'
    CROSS JOIN LATERAL (SELECT least(c.ends_on, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS day) AS look
    CROSS JOIN LATERAL (
      SELECT o.body_id, true AS holds FROM position o JOIN position_holder p ON p.position_id = o.id
       WHERE o.role = 'unit-head' AND p.person_id = n.person_id AND daterange(p.valid_from, p.valid_to, '[]') @> look.day
      UNION ALL
      SELECT n.body_id, false WHERE n.person_id IS NULL) AS h
    CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = h.body_id
      ORDER BY (t.valid_from <= look.day) DESC, t.valid_from DESC LIMIT 1) AS b
   WHERE d.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], d.id), h.body_id`;
