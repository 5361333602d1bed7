import { Module } from '@nestjs/common';
import { HoldingController } from './holding.controller.js';
import { HoldingService } from './holding.service.js';
import { TaskEvents } from './task-events.js';
import { TaskTimeController } from './task-time.controller.js';
import { TaskTimeService } from './task-time.service.js';
import { TaskViewsController } from './task-views.controller.js';
import { TaskViewsService } from './task-views.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

/** The inbox: its lists, its tasks one by one, who holds them, their time, and its live changes. */
@Module({
  controllers: [WorklistController, TaskViewsController, TasksController, TaskTimeController, HoldingController],
  providers: [TasksService, WorklistService, TaskViewsService, HoldingService, TaskEvents, TaskTimeService],
})
export class TasksModule {}
