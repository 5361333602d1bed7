import { createHash } from 'node:crypto';
import type { Officer } from '@bangvang/contracts';
import { openTable, TARGET_RESULT_COLUMNS } from '@bangvang/documents';
import {
  addResultLines,
  type CommandKey,
  Database,
  findDoubledResults,
  findResultPlaces,
  importResults,
  newId,
  openResultList,
  UnitOfWork,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { campaignSeenBy } from '../campaigns/seen-campaign.js';
import { refuseFaults } from '../register/import-refused.js';
import type { ImportedView } from '../register/import.view.js';
import { passOn } from '../register/list-pieces.js';
import { reporterOf } from './reporter.js';
import { isReported, readResultRow, type ResultRow } from './read-result-row.js';

/** Takes results of targets as workbooks: all of a file, or nothing. Verifying them is another act, of other people. */
@Injectable()
export class ResultImportService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * A unit reports for itself; the campaign's Home Affairs for every body that has targets.
   * @throws Problem no-such-campaign, not-allowed, campaign-not-launched, campaign-closed, upload-type-refused,
   *   upload-too-large, import-refused naming every bad cell
   */
  async take(
    campaignId: string,
    content: Buffer,
    officer: Officer,
    commandOf: (sha256: string) => CommandKey,
  ): Promise<ImportedView> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const command = commandOf(sha256);
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const reporter = reporterOf(officer, campaign);
    const table = openTable(content, TARGET_RESULT_COLUMNS);
    return this.work.run(reporter.actor, command, async (tx) => {
      await openResultList(tx);
      const against: { row: number; column: keyof ResultRow; message: string }[] = [];
      const rows = await passOn(table, async (piece) => {
        const reported = piece.filter(({ values }) => isReported(values));
        const codes = reported.map(({ values }) => values.bodyCode ?? reporter.ownCode ?? '');
        const places = await findResultPlaces(
          tx,
          campaignId,
          reported.map(({ values: { targetCode } }, at) => ({ targetCode, bodyCode: codes[at]! })),
        );
        const read = reported.map(({ row, values }, at) =>
          readResultRow(row, values, places[at]!, reporter.mayReport(codes[at]!)),
        );
        for (const { faults } of read) against.push(...faults);
        await addResultLines(
          tx,
          read.flatMap(({ line }) => line ?? []),
        );
      });
      for (const { row, first } of await findDoubledResults(tx)) {
        against.push({
          row,
          column: 'targetCode',
          message: `Trùng với dòng ${first}: mỗi chỉ tiêu của một đơn vị một dòng.`,
        });
      }
      refuseFaults([
        ...table.faults,
        ...against.map(({ row, column, message }) => ({ ...table.cellAt(row, column), message })),
      ]);
      const { personId } = officer;
      const bodyId = reporter.actor.bodyId!;
      const created = await importResults(tx, { id: newId(), campaignId, sha256, personId, bodyId });
      return { rows, created, known: rows - created };
    });
  }
}
