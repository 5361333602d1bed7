import { deflateRawSync } from 'node:zlib';
import { Problem } from '@bangvang/domain';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { openArchive } from './archive.js';
import { type RawRow, rowsOf } from './sheet-xml.js';

/** One part of an archive. `says`: the size it declares, where that is not its own; `listed`: its name in the directory. */
interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  readonly says?: number;
  readonly listed?: string;
}

function archiveOf(parts: readonly Part[]): Buffer {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = Buffer.byteLength(content), listed = name } of parts) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(says, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says, 24);
    entry.writeUInt16LE(listed.length, 28);
    entry.writeUInt32LE(at, 42);
    contents.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(listed));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...contents, ...directory, end]);
}

/** The parts of a workbook with one sheet. @param data what stands in its `sheetData` */
function parts(data: string, { strings = '', formats = '', workbookPr = '' } = {}): readonly Part[] {
  return [
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${workbookPr}<sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId7" Type="t" Target="worksheets/one.xml"/></Relationships>',
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet>${formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    },
    { name: 'xl/worksheets/one.xml', content: `<worksheet><sheetData>${data}</sheetData></worksheet>` },
  ];
}

async function readFile(file: Buffer): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of rowsOf(openArchive(file))) rows.push(...batch);
  return rows;
}

const read = (of: readonly Part[]) => readFile(archiveOf(of));
const cells = async (of: readonly Part[]) => (await read(of)).map((row) => row.cells);

describe('A sheet', () => {
  it('is read as another reader reads it', async () => {
    const look = { type: Date, format: 'dd/mm/yyyy' } as const;
    const data = [
      ['Họ tên', 'Ngày', 'Số'],
      ['Đặng Thị Nghĩa & <con>', { value: new Date('2023-10-30T00:00:00Z'), ...look }, 92.5],
      [null, { value: new Date('1999-02-28T00:00:00Z'), ...look }, -1],
      ['"x"', null, true],
    ];
    const file = await writeExcelFile(data).toBuffer();
    const ours = (await readFile(file)).map((row) => Array.from(row.cells, (value) => value ?? null));
    expect(ours).toEqual((await readSheet(file)).map((line) => [...line]));
  });

  it('names its rows and columns itself, or leaves them to be counted', async () => {
    const data =
      '<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c></row><row><c><v>4</v></c></row><row/>';
    const [third, fourth, fifth] = await read(parts(data));
    expect(third!.row).toBe(3);
    expect(Object.entries(third!.cells)).toEqual([
      ['1', 1],
      ['2', 2],
      ['26', 3],
    ]);
    expect(fourth).toEqual({ row: 4, cells: [4] });
    expect(fifth).toEqual({ row: 5, cells: [] });
  });

  it('holds its texts in one place or in the cell, in pieces, escaped, with hints of their sound', async () => {
    const strings =
      '<si><r><t>Lò </t></r><r><t xml:space="preserve">Thị</t></r><rPh sb="0"><t>xx</t></rPh></si><si><t/></si><si><t>a&amp;b &#7857;_x000A_</t></si>';
    const data =
      '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>ô</t></is></c><c t="str"><f>A1&amp;"&gt;"</f><v>x&lt;y</v></c><c t="s"><v>99</v></c></row>';
    expect(await cells(parts(data, { strings }))).toEqual([['Lò Thị', '', 'a&b ằ\n', 'ô', 'x<y', null]]);
  });

  it('shows a number as a day by its style only', async () => {
    const formats =
      '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;ngày&quot;"/></numFmts>';
    const data =
      '<row r="1"><c><v>45229</v></c><c s="1"><v>45229</v></c><c s="2"><v>45229</v></c><c s="3"><v>45229</v></c><c t="d"><v>2023-10-30T00:00:00</v></c></row>';
    const day = new Date('2023-10-30T00:00:00Z');
    expect(await cells(parts(data, { formats }))).toEqual([[45229, day, day, 45229, day]]);
    const from1904 = parts('<row r="1"><c s="1"><v>43767</v></c></row>', { workbookPr: '<workbookPr date1904="1"/>' });
    expect(await cells(from1904)).toEqual([[day]]);
  });

  it('is read the same wherever the pieces it is unpacked in end', async () => {
    const line = (row: number) =>
      `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>Đặng Thị Nghĩa ${row}</t></is></c><c><v>${row}</v></c></row>`;
    const lines = Array.from({ length: 20_000 }, (_, index) => line(index + 1));
    const rows = await read(parts(lines.join('')));
    expect(rows).toHaveLength(20_000);
    expect(rows.every(({ row, cells: [name, n] }) => name === `Đặng Thị Nghĩa ${row}` && n === row)).toBe(true);
  });

  it('may write its names with a prefix', async () => {
    const prefixed = parts('<row r="1"><c r="A1"><v>7</v></c></row>').map((part) => ({
      ...part,
      content: String(part.content).replaceAll(/<(\/?)(?=\w)/g, '<$1x:'),
    }));
    expect(await cells(prefixed)).toEqual([[7]]);
  });
});

describe('A file that is not the workbook it says', () => {
  const good = parts('<row r="1"><c><v>1</v></c></row>');
  const swapped = (name: string, change: Partial<Part>): readonly Part[] =>
    good.map((part) => (part.name.endsWith(name) ? { ...part, ...change } : part));

  it.each<[string, Buffer]>([
    ['has nothing of a workbook', Buffer.from('PK\u0003\u0004 not a workbook')],
    ['is empty', Buffer.alloc(0)],
    ['begins with something else', Buffer.concat([Buffer.from('<script>'), archiveOf(good)])],
    ['is cut off', archiveOf(good).subarray(0, -40)],
    ['holds more than it says', archiveOf(swapped('one.xml', { content: Buffer.alloc(40_000_000), says: 1_000 }))],
    ['says it holds more than anyone can hold', archiveOf(swapped('one.xml', { says: 0x7fffffff }))],
    ['holds macros', archiveOf([...good, { name: 'xl/vbaProject.bin', content: 'x' }])],
    ['has another name in its directory', archiveOf(swapped('one.xml', { listed: 'xl/worksheets/two.xml' }))],
    ['has one part twice', archiveOf([...good, good[0]!])],
    ['lacks its sheet', archiveOf(good.slice(0, -1))],
    [
      'brings entities of its own',
      archiveOf(swapped('one.xml', { content: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' })),
    ],
    ['has a row that never ends', archiveOf(swapped('one.xml', { content: '<worksheet><row r="1"><c><v>1</v></c>' }))],
    ['has a cell beyond every column', archiveOf(parts('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'))],
  ])('is refused when it %s', async (_, file) => {
    await expect(readFile(file)).rejects.toThrow(Problem);
  });
});
