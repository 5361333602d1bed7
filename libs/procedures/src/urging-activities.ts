import type { UrgingActivities, UrgingFile } from '@bangvang/contracts';
import {
  draftLetters,
  endProcedure,
  fireDueRungs,
  followUrging,
  putMessages,
  readOverdueList,
  readToldOfRungs,
  readUrgingVersion,
  readWorkingCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { overdueListMessages } from './overdue-messages.js';
import { urgingMessages } from './urging-messages.js';

/** Duties urged in one transaction: some seconds' work at most, whatever the size of the campaign. */
const PAGE = 500;
/** A list names every body at once; its rungs tell nobody singly. */
const ALL = 1_000_000;

/**
 * Urging (đôn đốc) against PostgreSQL. Each page of duties is one transaction of rungs, letters and messages: a process
 * that dies between two leaves the rest due.
 */
@Injectable()
export class UrgingActivitiesOnRows implements UrgingActivities {
  constructor(private readonly work: UnitOfWork) {}

  async fireRungs(campaignId: string): Promise<UrgingFile> {
    const version = await this.work.asProcedure((tx) => readUrgingVersion(tx, campaignId));
    while (await this.urgePage(campaignId));
    await this.listOverdue(campaignId);
    return this.work.asProcedure((tx) => followUrging(tx, campaignId, version));
  }

  endUrging(campaignId: string): Promise<void> {
    return this.work.asProcedure((tx) => endProcedure(tx, 'urging', campaignId));
  }

  /** @returns whether more may be due */
  private urgePage(campaignId: string): Promise<boolean> {
    return this.work.asProcedure(async (tx) => {
      const { rungIds, full } = await fireDueRungs(tx, campaignId, 'told', PAGE);
      if (rungIds.length === 0) return full;
      const [calendar, told, letters] = await Promise.all([
        readWorkingCalendar(tx),
        readToldOfRungs(tx, campaignId, rungIds),
        draftLetters(tx, campaignId, rungIds),
      ]);
      await putMessages(tx, urgingMessages(campaignId, calendar, told));
      tx.audit(`campaign/${campaignId}`, 'urge', { rungs: rungIds.length, letters });
      return full;
    });
  }

  private listOverdue(campaignId: string): Promise<void> {
    return this.work.asProcedure(async (tx) => {
      const { rungIds } = await fireDueRungs(tx, campaignId, 'listed', ALL);
      if (rungIds.length === 0) return;
      const list = await readOverdueList(tx, campaignId, rungIds);
      await putMessages(tx, overdueListMessages(campaignId, await readWorkingCalendar(tx), list));
      tx.audit(`campaign/${campaignId}`, 'list-overdue', { rungs: rungIds.length, duties: list.duties.length });
    });
  }
}
