import type { Cell } from 'write-excel-file/node';

/** A text with nothing to compose, to shorten or to give back: composed letters, single spaces. Most cells are such. */
const PLAIN = /^[\w\u00C0-\u024F\u1E00-\u1EFF/.,:;()-]+(?: [\w\u00C0-\u024F\u1E00-\u1EFF/.,:;()-]+)*$/;

/** What a cell holds as the file gives it. */
export type CellValue = string | number | boolean | Date | null;

/** A text that a spreadsheet program would take for a formula or a command. */
const RUNS = /^[=+\-@\t\r]/;
/** Such a text as it is written: shown as it is, never run. */
const HELD_BACK = /^'(?=[=+\-@\t\r])/;

/** A text, or a number, as a cell that never runs: Vietnamese composed (NFC), formulas held back by an apostrophe. */
export function cellOf(value: string | number | null, look: Readonly<Record<string, unknown>> = {}): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, ...look };
  const text = value.normalize('NFC');
  return { value: RUNS.test(text) ? `'${text}` : text, type: String, ...look };
}

/** A cell as text, as people see it: composed, one space between words; null for an empty one. */
export function textOf(value: CellValue): string | null {
  if (value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const said = String(value);
  if (PLAIN.test(said)) return said;
  const text = said.normalize('NFC').replaceAll(/\s+/g, ' ').trim().replace(HELD_BACK, '');
  return text === '' ? null : text;
}

/** Name of a column: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
