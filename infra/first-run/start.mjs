// `npm start`: installs and builds what is missing, then starts the installation. Needs only Node and npm.
import { join } from 'node:path';
import { ROOT, prepare, run } from './prepare.mjs';

await prepare();
const cli = join(ROOT, 'apps', 'cli', 'dist', 'main.js');
process.exitCode = await run(process.execPath, [cli, 'start', ...process.argv.slice(2)]);
