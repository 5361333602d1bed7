import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

/** A message as somebody reads it. */
export interface StoredMessage {
  /** Name of the raw message's file without its ending; they sort by arrival. */
  readonly id: string;
  /** As the sender wrote it, with its angle brackets. */
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** What the message says it was sent, ISO; null when it says nothing. */
  readonly date: string | null;
  readonly text: string;
}

const ENDING = '.eml';

/** Raw messages as files of one folder, each written whole or not at all. */
export class StoredMail {
  private lastMs = 0;

  constructor(private readonly folder: string) {}

  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  /** Keeps a raw message; it is on disk when this returns. */
  async keep(raw: Buffer): Promise<void> {
    this.lastMs = Math.max(this.lastMs + 1, Date.now());
    const path = join(this.folder, `${String(this.lastMs).padStart(15, '0')}-${randomUUID()}${ENDING}`);
    await writeFile(`${path}.part`, raw, { flush: true });
    await rename(`${path}.part`, path);
  }

  /** All messages, the oldest first. */
  async all(): Promise<readonly StoredMessage[]> {
    const files = (await readdir(this.folder)).filter((file) => file.endsWith(ENDING)).sort();
    return Promise.all(files.map((file) => this.read(file.slice(0, -ENDING.length))));
  }

  /** @returns undefined when there is no such message */
  async one(id: string): Promise<StoredMessage | undefined> {
    const files = await readdir(this.folder);
    return files.includes(`${id}${ENDING}`) ? this.read(id) : undefined;
  }

  private async read(id: string): Promise<StoredMessage> {
    return describe(id, await PostalMime.parse(await readFile(join(this.folder, `${id}${ENDING}`))));
  }
}

function describe(id: string, mail: Email): StoredMessage {
  return {
    id,
    messageId: mail.messageId ?? '',
    from: address(mail.from),
    to: (mail.to ?? []).map(address),
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    text: mail.text ?? withoutTags(mail.html ?? ''),
  };
}

function address(mailbox: Email['from']): string {
  if (!mailbox) return '';
  return mailbox.name ? `${mailbox.name} <${mailbox.address ?? ''}>` : (mailbox.address ?? '');
}

/** For a message that has no plain text: its words, for reading only; what is shown is escaped again. */
function withoutTags(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
