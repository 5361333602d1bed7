/** The kinds of durable procedure. Each is a workflow whose id is `{kind}/{id}`. */
export type ProcedureKind = 'campaign' | 'urging' | 'award-dossier' | 'council-session';

/** Workflow type of each kind, as exported by the `workflows` package. */
export const WORKFLOW_TYPES = {
  campaign: 'campaign',
  urging: 'urging',
  'award-dossier': 'awardDossier',
  'council-session': 'councilSession',
} as const satisfies Record<ProcedureKind, string>;

/** The one task queue of workflows and activities. */
export const TASK_QUEUE = 'bangvang';

/** The signal every procedure listens to. It carries the subject's fact version, and what that fact concludes. */
export const WAKE_SIGNAL = 'wake';

export function workflowIdOf(kind: ProcedureKind, id: string): string {
  return `${kind}/${id}`;
}

/** A fact that concludes a visit of a dossier to a stage. */
export interface ConcludedVisit {
  /** Number of the visit among the dossier's. */
  readonly visit: number;
  readonly outcome: string;
}

/** Argument of every procedure. */
export interface ProcedureInput {
  /** Id of the subject: campaign, dossier, session. */
  readonly id: string;
}
