import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** A task as it stands after an act on who holds it. */
export interface TaskHeld {
  readonly id: string;
  readonly dossierId: string;
  readonly groupId: string;
  readonly version: number;
}

/** SQL: the columns of `TaskHeld`. @param from the task's alias */
export const HELD = (from: string): string =>
  `${from}.id, ${from}.dossier_id AS "dossierId", ${from}.group_id AS "groupId", ${from}.version`;

/**
 * SQL: whether a person may hold a task of a position: he holds the position today, or leads its Home Affairs (what is overdue
 * or given by himself is handed to him).
 */
export const mayHold = (position: string, person: string): string =>
  `(holds_today(${position}, ${person}) OR leads_group_today(${position}, ${person}))`;

/** Leaves the act in the dossier's audit, and tells the inboxes that have the task. */
export function noted(
  tx: Transaction,
  { id, dossierId, groupId, version }: TaskHeld,
  act: string,
  assigneeId: string | null,
  detail: Readonly<Record<string, unknown>> = {},
): TaskHeld {
  tx.audit(`dossier/${dossierId}`, act, { taskId: id, ...detail });
  tx.inboxChanged({ taskId: id, groupId, assigneeId, version });
  return { id, dossierId, groupId, version };
}

/** The same where there is none and where the caller may not see it. */
export function noTask(): Problem {
  return new Problem('no-such-task', 'Không tìm thấy việc này.');
}
