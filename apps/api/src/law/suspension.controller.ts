import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { RecordedView } from '../dossiers/dossier.view.js';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { HoldDto, ResumedView, ResumeDto, SuspensionsView } from './suspension.dto.js';
import { SuspensionService } from './suspension.service.js';

/** Suspended time of dossiers: a ledger, with its reasons and documents. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId')
export class SuspensionController {
  constructor(private readonly suspensions: SuspensionService) {}

  /** The ledger of suspended time, the oldest first. */
  @Get('suspensions')
  @AnyOfficer()
  @ApiOkResponse({ type: SuspensionsView })
  @ApiProblems('not-signed-in', 'no-such-dossier')
  list(@Param() { dossierId }: DossierPath, @SignedIn() officer: Officer): Promise<SuspensionsView> {
    return this.suspensions.list(dossierId, officer);
  }

  /** Holds the dossier (tạm dừng): its stage and task stay, and nothing concludes its step until it is resumed. */
  @Put('hold')
  @OnlyFor('appraisal-lead', 'auditor')
  @CommandRoute()
  @ApiOkResponse({ type: RecordedView })
  @ApiProblems('no-such-dossier', 'wrong-stage', 'dossier-on-hold')
  hold(
    @Param() { dossierId }: DossierPath,
    @Body() body: HoldDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RecordedView> {
    return this.suspensions.hold(dossierId, body, officer, command);
  }

  /** Lets the dossier go on. The rest of its limit runs on from here. */
  @Put('resume')
  @OnlyFor('appraisal-lead', 'auditor')
  @CommandRoute()
  @ApiOkResponse({ type: ResumedView })
  @ApiProblems('no-such-dossier', 'wrong-stage', 'no-calendar-year')
  resume(
    @Param() { dossierId }: DossierPath,
    @Body() body: ResumeDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ResumedView> {
    return this.suspensions.resume(dossierId, body, officer, command);
  }
}
