import { Module } from '@nestjs/common';
import { TaskEvents } from './task-events.js';
import { TaskTimeController } from './task-time.controller.js';
import { TaskTimeService } from './task-time.service.js';
import { TaskViewsController } from './task-views.controller.js';
import { TaskViewsService } from './task-views.service.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

/** The inbox: its lists, its tasks one by one, their time, and its live changes. */
@Module({
  controllers: [WorklistController, TaskViewsController, TasksController, TaskTimeController],
  providers: [TasksService, WorklistService, TaskViewsService, TaskEvents, TaskTimeService],
})
export class TasksModule {}
