import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { RecordedView } from '../dossiers/dossier.view.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { ConsultationDto, ConsultationEndDto, OpinionDto, OpinionPath } from './opinion.dto.js';
import { AskedView, ConsultationsView } from './opinion.view.js';
import { OpinionsService } from './opinions.service.js';

/** Opinions of other bodies (lấy ý kiến, hiệp y) on dossiers under appraisal. */
@ApiTags('opinions')
@Controller()
export class OpinionsController {
  constructor(private readonly opinions: OpinionsService) {}

  /** Asks bodies for their opinion on dossiers of one campaign: a task for each body's head, until a barring day. */
  @Post('consultations')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(
    'no-such-dossier',
    'no-such-body',
    'wrong-stage',
    'step-already-concluded',
    'task-not-yours',
    'no-calendar-year',
    'four-eyes',
    'own-unit',
    'own-nominee',
  )
  @ApiCreatedResponse({ type: AskedView })
  ask(
    @Body() body: ConsultationDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<AskedView> {
    return this.opinions.ask(body, officer, command);
  }

  /** What was asked about the dossier, and what was answered: each reader what is his to see. */
  @Get('dossiers/:dossierId/consultations')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier')
  @ApiOkResponse({ type: ConsultationsView })
  list(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<ConsultationsView> {
    return this.opinions.list(dossierId, officer);
  }

  /** Gives the body's opinion, while its window is open. */
  @Put('opinions/:opinionId')
  @OnlyFor('unit-head')
  @CommandRoute()
  @ApiProblems(
    'no-such-opinion',
    'already-recorded',
    'opinion-window-over',
    'step-already-concluded',
    'task-not-yours',
    'four-eyes',
    'own-unit',
    'own-nominee',
  )
  @ApiOkResponse({ type: RecordedView })
  give(
    @Param() { opinionId }: OpinionPath,
    @Body() body: OpinionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.opinions.give(opinionId, body, officer, command);
  }

  /** Ends the dossier's open consultations early: those who have not answered need not any more. */
  @Put('dossiers/:dossierId/consultation-end')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-dossier', 'wrong-stage', 'task-not-yours', 'four-eyes', 'own-unit', 'own-nominee')
  @ApiOkResponse({ type: RecordedView })
  end(
    @Param() { dossierId }: DossierPath,
    @Body() { reason }: ConsultationEndDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.opinions.end(dossierId, reason, officer, command);
  }
}
