import type { Officer } from '@bangvang/contracts';
import {
  type CommandKey,
  Database,
  listDeliveries,
  readDeliveryLog,
  resendAllDead,
  resendDelivery,
  UnitOfWork,
} from '@bangvang/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  actorFor,
  ApiPage,
  ApiProblems,
  Commanded,
  CommandRoute,
  OnlyFor,
  type Page,
  pageBounds,
  pageFrom,
  SignedIn,
} from '../http/index.js';
import {
  DeliveriesQuery,
  DeliveryAnswer,
  DeliveryLogAnswer,
  DeliveryPath,
  ResendAllDto,
  ResentView,
} from './deliveries.dto.js';

/** How what was told went out, for whoever runs the installation: what was given up, why, and once more. */
@ApiTags('operations')
@Controller('operations/deliveries')
@OnlyFor('system-admin')
export class DeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** Deliveries in a state, the oldest first: those given up, unless another state is asked for. */
  @Get()
  @ApiPage(DeliveryAnswer)
  @ApiProblems('invalid-input')
  async list(@Query() query: DeliveriesQuery): Promise<Page<DeliveryAnswer>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listDeliveries(this.database, {
      state: query.state,
      channel: query.channel ?? null,
      after: after ? [String(after[0]), String(after[1])] : null,
      limit: rows,
    });
    return pageFrom(
      found,
      query,
      ({ place, id }) => [place, id],
      ({ place: _, ...delivery }) => delivery,
    );
  }

  /** Every attempt of one delivery. */
  @Get(':deliveryId/log')
  @ApiProblems('no-such-thing')
  @ApiOkResponse({ type: DeliveryLogAnswer })
  async log(@Param() { deliveryId }: DeliveryPath): Promise<DeliveryLogAnswer> {
    return { items: await readDeliveryLog(this.database, deliveryId) };
  }

  /** Sends out again everything a channel gave up. */
  @Post('resends')
  @HttpCode(200)
  @CommandRoute()
  @ApiOkResponse({ type: ResentView })
  resendAll(
    @Body() { channel }: ResendAllDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ResentView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => ({
      resent: await resendAllDead(tx, channel),
    }));
  }

  /** Sends out again one delivery given up. What was settled meanwhile is withdrawn by the channel as ever. */
  @Post(':deliveryId/resend')
  @HttpCode(200)
  @CommandRoute()
  @ApiOkResponse({ type: ResentView })
  resend(
    @Param() { deliveryId }: DeliveryPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ResentView> {
    return this.work.run(actorFor(officer, 'system-admin'), command, async (tx) => {
      await resendDelivery(tx, deliveryId);
      return { resent: 1 };
    });
  }
}
