import type { LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';

/** What proves who someone is. */
const SECRET = ['*.password', '*.token', '*.cookie', '*.authorization'];

/**
 * The log of a process: one JSON object a line on standard output. It carries ids, counts and durations; names,
 * texts of dossiers and addresses never reach it.
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Pino;

  constructor(processName: string, level: 'debug' | 'info' | 'warn' | 'error') {
    this.pino = pino({
      level,
      base: { process: processName, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET, censor: '…' },
      serializers: { failure: pino.stdSerializers.err },
    });
  }

  log(message: unknown, ...context: unknown[]): void {
    this.write('info', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  fatal(message: unknown, ...context: unknown[]): void {
    this.write('fatal', message, context);
  }

  /** Nest gives the context last, and for errors a stack before it. */
  private write(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug', message: unknown, context: unknown[]): void {
    const scope = context.at(-1);
    const stack = context.length > 1 ? context[0] : undefined;
    const fields = {
      ...(typeof scope === 'string' && { scope }),
      ...(typeof stack === 'string' && { stack }),
    };
    if (message instanceof Error) this.pino[level]({ ...fields, failure: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}
