import type { Pool } from 'pg';
import { runNamed } from './database.js';

/** What changed in inboxes: enough for a screen to fetch the row again. */
export interface InboxChange {
  readonly taskId: string;
  /** Null: it changed for one person only. */
  readonly groupId: string | null;
  readonly assigneeId: string | null;
  readonly version: number;
}

/** What other processes are told after a commit. */
export interface News {
  readonly woken: boolean;
  readonly mailed: boolean;
  /** Too many tasks changed to name them: inboxes are to be fetched again. */
  readonly refetched?: boolean;
  /** Items that need a key were put on an agenda. */
  readonly keyless?: boolean;
  readonly inbox: readonly InboxChange[];
}

export const WAKE_CHANNEL = 'bangvang_wake';
export const INBOX_CHANNEL = 'bangvang_inbox';
export const MAIL_CHANNEL = 'bangvang_mail';
export const KEY_CHANNEL = 'bangvang_ballot_keys';

const CHANGES_PER_NOTICE = 40;

const NOTIFY = `SELECT pg_notify(n ->> 'channel', n ->> 'payload') FROM jsonb_array_elements($1::jsonb) AS n`;

/**
 * Tells other processes after commit, many commits in one NOTIFY: a NOTIFY inside every transaction would
 * serialise their commits. A notice that is lost is made good by the sweeps.
 */
export class Notifier {
  private readonly channels = new Set<string>();
  private inbox: InboxChange[] = [];
  private sending: Promise<void> | null = null;

  constructor(private readonly pool: () => Pool) {}

  tell({ woken, mailed, refetched = false, keyless = false, inbox }: News): void {
    if (woken) this.channels.add(WAKE_CHANNEL);
    if (mailed) this.channels.add(MAIL_CHANNEL);
    if (keyless) this.channels.add(KEY_CHANNEL);
    if (refetched) this.channels.add(INBOX_CHANNEL);
    this.inbox.push(...inbox);
    if (this.channels.size + this.inbox.length > 0) this.sending ??= this.send();
  }

  /** Resolves when everything told so far has been sent. */
  async settled(): Promise<void> {
    await this.sending;
  }

  private async send(): Promise<void> {
    await new Promise((resume) => setImmediate(resume));
    while (this.channels.size + this.inbox.length > 0) {
      const channels = [...this.channels];
      const changes = this.inbox.splice(0, CHANGES_PER_NOTICE);
      this.channels.clear();
      const notices = channels.map((channel) => ({ channel, payload: '' }));
      if (changes.length > 0) notices.push({ channel: INBOX_CHANNEL, payload: JSON.stringify(changes) });
      await runNamed(this.pool(), NOTIFY, [JSON.stringify(notices)]).catch(() => undefined);
    }
    this.sending = null;
  }
}
