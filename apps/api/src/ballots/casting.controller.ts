import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, Public } from '../http/index.js';
import { BallotsDto } from './casting.dto.js';
import { CastingService } from './casting.service.js';
import { ReceiptsAnswer } from './casting.view.js';

/** The box of secret ballots (hòm phiếu kín): the one place of the API that asks for nobody. */
@ApiTags('ballots')
@Controller('ballots')
export class CastingController {
  constructor(@Inject(CastingService) private readonly casting: CastingService) {}

  /**
   * Casts secret ballots, without a person: send no cookie; none is read. No Idempotency-Key either: a ballot cast again is answered as the
   * first time, another ballot with its token is refused. Answers after the tick at which the ballots were committed together, some 10 to 30
   * seconds later; what was not answered is sent again. Nothing is recorded of a ballot but the ballot.
   */
  @Post()
  @HttpCode(200)
  @Public()
  @ApiProblems(
    'invalid-input',
    'malformed-json',
    'foreign-request',
    'invalid-token',
    'already-voted',
    'item-not-open',
    'deadline-passed',
    'service-unavailable',
  )
  async cast(@Body() { ballots }: BallotsDto): Promise<ReceiptsAnswer> {
    return { receipts: await this.casting.cast(ballots) };
  }
}
