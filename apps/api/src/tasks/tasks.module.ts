import { Module } from '@nestjs/common';
import { TaskEvents } from './task-events.js';
import { TasksController } from './tasks.controller.js';
import { TasksService } from './tasks.service.js';

/** The inbox and its live changes. */
@Module({ controllers: [TasksController], providers: [TasksService, TaskEvents] })
export class TasksModule {}
