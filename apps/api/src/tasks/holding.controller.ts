import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, SignedIn } from '../http/index.js';
import { CancelDto, DelegateDto, ReassignDto, ResolveDto, TransferDto, TransferTargetsView } from './holding.dto.js';
import { HoldingService } from './holding.service.js';
import { TaskPath } from './task.dto.js';
import { TaskHeldView } from './task.view.js';

/** Handing work from one to another. The statement itself asks who holds the task and who leads its body. */
@ApiTags('tasks')
@Controller('tasks/:taskId')
@AnyOfficer()
export class HoldingController {
  constructor(private readonly holding: HoldingService) {}

  /** Marks a held task as begun. Nobody must: a held task is concluded either way. */
  @Post('start')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-yours', 'task-delegated')
  @ApiOkResponse({ type: TaskHeldView })
  start(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer, @Commanded() command: CommandKey) {
    return this.holding.start(taskId, officer, command);
  }

  /** Takes the mark back; the task stays held. */
  @Post('stop')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-yours', 'task-delegated')
  @ApiOkResponse({ type: TaskHeldView })
  stop(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer, @Commanded() command: CommandKey) {
    return this.holding.stop(taskId, officer, command);
  }

  /** Gives the task to somebody else of its group, with a reason; both are told. By whoever leads the group's body. */
  @Post('reassign')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiProblems(
    'no-such-task',
    'already-recorded',
    'wrong-holder',
    'person-excluded',
    'conflict-of-interest',
    'own-nominee',
  )
  @ApiOkResponse({ type: TaskHeldView })
  reassign(
    @Param() { taskId }: TaskPath,
    @Body() body: ReassignDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.holding.reassign(taskId, body, version, officer, command);
  }

  /** Asks a colleague of the same body to work on a held task. The holder stays, and concludes once it is given back. */
  @Post('delegate')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-yours', 'task-delegated', 'wrong-holder', 'person-excluded')
  @ApiOkResponse({ type: TaskHeldView })
  delegate(
    @Param() { taskId }: TaskPath,
    @Body() body: DelegateDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.holding.delegate(taskId, body, officer, command);
  }

  /** Gives a delegated task back to its holder, with what came of it. By the colleague. */
  @Post('resolve')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-delegated')
  @ApiOkResponse({ type: TaskHeldView })
  resolve(
    @Param() { taskId }: TaskPath,
    @Body() { answer }: ResolveDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.holding.resolve(taskId, answer, officer, command);
  }

  /** Takes a delegated task back before the colleague gives it back. By its holder. */
  @Post('call-back')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-delegated')
  @ApiOkResponse({ type: TaskHeldView })
  callBack(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer, @Commanded() command: CommandKey) {
    return this.holding.callBack(taskId, officer, command);
  }

  /** The positions the procedure lets the task go to. */
  @Get('transfers')
  @ApiProblems('no-such-task')
  @ApiOkResponse({ type: TransferTargetsView })
  transfers(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer): Promise<TransferTargetsView> {
    return this.holding.transfers(taskId, officer);
  }

  /** Hands the task on for good; its due date stays. By whoever leads the group's body. */
  @Post('transfer')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-task', 'transfer-not-open')
  @ApiOkResponse({ type: TaskHeldView })
  transfer(
    @Param() { taskId }: TaskPath,
    @Body() body: TransferDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.holding.transfer(taskId, body, version, officer, command);
  }

  /** Cancels a task beside the procedure's steps, with code and legal basis. By whoever leads the group's body. */
  @Post('cancel')
  @HttpCode(200)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-task', 'task-concludes')
  @ApiOkResponse({ type: TaskHeldView })
  cancel(
    @Param() { taskId }: TaskPath,
    @Body() body: CancelDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.holding.cancel(taskId, body, version, officer, command);
  }
}
