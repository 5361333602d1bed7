import { Body, Controller, Get, Headers, HttpCode, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import type { Observable } from 'rxjs';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, SignedIn } from '../http/index.js';
import { ReleaseDto } from './holding.dto.js';
import { ClaimNextDto, TaskPath } from './task.dto.js';
import { TaskHeldView, TaskView } from './task.view.js';
import { TaskEvents } from './task-events.js';
import { TasksService } from './tasks.service.js';

/** One task at a time: tasks are addressed to positions and held by whoever claims them. */
@ApiTags('tasks')
@Controller('tasks')
@AnyOfficer()
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly events: TaskEvents,
  ) {}

  /**
   * Server-sent events: `task` with id and version, `refetch` where changes were or may have been missed, `alive` in between.
   * With `Last-Event-ID`, as browsers send it after a cut, the stream begins with exactly what was missed, or with `refetch`.
   * It ends after a quarter of an hour: connect again, as browsers do.
   */
  @Sse('events')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event received.' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(
    @SignedIn() officer: Officer,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Observable<MessageEvent> {
    return this.events.of(officer, lastEventId ?? null);
  }

  /** One task, with what the caller may do with it now. */
  @Get(':taskId')
  @ApiProblems('no-such-task')
  @ApiOkResponse({ type: TaskView })
  find(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer): Promise<TaskView> {
    return this.tasks.find(taskId, officer);
  }

  /** Claims the most urgent task nobody holds. */
  @Post('claim-next')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-task-to-claim')
  @ApiOkResponse({ type: TaskHeldView })
  claimNext(
    @Body() body: ClaimNextDto | undefined,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.tasks.claimNext(body?.kind ?? null, officer, command);
  }

  /** Claims the task; of many who try, one gets it. A substitute takes over what the absent holder holds. */
  @Post(':taskId/claim')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-already-claimed')
  @ApiOkResponse({ type: TaskHeldView })
  claim(
    @Param() { taskId }: TaskPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.tasks.claim(taskId, officer, command);
  }

  /** Gives the task back to its group, with a reason or without; one taken over from an absent holder, to him. */
  @Post(':taskId/release')
  @HttpCode(200)
  @CommandRoute()
  @ApiProblems('no-such-task', 'task-not-yours', 'task-delegated')
  @ApiOkResponse({ type: TaskHeldView })
  release(
    @Param() { taskId }: TaskPath,
    @Body() body: ReleaseDto | undefined,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskHeldView> {
    return this.tasks.release(taskId, body?.reason ?? null, officer, command);
  }
}
