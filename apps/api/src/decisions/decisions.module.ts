import { Module } from '@nestjs/common';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsService } from './decisions.service.js';

/** Decisions, their numbers and their publication. */
@Module({ controllers: [DecisionsController], providers: [DecisionsService] })
export class DecisionsModule {}
