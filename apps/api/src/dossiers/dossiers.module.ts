import { Module } from '@nestjs/common';
import { DossiersController } from './dossiers.controller.js';
import { DossiersService } from './dossiers.service.js';
import { HandlingController } from './handling.controller.js';
import { HandlingService } from './handling.service.js';
import { WatchController } from './watch.controller.js';

/** Dossiers from draft to completion: what units prepare and what appraisers conclude. */
@Module({
  controllers: [DossiersController, HandlingController, WatchController],
  providers: [DossiersService, HandlingService],
})
export class DossiersModule {}
