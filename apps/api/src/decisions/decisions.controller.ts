import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  OnlyFor,
  PageQuery,
  Public,
  SignedIn,
} from '../http/index.js';
import { DecisionDto, DecisionPath, DecisionQuery } from './decision.dto.js';
import { DecisionMadeView, DecisionView, PublicDecisionView, PublishedView } from './decision.view.js';
import { DecisionsService } from './decisions.service.js';

@ApiTags('decisions')
@Controller()
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  /** Signs or refuses, for all the dossiers or none. The clerk records here what a level above the installation decided. */
  @Post('decisions')
  @OnlyFor('decider', 'clerk')
  @CommandRoute()
  @ApiProblems(
    'no-such-dossier',
    'head-barred',
    'gate-barred',
    'wrong-stage',
    'step-already-concluded',
    'four-eyes',
    'task-not-yours',
    'number-taken',
    'date-falls',
  )
  @ApiCreatedResponse({ type: DecisionMadeView })
  decide(
    @Body() body: DecisionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<DecisionMadeView> {
    return this.decisions.decide(body, officer, command);
  }

  /** Decisions on dossiers that the caller may see, the newest first. */
  @Get('decisions')
  @AnyOfficer()
  @ApiPage(DecisionView)
  list(@Query() query: DecisionQuery, @SignedIn() officer: Officer) {
    return this.decisions.list(query, officer);
  }

  /** Publishes the decision: those proposed and their units are told. */
  @Put('decisions/:decisionId/publication')
  @OnlyFor('clerk')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded', 'wrong-stage', 'no-such-dossier')
  @ApiOkResponse({ type: PublishedView })
  publish(
    @Param() { decisionId }: DecisionPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<PublishedView> {
    return this.decisions.publish(decisionId, officer, command);
  }

  /** The golden board: names, awards, numbers and days of published decisions. */
  @Get('public/decisions')
  @Public()
  @ApiPage(PublicDecisionView)
  listPublic(@Query() query: PageQuery) {
    return this.decisions.listPublic(query);
  }
}
