import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { NOMINEE_COLUMNS, openTable, type SheetRow } from '@bangvang/documents';
import { Problem } from '@bangvang/domain';
import {
  type Actor,
  addNomineeLines,
  type CommandKey,
  Database,
  faultsOfNomineeList,
  findCampaign,
  importNominees,
  type NomineeLine,
  openIntake,
  openNomineeList,
  UnitOfWork,
} from '@bangvang/persistence';
import { actorFor } from '../http/index.js';
import { refuseFaults } from './import-refused.js';
import type { ImportedView } from './import.view.js';
import { passOn } from './list-pieces.js';

/** A list may be a whole province's. */
const MOST_ROWS = 100_000;

type NomineeColumns = typeof NOMINEE_COLUMNS;

/** Takes lists of nominees as workbooks: drafts for all of a file, or none. Changes when the template of nominees changes. */
@Injectable()
export class NomineeImportService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /**
   * A unit enters its own list; Home Affairs enters lists of all units the campaign addresses, whose heads submit them.
   * @throws Problem no-such-campaign, campaign-not-launched, deadline-passed, not-allowed, upload-type-refused,
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
    const { actor, bodyId } = await this.proposer(campaignId, officer);
    const table = openTable(content, NOMINEE_COLUMNS, MOST_ROWS);
    return this.work.run(actor, command, async (tx) => {
      await openNomineeList(tx);
      const rows = await passOn(table, (piece) => addNomineeLines(tx, piece.map(lineOf), bodyId));
      refuseFaults(table.faults);
      const { receivedAt: draftedAt } = await openIntake(tx, campaignId); // after the reading: it holds the close off
      const against = await faultsOfNomineeList(tx, campaignId, bodyId);
      refuseFaults(
        against.map(({ row, column, message }) => ({ ...table.cellAt(row, column as keyof NomineeColumns), message })),
      );
      const created = await importNominees(tx, { campaignId, preparedBy: officer.personId, draftedAt });
      if (created > 0) tx.audit(`campaign/${campaignId}`, 'importNominees', { sha256, rows, drafted: created });
      return { rows, created, known: rows - created };
    });
  }

  /** Whose list it is. `bodyId` null: each line names its own proposing body. */
  private async proposer(campaignId: string, officer: Officer): Promise<{ actor: Actor; bodyId: string | null }> {
    const campaign = await findCampaign(this.database, campaignId);
    if (!campaign) throw new Problem('no-such-campaign', 'Không tìm thấy phong trào này.');
    const keeper = campaign.homeAffairsId ?? campaign.issuerBodyId;
    const keeps = officer.posts.some(({ role, bodyId }) => role === 'appraisal-lead' && bodyId === keeper);
    if (keeps) return { actor: actorFor(officer, 'appraisal-lead', keeper), bodyId: null };
    const actor = actorFor(officer, 'unit-officer');
    return { actor, bodyId: actor.bodyId };
  }
}

function lineOf({ row, values }: SheetRow<NomineeColumns>): NomineeLine {
  return {
    ...values,
    row,
    directWorker: values.directWorker === 'yes',
    smallCollective: values.smallCollective === 'yes',
  };
}
