import type { Officer } from '@bangvang/contracts';
import { isTransferable } from '@bangvang/domain';
import type { ReadyActions, TaskRecord } from '@bangvang/persistence';
import { TASK_KINDS, type TaskKind } from './task.dto.js';
import type { TaskView } from './task.view.js';

/** The act that concludes a task of each kind. */
export const ACT_OF_TASK: Readonly<Record<string, string>> = {
  'submit-proposal': 'submit',
  reception: 'receive',
  supplement: 'supply',
  appraisal: 'appraise',
  opinion: 'give-opinion',
  agenda: 'convene',
  completion: 'complete',
  dispatch: 'dispatch',
  decision: 'decide',
  publication: 'publish',
};

/** Acts on one paper for many dossiers, and the unit's own: nobody needs to claim each task first. */
const WITHOUT_CLAIM: ReadonlySet<string> = new Set([
  'submit',
  'supply',
  'convene',
  'dispatch',
  'decide',
  'publish',
  'give-opinion',
]);

/** How a task stands to whoever looks at it. */
export interface TaskStanding {
  readonly kind: string;
  readonly state: string;
  readonly groupId: string;
  /** Null where the group is one of the officer's own positions. */
  readonly groupBodyId: string | null;
  readonly assigneeId: string | null;
  readonly delegateId: string | null;
  readonly concludes: boolean;
  /** What stands against the officer's handling it. */
  readonly excluded: string | null;
  /** The dossier's time stands still: nothing concludes its step. */
  readonly onHold: boolean;
}

/** A task as its reader sees it, with what he may do now. */
export function taskViewOf(record: TaskRecord, officer: Officer): TaskView {
  return { ...shown(record), allowedActions: taskActions(record, officer) };
}

/** Without what it is sorted and judged by. */
function shown({ dueKey: _sortedBy, groupBodyId: _body, excluded: _against, onHold: _held, ...task }: TaskRecord) {
  return task;
}

/** What the officer may do with tasks nobody holds, by group and kind: of these nothing else stands in the way. */
export function readyActions(officer: Officer): ReadyActions {
  const ready = {
    state: 'ready',
    groupBodyId: null,
    assigneeId: null,
    delegateId: null,
    excluded: null,
    onHold: false,
  };
  const actionsOf = (groupId: string, kind: TaskKind): readonly [string, readonly string[]] => [
    kind,
    taskActions({ ...ready, kind, groupId, concludes: kind !== 'opinion' }, officer),
  ];
  return Object.fromEntries(
    officer.posts.map(({ positionId }) => [
      positionId,
      Object.fromEntries(TASK_KINDS.map((kind) => actionsOf(positionId, kind))),
    ]),
  );
}

const ENDED: ReadonlySet<string> = new Set(['done', 'cancelled', 'obsolete']);

/** What the officer may do with the task now. The command decides again: this only spares a refusal. */
export function taskActions(task: TaskStanding, officer: Officer): string[] {
  if (ENDED.has(task.state)) return [];
  const { personId } = officer;
  return [
    ...(task.assigneeId === personId ? actsOfHolder(task, officer) : actsOfGroup(task, officer)),
    ...(task.delegateId === personId ? ['resolve'] : []),
    ...(leadsGroup(task, officer) ? actsOfLead(task) : []),
  ];
}

/** The holder concludes, unless a colleague is working on it for him. */
function actsOfHolder(task: TaskStanding, officer: Officer): string[] {
  if (task.delegateId !== null) return ['call-back', 'snooze'];
  if (!(postOf(task, officer) || leadsGroup(task, officer))) return ['release', 'snooze'];
  const begun = task.state === 'in-progress' ? 'stop' : 'start';
  return [
    ...['release', 'snooze', begun, 'delegate'],
    ...(task.excluded || !isOpen(task) ? [] : [ACT_OF_TASK[task.kind] ?? task.kind]),
    ...(task.excluded || !task.concludes || !isVerifiedBy(task, officer) ? [] : ['confirm']),
  ];
}

/** Whoever is in the group claims what nobody holds, or what the absent holder does in whose stead he has the post. */
function actsOfGroup(task: TaskStanding, officer: Officer): string[] {
  const post = postOf(task, officer);
  if (!post || task.excluded) return [];
  if (task.assigneeId !== null) return post.onBehalfOf?.personId === task.assigneeId ? ['claim'] : [];
  const act = ACT_OF_TASK[task.kind] ?? task.kind;
  return ['claim', 'snooze', ...(WITHOUT_CLAIM.has(act) && isOpen(task) ? [act] : [])];
}

function actsOfLead({ kind, concludes }: TaskStanding): string[] {
  return ['reassign', 'prioritise', ...(isTransferable(kind) ? ['transfer'] : []), ...(concludes ? [] : ['cancel'])];
}

/** Nothing concludes a step while the dossier's time stands still; an opinion is beside the steps. */
function isOpen({ kind, concludes, onHold }: TaskStanding): boolean {
  return kind === 'opinion' || (concludes && !onHold);
}

function isVerifiedBy({ kind }: TaskStanding, { posts }: Officer): boolean {
  const read = kind === 'reception' || kind === 'appraisal' || kind === 'completion';
  return read && posts.some(({ role }) => role === 'appraiser' || role === 'appraisal-lead');
}

function postOf({ groupId }: TaskStanding, { posts }: Officer) {
  return posts.find(({ positionId }) => positionId === groupId);
}

function leadsGroup(task: TaskStanding, officer: Officer): boolean {
  const bodyId = task.groupBodyId ?? postOf(task, officer)?.bodyId;
  return officer.posts.some((post) => post.leads && post.bodyId === bodyId);
}
