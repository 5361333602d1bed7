// `npm run bench`: the measurements of `test/load`, each beside its bare counterpart in the same run.
// Options go through: `npm run bench -- --only P2,P5 --scale 0.1 --runs 3 --strict`, or goals by name: `npm run bench -- R6`.
import { join } from 'node:path';
import { ROOT, fail, prepare, run } from './prepare.mjs';

await prepare();
const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
if ((await run(process.execPath, [tsc, '-p', join('test', 'load')])) !== 0)
  fail('Biên dịch test/load không thành công.');
const main = join(ROOT, 'test', 'load', 'dist', 'test', 'load', 'main.js');
process.exitCode = await run(process.execPath, [main, ...process.argv.slice(2)], {
  env: { ...process.env, TZ: 'UTC' },
});
