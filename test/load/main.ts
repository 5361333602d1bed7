import { cpus } from 'node:os';
import { repositoryRoot } from '@bangvang/infra';
import { bulk } from './goals/bulk.js';
import { closeOfMany } from './goals/close-of-many.js';
import { close } from './goals/close.js';
import { latency, throughput } from './goals/commands.js';
import { council } from './goals/council.js';
import { deadlines } from './goals/deadlines.js';
import { dossierCost } from './goals/dossier.js';
import { excel } from './goals/excel.js';
import { following } from './goals/following.js';
import { history } from './goals/history.js';
import { imports } from './goals/import.js';
import { inbox } from './goals/inbox.js';
import { lists } from './goals/lists.js';
import { memory } from './goals/memory.js';
import { recounting } from './goals/recounting.js';
import { search } from './goals/search.js';
import { waiting } from './goals/waiting.js';
import { type Goal, readOptions, STRICT } from './options.js';
import { asTable, keep, type Line } from './report.js';
import { urging } from './goals/urging.js';
import { begin, type World } from './world.js';

const MEASURES: Readonly<Record<Goal, (world: World) => Promise<readonly Line[]>>> = {
  P1: throughput,
  P2: latency,
  P3: following,
  P4: dossierCost,
  P5: history,
  P6: lists,
  P7: close,
  U9: urging,
  P8: closeOfMany,
  P9: inbox,
  P10: excel,
  U6: imports,
  U4: search,
  P11: bulk,
  P12: waiting,
  R6: deadlines,
  R13: recounting,
  C1: council,
  P13: (world) => memory(world, 'mới khởi động'),
};

/**
 * Measures the product beside its bare counterparts and prints a table. A goal that is missed is told, not failed,
 * unless `--strict`; what could not be measured ends with code 2.
 */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const root = repositoryRoot();
  const out = (line: string): void => console.error(line);
  const world = await begin(root, options, out);
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    void world.stop().then(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);

  const lines: Line[] = [];
  const unmeasured: Goal[] = [];
  try {
    for (const goal of options.only) {
      const from = performance.now();
      out(`\n${goal}…`);
      try {
        const measured = await MEASURES[goal](world);
        lines.push(...measured);
        out(`${asTable(measured)}\n${goal}: ${((performance.now() - from) / 1_000).toFixed(0)} giây`);
      } catch (failure) {
        if (interrupted) return;
        out(
          `${goal}: không đo được. ${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}`,
        );
        unmeasured.push(goal);
      }
      await world.stock.quieten();
    }
    if (options.only.includes('P13') && options.only.length > 1) lines.push(...(await memory(world, 'sau khi đo')));
  } finally {
    if (!interrupted) await world.stop();
  }
  conclude(root, lines, unmeasured, options);
}

function conclude(
  root: string,
  lines: readonly Line[],
  unmeasured: readonly Goal[],
  options: ReturnType<typeof readOptions>,
): void {
  const { scale, runs, strict } = options;
  const [processor] = cpus();
  const about = {
    at: new Date().toISOString(),
    scale,
    runs,
    node: process.version,
    cores: cpus().length,
    processor: processor?.model,
    unmeasured,
  };
  console.log(`\n${asTable(lines)}\n`);
  console.log(`Đo ở ${scale} quy mô, ${runs} lần mỗi bên. Kết quả: ${keep(root, lines, about)}`);
  if (unmeasured.length > 0) process.exitCode = 2;
  else if (strict && lines.some(({ goal, reached }) => reached === false && STRICT.includes(goal)))
    process.exitCode = 1;
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 2;
});
