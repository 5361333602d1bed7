import { Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller.js';
import { OperationsController } from './operations.controller.js';
import { OperationsService } from './operations.service.js';
import { WatchController } from './watch.controller.js';
import { WatchService } from './watch.service.js';

@Module({
  controllers: [OperationsController, WatchController, DeliveriesController],
  providers: [OperationsService, WatchService],
})
export class OperationsModule {}
