import type { ProcedureKind } from '@bangvang/contracts';
import { limitDeadline } from '../law/limit-deadline.js';
import { readOpenLimits } from '../law/open-limits.js';
import { TASK_RUNGS } from '../law/task-rungs.js';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import { readWorkingCalendar } from '../campaigns/working-days.js';
import type { Transaction } from '../transaction.js';

/** A procedure by kind and id. */
export interface ProcedureKey {
  readonly kind: ProcedureKind;
  readonly id: string;
}

/** Wakes procedures that have not ended. Woken for nothing, they look and rest. @returns those woken */
export async function wakeProcedures(
  tx: Transaction,
  keys: readonly ProcedureKey[],
  why: string,
): Promise<readonly ProcedureKey[]> {
  const alive = await tx.rows<ProcedureKey & Record<string, unknown>>(
    `SELECT p.kind, p.id FROM unnest($1::text[], $2::uuid[]) AS x (kind, id) JOIN procedure p USING (kind, id)
      WHERE p.ended_at IS NULL ORDER BY p.kind, p.id`,
    [keys.map(({ kind }) => kind), keys.map(({ id }) => id)],
  );
  for (const { kind, id } of alive) {
    tx.wake(kind, id);
    tx.audit(`${kind}/${id}`, 'reseat', { by: 'reconciliation', why });
  }
  return alive;
}

/** Begins the procedures of submitted dossiers that have none. */
export function beginProcedures(tx: Transaction, dossierIds: readonly string[]): void {
  for (const id of dossierIds) {
    tx.wake('award-dossier', id);
    tx.audit(`award-dossier/${id}`, 'reseat', { by: 'reconciliation', why: 'no-procedure' });
  }
}

/** Sets the instant of procedures by the nearest rung still ahead, and wakes them so that the engine's timer follows. */
export async function setTimers(tx: Transaction, dossierIds: readonly string[]): Promise<readonly ProcedureKey[]> {
  const set = await tx.rows<{ id: string }>(
    `UPDATE procedure p SET due_at = r.due_at
       FROM (SELECT subject_id, min(due_at) AS due_at FROM rung WHERE outcome IS NULL AND owner_kind = 'task'
                AND subject_id = ANY ($1::uuid[]) GROUP BY subject_id) AS r
      WHERE p.kind = 'award-dossier' AND p.id = r.subject_id AND p.ended_at IS NULL
        AND (p.due_at IS NULL OR p.due_at > r.due_at) RETURNING p.id`,
    [dossierIds],
  );
  return wakeProcedures(
    tx,
    set.map(({ id }) => ({ kind: 'award-dossier', id })),
    'timer-missing',
  );
}

/**
 * Raises the rungs still ahead of open tasks that have none under their present deadline; that deadline stays as it is.
 * @returns how many rungs were raised
 */
export async function raiseMissingRungs(tx: Transaction, dossierIds: readonly string[]): Promise<number> {
  const calendar = await readWorkingCalendar(tx);
  const now = await tx.legalNow();
  const asked: { taskId: string; rungs: unknown }[] = [];
  for (const open of await readOpenLimits(tx, dossierIds)) {
    const { ladders } = await readProcedure(tx, open.campaignId, open.procedureRev);
    const { held, arrivedOn } = open;
    const urging = { ladder: ladders['dossier-task'] ?? [], held, arrivedOn, now };
    asked.push({ taskId: open.taskId, rungs: limitDeadline(calendar, open, urging).rungs });
  }
  const raised = await tx.rows<{ id: string }>(RAISE, [JSON.stringify(asked)]);
  for (const id of new Set(raised.map((rung) => rung.id))) tx.wake('award-dossier', id);
  return raised.length;
}

const RAISE = `
  INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, due_at, unless_claimed, reassign)
  SELECT gen_random_uuid(), 'task', t.id, t.dossier_id, s.code, t.deadline_rev,
         ARRAY(SELECT jsonb_array_elements_text(s.tells)), to_timestamp(s."dueAt" / 1000), s."unlessClaimed", s.reassign
    FROM jsonb_to_recordset($1) AS x ("taskId" uuid, rungs jsonb) JOIN human_task t ON t.id = x."taskId" AND t.ended_at IS NULL,
         ${TASK_RUNGS('x.rungs')}
   WHERE NOT EXISTS (SELECT FROM rung r WHERE r.owner_id = t.id AND r.deadline_rev = t.deadline_rev)
  ON CONFLICT ON CONSTRAINT rung_once DO NOTHING RETURNING subject_id AS id`;
