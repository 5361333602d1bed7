import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import {
  AwardHeldDto,
  DisciplineDto,
  DisciplineEndDto,
  InitiativeDto,
  RatingDto,
  RevocationDto,
} from './register-facts.dto.js';
import { RegisterFactsService } from './register-facts.service.js';
import { AwardHeldPath, DisciplinePath, SubjectPath } from './register-paths.dto.js';
import { EnteredView, RegisteredView } from './register.view.js';

/** The register of awards (sổ vàng): what its subjects hold, and what bears on it. */
@ApiTags('register')
@Controller('register')
export class RegisterFactsController {
  constructor(private readonly facts: RegisterFactsService) {}

  /** Enters an award given outside the system. */
  @Post('subjects/:subjectId/awards')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'not-proposable', 'already-recorded')
  @ApiCreatedResponse({ type: EnteredView })
  award(
    @Param() { subjectId }: SubjectPath,
    @Body() body: AwardHeldDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<EnteredView> {
    return this.facts.award(subjectId, body, officer, command);
  }

  /** Marks an award as revoked (hủy bỏ): it stays on record and counts no more. */
  @Put('awards/:awardId/revocation')
  @OnlyFor('appraisal-lead', 'clerk')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded')
  @ApiOkResponse({ type: RegisteredView })
  revoke(
    @Param() { awardId }: AwardHeldPath,
    @Body() body: RevocationDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RegisteredView> {
    return this.facts.revoke(awardId, body, officer, command);
  }

  /** Enters a discipline, or what is being looked into. */
  @Post('subjects/:subjectId/disciplines')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing')
  @ApiCreatedResponse({ type: EnteredView })
  discipline(
    @Param() { subjectId }: SubjectPath,
    @Body() body: DisciplineDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<EnteredView> {
    return this.facts.discipline(subjectId, body, officer, command);
  }

  /** Closes a discipline or matter that was open. */
  @Put('disciplines/:disciplineId/end')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded')
  @ApiOkResponse({ type: RegisteredView })
  endDiscipline(
    @Param() { disciplineId }: DisciplinePath,
    @Body() body: DisciplineEndDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RegisteredView> {
    return this.facts.endDiscipline(disciplineId, body, officer, command);
  }

  /** Enters an initiative with the scope its certificate gives it. */
  @Post('subjects/:subjectId/initiatives')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded')
  @ApiCreatedResponse({ type: EnteredView })
  initiative(
    @Param() { subjectId }: SubjectPath,
    @Body() body: InitiativeDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<EnteredView> {
    return this.facts.initiative(subjectId, body, officer, command);
  }

  /** Enters how duties were performed in a year. */
  @Post('subjects/:subjectId/ratings')
  @OnlyFor('appraisal-lead')
  @CommandRoute()
  @ApiProblems('no-such-thing', 'already-recorded')
  @ApiCreatedResponse({ type: RegisteredView })
  rating(
    @Param() { subjectId }: SubjectPath,
    @Body() body: RatingDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<RegisteredView> {
    return this.facts.rating(subjectId, body, officer, command);
  }
}
