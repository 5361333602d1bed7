import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node';
import { cellOf } from './cells.js';
import type { Columns } from './columns.js';
import { dropDownFeature, dropDownsOf, type PickLists, sheetOfLists } from './drop-downs.js';
import type { SheetFault } from './read-table.js';

/** The media type of a workbook. */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const HEAD = { fontWeight: 'bold', backgroundColor: '#F2E6C9', wrap: true } as const;

/** A column of a table that is only shown. */
export interface ShownColumn<R> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly of: (row: R) => string | number | null;
}

/** A table as a workbook of one sheet, its header standing while one scrolls. */
export function writeTable<R>(sheet: string, columns: readonly ShownColumn<R>[], rows: readonly R[]): Promise<Buffer> {
  return bufferOf([
    {
      sheet,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [columns.map(({ header }) => head(header)), ...rows.map((row) => columns.map(({ of }) => cellOf(of(row))))],
    },
  ]);
}

/** What a template offers beside its columns. */
export interface Offered {
  readonly lists: PickLists;
  /** Rows filled in already, by column. */
  readonly rows?: readonly Readonly<Record<string, string | number | null>>[];
}

/**
 * A table to fill in, with drop-downs where a column has choices; a sheet that tells what belongs into each column; a sheet
 * of the choices.
 */
export function writeTemplate(
  sheet: string,
  columns: Columns,
  { lists, rows = [] }: Offered = { lists: {} },
): Promise<Buffer> {
  const all = Object.values(columns);
  const keys = Object.keys(columns);
  const dropDowns = dropDownsOf(columns, lists);
  const sheets: Sheet<never>[] = [
    {
      sheet,
      columns: all.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        all.map(({ header, required }) => head(required ? `${header} *` : header)),
        ...rows.map((row) => keys.map((key) => cellOf(row[key] ?? null))),
      ],
    },
    instructions(all),
  ];
  if (dropDowns.length > 0) sheets.push(sheetOfLists(dropDowns, head));
  return writeExcelFile(sheets, { features: [dropDownFeature(sheet, dropDowns)] }).toBuffer();
}

function instructions(all: readonly Columns[string][]): Sheet<never> {
  return {
    sheet: 'Hướng dẫn',
    columns: [{ width: 28 }, { width: 12 }, { width: 70 }, { width: 30 }],
    stickyRowsCount: 1,
    data: [
      ['Cột', 'Bắt buộc', 'Nội dung', 'Ví dụ'].map(head),
      ...all.map(({ header, required, help, example, choices }) => [
        cellOf(header),
        cellOf(required ? 'Có' : ''),
        cellOf(choices ? `${help} Ghi một trong: ${choices.join(', ')}.` : help, { wrap: true }),
        cellOf(example),
      ]),
      [],
      ...NOTES.map((note) => [cellOf(note, { columnSpan: 4 }), null, null, null]),
    ],
  };
}

/** The faults of a file as a workbook: one line each, in the order of its rows. */
export function writeFaults(faults: readonly SheetFault[]): Promise<Buffer> {
  return writeTable(
    'Lỗi',
    [
      { header: 'Dòng', width: 8, of: ({ row }) => row },
      { header: 'Cột', width: 28, of: ({ column }) => column },
      { header: 'Ô', width: 8, of: ({ cell }) => cell },
      { header: 'Cần sửa', width: 90, of: ({ message }) => message },
    ],
    faults,
  );
}

const NOTES = [
  'Điền từ dòng 2 của trang thứ nhất, mỗi dòng một mục; không đổi tên cột. Mỗi tệp nhiều nhất 20.000 dòng; danh sách đề nghị: 100.000 dòng.',
  'Nếu có ô sai, không dòng nào được ghi: sửa các ô được nêu rồi gửi lại cả tệp. Gửi lại tệp đã nhận thì không ghi thêm.',
];

function head(header: string): Cell {
  return cellOf(header, HEAD);
}

function bufferOf(sheets: Sheet<never>[]): Promise<Buffer> {
  return writeExcelFile(sheets).toBuffer();
}
