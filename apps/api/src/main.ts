import 'reflect-metadata';
import { apiSettings, ConfigError, JsonLogger, readConfig, requireUtc } from '@bangvang/platform';
import { createApp } from './create-app.js';

/** The longest the API may take to finish what it began, in ms. */
const GOODBYE_LIMIT_MS = 9_500;

/** The API: takes facts from people, one transaction each, and shows what there is. */
async function main(): Promise<void> {
  requireUtc();
  process.title = 'bangvang-api';
  const settings = apiSettings(readConfig());
  const logger = new JsonLogger('api', settings.logLevel);
  const app = await createApp(settings, logger);
  await app.listen(settings.port, settings.host);
  logger.log(`listening on ${settings.https ? 'https' : 'http'}://${settings.host}:${settings.port}`, 'api');

  let leaving = false;
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => process.exit(1), GOODBYE_LIMIT_MS).unref();
    app.close().then(
      () => process.exit(0),
      (failure: unknown) => {
        logger.error(failure, 'api');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
}

main().catch((failure: unknown) => {
  console.error(failure instanceof ConfigError ? failure.message : failure);
  process.exit(1);
});
