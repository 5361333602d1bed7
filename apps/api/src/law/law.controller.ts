import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, ApiProblems, OnlyFor, type Page, PageQuery } from '../http/index.js';
import { CalendarDraftPath, LawChangesPath, LawVersionPath, ParametersQuery } from './law.dto.js';
import { LawService } from './law.service.js';
import {
  CalendarDraftView,
  CalendarWarningsView,
  LawChangesView,
  LawParameterView,
  LawVersionDetailView,
  LawVersionView,
} from './law.view.js';

/** The law as dated data, for administrators and auditors. */
@ApiTags('law')
@Controller('law')
@OnlyFor('system-admin', 'auditor')
export class LawController {
  constructor(private readonly law: LawService) {}

  /** Versions of the law's files, the newest first. */
  @Get('versions')
  @ApiPage(LawVersionView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  versions(@Query() query: PageQuery): Promise<Page<LawVersionView>> {
    return this.law.versions(query);
  }

  /** One version with every file as it was parsed. */
  @Get('versions/:version')
  @ApiOkResponse({ type: LawVersionDetailView })
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed', 'no-such-thing')
  version(@Param() { version }: LawVersionPath): Promise<LawVersionDetailView> {
    return this.law.version(version);
  }

  /** What changed between two versions, and from which day. */
  @Get('versions/:from/changes/:to')
  @ApiOkResponse({ type: LawChangesView })
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed', 'no-such-thing')
  changes(@Param() { from, to }: LawChangesPath): Promise<LawChangesView> {
    return this.law.changes(from, to);
  }

  /** Parameters in force with how sure each is; those of `unsure` are shown as “chưa xác nhận”. */
  @Get('parameters')
  @ApiPage(LawParameterView)
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed')
  parameters(@Query() query: ParametersQuery): Promise<Page<LawParameterView>> {
    return this.law.parameters(query);
  }

  /** Years that work reaches into and that have no table of days off. */
  @Get('calendar/warnings')
  @ApiOkResponse({ type: CalendarWarningsView })
  @ApiProblems('not-signed-in', 'not-allowed')
  warnings(): Promise<CalendarWarningsView> {
    return this.law.warnings();
  }

  /** Days off the rules propose for a year without a table: a draft for whoever writes the table. */
  @Get('calendar/drafts/:year')
  @ApiOkResponse({ type: CalendarDraftView })
  @ApiProblems('invalid-input', 'not-signed-in', 'not-allowed', 'no-such-thing', 'already-recorded')
  calendarDraft(@Param() { year }: CalendarDraftPath): Promise<CalendarDraftView> {
    return this.law.calendarDraft(year);
  }
}
