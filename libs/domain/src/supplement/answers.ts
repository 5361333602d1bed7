import { Problem } from '../problem.js';
import type { SupplementItem } from './defects.js';

/** An item as it stands on the dossier's file. */
export interface ItemOnFile extends SupplementItem {
  readonly id: string;
}

/** What the unit did about one item: supplied it, or objects to it. */
export interface ItemAnswer {
  readonly itemId: string;
  readonly answer: 'supplied' | 'objected';
  /** The paper that answers it; null where the note does. */
  readonly paperId: string | null;
  readonly note: string | null;
}

/**
 * Checks that a supplement answers every item that was asked, each once: supplied with a paper or a note, or objected to
 * with a reason.
 * @throws Problem supplement-unanswered with the items left open, invalid-input for an answer to nothing asked
 */
export function checkAnswers(items: readonly ItemOnFile[], answers: readonly ItemAnswer[]): void {
  const known = new Set(items.map(({ id }) => id));
  const given = new Set<string>();
  for (const [index, { itemId }] of answers.entries()) {
    if (!known.has(itemId)) throw faulty(index, 'Không có mục này trong yêu cầu bổ sung.');
    if (given.has(itemId)) throw faulty(index, 'Một mục chỉ được trả lời một lần.');
    given.add(itemId);
  }
  const silent = answers.findIndex(({ answer, paperId, note }) => !note && (answer === 'objected' || paperId === null));
  if (silent >= 0) throw faulty(silent, 'Mỗi mục phải kèm giấy tờ hoặc ghi đã làm gì; không đồng ý thì nêu lý do.');
  const open = items.filter(({ id }) => !given.has(id));
  if (open.length === 0) return;
  throw new Problem('supplement-unanswered', `Còn ${open.length} mục chưa trả lời: ${open.map(named).join('; ')}.`, {
    extra: { items: open.map((item) => ({ itemId: item.id, code: item.code, name: item.name, note: item.note })) },
  });
}

function named({ name, note }: ItemOnFile): string {
  return note ? `${name} (${note})` : name;
}

function faulty(index: number, detail: string): Problem {
  return new Problem('invalid-input', detail, { extra: { field: `answers.${index}` } });
}
