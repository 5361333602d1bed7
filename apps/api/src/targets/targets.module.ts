import { Module } from '@nestjs/common';
import { HeadOverrideService } from './head-override.service.js';
import { ResultImportService } from './result-import.service.js';
import { ResultWorkbookService } from './result-workbook.service.js';
import { TargetCommandsService } from './target-commands.service.js';
import { TargetReadsService } from './target-reads.service.js';
import { TargetWorkbooksController } from './target-workbooks.controller.js';
import { TargetsController } from './targets.controller.js';

/** Targets of campaigns: assignments, amendments, verified results, and the rule on heads. */
@Module({
  controllers: [TargetWorkbooksController, TargetsController],
  providers: [
    TargetReadsService,
    TargetCommandsService,
    HeadOverrideService,
    ResultImportService,
    ResultWorkbookService,
  ],
})
export class TargetsModule {}
