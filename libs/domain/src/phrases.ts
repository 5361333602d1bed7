import { comparable } from './vietnamese.js';

/** A phrase documents use for bodies, and the groups of bodies it means. No groups: understood, but nobody here is addressed. */
export interface PhraseRow {
  readonly phrase: string;
  readonly groups: readonly string[];
}

/** What a "who" means: groups in the order of the text, each once; and what no phrase explains, as printed. */
export interface ResolvedWho {
  readonly groups: readonly string[];
  readonly unresolved: readonly string[];
}

/** Words that mean no body themselves: some part one body from the next, others introduce one or stand inside its name. */
const JOINING = ['và', 'cùng', 'với'];
const INTRODUCING = ['các', 'những', 'của', 'thuộc', 'đồng chí', 'trên địa bàn', 'chủ trì', 'phối hợp', 'b/c'];

/** What explains a word: a phrase, a joining word or an introducing one. */
type Reason = PhraseRow | 'joining' | 'introducing';

/**
 * Resolves the "who" of a document. The longest phrases take their words first, wherever they stand, so a phrase may contain
 * commas and "và"; what stays is joining words, or unresolved. No phrase reaches across a semicolon or a bracket.
 * @param text as printed: `Phòng Nội vụ huyện (chủ trì), Văn phòng HĐND và UBND huyện (phối hợp)`
 * @param table the installation's editable phrase table
 */
export function resolveWho(text: string, table: readonly PhraseRow[]): ResolvedWho {
  const words = wordsOf(text);
  const reasons: (Reason | undefined)[] = words.map(() => undefined);
  for (const { sought, reason } of explanations(table)) claim(words, reasons, sought, reason);

  const groups = reasons.flatMap((reason) => (typeof reason === 'object' ? reason.groups : []));
  return { groups: [...new Set(groups)], unresolved: unexplained(words, reasons) };
}

/** One word of the text as it compares; `piece` counts the printed words, `item` and `clause` the stretches it lies in. */
interface Word {
  readonly key: string;
  readonly printed: string;
  readonly piece: number;
  /** Between commas. */
  readonly item: number;
  /** Between semicolons and brackets. */
  readonly clause: number;
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let item = 0;
  let clause = 0;
  [...text.normalize('NFC').matchAll(/[\p{L}\p{M}\p{N}]+|[,;:.()[\]{}\n]/gu)].forEach(([printed], piece) => {
    if (/^[\p{L}\p{M}\p{N}]/u.test(printed)) {
      for (const key of comparable(printed)) words.push({ key, printed, piece, item, clause });
      return;
    }
    item += 1;
    if (!/[,.:]/.test(printed)) clause += 1;
  });
  return words;
}

/** What may explain words, in the order it may claim them. A leading "Các" or "Đồng chí" is no part of a phrase. */
function explanations(table: readonly PhraseRow[]): readonly { sought: readonly string[]; reason: Reason }[] {
  const phrases = table.map((row) => {
    const phrase = row.phrase.normalize('NFC').replace(/^\s*((các|những|đồng chí)\s+)+/iu, '');
    return { sought: keysOf(phrase), reason: row };
  });
  return [
    ...phrases.filter(({ sought }) => sought.length > 0).toSorted((a, b) => b.sought.length - a.sought.length),
    ...INTRODUCING.map((filler) => ({ sought: keysOf(filler), reason: 'introducing' as const })),
    ...JOINING.map((filler) => ({ sought: keysOf(filler), reason: 'joining' as const })),
  ];
}

function keysOf(text: string): readonly string[] {
  return wordsOf(text).map(({ key }) => key);
}

/** Gives the reason to every stretch of still unexplained words of one clause that reads as what is sought. */
function claim(
  words: readonly Word[],
  reasons: (Reason | undefined)[],
  sought: readonly string[],
  reason: Reason,
): void {
  for (const [at, first] of words.entries()) {
    const fits = sought.every((key, offset) => {
      const word = words[at + offset];
      return word?.key === key && word.clause === first.clause && reasons[at + offset] === undefined;
    });
    if (fits) reasons.fill(reason, at, at + sought.length);
  }
}

/** The runs of words nothing explains, as printed. Introducing words inside a run stay in it; joining words and commas end it. */
function unexplained(words: readonly Word[], reasons: readonly (Reason | undefined)[]): readonly string[] {
  const runs: Word[][] = [];
  let run: Word[] = [];
  let between: Word[] = [];
  for (const [at, word] of words.entries()) {
    const reason = reasons[at];
    if (reason === 'introducing' && run.at(-1)?.item === word.item) between.push(word);
    else if (reason !== undefined) [run, between] = [[], []];
    else {
      if (run.length === 0 || run[0]?.item !== word.item) runs.push((run = []));
      else run.push(...between);
      run.push(word);
      between = [];
    }
  }
  return runs.map(printedRun);
}

/** An abbreviation compares as several words and is printed once. */
function printedRun(run: readonly Word[]): string {
  return run
    .filter(({ piece }, index) => run[index - 1]?.piece !== piece)
    .map(({ printed }) => printed)
    .join(' ');
}
