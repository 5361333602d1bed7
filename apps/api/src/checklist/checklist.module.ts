import { Module } from '@nestjs/common';
import { TimelineController } from '../timeline/timeline.controller.js';
import { TimelineService } from '../timeline/timeline.service.js';
import { ChecklistController } from './checklist.controller.js';
import { ChecklistService } from './checklist.service.js';

/** What one looks at before one acts on a dossier: its checklist and its timeline. */
@Module({ controllers: [ChecklistController, TimelineController], providers: [ChecklistService, TimelineService] })
export class ChecklistModule {}
