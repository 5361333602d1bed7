import { isLegalDay, type LegalDay } from './legal-day.js';

/** What is wrong with one field of a document, in words for the person who wrote it. */
export interface DocumentIssue {
  /** Where, as the file spells it: `targets[2].comparator`. */
  readonly path: string;
  readonly slug: DocumentIssueSlug;
  readonly message: string;
}

export type DocumentIssueSlug =
  | 'missing-field'
  | 'wrong-type'
  | 'unknown-value'
  | 'not-a-date'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'end-before-start';

/** What a reading notes down on the way. */
export interface ReadingNotes {
  readonly issues: DocumentIssue[];
  readonly notUnderstood: string[];
  readonly inferred: string[];
}

/** How the reader's own names may stand in a file: `issuerLevel` or `issuer_level`. */
function spellings(name: string): readonly string[] {
  return [name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`), name];
}

/**
 * One mapping of a document, read field by field. A field that does not fit is noted as an issue and answered with a value of
 * its type, so that the reading goes on and names every fault at once. Blank text reads as absent.
 */
export class DocumentFields {
  private readonly entries: Readonly<Record<string, unknown>>;
  private readonly known = new Set<string>();

  constructor(
    value: unknown,
    private readonly path: string,
    private readonly notes: ReadingNotes,
  ) {
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.entries = isMapping ? (value as Record<string, unknown>) : {};
    if (!isMapping) this.issue('', 'wrong-type', 'phải là một nhóm các mục “tên: giá trị”');
  }

  /** Text that must be there; an empty one is missing. */
  text(name: string): string {
    if (this.isBlank(name)) this.missing(name);
    return this.optionalText(name) ?? '';
  }

  optionalText(name: string): string | null {
    const value = this.raw(name);
    if (value == null) return null;
    if (typeof value === 'string') return value.normalize('NFC').trim() || null;
    this.issue(name, 'wrong-type', 'phải là chữ (đặt trong dấu nháy nếu là số hoặc ngày)');
    return null;
  }

  /** A reference or number of a paper, which YAML reads as a number where it stands without quotes. */
  label(name: string): string {
    if (this.isBlank(name)) this.missing(name);
    return this.optionalLabel(name) ?? '';
  }

  optionalLabel(name: string): string | null {
    const value = this.raw(name);
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : this.optionalText(name);
  }

  /** A number that must be there. */
  number(name: string): number {
    if (this.isBlank(name)) this.missing(name);
    return this.optionalNumber(name) ?? 0;
  }

  optionalNumber(name: string): number | null {
    const value = this.raw(name);
    if (value == null) return null;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    // A decimal comma is Vietnamese and clear; a lone dot may part thousands, so it is asked about.
    if (
      typeof value === 'string' &&
      /^\s*-?\d{1,3}((\.\d{3})*,\d+|(\.\d{3}){2,})\s*$|^\s*-?\d+(,\d+)?\s*$/.test(value)
    ) {
      this.inferred(name);
      return Number(value.trim().replaceAll('.', '').replace(',', '.'));
    }
    this.issue(name, 'wrong-type', 'phải là số, dùng dấu chấm thập phân');
    return null;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.raw(name);
    if (value == null) return otherwise;
    if (typeof value === 'boolean') return value;
    this.issue(name, 'wrong-type', 'phải là true hoặc false');
    return otherwise;
  }

  optionalDay(name: string): LegalDay | null {
    const value = this.optionalText(name);
    if (value === null || isLegalDay(value)) return value;
    const [, day, month, year] = /^(?:ngày )?(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(value) ?? [];
    const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
    if (isLegalDay(written)) {
      this.inferred(name);
      return written;
    }
    this.issue(name, 'not-a-date', `“${value}” không phải là ngày có thật theo dạng NNNN-TT-NN`);
    return null;
  }

  /** One of the listed codes; it must be there. */
  code<C extends string>(name: string, codes: readonly [C, ...C[]]): C {
    if (this.isBlank(name)) this.missing(name);
    return this.optionalCode(name, codes) ?? codes[0];
  }

  optionalCode<C extends string>(name: string, codes: readonly [C, ...C[]]): C | null {
    const value = this.optionalText(name);
    const plain = value
      ?.toUpperCase()
      .replace(/[\s-]+/g, '_')
      .toLowerCase();
    const found = codes.find((code) => code === value) ?? codes.find((code) => code.toLowerCase() === plain) ?? null;
    if (value !== null && found === null) {
      this.issue(name, 'unknown-value', `“${value}” không có trong danh mục: ${codes.join(', ')}`);
    }
    return found;
  }

  texts(name: string): readonly string[] {
    return this.list(name, (value, path) => {
      const text = textOf(value);
      if (text !== null) return text.normalize('NFC').trim();
      this.notes.issues.push({ path, slug: 'wrong-type', message: `Mục “${path}” phải là chữ.` });
      return '';
    });
  }

  codes<C extends string>(name: string, codes: readonly [C, ...C[]]): readonly C[] {
    return this.list(name, (value, path) => {
      const found = codes.find((code) => code === value);
      if (found !== undefined) return found;
      const message = `Mục “${path}” có mã “${typeof value === 'string' ? value : JSON.stringify(value)}” không có trong danh mục.`;
      this.notes.issues.push({ path, slug: 'unknown-value', message });
      return codes[0];
    });
  }

  /**
   * A mapping inside this one; an absent one reads as empty.
   * @param only where the file gives a text in its place, the field of the mapping it stands for
   */
  group<T>(name: string, read: (fields: DocumentFields) => T, only?: string): T {
    const value = this.raw(name) ?? {};
    const mapping = only !== undefined && typeof value === 'string' ? { [only]: value } : value;
    return this.reading(mapping, this.at(name), read);
  }

  /** A label as far as it is one, without reading the field. */
  peekLabel(name: string): string | null {
    const value = this.entries[this.spelt(name)];
    return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : null;
  }

  /** Whether the file gives this field a value. */
  has(name: string): boolean {
    return !this.isBlank(name);
  }

  optionalGroup<T>(name: string, read: (fields: DocumentFields) => T): T | null {
    return this.raw(name) == null ? null : this.group(name, read);
  }

  /** @param only where the file gives a text in place of a mapping, the field it stands for */
  groups<T>(name: string, read: (fields: DocumentFields) => T, only?: string): readonly T[] {
    return this.list(name, (value, path) =>
      this.reading(only !== undefined && typeof value === 'string' ? { [only]: value } : value, path, read),
    );
  }

  /** Names of fields that are understood and not kept. */
  passOver(...names: readonly string[]): void {
    for (const name of names) this.raw(name);
  }

  /** Notes an issue with a field of this mapping. `what` completes the sentence “Mục … ”. */
  issue(name: string, slug: DocumentIssueSlug, what: string): void {
    const path = name === '' ? this.path : this.at(name);
    this.notes.issues.push({ path, slug, message: `${path === '' ? 'Văn bản' : `Mục “${path}”`} ${what}.` });
  }

  /** Notes that a value is read into the text rather than out of it. */
  inferred(name = ''): void {
    this.notes.inferred.push(name === '' ? this.path : this.at(name));
  }

  /** Lists the fields nobody asked for. */
  close(): void {
    for (const key of Object.keys(this.entries)) {
      if (!this.known.has(key)) this.notes.notUnderstood.push(this.path === '' ? key : `${this.path}.${key}`);
    }
  }

  private isBlank(name: string): boolean {
    const value = this.raw(name);
    return value == null || (typeof value === 'string' && value.trim() === '');
  }

  private missing(name: string): void {
    this.issue(name, 'missing-field', 'còn thiếu');
  }

  private list<T>(name: string, read: (value: unknown, path: string) => T): readonly T[] {
    const value = this.raw(name);
    if (value == null) return [];
    if (Array.isArray(value)) return value.map((item: unknown, index) => read(item, `${this.at(name)}[${index}]`));
    this.issue(name, 'wrong-type', 'phải là danh sách');
    return [];
  }

  private reading<T>(value: unknown, path: string, read: (fields: DocumentFields) => T): T {
    const fields = new DocumentFields(value, path, this.notes);
    const found = read(fields);
    fields.close();
    return found;
  }

  private raw(name: string): unknown {
    for (const spelling of spellings(name)) this.known.add(spelling);
    return this.entries[this.spelt(name)];
  }

  private at(name: string): string {
    return this.path === '' ? this.spelt(name) : `${this.path}.${this.spelt(name)}`;
  }

  /** The spelling the file uses; the underscored one where the field is absent. */
  private spelt(name: string): string {
    return spellings(name).find((spelling) => Object.hasOwn(this.entries, spelling)) ?? spellings(name)[0] ?? name;
  }
}

/** A text, or the name of a mapping that stands where a text is asked for. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { text, name } = value as { text?: unknown; name?: unknown };
  return typeof text === 'string' ? text : typeof name === 'string' ? name : null;
}
