import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atFullSize, repositoryRoot } from '@bangvang/infra';
import { placesIn } from '../../apps/cli/src/recount/receipt.js';
import { recount } from '../../apps/cli/src/recount/recount.js';
import { changesOf, FORGERIES } from '../recount/changes.fixture.js';
import { type InventedVote, inventVote, type ItemPlan } from '../recount/vote.fixture.js';

// The first build of Go's standard cryptography takes half a minute of two cores.
jest.setTimeout(300_000);

let folder: string;
let program: string;
let vote: InventedVote;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bangvang-recount-'));
  program = join(folder, 'recount');
  const cwd = join(repositoryRoot(), 'test', 'recount');
  execFileSync('go', ['build', '-buildvcs=false', '-o', program, '.'], { cwd });
  vote = await inventVote(7, [
    { choices: ['agree', 'agree', 'agree', 'disagree', 'abstain', 'invalid'] },
    { choices: ['agree'], paper: { issued: 4, collected: 3, agree: 2, disagree: 0, abstain: 0, invalid: 1 } },
    { choices: ['disagree', 'agree'], state: 'on-hold' },
    { choices: [], rule: { numerator: 2, denominator: 3, strict: false } },
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('A second recount, in another language and by other hands', () => {
  it('reports the same of a sound bundle', async () => {
    const { reports, exit } = inGo([vote.signed()]);
    expect(reports).toEqual([await recount(vote.signed())]);
    expect(reports[0]).toMatchObject({ agrees: true });
    expect(exit).toBe(0);
  });

  it('reports the same of a long agenda, with every receipt on the board', async () => {
    const [nominees, voters] = atFullSize() ? [50, 30] : [8, 10];
    const choices = Array.from({ length: voters }, (_, at) =>
      at % 3 === 0 ? ('disagree' as const) : ('agree' as const),
    );
    const many = await inventVote(voters, Array<ItemPlan>(nominees).fill({ choices }));
    const report = await recount(many.signed());
    expect(report.agrees).toBe(true);
    expect(inGo([many.signed()]).reports).toEqual([report]);
    const places = placesIn(many.signed()).map(({ leaf }) => leaf);
    expect(places.toSorted()).toEqual(many.receipts.toSorted());
  });

  it('reports the same faults of every forgery the installation signs', async () => {
    const forged = FORGERIES.map(({ forge }) => vote.signed(forge(vote.bundle)));
    const { reports, exit } = inGo(forged);
    expect(reports).toEqual(await Promise.all(forged.map((file) => recount(file))));
    expect(reports.filter((report) => (report as { agrees: boolean }).agrees)).toEqual([]);
    expect(exit).toBe(1);
  });

  it('agrees with none of a thousand changes of one byte', () => {
    const [file, list] = [join(folder, 'sound.json'), join(folder, 'changes.json')];
    writeFileSync(file, vote.signed());
    writeFileSync(list, JSON.stringify(changesOf(vote.signed(), 1000, 20231120)));
    const { stdout } = spawnSync(program, ['-changes', list, file], { encoding: 'utf8' });
    expect(stdout).toMatch(/^[12]{1000}\n$/);
  });

  it('says of a file that is no bundle that it is none', () => {
    const { reports, exit } = inGo([Buffer.from('{}\n')]);
    expect(reports).toEqual([{ format: 'bangvang-recount-1', unreadable: true }]);
    expect(exit).toBe(2);
  });
});

function inGo(files: readonly Buffer[]): { reports: readonly unknown[]; exit: number | null } {
  const paths = files.map((file, at) => {
    const path = join(folder, `${at}.json`);
    writeFileSync(path, file);
    return path;
  });
  const { stdout, status } = spawnSync(program, paths, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return {
    reports: stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
    exit: status,
  };
}
