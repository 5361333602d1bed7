import { Module } from '@nestjs/common';
import { BonusController } from './bonus.controller.js';
import { BonusService } from './bonus.service.js';
import { ConfirmationController } from './confirmation.controller.js';
import { ConfirmationService } from './confirmation.service.js';
import { ExaminationController } from './examination.controller.js';
import { ExaminationService } from './examination.service.js';
import { LawController } from './law.controller.js';
import { LawService } from './law.service.js';
import { ProcedureController } from './procedure.controller.js';
import { ProcedureService } from './procedure.service.js';
import { SuspensionController } from './suspension.controller.js';
import { SuspensionService } from './suspension.service.js';

/** The law as dated data: what of it is frozen into campaigns, the time it lets stand still, what it says of a dossier. */
@Module({
  controllers: [
    LawController,
    ProcedureController,
    SuspensionController,
    ExaminationController,
    ConfirmationController,
    BonusController,
  ],
  providers: [LawService, ProcedureService, SuspensionService, ExaminationService, ConfirmationService, BonusService],
})
export class LawModule {}
