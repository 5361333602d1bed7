import { Module } from '@nestjs/common';
import { SessionAccess } from '../council/session-access.service.js';
import { BulkPreviewService } from './bulk-preview.service.js';
import { BulkRunService } from './bulk-run.service.js';
import { BulkController } from './bulk.controller.js';

/** Acts on many dossiers. */
@Module({ controllers: [BulkController], providers: [BulkPreviewService, BulkRunService, SessionAccess] })
export class BulkModule {}
