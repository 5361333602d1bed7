import { parseArgs } from 'node:util';
import { recountFile } from './recount-file.js';

/** `node apps/cli/dist/recount/main.js FILE`: the recount without the rest of the command line. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { receipt: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean' } },
});
const [file] = positionals;
if (file === undefined) {
  console.error('Cách dùng: main.js FILE [--receipt WORDS_OR_LEAF] [--key FILE] [--json]');
  process.exitCode = 2;
} else {
  process.exitCode = await recountFile(file, values, (line) => console.log(line));
}
