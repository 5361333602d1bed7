import type { Confidence } from './confidence.js';

/** A legal text that clauses are cited from, with the articles known of it. */
export interface LegalText {
  readonly code: string;
  /** As printed: '06/2022/QH15'. */
  readonly number: string;
  readonly title: string;
  /** Article numbers by how far they are confirmed. */
  readonly articles: Readonly<Partial<Record<Confidence, readonly string[]>>>;
}

/** One clause cited: which text, which article and, where given, which clause or point of it. */
export interface Citation {
  readonly number: string;
  /** null where the source names the text alone. */
  readonly article: string | null;
  /** '(1)(b)'; empty for the article as a whole. */
  readonly point: string;
}

/** Words people cite a source by without its number (a practice, a short title), and the clause they rest on. */
export interface CitedWording {
  readonly wording: string;
  readonly restsOn: string;
}

/** A citation found in the list of texts, and how far its article is confirmed. */
export interface ResolvedCitation extends Citation {
  readonly text: LegalText;
  readonly article: string;
  readonly confidence: Confidence;
}

const NUMBER = /\d+(?:\/\d{4})?\/[A-ZĐ][A-ZĐ0-9-]*/;
const ARTICLE = /(?:Điều|điểm|mục) (\d+)((?:\([0-9a-zđ]+\))*)/g;

/**
 * Reads a source as people write it: 'Luật 06/2022/QH15, Điều 23; Nghị định 98/2023/NĐ-CP, Điều 54(1), 55'.
 * Texts are parted by semicolons; a part without a number is no citation and is left out.
 */
export function citationsOf(source: string): readonly Citation[] {
  return source.split(';').flatMap((part) => {
    const number = NUMBER.exec(part)?.[0];
    if (number === undefined) return [];
    const articles = [...part.matchAll(ARTICLE)].map(([, article, point]) => ({
      number,
      article: article ?? null,
      point: point ?? '',
    }));
    return articles.length > 0 ? articles : [{ number, article: null, point: '' }];
  });
}

/**
 * The citations of a source whose text and article are both in the list. Empty: the source rests on nothing known.
 * @param wordings tried where the source itself names no article of a known text
 */
export function resolveSource(
  source: string,
  texts: readonly LegalText[],
  wordings: readonly CitedWording[] = [],
): readonly ResolvedCitation[] {
  const found = citationsOf(source).flatMap((citation) => resolve(citation, texts));
  if (found.length > 0) return found;
  return wordings
    .filter(({ wording }) => source.includes(wording))
    .flatMap(({ restsOn }) => resolveSource(restsOn, texts));
}

function resolve({ number, article, point }: Citation, texts: readonly LegalText[]): readonly ResolvedCitation[] {
  const text = texts.find((known) => known.number === number);
  if (!text || article === null) return [];
  const confidence = (['sure', 'likely', 'unsure'] as const).find((mark) => text.articles[mark]?.includes(article));
  return confidence === undefined ? [] : [{ number, article, point, text, confidence }];
}
