import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';

/** One's deadlines in one's own calendar program. */
@Module({ controllers: [CalendarController] })
export class CalendarModule {}
