import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { openArchive } from './archive.js';
import { readTable } from './read-table.js';
import { AWARD_COLUMNS, TARGET_RESULT_COLUMNS, TEMPLATES } from './templates.js';
import { writeFaults, writeTable, writeTemplate } from './write-table.js';

type Line = readonly (string | number | Date | null)[];

const HEADERS = Object.values(AWARD_COLUMNS).map(({ header }) => header);
const LINE: Line = [
  'Cá nhân',
  null,
  'Lò Thị Mai',
  'Giáo viên',
  'xa-binh-lu',
  'CSTDCS',
  null,
  2022,
  '477/QĐ-UBND',
  '06/02/2023',
  'Chủ tịch UBND huyện Tam Đường',
];

/** A workbook as somebody's own program writes it. */
function workbook(lines: readonly Line[], headers: Line = HEADERS): Promise<Buffer> {
  const cells = [headers, ...lines].map((line) =>
    line.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value)),
  );
  return writeExcelFile(cells).toBuffer();
}

const changed = (at: number, value: string | number | Date | null): Line => LINE.with(at, value);

describe('An award history filled in', () => {
  it('is read with its days, periods and codes, whatever the order of its columns', async () => {
    const moved = (line: Line): Line => [...line.slice(3), ...line.slice(0, 3)];
    const { rows, faults } = await readTable(await workbook([LINE].map(moved), moved(HEADERS)), AWARD_COLUMNS);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        values: {
          kind: 'individual',
          code: null,
          name: 'Lò Thị Mai',
          title: 'Giáo viên',
          bodyCode: 'xa-binh-lu',
          awardCode: 'CSTDCS',
          commendation: null,
          period: { kind: 'calendar-year', from: '2022-01-01', to: '2022-12-31' },
          decisionNumber: '477/QĐ-UBND',
          decidedOn: '2023-02-06',
          decidedBy: 'Chủ tịch UBND huyện Tam Đường',
        },
      },
    ]);
  });

  it.each([
    ['2022', { kind: 'calendar-year', from: '2022-01-01' }],
    ['năm 2022', { kind: 'calendar-year', from: '2022-01-01' }],
    ['năm học 2022 – 2023', { kind: 'school-year' }],
    ['01/06/2023 - 30/10/2023', { kind: 'span', from: '2023-06-01', to: '2023-10-30' }],
  ])('reads the period “%s”', async (said, period) => {
    const { rows } = await readTable(await workbook([changed(7, said)]), AWARD_COLUMNS);
    expect(rows[0]?.values.period).toMatchObject(period);
  });

  it('takes a date cell and composes decomposed Vietnamese', async () => {
    const line = changed(9, new Date('2023-02-06T00:00:00Z')).with(2, ' Lò  Thị Mai '.normalize('NFD'));
    const { rows } = await readTable(await workbook([line]), AWARD_COLUMNS);
    expect(rows[0]?.values).toMatchObject({ decidedOn: '2023-02-06', name: 'Lò Thị Mai'.normalize('NFC') });
  });

  it('passes over empty rows and still names the others as the spreadsheet does', async () => {
    const { rows } = await readTable(await workbook([LINE, LINE.map(() => null), LINE]), AWARD_COLUMNS);
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  it('names every bad cell by row and column', async () => {
    const wrong = [changed(0, 'Con vật'), LINE, changed(9, '31/02/2023').with(2, null), changed(7, 'ba năm')];
    const { rows, faults } = await readTable(await workbook(wrong), AWARD_COLUMNS);
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(faults.map(({ cell, column }) => [cell, column])).toEqual([
      ['A2', 'Loại đối tượng'],
      ['C4', 'Họ và tên, tên tập thể'],
      ['J4', 'Ngày quyết định'],
      ['H5', 'Thời gian thành tích'],
    ]);
  });

  it('names columns that are missing, doubled or of no template', async () => {
    const headers = HEADERS.with(1, 'Tuổi').with(6, 'Chức vụ').slice(0, -1);
    const { faults } = await readTable(await workbook([LINE.slice(0, -1)], headers), AWARD_COLUMNS);
    expect(faults.map(({ cell, message }) => [cell, message])).toEqual([
      ['B1', 'Mẫu không có cột này.'],
      ['G1', 'Cột này có hai lần.'],
      [null, 'Thiếu cột này.'],
    ]);
  });
});

