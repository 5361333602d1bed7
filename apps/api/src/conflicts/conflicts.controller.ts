import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  type Page,
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { ConflictDto, ConflictPath } from './conflict.dto.js';
import { ConflictDeclaredView, ConflictEndedView, ConflictView } from './conflict.view.js';
import { ConflictsService } from './conflicts.service.js';

/** Declared conflicts of interest (lợi ích liên quan): they win over every group and every mandate. */
@ApiTags('conflicts')
@Controller('conflicts')
@AnyOfficer()
export class ConflictsController {
  constructor(private readonly conflicts: ConflictsService) {}

  /** Those about oneself and those one declared, the latest first. */
  @Get()
  @ApiPage(ConflictView)
  list(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<ConflictView>> {
    return this.conflicts.list(query, officer);
  }

  /** Declares one. From then on the person handles none of the dossiers it touches; what he holds of them goes back at once. */
  @Post()
  @CommandRoute()
  @ApiProblems('no-such-dossier', 'already-recorded')
  @ApiCreatedResponse({ type: ConflictDeclaredView })
  declare(
    @Body() body: ConflictDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ConflictDeclaredView> {
    return this.conflicts.declare(body, officer, command);
  }

  /** Ends one: by its declarer, or by whoever leads a body of the person. */
  @Post(':conflictId/end')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('already-recorded')
  @ApiOkResponse({ type: ConflictEndedView })
  end(
    @Param() { conflictId }: ConflictPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ConflictEndedView> {
    return this.conflicts.end(conflictId, officer, command);
  }
}
