import { Logger } from '@nestjs/common';
import type { Logger as EngineLogger, LogLevel, LogMetadata } from '@temporalio/common';

/** Tells the log what happened in a part of the worker: with a reason a warning, without one a plain note. */
export function reportFor(part: string): (what: string, why?: unknown) => void {
  const log = new Logger(part);
  return (what, why) => {
    if (why === undefined) log.log(what);
    else log.warn(`${what}: ${reasonOf(why)}`);
  };
}

/** The engine's own words in the worker's log. Its notes of every state are for debugging only. */
export function engineLogger(): EngineLogger {
  const log = new Logger('engine');
  const write = (level: LogLevel, message: string, meta?: LogMetadata): void => {
    const words = meta?.['error'] === undefined ? message : `${message}: ${reasonOf(meta['error'])}`;
    if (level === 'ERROR') log.error(words);
    else if (level === 'WARN') log.warn(words);
    else log.debug(words);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

function reasonOf(why: unknown): string {
  if (!(why instanceof Error)) return String(why);
  return why.cause instanceof Error ? `${why.message} (${why.cause.message})` : why.message;
}
