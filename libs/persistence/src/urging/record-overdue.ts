import type { Transaction } from '../transaction.js';

/**
 * Puts on record which duties became overdue with the rungs just fired: the first rung sent after the due instant of
 * the present deadline says so, once per deadline.
 */
export async function recordOverdue(tx: Transaction, rungIds: readonly string[]): Promise<void> {
  const overdue = await tx.rows<{ id: string; kind: string; dueOn: string }>(
    `SELECT DISTINCT d.id, d.kind, d.due_on::text AS "dueOn"
       FROM rung AS r JOIN duty AS d ON d.id = r.owner_id
      WHERE r.id = ANY ($1::uuid[]) AND r.due_at >= d.due_at
        AND NOT EXISTS (SELECT FROM rung AS p
              WHERE p.owner_id = d.id AND p.deadline_rev = r.deadline_rev AND p.outcome = 'sent'
                AND p.due_at >= d.due_at AND p.due_at < r.due_at)`,
    [rungIds],
  );
  for (const { id, kind, dueOn } of overdue) tx.audit(`duty/${id}`, 'overdue', { kind, dueOn });
}
