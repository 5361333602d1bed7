import type { Officer, Role } from '@bangvang/contracts';
import { isFinal, type Stage } from '@bangvang/domain';
import type { DossierOnRecord } from '@bangvang/persistence';
import { taskActions } from '../tasks/task-actions.js';

/** Stages in which Home Affairs verifies what only a person can read. */
const VERIFIED_IN: ReadonlySet<Stage> = new Set<Stage>([
  'submitted',
  'under-appraisal',
  'before-council',
  'in-completion',
  'submitted-upward',
  'decision-pending',
]);

/** What the officer may do with the dossier now. The command decides again: this only spares a refusal. */
export function allowedActions(dossier: DossierOnRecord, officer: Officer): string[] {
  const watching = dossier.watched ? 'unwatch' : 'watch';
  if (dossier.withdrawn || isFinal(dossier.stage)) return dossier.watched ? [watching] : [];
  const { task, held: onHold } = dossier;
  const acts = [
    ...unitActions(dossier, officer),
    ...(task ? taskActions({ ...task, onHold }, officer) : []),
    ...leadActions(dossier, officer),
    watching,
  ];
  return [...new Set(acts)];
}

function unitActions(dossier: DossierOnRecord, { posts }: Officer): string[] {
  const holds = (role: Role) => posts.some((post) => post.role === role && post.bodyId === dossier.bodyId);
  const drafted = dossier.stage === 'drafted' && !dossier.submitted;
  const open = drafted || (dossier.stage === 'supplement-requested' && !dossier.concluded);
  const decided = dossier.stage === 'decided' || (dossier.stage === 'decision-pending' && dossier.concluded);
  return [
    ...(open && holds('unit-officer') ? ['edit'] : []),
    ...(open && (holds('unit-officer') || holds('unit-head')) ? ['add-paper', 'confirm'] : []),
    ...(drafted && holds('unit-officer') ? ['record-unit-review'] : []),
    ...(!decided && holds('unit-head') ? ['withdraw'] : []),
    ...(isWaiting(dossier) && holds('unit-head') ? ['recall'] : []),
  ];
}

/** Nobody has taken up what its unit submitted. */
function isWaiting({ stage, concluded, held, task }: DossierOnRecord): boolean {
  return stage === 'submitted' && !concluded && !held && task?.state === 'ready';
}

/** The lead of the level's Home Affairs reopens an appraisal, and confirms at any time until the decision. */
function leadActions(dossier: DossierOnRecord, { posts }: Officer): string[] {
  const { stage, concluded, held, homeAffairsId, bodyId, notVerifier } = dossier;
  if (!posts.some((post) => post.role === 'appraisal-lead' && post.bodyId === homeAffairsId)) return [];
  const ownUnit = posts.some((post) => post.bodyId === bodyId);
  return [
    ...(stage === 'before-council' && !concluded && !held ? ['reopen'] : []),
    ...(!ownUnit && !notVerifier && VERIFIED_IN.has(stage) ? ['confirm'] : []),
  ];
}
