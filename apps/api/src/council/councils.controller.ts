import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer, Role } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, OnlyFor, SignedIn } from '../http/index.js';
import {
  ActingDto,
  ActingEndDto,
  AppointmentDto,
  CouncilDayDto,
  CouncilMemberPath,
  CouncilPath,
  MembershipEndDto,
  OfficeDto,
} from './councils.dto.js';
import { CouncilsService } from './councils.service.js';
import { CouncilsView, CouncilVersionAnswer, CouncilView } from './councils.view.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';

const MAY_CHANGE: readonly Role[] = [...COUNCIL_PEOPLE, 'appraisal-lead'];

/** Councils (Hội đồng) at every level and their dated membership. */
@ApiTags('council')
@Controller('councils')
export class CouncilsController {
  constructor(@Inject(CouncilsService) private readonly councils: CouncilsService) {}

  /** All councils with their seats on a day. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'invalid-input')
  list(@Query() { on }: CouncilDayDto): Promise<CouncilsView> {
    return this.councils.list(on);
  }

  /** A council, its members on a day, and the rules a session called now would keep. */
  @Get(':councilCode')
  @AnyOfficer()
  @ApiProblems('not-signed-in', 'invalid-input', 'no-such-thing')
  one(@Param() { councilCode }: CouncilPath, @Query() { on }: CouncilDayDto): Promise<CouncilView> {
    return this.councils.one(councilCode, on);
  }

  /** Appoints a member from a day on; sessions already called show the difference until the secretary takes it in. */
  @Post(':councilCode/members')
  @HttpCode(200)
  @OnlyFor(...MAY_CHANGE)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'already-recorded')
  appoint(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { councilCode }: CouncilPath,
    @Body() { personId, office, from, document }: AppointmentDto,
  ): Promise<CouncilVersionAnswer> {
    return this.councils.appoint(officer, command, councilCode, version, { personId, office, from, document });
  }

  /** Changes a member's office from a day on. */
  @Put(':councilCode/members/:personId/office')
  @OnlyFor(...MAY_CHANGE)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'not-a-member', 'already-recorded')
  changeOffice(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { councilCode, personId }: CouncilMemberPath,
    @Body() { office, from, document }: OfficeDto,
  ): Promise<CouncilVersionAnswer> {
    return this.councils.changeOffice(officer, command, councilCode, version, { personId, office, from, document });
  }

  /** Ends a membership with a last day. */
  @Put(':councilCode/members/:personId/end')
  @OnlyFor(...MAY_CHANGE)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'not-a-member')
  end(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { councilCode, personId }: CouncilMemberPath,
    @Body() { lastDay, document }: MembershipEndDto,
  ): Promise<CouncilVersionAnswer> {
    return this.councils.end(officer, command, councilCode, version, { personId, lastDay, document });
  }

  /** Sends somebody to sit for a member between two days; he votes in his own name, the seats stay as many. */
  @Post(':councilCode/acting-members')
  @HttpCode(200)
  @OnlyFor(...MAY_CHANGE)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'not-a-member', 'already-recorded')
  sendActing(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { councilCode }: CouncilPath,
    @Body() { memberId, actingId, from, to, document }: ActingDto,
  ): Promise<CouncilVersionAnswer> {
    const acting = { memberId, actingId, from, to, document };
    return this.councils.sendActing(officer, command, councilCode, version, acting);
  }

  /** Ends a sending early, or takes back one that has not begun. The path names the member who was sat for. */
  @Put(':councilCode/acting-members/:personId/end')
  @OnlyFor(...MAY_CHANGE)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-thing', 'not-a-member')
  endActing(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @ExpectedVersion() version: number,
    @Param() { councilCode, personId }: CouncilMemberPath,
    @Body() { from, lastDay }: ActingEndDto,
  ): Promise<CouncilVersionAnswer> {
    return this.councils.endActing(officer, command, councilCode, version, { memberId: personId, from, lastDay });
  }
}
