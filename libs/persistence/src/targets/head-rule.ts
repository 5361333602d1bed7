import { isHeadTitle, Problem, targetsBarringHead } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { asResult, type AssignedTarget, readAssignedTargets } from './assigned-targets.js';

/** What stands between the head of a body and commendation in a campaign. */
export interface HeadBar {
  /** Assigned targets known to be unmet: they bar him. */
  readonly unmet: readonly AssignedTarget[];
  /** Assigned targets without a verified result: they ask a person. */
  readonly unknown: readonly AssignedTarget[];
}

/** What bars the head of a body in a campaign, whether or not the campaign has the rule. */
export async function headBarredBy(sql: Sql, campaignId: string, bodyId: string): Promise<HeadBar> {
  return barOf(await readAssignedTargets(sql, campaignId, { bodyIds: [bodyId], codes: null }));
}

/** As `headBarredBy`, from a body's assignments already read. */
export function barOf(assigned: readonly AssignedTarget[]): HeadBar {
  return {
    unmet: targetsBarringHead(assigned.map(asResult)).map((result) => result.assigned),
    unknown: assigned.filter(({ verdict }) => verdict === 'unknown'),
  };
}

/** A dossier the rule on heads looks at: its nominee heads a body, or his title says so. */
interface HeadsDossier {
  readonly dossierId: string;
  readonly campaignId: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly nominee: string;
  readonly title: string | null;
  /** Holds the position of head by the rows; otherwise only the title is known. */
  readonly holds: boolean;
}

/** Whether a nominee is barred as a head: 'needs-person' where his title or an unverified target leaves it open. */
export interface HeadCheck {
  readonly outcome: 'barred' | 'needs-person' | 'clear';
  readonly bodyName: string | null;
  readonly targets: readonly AssignedTarget[];
}

/** What the rule on heads says of a dossier, its override apart. */
export async function checkHead(sql: Sql, dossierId: string): Promise<HeadCheck> {
  const checks = (await headsAmong(sql, [dossierId])).map(async (head): Promise<HeadCheck> => {
    const { unmet, unknown } = await headBarredBy(sql, head.campaignId, head.bodyId);
    const { bodyName } = head;
    if (unmet.length > 0 && head.holds) return { outcome: 'barred', bodyName, targets: unmet };
    const open = [...unmet, ...unknown];
    return { outcome: open.length > 0 ? 'needs-person' : 'clear', bodyName, targets: open };
  });
  const found = await Promise.all(checks);
  const worst = (['barred', 'needs-person'] as const).map((outcome) =>
    found.find((check) => check.outcome === outcome),
  );
  return worst[0] ?? worst[1] ?? { outcome: 'clear', bodyName: found[0]?.bodyName ?? null, targets: [] };
}

/**
 * Refuses the dossiers of heads whose bodies have unmet assigned targets, all or none. The body itself and its staff are
 * never refused, nor a head for whom the issuer has put an override on file.
 * @throws Problem head-barred with `items`
 */
export async function refuseBarredHeads(tx: Transaction, dossierIds: readonly string[]): Promise<void> {
  const heads = (await headsAmong(tx, dossierIds)).filter(({ holds }) => holds);
  const items: { dossierId: string; code: 'head-barred'; detail: string; targets: readonly string[] }[] = [];
  for (const { dossierId, campaignId, bodyId, bodyName, nominee } of heads) {
    const { unmet } = await headBarredBy(tx, campaignId, bodyId);
    if (unmet.length === 0) continue;
    const targets = unmet.map(({ targetCode }) => targetCode);
    const names = unmet.map(({ targetName }) => targetName).join('; ');
    const detail = `${nominee}: đứng đầu ${bodyName}, nơi chưa đạt chỉ tiêu được giao: ${names}.`;
    items.push({ dossierId, code: 'head-barred', detail, targets });
  }
  if (items.length > 0) throw new Problem('head-barred', items[0]!.detail, { extra: { items } });
}

/** One statement for all dossiers; where no campaign among them has the rule it finds nobody. */
async function headsAmong(sql: Sql, dossierIds: readonly string[]): Promise<readonly HeadsDossier[]> {
  const found = await sql.rows<HeadsDossier & Record<string, unknown>>(HEADS, [dossierIds]);
  return found.filter(({ holds, title }) => holds || (title !== null && isHeadTitle(title)));
}

/** The head on the campaign's last day, or today while it runs. */
const HEADS = `
  SELECT d.id AS "dossierId", d.campaign_id AS "campaignId", h.body_id AS "bodyId", b.name AS "bodyName", n.name AS nominee,
         n.title, h.holds
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
   WHERE d.id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT FROM head_override v WHERE v.dossier_id = d.id)
   ORDER BY array_position($1::uuid[], d.id), h.body_id`;
