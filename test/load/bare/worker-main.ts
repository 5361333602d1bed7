import { parseArgs } from 'node:util';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Pool } from 'pg';
import type { BareActivities } from './workflows.js';

/** The bare engine's worker, with the settings of the product's own, in a process of its own. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      address: { type: 'string' },
      namespace: { type: 'string' },
      database: { type: 'string' },
      workflows: { type: 'string' },
    },
  });
  const pool = new Pool({ connectionString: values.database, max: 14 });
  const activities: BareActivities = {
    async writeFact(subject) {
      await pool.query({ name: 'write', text: 'INSERT INTO bare_fact (subject) VALUES ($1)', values: [subject] });
    },
  };
  Runtime.install({ telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } } });
  const connection = await NativeConnection.connect({ address: values.address! });
  const worker = await Worker.create({
    connection,
    namespace: values.namespace!,
    taskQueue: 'bare',
    workflowsPath: values.workflows!,
    activities,
    maxCachedWorkflows: 500,
    maxConcurrentWorkflowTaskExecutions: 32,
    maxConcurrentWorkflowTaskPolls: 8,
    maxConcurrentLocalActivityExecutions: 14,
  });
  await worker.run();
  await pool.end();
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
