import type { Confidence } from '../regime/confidence.js';

/** Two acts on one dossier that one person may not both do. */
export interface Separation {
  /** Kind of the task that is barred. */
  readonly task: string;
  /** The earlier conclusion that bars it. */
  readonly earlier: string;
  /** Only where that was done at another level: a second look at one's own level is no conflict. */
  readonly atAnotherLevel: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

const PREPARES = 'Tách người thẩm định, hoàn thiện với người quyết định (quy chế làm việc)';
const PROPOSES = 'Người đã xử lý ở cấp trình không xử lý lại ở cấp trên';

/**
 * Four eyes (người lập khác người duyệt): whoever did the one does not do the other. Beside these, whoever prepared a dossier or
 * signed its submission handles none of its later tasks.
 * @source domain of emulation and commendation: preparer and approver differ, appraiser and decider differ
 */
export const SEPARATED: readonly Separation[] = [
  { task: 'decision', earlier: 'reception', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'decision', earlier: 'appraisal', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'decision', earlier: 'completion', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'dispatch', earlier: 'reception', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'dispatch', earlier: 'appraisal', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'dispatch', earlier: 'completion', atAnotherLevel: false, source: PREPARES, confidence: 'likely' },
  { task: 'appraisal', earlier: 'appraisal', atAnotherLevel: true, source: PROPOSES, confidence: 'unsure' },
  { task: 'appraisal', earlier: 'dispatch', atAnotherLevel: true, source: PROPOSES, confidence: 'unsure' },
  { task: 'decision', earlier: 'dispatch', atAnotherLevel: true, source: PROPOSES, confidence: 'unsure' },
];

/** Tasks the proposing unit owes: its own people's work, so that only the preparer is excluded. */
export const OWED_BY_UNIT: readonly string[] = ['submit-proposal', 'supplement'];
