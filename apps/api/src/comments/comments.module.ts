import { Module } from '@nestjs/common';
import { CommentsController } from './comments.controller.js';
import { CommentsService } from './comments.service.js';

/** What is said about dossiers. */
@Module({ controllers: [CommentsController], providers: [CommentsService] })
export class CommentsModule {}
