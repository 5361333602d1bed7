import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { ConfigError, JsonLogger, readConfig, requireUtc, workerSettings } from '@bangvang/platform';
import { WorkerModule } from './worker.module.js';

/** The longest a worker may take to finish what it began, in ms. */
const GOODBYE_LIMIT_MS = 9_500;

/** The worker: runs the procedures, relays wakes to them and sends mail. It opens no port. */
async function main(): Promise<void> {
  requireUtc();
  process.title = 'bangvang-worker';
  const settings = workerSettings(readConfig(process.env));
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const logger = new JsonLogger('worker', settings.logLevel);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, root), {
    logger,
    abortOnError: false,
  });

  let leaving = false;
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), GOODBYE_LIMIT_MS).unref();
    app.close().then(
      () => process.exit(0),
      (failure: unknown) => {
        console.error(failure);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
  console.log('worker ready');
}

main().catch((failure: unknown) => {
  console.error(failure instanceof ConfigError ? failure.message : failure);
  process.exit(1);
});
