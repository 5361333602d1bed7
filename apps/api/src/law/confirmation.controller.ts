import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { RecordedView } from '../dossiers/dossier.view.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { ConfirmationsDto, ConfirmationsView } from './confirmation.dto.js';
import { ConfirmationService } from './confirmation.service.js';

/** What only a person can read of a dossier: answers to what its examination asks. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId/confirmations')
export class ConfirmationController {
  constructor(private readonly confirmations: ConfirmationService) {}

  /** Every answer on the dossier's file, the oldest first, and which of them count. */
  @Get()
  @AnyOfficer()
  @ApiOkResponse({ type: ConfirmationsView })
  @ApiProblems('not-signed-in', 'no-such-dossier')
  list(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<ConfirmationsView> {
    return this.confirmations.list(dossierId, officer);
  }

  /** Answers what the examination asks: a unit declares of its own dossier, whoever appraises verifies. */
  @Post()
  @OnlyFor('unit-officer', 'unit-head', 'appraiser', 'appraisal-lead')
  @CommandRoute()
  @ApiCreatedResponse({ type: RecordedView })
  @ApiProblems('no-such-dossier', 'wrong-stage', 'task-not-yours', 'four-eyes', 'own-unit', 'own-nominee')
  confirm(
    @Param() { dossierId }: DossierPath,
    @Body() body: ConfirmationsDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.confirmations.confirm(dossierId, body, officer, command);
  }
}
