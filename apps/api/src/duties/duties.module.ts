import { Module } from '@nestjs/common';
import { DeadlineService } from './deadline.service.js';
import { DutiesController } from './duties.controller.js';
import { FilingService } from './filing.service.js';
import { ReleaseService } from './release.service.js';

/** Duties of bodies: filing, excuse, deadlines of one's own. */
@Module({ controllers: [DutiesController], providers: [FilingService, DeadlineService, ReleaseService] })
export class DutiesModule {}
