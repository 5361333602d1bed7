import type { Confidence } from '../regime/confidence.js';

/** Where a task may go for good: another post of the same body, or the same work at the next level's Home Affairs. */
export interface TransferWay {
  readonly task: string;
  readonly to: 'same-body' | 'home-affairs-above';
  /** Role of the post that takes it. */
  readonly role: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const WITHIN = 'Phân công trong cơ quan (quy chế làm việc, mỗi nơi một quy chế)';
const ABOVE =
  'Luật Phòng, chống tham nhũng 2018, Điều 23 (kiểm soát xung đột lợi ích): người có lợi ích liên quan không xử lý';

/** The ways the procedure leaves open. A task of another kind stays where the procedure put it. */
export const TRANSFERS: readonly TransferWay[] = [
  { task: 'reception', to: 'same-body', role: 'appraisal-lead', source: WITHIN, confidence: 'likely' },
  { task: 'reception', to: 'same-body', role: 'appraiser', source: WITHIN, confidence: 'likely' },
  { task: 'reception', to: 'home-affairs-above', role: 'appraiser', source: ABOVE, confidence: 'unsure' },
  { task: 'appraisal', to: 'same-body', role: 'appraisal-lead', source: WITHIN, confidence: 'likely' },
  { task: 'appraisal', to: 'same-body', role: 'appraiser', source: WITHIN, confidence: 'likely' },
  { task: 'appraisal', to: 'home-affairs-above', role: 'appraiser', source: ABOVE, confidence: 'unsure' },
  { task: 'completion', to: 'same-body', role: 'appraisal-lead', source: WITHIN, confidence: 'likely' },
  { task: 'completion', to: 'same-body', role: 'appraiser', source: WITHIN, confidence: 'likely' },
  { task: 'completion', to: 'home-affairs-above', role: 'appraiser', source: ABOVE, confidence: 'unsure' },
];

/** Tells whether a task of this kind may go anywhere at all. */
export function isTransferable(task: string): boolean {
  return TRANSFERS.some((way) => way.task === task);
}
