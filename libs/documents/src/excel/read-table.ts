import { Problem } from '@bangvang/domain';
import { type CellValue, columnName, textOf } from './cells.js';
import { openArchive } from './archive.js';
import { CellFault, type Column, type Columns, type RowOf } from './columns.js';
import { type RawRow, rowsOf } from './sheet-xml.js';

/** What is wrong with one cell, or with a whole row or column of the file. */
export interface SheetFault {
  /** As the spreadsheet numbers it, from 1; the first row holds the headers. */
  readonly row: number;
  /** Header of the column, null where a whole row is meant. */
  readonly column: string | null;
  /** The cell as people find it: C12. */
  readonly cell: string | null;
  readonly message: string;
}

/** A row of the file that has anything in it. */
export interface SheetRow<C extends Columns> {
  readonly row: number;
  readonly values: RowOf<C>;
}

export interface Table<C extends Columns> {
  /** Rows without a fault. */
  readonly rows: readonly SheetRow<C>[];
  readonly faults: readonly SheetFault[];
  /** Header and place of each column, to name a cell found wrong later. */
  readonly cellAt: (row: number, key: keyof C) => Pick<SheetFault, 'row' | 'column' | 'cell'>;
}

const MOST_ROWS = 20_000;

/**
 * Reads the first sheet of a workbook by its columns. Every bad cell is named; nothing is guessed and nothing left out silently.
 * @throws Problem upload-type-refused, upload-too-large where the file is no workbook or too large to be one
 */
export function readTable<C extends Columns>(content: Buffer, columns: C): Table<C> {
  const { headers, lines } = sheetOf(content);
  const { places, faults } = placesOf(headers, columns);
  const cellAt = (row: number, key: keyof C) => {
    const place = places.get(key);
    return { row, column: columns[key]!.header, cell: place === undefined ? null : `${columnName(place)}${row}` };
  };
  if (faults.length > 0) return { rows: [], faults, cellAt };

  const readers = Object.entries(columns).map(([key, column]) => ({
    key,
    read: readerOf(column),
    at: places.get(key) ?? -1,
  }));
  const rows: SheetRow<C>[] = [];
  const found: SheetFault[] = [];
  for (const { row, cells } of lines) {
    const before = found.length;
    const values: Record<string, unknown> = {};
    for (const { key, read, at } of readers) {
      const { value, fault } = read(cells[at] ?? null);
      if (fault !== null) found.push({ ...cellAt(row, key), message: fault });
      values[key] = value;
    }
    if (found.length === before) rows.push({ row, values: values as RowOf<C> });
  }
  return { rows, faults: found, cellAt };
}

/** What a cell says, or why it is refused. */
interface Read {
  readonly value: unknown;
  readonly fault: string | null;
}

const EMPTY: Read = { value: null, fault: null };

/** Reads the cells of one column; what is said again is not worked out again. */
function readerOf(column: Column<unknown>): (value: CellValue) => Read {
  const known = new Map<CellValue, Read>();
  return (value) => {
    let read = known.get(value);
    if (read === undefined) {
      read = textOf(value) === null ? emptyCell(column) : filledCell(column, value);
      known.set(value, read);
    }
    return read;
  };
}

function emptyCell({ required }: Column<unknown>): Read {
  return required ? { value: null, fault: 'Không được bỏ trống.' } : EMPTY;
}

function filledCell(column: Column<unknown>, value: CellValue): Read {
  try {
    return { value: column.read(value), fault: null };
  } catch (failure) {
    if (!(failure instanceof CellFault)) throw failure;
    return { value: null, fault: failure.message };
  }
}

/** The header and the rows with anything in them. */
function sheetOf(content: Buffer): { headers: RawRow['cells']; lines: readonly RawRow[] } {
  let headers: RawRow['cells'] = [];
  const lines: RawRow[] = [];
  for (const raw of rowsOf(openArchive(content))) {
    if (raw.row === 1) headers = raw.cells;
    else if (raw.cells.some((value) => value !== undefined && textOf(value) !== null)) lines.push(raw);
    if (lines.length > MOST_ROWS) {
      throw new Problem('upload-too-large', `Mỗi tệp nhiều nhất ${MOST_ROWS} dòng; hãy chia thành nhiều tệp.`);
    }
  }
  return { headers, lines };
}

/** Where each column stands. A header may come with the star of required ones, in any case and any order. */
function placesOf(
  headers: RawRow['cells'],
  columns: Columns,
): { places: ReadonlyMap<PropertyKey, number>; faults: readonly SheetFault[] } {
  const keys = new Map(Object.entries(columns).map(([key, { header }]) => [plainHeader(header), key]));
  const places = new Map<PropertyKey, number>();
  const faults: SheetFault[] = [];
  for (const [index, value] of headers.entries()) {
    const header = textOf(value ?? null);
    if (header === null) continue;
    const key = keys.get(plainHeader(header));
    const about = { row: 1, column: header, cell: `${columnName(index)}1` };
    if (key === undefined) faults.push({ ...about, message: 'Mẫu không có cột này.' });
    else if (places.has(key)) faults.push({ ...about, message: 'Cột này có hai lần.' });
    else places.set(key, index);
  }
  for (const [key, { header, required }] of Object.entries(columns)) {
    if (required && !places.has(key)) faults.push({ row: 1, column: header, cell: null, message: 'Thiếu cột này.' });
  }
  return { places, faults };
}

function plainHeader(header: string): string {
  return (textOf(header.replace(/\*\s*$/, '')) ?? '').toLowerCase();
}
