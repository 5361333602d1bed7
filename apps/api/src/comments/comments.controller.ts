import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  OnlyFor,
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { CommentDto } from './comment.dto.js';
import { CommentView, CommentWrittenView } from './comment.view.js';
import { COMMENTERS, CommentsService } from './comments.service.js';

/** What is said about a dossier: among those who handle it, or for its unit to read too. */
@ApiTags('dossiers')
@Controller('dossiers/:dossierId/comments')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  /** The comments the caller may read, the latest first. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier')
  @ApiPage(CommentView)
  list(@Param() { dossierId }: DossierPath, @Query() query: PageQuery, @SignedIn() officer: Officer) {
    return this.comments.list(dossierId, query, officer);
  }

  /** Writes a comment. The unit writes what its own people and those who handle the dossier read. */
  @Post()
  @OnlyFor(...COMMENTERS)
  @CommandRoute()
  @ApiProblems('no-such-dossier')
  @ApiCreatedResponse({ type: CommentWrittenView })
  write(
    @Param() { dossierId }: DossierPath,
    @Body() body: CommentDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<CommentWrittenView> {
    return this.comments.write(dossierId, body, officer, command);
  }
}
