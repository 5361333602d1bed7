import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { Database, exportAudit, listAuditEntries } from '@bangvang/persistence';
import { type ApiSettings, checkpointLine, loadSigningKey, type SigningKey } from '@bangvang/platform';
import { API_SETTINGS, type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { AuditEntryView } from './audit.dto.js';

/** Gives the audit trail out: whole, closed by a signed checkpoint, or one subject's chain. */
@Injectable()
export class AuditService {
  private key: SigningKey | null = null;

  constructor(
    private readonly database: Database,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async entriesOf(subject: string, query: PageQuery): Promise<Page<AuditEntryView>> {
    const { after, rows } = pageBounds(query, 1);
    const entries = await listAuditEntries(this.database, subject, Number(after?.[0] ?? 0), rows);
    return pageFrom(
      entries,
      query,
      ({ seq }) => [seq],
      (entry) => entry,
    );
  }

  /** The whole trail as NDJSON. Read as fast as the caller takes it. */
  export(): Readable {
    this.key ??= loadSigningKey(this.settings.dataDir);
    return Readable.from(this.lines(this.key));
  }

  private async *lines(key: SigningKey): AsyncGenerator<string> {
    const batches = exportAudit(this.database);
    let entries = 0;
    try {
      for (;;) {
        const next = await batches.next();
        if (next.done) {
          const { madeAt, legalTime, heads } = next.value;
          const checkpoint = { madeAt, legalTime, subjects: heads.length, entries, heads };
          yield `${JSON.stringify(checkpointLine(checkpoint, key))}\n`;
          return;
        }
        entries += next.value.length;
        yield next.value.map((entry) => `${JSON.stringify(entry)}\n`).join('');
      }
    } finally {
      await batches.return({ madeAt: '', legalTime: '', heads: [] });
    }
  }
}
