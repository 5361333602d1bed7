import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { ProblemSlug } from '@bangvang/domain';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { DossierPath } from './dossier-path.dto.js';
import { RecordedView } from './dossier.view.js';
import { AppraisalDto, CompletionDto, ReceptionDto, SupplementDto } from './handling.dto.js';
import { HandlingService } from './handling.service.js';

const OF_EVERY_CONCLUSION = [
  'no-such-dossier',
  'wrong-stage',
  'step-already-concluded',
  'four-eyes',
  'own-unit',
  'own-nominee',
  'conflict-of-interest',
  'task-not-yours',
  'task-delegated',
] as const satisfies readonly ProblemSlug[];

/** The facts that conclude a dossier's steps. The procedure follows them. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId')
export class HandlingController {
  constructor(private readonly handling: HandlingService) {}

  /** Receives the dossier, asks for a supplement, or returns it. By the appraiser who holds the task, or the lead it was handed to. */
  @Put('reception')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(...OF_EVERY_CONCLUSION, 'supplement-rounds-used', 'supplement-without-items', 'no-regime-in-force')
  @ApiOkResponse({ type: RecordedView })
  receive(
    @Param() { dossierId }: DossierPath,
    @Body() body: ReceptionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.handling.receive(dossierId, body, officer, command);
  }

  /** Sends the supplemented or recalled dossier in again, once every item is answered. */
  @Put('supplement')
  @OnlyFor('unit-head')
  @CommandRoute()
  @ApiProblems(...OF_EVERY_CONCLUSION, 'supplement-unanswered', 'form-not-valid', 'deadline-passed')
  @ApiOkResponse({ type: RecordedView })
  supply(
    @Param() { dossierId }: DossierPath,
    @Body() body: SupplementDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.handling.supply(dossierId, body, officer, command);
  }

  /** Records the appraisal (thẩm định). By the appraiser who holds the task, or the lead it was handed to. */
  @Put('appraisal')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(...OF_EVERY_CONCLUSION, 'supplement-rounds-used', 'supplement-without-items', 'opinions-awaited')
  @ApiOkResponse({ type: RecordedView })
  appraise(
    @Param() { dossierId }: DossierPath,
    @Body() body: AppraisalDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.handling.appraise(dossierId, body, officer, command);
  }

  /** Completes the dossier after the council's vote. By whoever holds the task. */
  @Put('completion')
  @OnlyFor('appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiProblems(...OF_EVERY_CONCLUSION)
  @ApiOkResponse({ type: RecordedView })
  complete(
    @Param() { dossierId }: DossierPath,
    @Body() body: CompletionDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.handling.complete(dossierId, body, officer, command);
  }
}
