import { inflateRawSync } from 'node:zlib';
import { AWARD_COLUMNS, readTable } from '@bangvang/documents';
import writeExcelFile from 'write-excel-file/node';
import { compare } from '../compare.js';
import type { Line } from '../report.js';
import type { World } from '../world.js';

const SHEET = 'xl/worksheets/sheet1.xml';

/** P10: an award history of ten thousand rows read, every cell checked, beside a bare unpacking and scanning of its sheet. */
export async function excel(world: World): Promise<readonly Line[]> {
  const rows = world.scaled(10_000, 1_000);
  const file = await historyOf(rows);
  const here = [process.pid];
  const read = await compare(
    world.options.runs,
    { pids: here, measure: () => perSecond(rows, () => readTable(file, AWARD_COLUMNS).rows.length) },
    { pids: here, measure: () => perSecond(rows, () => scanned(file)) },
  );
  return [
    {
      goal: 'P10',
      what: `đọc và kiểm ${rows} dòng Excel`,
      ...read,
      unit: 'dòng/s',
      target: '≥ 0,35 ×',
      reached: read.ratio >= 0.35,
    },
  ];
}

async function perSecond(rows: number, act: () => number): Promise<{ value: number; operations: number }> {
  const from = performance.now();
  const found = act();
  if (found < rows) throw new Error(`${found} of ${rows} rows were read`);
  return Promise.resolve({ value: (rows * 1_000) / (performance.now() - from), operations: rows });
}

function historyOf(rows: number): Promise<Buffer> {
  const headers = Object.values(AWARD_COLUMNS).map(({ header }) => header);
  const lines = Array.from({ length: rows }, (_, index) => [
    ...['Cá nhân', `CC-${index}`, `Nguyễn Thị ${index}`, 'Giáo viên', 'xa-binh-lu', 'LDTT', 'Công trạng', 2022],
    ...[`${index}/QĐ-UBND`, `${(index % 28) + 1}/01/2023`, 'Chủ tịch UBND huyện Tam Đường'],
  ]);
  return writeExcelFile([headers, ...lines]).toBuffer();
}

/** The bare side: the sheet and its texts unpacked, every cell's value found. @returns rows with a cell */
function scanned(file: Buffer): number {
  const texts = [...unpacked(file, 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  let rows = 0;
  for (const [, row] of unpacked(file, SHEET).matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)) {
    const cells: (string | undefined)[] = [];
    for (const [, about, value] of row!.matchAll(/<c ([^>]*)><v>([^<]*)<\/v>/g)) {
      cells.push(about!.includes('t="s"') ? texts[Number(value)] : value);
    }
    if (cells.length > 0) rows += 1;
  }
  return rows;
}

function unpacked(file: Buffer, name: string): string {
  const entry = file.lastIndexOf(name) - 46;
  const at = file.readUInt32LE(entry + 42);
  const begins = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  return inflateRawSync(file.subarray(begins, begins + file.readUInt32LE(entry + 20))).toString('utf8');
}
