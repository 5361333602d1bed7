import { itemsAsked, Problem, type SupplementItem } from '@bangvang/domain';
import { askItems, readSupplementRules, refuseFurtherSupplement, type Transaction } from '@bangvang/persistence';
import type { DefectDto } from '../dossiers/handling.dto.js';

/** Outcomes that find nothing wrong. */
const NOTHING_WRONG: ReadonlySet<string> = new Set(['received', 'sound']);

/**
 * The defects a reception or an appraisal names, in the words of the campaign's catalogue. Those of a supplement are put
 * on file as items the unit has to answer one by one.
 * @throws Problem supplement-rounds-used, supplement-without-items, invalid-input
 */
export async function sayDefects(
  tx: Transaction,
  dossierId: string,
  outcome: string,
  items: readonly DefectDto[],
): Promise<readonly SupplementItem[]> {
  const asked = items.map(({ code, paperCode = null, note = null }) => ({ code, paperCode, note }));
  const supplement = outcome === 'supplement';
  if (!supplement && asked.length === 0) return [];
  if (NOTHING_WRONG.has(outcome)) {
    throw new Problem('invalid-input', 'Chỉ nêu lỗi khi yêu cầu bổ sung, trả lại hoặc kết luận không đạt.', {
      extra: { field: 'items' },
    });
  }
  const rules = await readSupplementRules(tx, dossierId);
  if (supplement) refuseFurtherSupplement(rules);
  const named = itemsAsked(rules.defects, asked);
  if (supplement) await askItems(tx, dossierId, rules.procedureRev, named);
  return named;
}
