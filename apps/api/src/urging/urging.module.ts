import { Module } from '@nestjs/common';
import { LettersController } from './letters.controller.js';
import { LettersService } from './letters.service.js';
import { UrgingController } from './urging.controller.js';
import { UrgingPlanService } from './urging-plan.service.js';
import { UrgingService } from './urging.service.js';

/** Urging: letters of reminder, overdue units, notes, looking ahead, timeliness. */
@Module({
  controllers: [UrgingController, LettersController],
  providers: [UrgingService, UrgingPlanService, LettersService],
})
export class UrgingModule {}
