import type { Transaction } from '../transaction.js';
import { recordOverdue } from './record-overdue.js';

/** Which duties are fired together: those whose latest rung due tells people, or puts their body on the overdue list. */
export type Firing = 'told' | 'listed';

/** The rungs one transaction fired. */
export interface Fired {
  readonly rungIds: readonly string[];
  /** Whether as many duties were taken as were allowed: more may be due. */
  readonly full: boolean;
}

const NOTHING: Fired = { rungIds: [], full: false };

/**
 * Fires the rungs due of so many duties of a campaign: of each duty only the latest is sent, earlier ones missed
 * meanwhile are superseded. Duties are locked first and looked at again, so that whoever has just filed is not urged.
 * @param limit duties at most, so that no transaction grows with the campaign
 */
export async function fireDueRungs(tx: Transaction, campaignId: string, firing: Firing, limit: number): Promise<Fired> {
  const due = await tx.rows<{ id: string; now: Date }>(DUE, [campaignId, firing === 'listed', limit]);
  if (due.length === 0) return NOTHING;
  const ids = due.map(({ id }) => id);
  await tx.rows('SELECT FROM duty WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
  const fired = await tx.rows<{ id: string }>(FIRE, [ids, due[0]!.now]);
  const rungIds = fired.map(({ id }) => id);
  await recordOverdue(tx, rungIds);
  return { rungIds, full: due.length === limit };
}

const DUE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  latest AS (
    SELECT DISTINCT ON (r.owner_id) r.owner_id AS id, r.overdue_list, clock.now
      FROM clock, rung r
     WHERE r.subject_id = $1 AND r.owner_kind = 'duty' AND r.outcome IS NULL AND r.due_at <= clock.now
     ORDER BY r.owner_id, r.due_at DESC, r.place DESC)
  SELECT id, now FROM latest WHERE overdue_list = $2 ORDER BY id LIMIT $3`;

const FIRE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  ranked AS (
    SELECT r.id, d.settled_at IS NULL AND d.held_at IS NULL AND r.deadline_rev = d.deadline_rev AS alive,
           row_number() OVER (PARTITION BY r.owner_id, r.deadline_rev ORDER BY r.due_at DESC, r.place DESC) AS nth
      FROM rung r JOIN duty d ON d.id = r.owner_id
     WHERE r.owner_id = ANY ($1::uuid[]) AND r.outcome IS NULL AND r.due_at <= $2),
  fired AS (
    UPDATE rung SET fired_at = clock.now,
           outcome = CASE WHEN NOT ranked.alive THEN 'void' WHEN ranked.nth = 1 THEN 'sent' ELSE 'superseded' END
      FROM ranked, clock WHERE rung.id = ranked.id AND rung.outcome IS NULL
    RETURNING rung.id, rung.outcome)
  SELECT id FROM fired WHERE outcome = 'sent'`;
