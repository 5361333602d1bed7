import { parseArgs } from 'node:util';
import { buildBundle } from '@bangvang/temporal';
import { DefaultLogger } from '@temporalio/worker';
import { bundleInput } from './workflow-code.js';

/** Builds the workflow bundle in a process of its own: what the bundler needs is gone when the worker runs. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { root: { type: 'string' }, cache: { type: 'string' } } });
  const { root, cache } = values;
  if (!root || !cache) throw new Error('usage: bundle-main.js --root <checkout> --cache <folder>');
  console.log(await buildBundle(bundleInput(root, cache), new DefaultLogger('WARN')));
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
