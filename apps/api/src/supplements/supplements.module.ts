import { Module } from '@nestjs/common';
import { SupplementsController } from './supplements.controller.js';
import { SupplementsService } from './supplements.service.js';

/** What sends dossiers back: supplements, recalls, reopened appraisals; and the defects counted. */
@Module({ controllers: [SupplementsController], providers: [SupplementsService] })
export class SupplementsModule {}
