import { repositoryRoot } from '@bangvang/infra';
import { installRuntime } from '@bangvang/temporal';
import { DefaultLogger, Worker, type WorkflowBundle } from '@temporalio/worker';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from '../support/procedures/procedure-server.js';

const HISTORIES = join(repositoryRoot(), 'test', 'replay', 'histories');

jest.setTimeout(120_000);

describe.each(readdirSync(HISTORIES))('The procedures as release %s ran them', (release) => {
  let workflowBundle: WorkflowBundle;

  beforeAll(async () => {
    const logger = new DefaultLogger('ERROR');
    installRuntime(logger);
    workflowBundle = await bundled(logger);
  });

  it.each(readdirSync(join(HISTORIES, release)))('still take the same way: %s', async (file) => {
    const history = historyFromJSON(JSON.parse(readFileSync(join(HISTORIES, release, file), 'utf8')));
    await expect(Worker.runReplayHistory({ workflowBundle }, history)).resolves.toBeUndefined();
  });
});
