import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { NOMINEE_COLUMNS, readTable } from '@bangvang/documents';
import { type CommandKey, importNominees, openIntake, UnitOfWork } from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { refuseFaults } from './import-refused.js';
import type { ImportedView } from './import.view.js';

/** Takes lists of nominees as workbooks: drafts for all of a file, or none. Changes when the template of nominees changes. */
@Injectable()
export class NomineeImportService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @throws Problem no-such-campaign, campaign-not-launched, deadline-passed, upload-type-refused, upload-too-large,
   *   import-refused naming every bad cell
   */
  async take(
    campaignId: string,
    content: Buffer,
    officer: Officer,
    commandOf: (sha256: string) => CommandKey,
  ): Promise<ImportedView> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const command = commandOf(sha256);
    const actor = actorFor(officer, 'unit-officer');
    const { rows, faults, cellAt } = readTable(content, NOMINEE_COLUMNS);
    refuseFaults(faults);
    const lines = rows.map(({ row, values }) => ({
      ...values,
      row,
      directWorker: values.directWorker === 'yes',
      smallCollective: values.smallCollective === 'yes',
    }));
    return this.work.run(actor, command, async (tx) => {
      await openIntake(tx, campaignId);
      const list = { campaignId, bodyId: actor.bodyId!, preparedBy: officer.personId, lines };
      const { faults: against, drafted } = await importNominees(tx, list);
      refuseFaults(
        against.map(({ row, column, message }) => ({
          ...cellAt(row, column as keyof typeof NOMINEE_COLUMNS),
          message,
        })),
      );
      tx.audit(`campaign/${campaignId}`, 'importNominees', { sha256, rows: lines.length, drafted });
      return { rows: lines.length, created: drafted, known: lines.length - drafted };
    });
  }
}
