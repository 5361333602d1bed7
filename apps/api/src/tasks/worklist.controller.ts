import { Body, Controller, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiPage, ApiProblems, Commanded, CommandRoute, SignedIn } from '../http/index.js';
import { TaskPath } from './task.dto.js';
import { SnoozeDto, WorklistQuery, WorkloadQuery } from './worklist.dto.js';
import { SnoozedView, TaskCountsView, WorkloadsView, WorkView } from './worklist.view.js';
import { WorklistService } from './worklist.service.js';

/** Lists of work: what waits, for whom, how much of it. */
@ApiTags('tasks')
@Controller('tasks')
@AnyOfficer()
export class WorklistController {
  constructor(private readonly worklist: WorklistService) {}

  /**
   * Work one may do or see, most urgent first: by due date, then priority. Those one may not handle are not among it. With
   * filters a page may hold fewer than asked for and still have a next one.
   */
  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiPage(WorkView)
  @ApiProblems('invalid-input', 'no-such-view')
  list(@Query() query: WorklistQuery, @SignedIn() officer: Officer): Promise<string> {
    return this.worklist.json(query, officer);
  }

  /** How much waits in each of one's positions and how much one holds, counted up to 999, with what is late and the oldest. */
  @Get('counts')
  @ApiOkResponse({ type: TaskCountsView })
  counts(@SignedIn() officer: Officer): Promise<TaskCountsView> {
    return this.worklist.counts(officer);
  }

  /** Who of the bodies one leads has how much in hand, the most overdue first. */
  @Get('workload')
  @ApiProblems('not-allowed')
  @ApiOkResponse({ type: WorkloadsView })
  workload(@Query() { days }: WorkloadQuery, @SignedIn() officer: Officer): Promise<WorkloadsView> {
    return this.worklist.workload(days, officer);
  }

  /** Puts a task off until a day, for oneself alone; without a day it is seen again at once. Its due date stays. */
  @Put(':taskId/snooze')
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-yours')
  @ApiOkResponse({ type: SnoozedView })
  snooze(
    @Param() { taskId }: TaskPath,
    @Body() { untilOn }: SnoozeDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SnoozedView> {
    return this.worklist.snooze(taskId, untilOn ?? null, officer, command);
  }
}
