import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, SignedIn } from '../http/index.js';
import { TaskPath } from './task.dto.js';
import { PriorityDto, PriorityView, TaskHistoryView } from './task-time.dto.js';
import { TaskTimeService } from './task-time.service.js';

/** A task in time: its history, and its place among those due at one instant. */
@ApiTags('tasks')
@Controller('tasks/:taskId')
export class TaskTimeController {
  constructor(private readonly time: TaskTimeService) {}

  /** Who held the task when, how its deadline moved and on what basis, the steps that were told and those ahead. */
  @Get('history')
  @AnyOfficer()
  @ApiProblems('no-such-task')
  @ApiOkResponse({ type: TaskHistoryView })
  history(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer): Promise<TaskHistoryView> {
    return this.time.history(taskId, officer);
  }

  /** Puts the task before or behind others due at the same instant. By the lead of its group's body, for a reason. */
  @Put('priority')
  @AnyOfficer()
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-task', 'conflict-of-interest', 'own-nominee')
  @ApiOkResponse({ type: PriorityView })
  prioritise(
    @Param() { taskId }: TaskPath,
    @Body() body: PriorityDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<PriorityView> {
    return this.time.prioritise(taskId, body, version, officer, command);
  }
}
