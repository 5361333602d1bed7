import type { Choice, VoterItem } from '@bangvang/ballot';
import { EXIT, Failure } from '../failure.js';

const CHOICES: readonly Choice[] = ['agree', 'disagree', 'abstain'];

export interface GivenChoices {
  /** For every item with a token that has none of its own. */
  readonly all?: string;
  /** `X=choice`, where X is an item's place on the form or its id. */
  readonly item: readonly string[];
}

/** The choice for each item, by its id. @throws Failure usage, naming what is not understood */
export function choicesFrom(
  { all, item: given }: GivenChoices,
  items: readonly VoterItem[],
): ReadonlyMap<string, Choice> {
  const choices = new Map<string, Choice>();
  if (all !== undefined) {
    for (const { itemId, token } of items) if (token) choices.set(itemId, choiceIn(all));
  }
  for (const text of given) {
    const [, name, choice] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const found = items.find(({ itemId, ord }) => itemId === name || String(ord) === name);
    if (!found || choice === undefined) {
      throw new Failure(EXIT.usage, `--item phải có dạng số-thứ-tự=lựa-chọn hoặc mã=lựa-chọn: “${text}”`);
    }
    choices.set(found.itemId, choiceIn(choice));
  }
  if (choices.size === 0) throw new Failure(EXIT.usage, 'Chưa có lựa chọn nào: dùng --all hoặc --item.');
  return choices;
}

function choiceIn(text: string): Choice {
  const choice = CHOICES.find((known) => known === text);
  if (!choice)
    throw new Failure(EXIT.usage, `Lựa chọn phải là một trong: ${CHOICES.join(', ')}; không phải “${text}”.`);
  return choice;
}
