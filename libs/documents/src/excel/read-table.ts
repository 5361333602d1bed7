import { Problem } from '@bangvang/domain';
import { readSheet } from 'read-excel-file/node';
import { type CellValue, columnName, textOf } from './cells.js';
import { checkArchive } from './check-archive.js';
import { CellFault, type Columns, type RowOf } from './columns.js';

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
export async function readTable<C extends Columns>(content: Buffer, columns: C): Promise<Table<C>> {
  const [headers = [], ...lines] = await sheetOf(content);
  if (lines.length > MOST_ROWS) {
    throw new Problem('upload-too-large', `Tệp có ${lines.length} dòng; mỗi tệp nhiều nhất ${MOST_ROWS} dòng.`);
  }
  const { places, faults } = placesOf(headers, columns);
  const cellAt = (row: number, key: keyof C) => {
    const place = places.get(key);
    return { row, column: columns[key]!.header, cell: place === undefined ? null : `${columnName(place)}${row}` };
  };
  if (faults.length > 0) return { rows: [], faults, cellAt };

  const rows: SheetRow<C>[] = [];
  const found: SheetFault[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.every((value) => textOf(value) === null)) continue;
    const row = index + 2;
    const before = found.length;
    const values = Object.fromEntries(
      Object.entries(columns).map(([key, column]) => {
        const value = line[places.get(key) ?? -1] ?? null;
        if (textOf(value) === null) {
          if (column.required) found.push({ ...cellAt(row, key), message: 'Không được bỏ trống.' });
          return [key, null];
        }
        return [
          key,
          readCell(
            () => column.read(value),
            (message) => found.push({ ...cellAt(row, key), message }),
          ),
        ];
      }),
    );
    if (found.length === before) rows.push({ row, values: values as RowOf<C> });
  }
  return { rows, faults: found, cellAt };
}

function readCell(read: () => unknown, refuse: (message: string) => void): unknown {
  try {
    return read();
  } catch (failure) {
    if (!(failure instanceof CellFault)) throw failure;
    refuse(failure.message);
    return null;
  }
}

async function sheetOf(content: Buffer): Promise<readonly (readonly CellValue[])[]> {
  checkArchive(content);
  try {
    return (await readSheet(content)) as readonly (readonly CellValue[])[];
  } catch (failure) {
    throw new Problem('upload-type-refused', 'Không đọc được bảng tính; hãy lưu lại tệp dạng .xlsx.', {
      cause: failure,
    });
  }
}

/** Where each column stands. A header may come with the star of required ones, in any case and any order. */
function placesOf(
  headers: readonly CellValue[],
  columns: Columns,
): { places: ReadonlyMap<PropertyKey, number>; faults: readonly SheetFault[] } {
  const keys = new Map(Object.entries(columns).map(([key, { header }]) => [plainHeader(header), key]));
  const places = new Map<PropertyKey, number>();
  const faults: SheetFault[] = [];
  for (const [index, value] of headers.entries()) {
    const header = textOf(value);
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
