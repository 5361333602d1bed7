// Asks the Temporal SDK to download a server program, in a process of its own: the SDK's runtime can be installed
// only once per process, and callers need theirs.
// Usage: node sdk-download.mjs dev-server|time-skipping <empty folder for the program>
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir };

try {
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
