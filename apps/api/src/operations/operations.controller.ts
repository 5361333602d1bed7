import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiPage, ApiProblems, Commanded, CommandRoute, OnlyFor, type Page, SignedIn } from '../http/index.js';
import { ProcedureDto, ProcedurePath, ProceduresQuery, ReseatView } from './operations.dto.js';
import { OperationsService } from './operations.service.js';

/** The durable procedures, for whoever runs the installation. */
@ApiTags('operations')
@Controller('procedures')
@OnlyFor('system-admin')
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  /** Procedures, with what each has followed and when it acts next. */
  @Get()
  @ApiPage(ProcedureDto)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  list(@Query() query: ProceduresQuery): Promise<Page<ProcedureDto>> {
    return this.operations.procedures(query);
  }

  /** Sets a procedure going again at its recorded stage. Harmless to one that is under way. */
  @Post(':kind/:id/reseat')
  @HttpCode(200)
  @CommandRoute()
  reseat(
    @Param() { kind, id }: ProcedurePath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ReseatView> {
    return this.operations.reseat(kind, id, officer, command);
  }
}
