import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from '@bangvang/ballot';
import { findReceipt, placesIn } from '../../../apps/cli/src/recount/receipt.js';
import { inventVote } from '../../recount/vote.fixture.js';
import type { Line } from '../report.js';
import { median } from '../statistics.js';
import type { World } from '../world.js';

const VOTERS = 30;
const MOST_MS = 5_000;
const CHOICES: readonly Choice[] = ['agree', 'agree', 'disagree', 'abstain'];

/** R13: the recount program, from its start to its verdict, on the bundle of a vote of thirty on fifty nominees. */
export async function recounting(world: World): Promise<readonly Line[]> {
  const nominees = world.scaled(50, 5);
  const choices = Array.from({ length: VOTERS }, (_, n) => CHOICES[n % CHOICES.length]!);
  const vote = await inventVote(
    VOTERS,
    Array.from({ length: nominees }, () => ({ choices })),
  );
  const bytes = vote.signed();
  const file = join(world.installation.settings.dataDir, 'bundle.json');
  writeFileSync(file, bytes);

  const times = Array.from({ length: world.options.runs }, () => recounted(world.root, file));
  const places = placesIn(bytes);
  const found = vote.receipts.filter((leaf) => findReceipt(places, leaf).length === 1).length;
  const ms = median(times);
  const share = (found * 100) / vote.receipts.length;
  const about = { goal: 'R13', bare: null, ratio: null } as const;
  return [
    {
      ...{ ...about, what: `kiểm lại ${nominees} hồ sơ × ${VOTERS} phiếu từ tệp`, ours: ms, unit: 'ms' },
      ...{ target: `≤ ${MOST_MS} ms`, reached: ms <= MOST_MS },
    },
    {
      ...{ ...about, what: `biên nhận tìm thấy, trong ${vote.receipts.length}`, ours: share, unit: '%' },
      ...{ target: '100 %', reached: share === 100 },
    },
  ];
}

/** @returns how long the program ran, in ms @throws Error when the vote does not agree */
export function recounted(root: string, file: string): number {
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'apps', 'cli', 'dist', 'recount', 'main.js'), file, '--json'],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`the recount ended with ${status}: ${stdout.slice(0, 400)} ${stderr}`);
  return performance.now() - from;
}
