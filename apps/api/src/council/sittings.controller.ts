import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { DeferralDto } from './convening.dto.js';
import { SessionVersionAnswer } from './council-answers.view.js';
import { SessionPath } from './council-paths.dto.js';
import { COUNCIL_PEOPLE } from './session-access.service.js';
import { OrderDto } from './sitting.dto.js';
import { SittingsService } from './sittings.service.js';

/** What happens around the votes of a session: the chair's orders, presence from elsewhere, annulled results. */
@ApiTags('council')
@Controller('council-sessions/:sessionId')
export class SittingsController {
  constructor(@Inject(SittingsService) private readonly sittings: SittingsService) {}

  /** Whoever presides orders the session to be called or opened; the secretary acts on it. */
  @Post('orders')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-already-open', 'session-not-open', 'already-recorded')
  order(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { kind, note }: OrderDto,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.order(officer, command, sessionId, { kind, note: note ?? null });
  }

  /** A member who takes part from elsewhere marks himself present. */
  @Put('presence')
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('not-a-member', 'session-not-open')
  comeIn(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.comeIn(officer, command, sessionId);
  }

  /** Annuls results before anybody has signed the minutes: they stay on file, and a later meeting votes again. */
  @Post('items/annulment')
  @HttpCode(200)
  @OnlyFor(...COUNCIL_PEOPLE)
  @CommandRoute()
  @ApiProblems('session-not-open')
  annul(
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
    @Param() { sessionId }: SessionPath,
    @Body() { itemIds, reason }: DeferralDto,
  ): Promise<SessionVersionAnswer> {
    return this.sittings.annul(officer, command, sessionId, { itemIds, reason });
  }
}
