import { Module } from '@nestjs/common';
import { BallotBoxModule } from '../ballot-box/ballot-box.module.js';
import { CouncilModule } from '../council/council.module.js';
import { CastingController } from './casting.controller.js';
import { CastingService } from './casting.service.js';
import { SecretCountingController } from './secret-counting.controller.js';
import { SecretCountingService } from './secret-counting.service.js';
import { SecretVotingController } from './secret-voting.controller.js';
import { SecretVotingService } from './secret-voting.service.js';

/** Secret ballots: tokens, casting, board, count. */
@Module({
  imports: [BallotBoxModule, CouncilModule],
  controllers: [CastingController, SecretVotingController, SecretCountingController],
  providers: [CastingService, SecretVotingService, SecretCountingService],
})
export class BallotsModule {}