describe('A template', () => {
  it.each(Object.keys(TEMPLATES) as (keyof typeof TEMPLATES)[])(
    'of %s is read back by its own columns',
    async (kind) => {
      const { sheet, columns } = TEMPLATES[kind];
      const { rows, faults } = await readTable(await writeTemplate(sheet, columns), columns);
      expect({ rows, faults }).toEqual({ rows: [], faults: [] });
    },
  );

  const lists = {
    awards: [
      { code: 'GK_HUYEN', name: 'Giấy khen của Chủ tịch Ủy ban nhân dân huyện' },
      { code: 'CSTDCS', name: 'Chiến sĩ thi đua cơ sở' },
    ],
    bodies: [{ code: 'xa-binh-lu', name: '=1+1' }],
  };

  it('offers the choices of its columns in drop-downs, out of a sheet of lists', async () => {
    const { sheet, columns } = TEMPLATES.nominees;
    const file = await writeTemplate(sheet, columns, { lists });
    const xml = openArchive(file).unpack('xl/worksheets/sheet1.xml')!.toString('utf8');
    const found = [...xml.matchAll(/sqref="(\w+):\w+"><formula1>([^<]+)</g)].map(([, cells, list]) => [cells, list]);
    expect(found).toEqual([
      ['A2', "'Danh mục'!$A$2:$A$4"],
      ['D2', "'Danh mục'!$C$2:$C$2"],
      ['E2', "'Danh mục'!$E$2:$E$3"],
      ['F2', "'Danh mục'!$G$2:$G$3"],
      ['G2', "'Danh mục'!$I$2:$I$3"],
      ['H2', "'Danh mục'!$K$2:$K$2"],
    ]);
    expect(xml.indexOf('</sheetData><dataValidations count="6">')).toBeGreaterThan(0);
    const [, first] = await readSheet(file, 'Danh mục');
    expect(first).toContain('Giấy khen của Chủ tịch Ủy ban nhân dân huyện');
    expect(first).toContain("'=1+1"); // a name never runs
  });

  it('filled in already is read with what it was filled in with', async () => {
    const rows = [{ ...Object.fromEntries(Object.keys(AWARD_COLUMNS).map((key, at) => [key, LINE[at] as string])) }];
    const file = await writeTemplate('x', AWARD_COLUMNS, { lists, rows });
    const read = await readTable(file, AWARD_COLUMNS);
    expect(read).toMatchObject({ faults: [], rows: [{ row: 2, values: { name: 'Lò Thị Mai' } }] });
  });

  it('gives examples its own columns take', async () => {
    for (const { columns } of Object.values(TEMPLATES)) {
      for (const column of Object.values(columns)) expect(() => column.read(column.example)).not.toThrow();
    }
  });
});

describe('An exported cell', () => {
  const dangerous = ['=1+1', '+84', '-2', '@SUM(A1)', '=HYPERLINK("http://x")'];

  it('never runs, and comes back as it was', async () => {
    const file = await writeTable('x', [{ header: 'Tên', width: 9, of: (text: string) => text }], dangerous);
    expect((await readSheet(file)).flat().slice(1)).toEqual(dangerous.map((text) => `'${text}`));
    const columns = { name: { ...TARGET_RESULT_COLUMNS.note, header: 'Tên' } };
    const { rows } = await readTable(file, columns);
    expect(rows.map(({ values }) => values.name)).toEqual(dangerous);
  });

  it('keeps its Vietnamese, composed', async () => {
    const file = await writeTable(
      'x',
      [{ header: 'a', width: 9, of: (text: string) => text }],
      ['Đặng Thị Nghĩa'.normalize('NFD')],
    );
    expect((await readSheet(file))[1]).toEqual(['Đặng Thị Nghĩa'.normalize('NFC')]);
  });

  it('tells a fault with its row, column and cell', async () => {
    const fault = { row: 12, column: 'Ngày quyết định', cell: 'J12', message: 'Không được bỏ trống.' };
    expect((await readSheet(await writeFaults([fault])))[1]).toEqual(Object.values(fault));
  });
});
