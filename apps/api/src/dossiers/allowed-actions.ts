import type { Officer, Role } from '@bangvang/contracts';
import { isFinal } from '@bangvang/domain';
import type { DossierOnRecord } from '@bangvang/persistence';

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
const WITHOUT_CLAIM: ReadonlySet<string> = new Set(['submit', 'supply', 'convene', 'dispatch', 'decide', 'publish']);

/** What the officer may do with the dossier now. The command decides again: this only spares a refusal. */
export function allowedActions(dossier: DossierOnRecord, officer: Officer): string[] {
  if (dossier.withdrawn || isFinal(dossier.stage)) return [];
  return [...unitActions(dossier, officer), ...taskActions(dossier, officer), ...leadActions(dossier, officer)];
}

function unitActions(dossier: DossierOnRecord, { posts }: Officer): string[] {
  const holds = (role: Role) => posts.some((post) => post.role === role && post.bodyId === dossier.bodyId);
  const drafted = dossier.stage === 'drafted' && !dossier.submitted;
  const open = drafted || (dossier.stage === 'supplement-requested' && !dossier.concluded);
  const decided = dossier.stage === 'decided' || (dossier.stage === 'decision-pending' && dossier.concluded);
  return [
    ...(open && holds('unit-officer') ? ['edit', 'add-paper'] : []),
    ...(drafted && holds('unit-officer') ? ['record-unit-review'] : []),
    ...(!decided && holds('unit-head') ? ['withdraw'] : []),
    ...(isWaiting(dossier) && holds('unit-head') ? ['recall'] : []),
  ];
}

/** Nobody has taken up what its unit submitted. */
function isWaiting({ stage, concluded, held, task }: DossierOnRecord): boolean {
  return stage === 'submitted' && !concluded && !held && task?.state === 'ready';
}

function leadActions({ stage, concluded, held, homeAffairsId }: DossierOnRecord, { posts }: Officer): string[] {
  const leads = posts.some(({ role, bodyId }) => role === 'appraisal-lead' && bodyId === homeAffairsId);
  return leads && stage === 'before-council' && !concluded && !held ? ['reopen'] : [];
}

function taskActions({ task, held }: DossierOnRecord, { personId, posts }: Officer): string[] {
  if (!task || task.excluded || !posts.some(({ positionId }) => positionId === task.groupId)) return [];
  const act = ACT_OF_TASK[task.kind] ?? task.kind;
  const concluding = held ? [] : [act];
  if (task.state === 'ready') return ['claim', ...(WITHOUT_CLAIM.has(act) ? concluding : [])];
  return task.assigneeId === personId ? ['release', ...concluding] : [];
}
