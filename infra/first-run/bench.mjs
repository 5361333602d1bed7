// `npm run bench`: the measurements of `test/load` at full size, one after the other, each beside its bare counterpart.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, fail, prepare, run } from './prepare.mjs';

await prepare();
const folder = join(ROOT, 'test', 'load');
const wanted = process.argv.slice(2);
const all = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.mjs')) : [];
const chosen = all.sort().filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)));
if (chosen.length === 0) fail(`Không có phép đo nào trong test/load cho: ${wanted.join(', ') || 'tất cả'}.`);

const env = { ...process.env, BANGVANG_FULL_SIZE: '1', TZ: 'UTC' };
for (const file of chosen) {
  console.log(`\n── ${file}`);
  if ((await run(process.execPath, [join(folder, file)], { env })) !== 0) process.exitCode = 1;
}
