import { Module } from '@nestjs/common';
import { OpinionsController } from './opinions.controller.js';
import { OpinionsService } from './opinions.service.js';

/** Opinions asked of other bodies. */
@Module({ controllers: [OpinionsController], providers: [OpinionsService] })
export class OpinionsModule {}
