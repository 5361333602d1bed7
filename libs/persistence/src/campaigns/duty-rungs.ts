import type { Transaction } from '../transaction.js';

/** One step of a duty kind's ladder, on its instant (ms since the epoch). */
export interface StepOnInstant {
  readonly kind: string;
  readonly code: string;
  readonly dueAt: number;
  readonly tells: readonly string[];
  readonly letter: boolean;
  readonly overdueList: boolean;
}

/**
 * Gives the duties the rungs of their kind under their present deadline revision. A rung already past is kept as
 * superseded: it shows in the ladder and is never sent.
 */
export async function raiseRungs(
  tx: Transaction,
  dutyIds: readonly string[],
  steps: readonly StepOnInstant[],
): Promise<void> {
  await tx.rows(
    `WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
     INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, letter, overdue_list,
                       due_at, outcome, fired_at)
     SELECT gen_random_uuid(), 'duty', d.id, d.campaign_id, s.code, d.deadline_rev,
            ARRAY(SELECT jsonb_array_elements_text(s.tells)), s.letter, s."overdueList", s.due,
            CASE WHEN s.due <= clock.now THEN 'superseded' END, CASE WHEN s.due <= clock.now THEN clock.now END
       FROM clock,
            (SELECT *, to_timestamp("dueAt" / 1000.0) AS due FROM jsonb_to_recordset($2)
               AS x (kind text, code text, "dueAt" double precision, tells jsonb, letter boolean, "overdueList" boolean)) AS s
       JOIN duty d ON d.kind = s.kind
      WHERE d.id = ANY ($1::uuid[])`,
    [dutyIds, JSON.stringify(steps)],
  );
}

/** Voids the unfired rungs of duties and takes back what their rungs said and nobody has sent yet. */
export async function voidRungs(tx: Transaction, dutyIds: readonly string[]): Promise<void> {
  await tx.rows(
    `WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
     voided AS (
       UPDATE rung SET outcome = 'void', fired_at = clock.now FROM clock
        WHERE owner_id = ANY ($1::uuid[]) AND outcome IS NULL)
     SELECT take_back(ARRAY(SELECT m.id FROM rung AS r JOIN message AS m ON m.rung_id = r.id
                             WHERE r.owner_id = ANY ($1::uuid[]) AND r.outcome = 'sent'))`,
    [dutyIds],
  );
}

/** Sets the next instant at which `urging` has to act: the first rung still open. */
export async function scheduleUrging(tx: Transaction, campaignId: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure SET due_at = (SELECT min(due_at) FROM rung WHERE subject_id = $1 AND outcome IS NULL)
      WHERE kind = 'urging' AND id = $1`,
    [campaignId],
  );
}
