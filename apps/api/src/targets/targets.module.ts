import { Module } from '@nestjs/common';
import { HeadOverrideService } from './head-override.service.js';
import { TargetCommandsService } from './target-commands.service.js';
import { TargetReadsService } from './target-reads.service.js';
import { TargetsController } from './targets.controller.js';

/** Targets of campaigns: assignments, amendments, verified results, and the rule on heads. */
@Module({
  controllers: [TargetsController],
  providers: [TargetReadsService, TargetCommandsService, HeadOverrideService],
})
export class TargetsModule {}
