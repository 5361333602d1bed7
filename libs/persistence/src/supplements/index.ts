export { answerItems, readOpenItems } from './answer-items.js';
export { askItems, readSupplementRules, refuseFurtherSupplement, type SupplementRules } from './ask-items.js';
export {
  countDefects,
  type DefectCount,
  type DefectScope,
  type DefectStatistics,
  type DefectTotals,
  type UnitDefects,
} from './defect-statistics.js';
export { listSupplements, type SupplementRecord } from './supplement-list.js';
export { openIntakeIfRecalled, type Recall, recallDossier } from './recall.js';
