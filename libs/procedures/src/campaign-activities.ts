import type { CampaignActivities, CampaignFile } from '@bangvang/contracts';
import {
  archiveSettledCampaign,
  closeCampaignIfEnded,
  findCampaign,
  followCampaign,
  lapseProposals,
  putMessages,
  readReport,
  readReportReaders,
  storeReport,
  UnitOfWork,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { reportMessage } from './campaign-messages.js';

/** The campaign's procedure against PostgreSQL: each call one transaction, harmless when repeated. */
@Injectable()
export class CampaignActivitiesOnRows implements CampaignActivities {
  constructor(private readonly work: UnitOfWork) {}

  readCampaign(campaignId: string): Promise<CampaignFile> {
    return this.work.asProcedure((tx) => followCampaign(tx, campaignId));
  }

  async closeIfEnded(campaignId: string, calendarRev: number): Promise<CampaignFile> {
    for (;;) {
      const file = await this.work.asProcedure(async (tx) => {
        await closeCampaignIfEnded(tx, campaignId, calendarRev);
        const more = await lapseProposals(tx, campaignId);
        return more ? null : followCampaign(tx, campaignId);
      });
      if (file) return file;
    }
  }

  compileReport(campaignId: string): Promise<void> {
    return this.work.asProcedure(async (tx) => {
      const campaign = await findCampaign(tx, campaignId);
      if (campaign?.stage !== 'closed') return;
      const report = await readReport(tx, campaignId);
      if (!(await storeReport(tx, campaignId, report))) return;
      const readers = await readReportReaders(tx, campaignId);
      await putMessages(
        tx,
        readers.map((reader) => reportMessage(campaign, report, reader)),
      );
      await followCampaign(tx, campaignId);
    });
  }

  archiveCampaign(campaignId: string): Promise<void> {
    return this.work.asProcedure((tx) => archiveSettledCampaign(tx, campaignId));
  }
}
