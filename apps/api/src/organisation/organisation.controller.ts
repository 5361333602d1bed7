import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import {
  AnyOfficer,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  OnlyFor,
  type Page,
  PageQuery,
  SignedIn,
} from '../http/index.js';
import { AwardDto, BodyDto, PaperTypeDto, PeopleQuery, PersonDto, PhraseDto } from './organisation.dto.js';
import { OrganisationService } from './organisation.service.js';

/** What the installation consists of. */
@ApiTags('organisation')
@Controller()
export class OrganisationController {
  constructor(private readonly organisation: OrganisationService) {}

  /** Bodies in force on the legal day. */
  @Get('bodies')
  @AnyOfficer()
  @ApiPage(BodyDto)
  @ApiProblems('invalid-input', 'not-signed-in')
  bodies(@Query() query: PageQuery): Promise<Page<BodyDto>> {
    return this.organisation.bodies(query);
  }

  /** Awards in force on the legal day. */
  @Get('awards')
  @AnyOfficer()
  @ApiPage(AwardDto)
  @ApiProblems('not-signed-in')
  awards(): Promise<Page<AwardDto>> {
    return this.organisation.awards();
  }

  /** Kinds of papers in dossiers. */
  @Get('papers')
  @AnyOfficer()
  @ApiPage(PaperTypeDto)
  @ApiProblems('not-signed-in')
  papers(): Promise<Page<PaperTypeDto>> {
    return this.organisation.papers();
  }

  /** People with the posts they hold on the legal day. */
  @Get('people')
  @AnyOfficer()
  @ApiPage(PersonDto)
  @ApiProblems('invalid-input', 'not-signed-in')
  people(@Query() query: PeopleQuery): Promise<Page<PersonDto>> {
    return this.organisation.people(query);
  }

  /** The phrase table: what the "who" of documents means. */
  @Get('phrases')
  @AnyOfficer()
  @ApiPage(PhraseDto)
  @ApiProblems('invalid-input', 'not-signed-in')
  phrases(@Query() query: PageQuery): Promise<Page<PhraseDto>> {
    return this.organisation.phrases(query);
  }

  /** Says what a phrase means from now on. */
  @Put('phrases')
  @OnlyFor('system-admin', 'campaign-issuer')
  @CommandRoute()
  putPhrase(
    @Body() body: PhraseDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<PhraseDto> {
    return this.organisation.putPhrase(body, officer, command);
  }
}
