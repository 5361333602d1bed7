import { fileURLToPath } from 'node:url';
import { readConfig } from '@bangvang/platform';
import { run } from './program.js';

process.title = 'bangvang';
// Whoever reads along may stop reading: `bangvang api list | head`.
process.stdout.on('error', (failure: NodeJS.ErrnoException) => {
  if (failure.code !== 'EPIPE') throw failure;
  process.exit();
});
process.exitCode = await run(
  process.argv.slice(2),
  {
    root: fileURLToPath(new URL('../../../', import.meta.url)),
    config: () => readConfig(process.env),
    out: (line) => console.log(line),
  },
  (text) => console.error(text),
);
