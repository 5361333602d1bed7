import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Goal } from './options.js';

/** One line of the result: a figure of ours beside its bare counterpart. */
export interface Line {
  readonly goal: Goal;
  /** What was measured, for people. */
  readonly what: string;
  readonly ours: number;
  /** Null where the goal is an absolute bound. */
  readonly bare: number | null;
  readonly unit: string;
  /** Median over the runs of ours / bare; null where there is no bare side. */
  readonly ratio: number | null;
  readonly target: string;
  /** Null for a figure shown only to explain another. */
  readonly reached: boolean | null;
  /** Processor time of all processes of a side per operation, in ms. */
  readonly cpuMs?: { readonly ours: number; readonly bare: number | null };
}

const HEADINGS = ['Mục tiêu', 'Đo gì', 'Bảng Vàng', 'Trần', 'Tỷ lệ', 'Cần đạt', 'Đạt', 'CPU-ms (BV / trần)'] as const;

/** The lines as a table in the terminal's fixed width. */
export function asTable(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return text.join('\n');
}

/** Keeps the lines as JSON, one file per run of the bench. @returns the file's path */
export function keep(root: string, lines: readonly Line[], about: Readonly<Record<string, unknown>>): string {
  const folder = join(root, '.data', 'bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ ...about, lines }, null, 2)}\n`);
  return file;
}

function cellsOf(line: Line): readonly string[] {
  const { goal, what, ours, bare, unit, ratio, target, reached, cpuMs } = line;
  return [
    goal,
    what,
    `${figure(ours)} ${unit}`,
    bare === null ? '–' : `${figure(bare)} ${unit}`,
    ratio === null ? '–' : figure(ratio),
    target,
    reached === null ? '' : reached ? 'có' : 'KHÔNG',
    cpuMs ? `${figure(cpuMs.ours)} / ${cpuMs.bare === null ? '–' : figure(cpuMs.bare)}` : '',
  ];
}

function figure(value: number): string {
  if (Number.isNaN(value)) return '?';
  return value >= 1_000 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
}
