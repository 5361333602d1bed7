import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where sign-ins are kept unless another file is named. */
export const SESSION_FILE = join(homedir(), '.config', 'bangvang', 'sessions.json');

/** The cookies of a person's sign-ins, by server, in a file nobody else can read. */
export class KeptSessions {
  constructor(private readonly file: string = SESSION_FILE) {}

  /** @returns the cookie for a server, or undefined */
  cookieFor(server: string): string | undefined {
    return this.read()[server];
  }

  /** @param cookie as sent in the `Cookie` header; null forgets the sign-in */
  keep(server: string, cookie: string | null): void {
    const others = Object.entries(this.read()).filter(([other]) => other !== server);
    const kept = Object.fromEntries(cookie === null ? others : [...others, [server, cookie]]);
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    const fresh = `${this.file}.${process.pid}`;
    writeFileSync(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(fresh, this.file);
  }

  private read(): Readonly<Record<string, string>> {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, string>;
    } catch {
      return {};
    }
  }
}
