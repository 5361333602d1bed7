import { Module } from '@nestjs/common';
import { FormsController } from './forms.controller.js';
import { FormsService } from './forms.service.js';

/** Forms as the campaign's procedure has them, and what was sent in by them. */
@Module({ controllers: [FormsController], providers: [FormsService] })
export class FormsModule {}
