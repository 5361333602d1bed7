import { Module } from '@nestjs/common';
import { LawController } from './law.controller.js';
import { LawService } from './law.service.js';
import { ProcedureController } from './procedure.controller.js';
import { ProcedureService } from './procedure.service.js';
import { SuspensionController } from './suspension.controller.js';
import { SuspensionService } from './suspension.service.js';

/** The law as dated data, what of it is frozen into campaigns, and the time it lets stand still. */
@Module({
  controllers: [LawController, ProcedureController, SuspensionController],
  providers: [LawService, ProcedureService, SuspensionService],
})
export class LawModule {}
