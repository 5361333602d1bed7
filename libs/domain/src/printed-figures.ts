import type { Comparator } from './target.js';

/** A target's figure as printed: `≥ 95%`, `47/83 trường`, `từ 20 đến 25%`, `giảm 15% so với năm 2024`, `1.610 tỷ đồng`. */
export interface PrintedFigure {
  readonly value: number;
  readonly valueTo: number | null;
  readonly denominator: number | null;
  /** What stands before the figure: `ít nhất`, `≥`; null where nothing does. */
  readonly word: string | null;
  readonly unit: string | null;
  readonly baseline: string | null;
}

const NUMBER = String.raw`-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?`;
const RANGE = new RegExp(String.raw`^(.*?)(${NUMBER})\s*%?\s*(?:-|–|đến)\s*(${NUMBER})(.*)$`, 'su');
const SHARE = new RegExp(String.raw`^(.*?)(${NUMBER})\s*\/\s*(${NUMBER})(.*)$`, 'su');
const SINGLE = new RegExp(String.raw`^(.*?)(${NUMBER})(.*)$`, 'su');

/** The figure in a printed value, or null where it holds none: a target in words. Dots part thousands, a comma decimals. */
export function printedFigure(text: string): PrintedFigure | null {
  const [main = '', comparedTo] = text.normalize('NFC').split(/(?=so với|so cùng kỳ)/u);
  const baseline = comparedTo?.trim() ?? null;
  const [, before, first, second, after] = SHARE.exec(main) ?? RANGE.exec(main) ?? [];
  if (first !== undefined && second !== undefined) {
    const isShare = SHARE.test(main);
    const other = numberOf(second);
    return {
      ...{ value: numberOf(first), valueTo: isShare ? null : other, denominator: isShare ? other : null },
      ...{ word: wordOf(before), unit: unitOf(after), baseline },
    };
  }
  const [, lead, figure, rest] = SINGLE.exec(main) ?? [];
  if (figure === undefined) return null;
  const value = numberOf(figure);
  return { value, valueTo: null, denominator: null, word: wordOf(`${lead} … ${rest}`), unit: unitOf(rest), baseline };
}

/** Every number a text prints, as numbers. */
export function figuresIn(text: string): readonly number[] {
  return [...text.normalize('NFC').matchAll(new RegExp(NUMBER, 'gu'))].map(([figure]) => numberOf(figure));
}

/** Printed words that compare, the more exact before those they contain. */
const WORDS: readonly (readonly [RegExp, Comparator])[] = [
  [/trở lên|không dưới|không thấp hơn|không ít hơn|tối thiểu|ít nhất|≥|>=/u, 'gte'],
  [/trở xuống|không quá|không vượt|không cao hơn|tối đa|giảm còn|giảm xuống|xuống còn|còn dưới mức|≤|<=/u, 'lte'],
  [/^trên|vượt|hơn|>/u, 'gt'],
  [/dưới|<|thấp hơn/u, 'lt'],
  [/đạt|khoảng|duy trì|giảm|tăng|từ/u, 'gte'],
];

/** What a printed word asks; null where it compares nothing. */
export function comparatorOf(word: string | null): Comparator | null {
  return WORDS.find(([pattern]) => pattern.test((word ?? '').trim().toLowerCase()))?.[1] ?? null;
}

/** A reduction measured as such (“giảm 15%”), not a level to come down to (“giảm còn 5%”). */
export function asksReduction(word: string | null): boolean {
  return /giảm(?!\s*(còn|xuống|dưới))/iu.test(word ?? '');
}

function numberOf(printed: string): number {
  const isEnglish = /^-?\d+\.\d+$/.test(printed) && !/^-?\d{1,3}(\.\d{3})+$/.test(printed);
  return Number(isEnglish ? printed : printed.replaceAll('.', '').replace(',', '.'));
}

function wordOf(text = ''): string | null {
  const word = text
    .replace(/…\s*(%|‰)?.*?(trở lên|trở xuống)?\s*$/su, (_, __, after?: string) => (after ? `… ${after}` : ''))
    .trim();
  return word === '' ? null : word;
}

function unitOf(text = ''): string | null {
  const unit = text
    .replace(/trở lên|trở xuống/u, '')
    .replace(/[.;,]\s*$/, '')
    .trim();
  return unit === '' ? null : unit;
}
