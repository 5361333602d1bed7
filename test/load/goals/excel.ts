import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { AWARD_COLUMNS, readTable } from '@bangvang/documents';
import { compare } from '../compare.js';
import { peakMegabytes } from '../cpu-meter.js';
import type { Line } from '../report.js';
import { HOME_AFFAIRS } from '../stock.js';
import { awardHistory, wrongCells } from '../workbooks.js';
import type { World } from '../world.js';

const SHEET = 'xl/worksheets/sheet1.xml';
const MOST_MEGABYTES = 200;

/**
 * P10: an award history of ten thousand rows, one in a hundred of them with a bad cell, read and every cell checked, beside a
 * bare unpacking and scanning of its sheet; the memory of a process that reads it, and of the API that takes it.
 */
export async function excel(world: World): Promise<readonly Line[]> {
  const rows = world.scaled(10_000, 1_000);
  const faulty = await awardHistory(rows, 'P10', { wrong: true });
  const here = [process.pid];
  await readFaulty(faulty, wrongCells(rows)); // both sides warm, as in a server that runs
  scanned(faulty);
  const read = await compare(
    world.options.runs,
    { pids: here, measure: () => perSecond(rows, () => readFaulty(faulty, wrongCells(rows))) },
    { pids: here, measure: () => perSecond(rows, () => scanned(faulty)) },
  );
  const goal = 'P10';
  const absolute = { goal, bare: null, ratio: null } as const;
  const memory = (what: string, ours: number): Line => {
    return { ...absolute, what, ours, unit: 'MB', target: `≤ ${MOST_MEGABYTES} MB`, reached: ours <= MOST_MEGABYTES };
  };
  const what = `đọc và kiểm ${rows} dòng Excel, ${wrongCells(rows)} ô sai`;
  const reader = await readerMegabytes(world, faulty);
  const begun = await proceduresBegun(world, await awardHistory(rows, 'P10', { wrong: false }));
  const api = peakMegabytes(world.installation.parts.get('api')!.pid);
  return [
    { goal, what, ...read, unit: 'dòng/s', target: '≥ 0,35 ×', reached: read.ratio >= 0.35 },
    memory(`bộ nhớ cao nhất của tiến trình đọc ${rows} dòng`, reader),
    memory(`bộ nhớ cao nhất của api khi nhập ${rows} dòng`, api),
    { ...absolute, what: 'quy trình khởi động khi nhập', ours: begun, unit: '', target: '0', reached: begun === 0 },
  ];
}

async function perSecond(
  rows: number,
  act: () => number | Promise<number>,
): Promise<{ value: number; operations: number }> {
  const from = performance.now();
  const found = await act();
  if (found < rows) throw new Error(`${found} of ${rows} rows were read`);
  return { value: (rows * 1_000) / (performance.now() - from), operations: rows };
}

/** @returns rows read, good and bad */
async function readFaulty(file: Buffer, wrong: number): Promise<number> {
  const { rows, faults } = await readTable(file, AWARD_COLUMNS);
  if (faults.length !== wrong) throw new Error(`${faults.length} of ${wrong} bad cells were named`);
  return rows.length + faults.length;
}

/** A process of its own reads the file once. */
async function readerMegabytes({ root, installation }: World, file: Buffer): Promise<number> {
  const path = join(installation.settings.dataDir, 'doc-thu.xlsx');
  writeFileSync(path, file);
  const program = join(root, 'test/load/dist/test/load/bare/excel-reader-main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, path], { cwd: root });
  rmSync(path);
  return Number(stdout);
}

/** Imports the file over HTTP. @returns how many procedures stand after it that did not before */
async function proceduresBegun({ pool, officers, requests }: World, file: Buffer): Promise<number> {
  const { cookie } = await officers.one('appraisal-lead', HOME_AFFAIRS);
  const count = async (): Promise<number> =>
    (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM procedure')).rows[0]!.n;
  const before = await count();
  const answer = await requests.upload(cookie, '/register/imports', file);
  if (answer.status !== 200) throw new Error(`the import is refused: ${answer.status} ${answer.text}`);
  return (await count()) - before;
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
