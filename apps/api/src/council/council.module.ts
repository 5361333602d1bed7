import { Module } from '@nestjs/common';
import { BallotBoxModule } from '../ballot-box/ballot-box.module.js';
import { ClosingService } from './closing.service.js';
import { CouncilSessionsController } from './council-sessions.controller.js';
import { CouncilSessionsService } from './council-sessions.service.js';
import { CouncilViewsService } from './council-views.service.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesService } from './minutes.service.js';
import { RankingController } from './ranking.controller.js';
import { RankingService } from './ranking.service.js';
import { SessionAccess } from './session-access.service.js';
import { SessionItemsController } from './session-items.controller.js';
import { CouncilsController } from './councils.controller.js';
import { CouncilsService } from './councils.service.js';
import { NoticesController } from './notices.controller.js';
import { SittingsController } from './sittings.controller.js';
import { SittingsService } from './sittings.service.js';
import { VotingController } from './voting.controller.js';
import { VotingService } from './voting.service.js';

/** Councils at work: sessions, votes, minutes. */
@Module({
  imports: [BallotBoxModule],
  controllers: [
    CouncilSessionsController,
    SessionItemsController,
    MinutesController,
    RankingController,
    SittingsController,
    NoticesController,
    CouncilsController,
    VotingController,
  ],
  exports: [SessionAccess],
  providers: [
    SessionAccess,
    CouncilSessionsService,
    ClosingService,
    CouncilViewsService,
    MinutesService,
    RankingService,
    SittingsService,
    CouncilsService,
    VotingService,
  ],
})
export class CouncilModule {}
