import { Module } from '@nestjs/common';
import { ConflictsController } from './conflicts.controller.js';
import { ConflictsService } from './conflicts.service.js';

/** Declared conflicts of interest. */
@Module({ controllers: [ConflictsController], providers: [ConflictsService] })
export class ConflictsModule {}
