import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { AWARD_COLUMNS, openTable } from '@bangvang/documents';
import {
  addAwardLines,
  type CommandKey,
  faultsOfAwardList,
  importAwards,
  openAwardList,
  UnitOfWork,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { refuseFaults } from './import-refused.js';
import type { ImportedView } from './import.view.js';
import { passOn } from './list-pieces.js';

/** Takes award histories as workbooks: all of a file, or nothing. Changes when the template of awards changes. */
@Injectable()
export class AwardImportService {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws Problem upload-type-refused, upload-too-large, import-refused naming every bad cell */
  async take(content: Buffer, officer: Officer, commandOf: (sha256: string) => CommandKey): Promise<ImportedView> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const command = commandOf(sha256);
    const actor = actorFor(officer, 'appraisal-lead');
    const table = openTable(content, AWARD_COLUMNS);
    return this.work.run(actor, command, async (tx) => {
      await openAwardList(tx);
      const rows = await passOn(table, (piece) =>
        addAwardLines(
          tx,
          piece.map(({ row, values }) => ({ row, ...values })),
        ),
      );
      refuseFaults(table.faults);
      const against = await faultsOfAwardList(tx, actor.bodyId!);
      refuseFaults(
        against.map(({ row, column, message }) => ({
          ...table.cellAt(row, column as keyof typeof AWARD_COLUMNS),
          message,
        })),
      );
      const done = await importAwards(tx);
      if (done.awards > 0) tx.audit(`register/${actor.bodyId}`, 'importAwards', { sha256, rows, ...done });
      return { rows, created: done.awards, known: rows - done.awards };
    });
  }
}
