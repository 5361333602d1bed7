import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import { DossierPath } from '../dossiers/dossier-path.dto.js';
import { AnyOfficer, ApiPage, ApiProblems, PageQuery, SignedIn } from '../http/index.js';
import { TimelineService } from './timeline.service.js';
import { TimelineEventView } from './timeline.view.js';

@ApiTags('dossiers')
@Controller('dossiers/:dossierId/timeline')
export class TimelineController {
  constructor(private readonly timelines: TimelineService) {}

  /** The dossier's way, the oldest first: stages, milestones, rounds, sendings, holds, opinions, comments the caller may read. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'no-such-dossier')
  @ApiPage(TimelineEventView)
  list(@Param() { dossierId }: DossierPath, @Query() query: PageQuery, @SignedIn() officer: Officer) {
    return this.timelines.list(dossierId, query, officer);
  }
}
