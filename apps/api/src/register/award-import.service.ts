import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { AWARD_COLUMNS, readTable } from '@bangvang/documents';
import { type CommandKey, importAwards, UnitOfWork } from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { refuseFaults } from './import-refused.js';
import type { ImportedView } from './import.view.js';

/** Takes award histories as workbooks: all of a file, or nothing. Changes when the template of awards changes. */
@Injectable()
export class AwardImportService {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws Problem upload-type-refused, upload-too-large, import-refused naming every bad cell */
  async take(content: Buffer, officer: Officer, commandOf: (sha256: string) => CommandKey): Promise<ImportedView> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const command = commandOf(sha256);
    const actor = actorFor(officer, 'appraisal-lead');
    const { rows, faults, cellAt } = readTable(content, AWARD_COLUMNS);
    refuseFaults(faults);
    const lines = rows.map(({ row, values }) => ({ row, ...values }));
    return this.work.run(actor, command, async (tx) => {
      const { faults: against, ...done } = await importAwards(tx, lines, actor.bodyId!);
      refuseFaults(
        against.map(({ row, column, message }) => ({ ...cellAt(row, column as keyof typeof AWARD_COLUMNS), message })),
      );
      tx.audit(`register/${actor.bodyId}`, 'importAwards', { sha256, rows: lines.length, ...done });
      return { rows: lines.length, created: done.awards, known: done.known };
    });
  }
}
