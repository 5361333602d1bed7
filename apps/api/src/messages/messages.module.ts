import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';

/** Messages as their readers see them. */
@Module({ controllers: [MessagesController] })
export class MessagesModule {}
