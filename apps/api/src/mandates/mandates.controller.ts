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
import { MandateDto, MandatePath } from './mandate.dto.js';
import { MandateEndedView, MandateMadeView, MandateView } from './mandate.view.js';
import { MandatesService } from './mandates.service.js';

/** Standing substitutes (người xử lý thay): dated, for one position of one absent holder, named on every act. */
@ApiTags('mandates')
@Controller('mandates')
@AnyOfficer()
export class MandatesController {
  constructor(private readonly mandates: MandatesService) {}

  /** One's own mandates and those of bodies one leads, the latest first. */
  @Get()
  @ApiPage(MandateView)
  list(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<MandateView>> {
    return this.mandates.list(query, officer);
  }

  /** Makes a mandate. By the absent holder himself, or by whoever leads the position's body. Both are told. */
  @Post()
  @CommandRoute()
  @ApiProblems('not-substitutable', 'wrong-holder', 'mandate-overlaps')
  @ApiCreatedResponse({ type: MandateMadeView })
  make(
    @Body() body: MandateDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<MandateMadeView> {
    return this.mandates.make(body, officer, command);
  }

  /** Ends a mandate before its day. What is held under it goes back at once. */
  @Post(':mandateId/end')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('already-recorded')
  @ApiOkResponse({ type: MandateEndedView })
  end(
    @Param() { mandateId }: MandatePath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<MandateEndedView> {
    return this.mandates.end(mandateId, officer, command);
  }
}
