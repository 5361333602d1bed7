import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { DecisionPath } from '../decisions/decision.dto.js';
import { AnyOfficer, ApiProblems, SignedIn } from '../http/index.js';
import { BonusService } from './bonus.service.js';
import { DecisionBonusView } from './bonus.view.js';

@ApiTags('decisions')
@Controller('decisions/:decisionId')
export class BonusController {
  constructor(private readonly bonuses: BonusService) {}

  /** What the decision pays each recipient and how it was reckoned, for the deciding body, its Home Affairs and the issuer. */
  @Get('bonus')
  @AnyOfficer()
  @ApiOkResponse({ type: DecisionBonusView })
  @ApiProblems('not-signed-in', 'no-such-thing')
  ofDecision(@Param() { decisionId }: DecisionPath, @SignedIn() officer: Officer): Promise<DecisionBonusView> {
    return this.bonuses.bonus(decisionId, officer);
  }
}
