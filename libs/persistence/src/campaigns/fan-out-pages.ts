import type { Transaction } from '../transaction.js';
import { LEGAL_TODAY } from './told-people.js';

/** A person of an addressed body, with what the body still owes in the campaign. */
export interface ToldOfChange {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly personId: string;
  readonly address: string | null;
  /** Duties still open, in the order of their days. */
  readonly open: readonly { readonly name: string; readonly dueOn: string }[];
}

/** The bodies that owe or owed something in a campaign, in the order of their ids, after a key. */
export async function readBodiesAfter(
  tx: Transaction,
  campaignId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT body_id AS id FROM duty WHERE campaign_id = $1 AND ($2::uuid IS NULL OR body_id > $2)
      ORDER BY body_id LIMIT $3`,
    [campaignId, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Head and officer of each of these bodies, and who stands in for them. */
export function readToldOfChange(
  tx: Transaction,
  campaignId: string,
  bodyIds: readonly string[],
): Promise<ToldOfChange[]> {
  return tx.rows<ToldOfChange & Record<string, unknown>>(
    `WITH ${LEGAL_TODAY}
     SELECT DISTINCT o.body_id AS "bodyId", n.name AS "bodyName", p.id AS "personId", p.email AS address,
            coalesce((SELECT jsonb_agg(jsonb_build_object('name', d.name, 'dueOn', d.due_on) ORDER BY d.due_at, d.id)
                        FROM duty d WHERE d.campaign_id = $1 AND d.body_id = o.body_id AND d.settled_at IS NULL
                         AND d.due_at IS NOT NULL), '[]') AS open
       FROM clock
       JOIN position o ON o.body_id = ANY ($2::uuid[]) AND o.role IN ('unit-officer', 'unit-head')
       JOIN reached_today h ON h.position_id = o.id
       JOIN person p ON p.id = h.person_id
       JOIN body_tenure n ON n.body_id = o.body_id AND n.valid_from <= clock.today AND (n.valid_to IS NULL OR n.valid_to >= clock.today)
      ORDER BY "bodyId", "personId"`,
    [campaignId, bodyIds],
  );
}
