import { Module } from '@nestjs/common';
import { CampaignReadsService } from './campaign-reads.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { DraftService } from './draft.service.js';
import { ExtensionService } from './extension.service.js';
import { LaunchService } from './launch.service.js';

/** Campaigns, from their document to their report. */
@Module({
  controllers: [CampaignsController],
  providers: [DraftService, LaunchService, ExtensionService, CampaignReadsService],
})
export class CampaignsModule {}
