import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, OnlyFor, SignedIn } from '../http/index.js';
import { ClockMoveView, ClockRateDto, ClockView, MoveClockDto } from './clock.dto.js';
import { ClockService } from './clock.service.js';

/** Legal time (thời gian pháp lý). In production it is real time; in rehearsal it can be moved forward. */
@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(private readonly clock: ClockService) {}

  /** What time it is by law. */
  @Get()
  @AnyOfficer()
  @ApiProblems('not-signed-in')
  show(): Promise<ClockView> {
    return this.clock.show();
  }

  /** Rehearsal only: walks legal time forward through every instant at which something is due, and answers when it is done. */
  @Post('moves')
  @HttpCode(200)
  @OnlyFor('system-admin')
  @CommandRoute()
  move(
    @Body() { to }: MoveClockDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ClockMoveView> {
    return this.clock.move(to, officer, command);
  }

  /** Rehearsal only: how fast legal time passes. */
  @Post('rate')
  @HttpCode(200)
  @OnlyFor('system-admin')
  @CommandRoute()
  setRate(
    @Body() { rate }: ClockRateDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ClockView> {
    return this.clock.setRate(rate, officer, command);
  }
}
