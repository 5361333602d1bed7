import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, readConfig, workerSettings } from '@bangvang/platform';
import { WorkerModule } from './worker.module.js';

/** The longest a worker may take to finish what it began, in ms. */
const GOODBYE_LIMIT_MS = 9_500;

/** The worker: runs the procedures, relays wakes to them and sends mail. It opens no port. */
async function main(): Promise<void> {
  process.title = 'bangvang-worker';
  const settings = workerSettings(readConfig(process.env));
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const logger = new ConsoleLogger({ logLevels: levelsFrom(settings.logLevel), colors: process.stdout.isTTY });
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

function levelsFrom(least: 'debug' | 'info' | 'warn' | 'error'): ('debug' | 'log' | 'warn' | 'error' | 'fatal')[] {
  const levels = ['debug', 'log', 'warn', 'error', 'fatal'] as const;
  return levels.slice(levels.indexOf(least === 'info' ? 'log' : least));
}

main().catch((failure: unknown) => {
  console.error(failure instanceof ConfigError ? failure.message : failure);
  process.exit(1);
});
