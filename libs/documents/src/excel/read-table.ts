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

/** A table being read. */
export interface TableReading<C extends Columns> {
  /** Rows without a fault, in batches as they are read; to be gone through once. */
  readonly batches: AsyncIterable<readonly SheetRow<C>[]>;
  /** What was found wrong so far: all of it once the batches are read. */
  readonly faults: readonly SheetFault[];
  /** Header and place of each column, to name a cell found wrong later. */
  readonly cellAt: (row: number, key: keyof C) => Pick<SheetFault, 'row' | 'column' | 'cell'>;
}

/** A table read to its end. */
export interface Table<C extends Columns> extends Omit<TableReading<C>, 'batches'> {
  readonly rows: readonly SheetRow<C>[];
}

/** Rows of a file, unless its kind says otherwise. */
const MOST_ROWS = 20_000;
/** Faults that are still told one by one: nobody mends more by hand. */
const MOST_FAULTS = 100_000;
/** Different values of one column that are remembered. */
const MOST_KNOWN = 4_096;

/**
 * Reads the first sheet of a workbook by its columns, holding no more of it than a batch. Every bad cell is named; nothing is
 * guessed and nothing left out silently.
 * @param mostRows rows with anything in them the file may have
 * @throws Problem upload-type-refused, upload-too-large where the file is no workbook or too large to be one
 */
export function openTable<C extends Columns>(content: Buffer, columns: C, mostRows = MOST_ROWS): TableReading<C> {
  const faults: SheetFault[] = [];
  let places: ReadonlyMap<PropertyKey, number> = new Map();
  const cellAt = (row: number, key: keyof C) => {
    const place = places.get(key);
    return { row, column: columns[key]!.header, cell: place === undefined ? null : `${columnName(place)}${row}` };
  };
  const archive = openArchive(content);

  async function* batches(): AsyncGenerator<readonly SheetRow<C>[]> {
    let read: ((raw: RawRow) => SheetRow<C> | null) | null = null;
    let left = mostRows;
    for await (const batch of rowsOf(archive)) {
      let lines = batch;
      if (read === null) {
        const headed = batch[0]?.row === 1;
        places = placesOf(headed ? batch[0]!.cells : [], columns, faults);
        if (faults.length > 0) return;
        read = rowReader(columns, places, (row, key, message) => faults.push({ ...cellAt(row, key), message }));
        lines = headed ? batch.slice(1) : batch;
      }
      const filled = lines.filter(({ cells }) => cells.some((value) => value !== undefined && textOf(value) !== null));
      left -= filled.length;
      if (left < 0) {
        const most = mostRows.toLocaleString('vi-VN');
        throw new Problem('upload-too-large', `Mỗi tệp nhiều nhất ${most} dòng; hãy chia thành nhiều tệp.`);
      }
      yield filled.map(read).filter((row) => row !== null);
      if (faults.length >= MOST_FAULTS) return;
    }
    if (read === null) placesOf([], columns, faults);
  }

  return { batches: batches(), faults, cellAt };
}

/** Reads all of a table at once. @throws Problem upload-type-refused, upload-too-large */
export async function readTable<C extends Columns>(content: Buffer, columns: C): Promise<Table<C>> {
  const { batches, faults, cellAt } = openTable(content, columns);
  const rows: SheetRow<C>[] = [];
  for await (const batch of batches) for (const row of batch) rows.push(row);
  return { rows, faults, cellAt };
}

/** Reads one row after another; null for one with a fault, which is told. */
function rowReader<C extends Columns>(
  columns: C,
  places: ReadonlyMap<PropertyKey, number>,
  tell: (row: number, key: keyof C, message: string) => void,
): (raw: RawRow) => SheetRow<C> | null {
  const readers = Object.entries(columns).map(([key, column]) => ({
    key,
    read: readerOf(column),
    at: places.get(key) ?? -1,
  }));
  return ({ row, cells }) => {
    let sound = true;
    const values: Record<string, unknown> = {};
    for (const { key, read, at } of readers) {
      const { value, fault } = read(cells[at] ?? null);
      values[key] = value;
      if (fault === null) continue;
      sound = false;
      tell(row, key, fault);
    }
    return sound ? { row, values: values as RowOf<C> } : null;
  };
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
      if (known.size < MOST_KNOWN) known.set(value, read);
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

/**
 * Where each column stands. A header may come with the star of required ones, in any case and any order.
 * @param faults takes what is wrong with the headers
 */
function placesOf(headers: RawRow['cells'], columns: Columns, faults: SheetFault[]): ReadonlyMap<PropertyKey, number> {
  const keys = new Map(Object.entries(columns).map(([key, { header }]) => [plainHeader(header), key]));
  const places = new Map<PropertyKey, number>();
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
  return places;
}

function plainHeader(header: string): string {
  return (textOf(header.replace(/\*\s*$/, '')) ?? '').toLowerCase();
}
