import type { Command } from 'commander';
import type { Config } from '@bangvang/platform';
import { KeptSessions } from '../server/kept-sessions.js';
import { Server } from '../server/server.js';

/** What every command may use. */
export interface Context {
  /** Full path of the checkout. */
  readonly root: string;
  /** Read when a command needs it, so that `--help` works with wrong settings too. */
  readonly config: () => Config;
  /** One line for the person at the terminal. */
  readonly out: (line: string) => void;
}

interface ServerOptions {
  readonly server?: string;
  readonly sessionFile?: string;
}

/** Gives a command the options that choose the server. */
export function speakingToServer(command: Command): Command {
  return command
    .option('--server <url>', 'địa chỉ máy chủ (mặc định: máy này, cổng đã đặt)')
    .option('--session-file <file>', 'nơi giữ phiên đăng nhập');
}

export function serverOf(options: ServerOptions, { config }: Context): Server {
  const base = options.server ?? `http://127.0.0.1:${config().ports.api}`;
  return new Server(base.replace(/\/+$/, ''), new KeptSessions(options.sessionFile));
}
