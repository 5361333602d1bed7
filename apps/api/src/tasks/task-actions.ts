import type { Officer } from '@bangvang/contracts';
import type { TaskRecord } from '@bangvang/persistence';
import { ACT_OF_TASK } from '../dossiers/allowed-actions.js';
import type { TaskView } from './task.view.js';

/** A task as its reader sees it, with what he may do now. The command decides again: this only spares a refusal. */
export function taskViewOf({ dueKey: _sortedBy, ...task }: TaskRecord, { personId }: Officer): TaskView {
  return { ...task, allowedActions: actionsOn(task, personId) };
}

function actionsOn(task: Pick<TaskRecord, 'kind' | 'state' | 'assigneeId'>, personId: string): string[] {
  if (task.state === 'ready') return ['claim', 'snooze'];
  const mine = task.assigneeId === personId;
  return mine ? ['release', 'snooze', ACT_OF_TASK[task.kind] ?? task.kind] : [];
}
