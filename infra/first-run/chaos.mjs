// `npm run chaos`: the tests of `test/chaos` at full size. `npm test` runs the same ones at a tenth of it.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { MARK, endLeftovers } from './leftovers.mjs';
import { ROOT, prepare, run } from './prepare.mjs';

await prepare();
const runId = randomUUID();
const env = { ...process.env, [MARK]: runId, BANGVANG_FULL_SIZE: '1', TZ: 'UTC' };
const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
const code = await run(process.execPath, [jest, 'test/chaos', '--selectProjects', 'acceptance', '--ci'], { env });
const left = await endLeftovers(runId);
for (const command of left) console.error(`✗ còn lại một tiến trình: ${command}`);
process.exitCode = code === 0 && left.length === 0 ? 0 : 1;
