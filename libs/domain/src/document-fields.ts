import { named, type DocumentIssueSlug, type ReadingNotes } from './document-notes.js';
import { codeIn, SAID, shown, spellings, textOf } from './document-values.js';
import { dateOf, type DaySpan } from './printed-dates.js';

/**
 * One mapping of a document, read field by field. A field that does not fit is noted as an issue and answered with a value of
 * its type, so that the reading goes on and names every fault at once. Blank text reads as absent.
 */
export class DocumentFields {
  private readonly entries: Record<string, unknown>;
  private readonly known = new Set<string>();

  constructor(
    value: unknown,
    private readonly path: string,
    private readonly notes: ReadingNotes,
  ) {
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.entries = isMapping ? { ...value } : {};
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
    if (Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string')) {
      this.inferred(name, 'là danh sách, được ghép thành một câu');
      return value.join('; ').normalize('NFC').trim() || null;
    }
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
      this.inferred(name, `“${value}” đọc theo cách viết số của tiếng Việt`);
      return Number(value.trim().replaceAll('.', '').replace(',', '.'));
    }
    const doubt = /^\s*-?\d{1,3}\.\d{3}\s*$/.test(shown(value)) ? '; dấu chấm ở đây là phần nghìn hay phần lẻ?' : '';
    this.issue(name, 'wrong-type', `phải là số, dùng dấu chấm thập phân (đang ghi “${shown(value)}”${doubt})`);
    return null;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.raw(name);
    if (value == null) return otherwise;
    if (typeof value === 'boolean') return value;
    const said = typeof value === 'string' ? SAID[value.normalize('NFC').trim().toLowerCase()] : undefined;
    if (said !== undefined) {
      this.inferred(name, `“${shown(value)}” đọc là ${said}`);
      return said;
    }
    this.issue(name, 'wrong-type', 'phải là true hoặc false');
    return otherwise;
  }

  /** A date however it is written: `2023-10-30`, `30/10/2023`, `{ day, month, year }`, a month, a year. */
  optionalDate(name: string): DaySpan | null {
    if (this.isBlank(name)) return null;
    const value = this.raw(name);
    const span = dateOf(value);
    if (span === null) {
      this.issue(
        name,
        'not-a-date',
        `“${shown(value)}” không phải là ngày, tháng hoặc năm có thật; hãy ghi dạng NNNN-TT-NN`,
      );
    } else if (typeof value === 'string' && !/^\d{4}(-\d{2}){0,2}$/.test(value)) {
      this.inferred(
        name,
        `“${shown(value)}” đọc là ${span.from === span.to ? span.from : `${span.from} đến ${span.to}`}`,
      );
    }
    return span;
  }

  /** One of the listed codes; it must be there. */
  code<C extends string>(name: string, codes: readonly [C, ...C[]]): C {
    if (this.isBlank(name)) this.issue(name, 'missing-field', `còn thiếu, ghi một trong: ${codes.join(', ')}`);
    return this.optionalCode(name, codes) ?? codes[0];
  }

  optionalCode<C extends string>(name: string, codes: readonly [C, ...C[]]): C | null {
    const value = this.optionalText(name);
    const found = codeIn(codes, value);
    if (value !== null && found === null) {
      this.issue(name, 'unknown-value', `“${value}” không có trong danh mục: ${codes.join(', ')}`);
    }
    return found;
  }

  /** As `optionalCode`; a code nobody knows is kept aside and listed, not refused. */
  codeIfKnown<C extends string>(name: string, codes: readonly [C, ...C[]]): C | null {
    const value = this.raw(name);
    if (value == null || codeIn(codes, value) !== null) return this.optionalCode(name, codes);
    this.setAside(this.at(name), value, `có mã “${shown(value)}” chưa có trong danh mục: ${codes.join(', ')}`);
    return null;
  }

  texts(name: string): readonly string[] {
    this.split(name, /\n|;/);
    return this.list(name, (value, path) => {
      const text = textOf(value);
      this.restOf(value, path);
      if (text !== null) return text.normalize('NFC').trim();
      this.notes.issues.push({ path, slug: 'wrong-type', message: `Mục “${path}” phải là chữ.` });
      return '';
    });
  }

  /** Listed codes; those nobody knows are kept aside and listed, not refused. */
  codes<C extends string>(name: string, codes: readonly [C, ...C[]]): readonly C[] {
    this.split(name, /[,;\n]/);
    return this.list(name, (value, path) => {
      const found = codeIn(codes, value);
      if (found === null)
        this.setAside(path, value, `có mã “${shown(value)}” chưa có trong danh mục nên chưa phát sinh việc`);
      return found;
    }).filter((code) => code !== null);
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

  /** What a field holds, without reading it. */
  peek(name: string): unknown {
    return this.entries[this.spelt(name)];
  }

  /** Reads the field as if it held another value. @param why completes the note “Mục … ” */
  reshape(name: string, value: unknown, why: string): void {
    this.inferred(name, why);
    this.entries[this.spelt(name)] = value;
  }

  /** A label as far as it is one, without reading the field. */
  peekLabel(name: string): string | null {
    const value = this.peek(name);
    return typeof value === 'number' || typeof value === 'string' ? String(value).trim() : null;
  }

  /** Whether the file gives this field a value. */
  has(name: string): boolean {
    return !this.isBlank(name);
  }

  optionalGroup<T>(name: string, read: (fields: DocumentFields) => T, only?: string): T | null {
    return this.raw(name) == null ? null : this.group(name, read, only);
  }

  /** @param only where the file gives a text in place of a mapping, the field it stands for */
  groups<T>(name: string, read: (fields: DocumentFields, index: number) => T, only?: string): readonly T[] {
    if (only !== undefined) this.split(name, /\n|;/);
    return this.list(name, (value, path, index) =>
      this.reading(only !== undefined && typeof value === 'string' ? { [only]: value } : value, path, (fields) =>
        read(fields, index),
      ),
    );
  }

  /** Names of fields that are understood and not kept. */
  passOver(...names: readonly string[]): void {
    for (const name of names) this.raw(name);
  }

  /** Notes an issue with a field of this mapping. `what` completes the sentence “Mục … ”. */
  issue(name: string, slug: DocumentIssueSlug, what: string): void {
    const path = name === '' ? this.path : this.at(name);
    this.notes.issues.push({ path, slug, message: `${named(path)} ${what}.` });
  }

  /** Notes that a value is read into the text rather than out of it. @param why completes the sentence “Mục … ” */
  inferred(name: string, why: string): void {
    const path = name === '' ? this.path : this.at(name);
    this.notes.inferred.push({ path, message: `${named(path)} ${why}.` });
  }

  /** Notes two things the file says that cannot both be. */
  contradicts(what: string): void {
    this.notes.contradictions.push(what);
  }

  /** Keeps aside what nobody here understands: listed for a person, kept with the document. */
  setAside(path: string, value: unknown, what = 'chưa hiểu là gì'): void {
    this.notes.notUnderstood.push({
      path,
      message: `${named(path)} ${what}; được giữ nguyên văn, không dùng để tính.`,
    });
    this.notes.unread[path] = value;
  }

  /** Lists the fields nobody asked for. */
  close(): void {
    for (const [key, value] of Object.entries(this.entries)) {
      if (this.known.has(key)) continue;
      if (value === null && /^\d|[^\w-]/u.test(key)) {
        this.issue(
          '',
          'wrong-type',
          `có phần “${key}” bị tách ra vì dấu phẩy trong { }; hãy đặt cả câu trong dấu nháy`,
        );
      } else this.setAside(this.path === '' ? key : `${this.path}.${key}`, value);
    }
  }

  /** A text in place of a list is one, or several parted by a mark. */
  private split(name: string, mark: RegExp): void {
    const value = this.raw(name);
    if (typeof value !== 'string' || value.trim() === '') return;
    const parts = value.split(mark).map((part) => part.trim());
    const items = parts.filter((part) => part !== '');
    this.reshape(name, items, `là một câu, đọc thành danh sách ${items.length} ý`);
  }

  /** What a mapping holds beside the text it stands for. */
  private restOf(value: unknown, path: string): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const told = typeof (value as { text?: unknown }).text === 'string' ? 'text' : 'name';
    for (const [key, of] of Object.entries(value)) if (key !== told && of != null) this.setAside(`${path}.${key}`, of);
  }

  private isBlank(name: string): boolean {
    const value = this.raw(name);
    return value == null || (typeof value === 'string' && value.trim() === '');
  }

  private missing(name: string): void {
    this.issue(name, 'missing-field', 'còn thiếu');
  }

  private list<T>(name: string, read: (value: unknown, path: string, index: number) => T): readonly T[] {
    const value = this.raw(name);
    if (value == null) return [];
    if (Array.isArray(value))
      return value.map((item: unknown, index) => read(item, `${this.at(name)}[${index}]`, index));
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
