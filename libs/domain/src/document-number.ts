/** A document's number and symbol (số, ký hiệu) as far as it can be read. `raw` is what is printed and what is kept. */
export interface DocumentNumber {
  readonly raw: string;
  /** null while the number is blank. */
  readonly number: number | null;
  /** Year inside the symbol, as legal texts carry it (98/2023/NĐ-CP). */
  readonly year: number | null;
  /** Abbreviation of the type; null for an official letter, which has none. */
  readonly type: string | null;
  /** Abbreviation of the issuer. */
  readonly issuer: string | null;
  /** Drafting unit of an official letter. */
  readonly unit: string | null;
}

/**
 * Type abbreviations: ND30's list, the legal texts', the Party's, and one the documents use beside them (PD).
 * @source Decree 30/2020/NĐ-CP, Appendix III
 */
const TYPES = new Set(
  'NQ QĐ CT QC QYĐ TC TB HD CTR KH PA ĐA DA BC BB TTR HĐ CĐ BGN BTT BTN GUQ GM GGT GNP PG PC PB NĐ TT TTLT L PL KL PD'.split(
    ' ',
  ),
);

/**
 * Reads a document number tolerantly: `477 /CT-UBND`, `1954/UBND-TH`, `34-CT/TW`, `19-CT-TTg`, `/KH-UBND`, `98/2023/NĐ-CP`.
 * Never fails: what cannot be read is null.
 * @param customTypes further type abbreviations of the installation
 */
export function parseDocumentNumber(raw: string, customTypes: readonly string[] = []): DocumentNumber {
  const symbol = raw
    .normalize('NFC')
    .replace(/^\s*số\s*:?/i, '')
    .trim();
  const [, digits, year, rest = ''] =
    /^(\d+)?[\s.…_]*(?:[/-]\s*(\d{4})\s*(?=\/|$))?\s*[/-]?\s*(.*)$/su.exec(symbol) ?? [];
  const [first = null, ...others] = rest.split(/[\s]*[/-][\s]*|\s+\(.*$/u).filter((part) => part !== '');
  const second = others.length > 0 ? others.join('-') : null;

  const parts = { raw, number: digits ? Number(digits) : null, year: year ? Number(year) : null };
  if (first !== null && isType(first, customTypes)) return { ...parts, type: first, issuer: second, unit: null };
  return { ...parts, type: null, issuer: first, unit: second };
}

/**
 * A number as it is issued: leading zero below ten, then the symbol.
 * @param n 1 or more
 * @param symbol `QĐ-UBND`; the blank form `/QĐ-UBND` is accepted too
 * @source Decree 30/2020/NĐ-CP, Appendix I
 */
export function formatIssuedNumber(n: number, symbol: string): string {
  return `${String(n).padStart(2, '0')}/${symbol.trim().replace(/^\/\s*/, '')}`;
}

/** Tells whether a document number still waits for its number: `/KH-UBND`, `…/KH-UBND` or nothing at all. */
export function isBlankNumber(raw: string): boolean {
  return parseDocumentNumber(raw).number === null;
}

function isType(text: string, customTypes: readonly string[]): boolean {
  return TYPES.has(text.toUpperCase()) || customTypes.includes(text);
}
