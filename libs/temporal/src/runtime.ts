import { type Logger, Runtime } from '@temporalio/worker';

let installed = false;

/**
 * Prepares the engine's native part for this process: it leaves signals to the host and logs through `logger`.
 * Later calls do nothing, because a process has one runtime and a second one is an error.
 */
export function installRuntime(logger: Logger): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger,
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'ERROR' } } },
  });
}
