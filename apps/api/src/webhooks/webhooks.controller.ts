import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Commanded, CommandRoute, ExpectedVersion, OnlyFor, SignedIn } from '../http/index.js';
import { ReplayDto, WebhookDto, WebhookPath } from './webhook.dto.js';
import { ReplayView, WebhookAnswer, WebhookChangedView, WebhooksAnswer, WebhookSecretView } from './webhook.view.js';
import { WebhooksService } from './webhooks.service.js';

/**
 * Receivers that are told of events by HTTP: CloudEvents 1.0 as structured JSON, signed by Standard Webhooks. An event
 * names subjects by id and tells stages and days; whom it concerns is asked of this API, with rights.
 */
@ApiTags('webhooks')
@Controller('webhooks')
@OnlyFor('system-admin')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** All receivers, with what waits for them and what was given up. */
  @Get()
  @ApiOkResponse({ type: WebhooksAnswer })
  async list(): Promise<WebhooksAnswer> {
    return { items: await this.webhooks.list() };
  }

  /** One receiver. */
  @Get(':webhookId')
  @ApiProblems('no-such-thing')
  @ApiOkResponse({ type: WebhookAnswer })
  find(@Param() { webhookId }: WebhookPath): Promise<WebhookAnswer> {
    return this.webhooks.find(webhookId);
  }

  /** Makes a receiver, told from now on. Its secret is in the answer and nowhere else. */
  @Post()
  @CommandRoute()
  @ApiCreatedResponse({ type: WebhookSecretView })
  make(
    @Body() body: WebhookDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<WebhookSecretView> {
    return this.webhooks.make(body, officer, command);
  }

  /** Changes a receiver, switches it off or on. Switched off, what waits for it is withdrawn. */
  @Put(':webhookId')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: WebhookChangedView })
  change(
    @Param() { webhookId }: WebhookPath,
    @Body() body: WebhookDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<WebhookChangedView> {
    return this.webhooks.change(webhookId, version, body, officer, command);
  }

  /** Draws another secret; the old one signs nothing any more. */
  @Post(':webhookId/secret')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiOkResponse({ type: WebhookSecretView })
  changeSecret(
    @Param() { webhookId }: WebhookPath,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<WebhookSecretView> {
    return this.webhooks.changeSecret(webhookId, version, officer, command);
  }

  /** Sends the events of a period, or one event, once more. They keep their ids. */
  @Post(':webhookId/replays')
  @HttpCode(200)
  @CommandRoute()
  @ApiOkResponse({ type: ReplayView })
  replay(
    @Param() { webhookId }: WebhookPath,
    @Body() body: ReplayDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ReplayView> {
    return this.webhooks.replay(webhookId, body, officer, command);
  }
}
