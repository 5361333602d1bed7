import { repositoryRoot } from '@bangvang/infra';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Line } from '../load/report.js';

jest.setTimeout(300_000);

/** Builds the bench and runs the goals named, as small as they go. @returns the lines it kept */
async function measured(goals: string): Promise<readonly Line[]> {
  const root = repositoryRoot();
  const run = (args: readonly string[]) =>
    promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 16 * 1024 * 1024 });
  await run(['node_modules/typescript/bin/tsc', '-p', 'test/load']);
  const program = 'test/load/dist/test/load/main.js';
  const { stdout } = await run([program, '--only', goals, '--scale', '0.02', '--runs', '1']);
  const [, file] = /Kết quả: (\S+\.json)/.exec(stdout) ?? [];
  return (JSON.parse(readFileSync(file!, 'utf8')) as { lines: readonly Line[] }).lines;
}

describe('The bench, at a fiftieth of its size', () => {
  let lines: readonly Line[];
  beforeAll(async () => {
    lines = await measured('P5,P7,P10,U6,U4,P11,U9,P8,R6');
  });

  it('finds the history of a six-step dossier as short as its goal asks', () => {
    const history = lines.filter(({ goal }) => goal === 'P5');
    expect(history.length).toBeGreaterThan(0);
    expect(history.filter(({ reached }) => reached === false)).toEqual([]);
  });

  it('finds no late proposal accepted at the close, and no one in time lost', () => {
    const wrong = lines.filter(({ goal, unit }) => goal === 'P7' && unit !== 'ms');
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter(({ reached }) => reached === false)).toEqual([]);
  });

  it('finds a campaign of many drafts closed page by page, its appraisals untouched', () => {
    expect(lines.filter(({ goal }) => goal === 'P8')).toHaveLength(2);
  });

  it('finds all units of a campaign urged at one instant, each once, within the time of its goal', () => {
    const urged = lines.filter(({ goal }) => goal === 'U9');
    expect(urged).toHaveLength(2);
    expect(urged.filter(({ reached }) => reached !== true)).toEqual([]);
  });

  it('finds deadlines told in time, also after an outage, each once', () => {
    const told = lines.filter(({ goal }) => goal === 'R6');
    expect(told).toHaveLength(6);
    expect(told.filter(({ reached }) => reached === false)).toEqual([]);
  });

  it('finds lists taken whole, every bad cell named, every name found, nothing done twice and no procedure begun', () => {
    const counted = lines.filter(
      ({ goal, unit }) => ['P10', 'U6', 'U4', 'P11'].includes(goal) && ['%', ''].includes(unit),
    );
    expect(counted.map(({ goal }) => goal)).toEqual(['P10', 'U6', 'U6', 'U4', 'P11']);
    expect(counted.filter(({ reached }) => reached !== true)).toEqual([]);
  });
});
