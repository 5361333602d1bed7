import { Module } from '@nestjs/common';
import { AwardImportService } from './award-import.service.js';
import { ExportService } from './export.service.js';
import { LadderService } from './ladder.service.js';
import { NomineeImportService } from './nominee-import.service.js';
import { RegisterFactsController } from './register-facts.controller.js';
import { RegisterFactsService } from './register-facts.service.js';
import { SubjectIdentityService } from './subject-identity.service.js';
import { SubjectsController } from './subjects.controller.js';
import { SubjectsService } from './subjects.service.js';
import { WorkbooksController } from './workbooks.controller.js';

/** The register of awards (sổ vàng), and Excel in and out. */
@Module({
  controllers: [SubjectsController, RegisterFactsController, WorkbooksController],
  providers: [
    SubjectsService,
    SubjectIdentityService,
    RegisterFactsService,
    LadderService,
    AwardImportService,
    NomineeImportService,
    ExportService,
  ],
})
export class RegisterModule {}
