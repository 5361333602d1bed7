import { Module } from '@nestjs/common';
import { CouncilSessionsController } from './council-sessions.controller.js';
import { CouncilSessionsService } from './council-sessions.service.js';
import { CouncilViewsService } from './council-views.service.js';
import { SessionAccess } from './session-access.service.js';
import { SessionItemsController } from './session-items.controller.js';
import { VotingController } from './voting.controller.js';
import { VotingService } from './voting.service.js';

/** Councils at work: sessions, votes, minutes. */
@Module({
  controllers: [CouncilSessionsController, SessionItemsController, VotingController],
  providers: [SessionAccess, CouncilSessionsService, CouncilViewsService, VotingService],
})
export class CouncilModule {}
