import { Module } from '@nestjs/common';
import { TaskEvents } from './task-events.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

/** The inbox: its lists, its tasks one by one, and its live changes. */
@Module({
  controllers: [WorklistController, TasksController],
  providers: [TasksService, WorklistService, TaskEvents],
})
export class TasksModule {}
