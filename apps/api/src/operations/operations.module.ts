import { Module } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';
import { WatchController } from './watch.controller.js';
import { WatchService } from './watch.service.js';

@Module({ controllers: [OperationsController, WatchController], providers: [OperationsService, WatchService] })
export class OperationsModule {}
