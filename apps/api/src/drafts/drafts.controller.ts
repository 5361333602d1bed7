import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, SignedIn } from '../http/index.js';
import { TaskPath } from '../tasks/task.dto.js';
import { TaskDraftDto, TaskDraftSavedView, TaskDraftView } from './draft.dto.js';
import { DraftsService } from './drafts.service.js';

/** Acts begun on a task and not sent: nobody but the person, and whoever works in his place, sees them, and they end with the task. */
@ApiTags('tasks')
@Controller('tasks/:taskId/draft')
@AnyOfficer()
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  /** One's own draft on the task, `version` 0 where nothing is saved; and what was begun by whoever handed it on. */
  @Get()
  @ApiProblems('not-signed-in', 'no-such-task')
  @ApiOkResponse({ type: TaskDraftView })
  find(@Param() { taskId }: TaskPath, @SignedIn() officer: Officer): Promise<TaskDraftView> {
    return this.drafts.find(taskId, officer);
  }

  /** Saves one's draft in the place of the version seen: `If-Match: "0"` for the first. */
  @Put()
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-task')
  @ApiOkResponse({ type: TaskDraftSavedView })
  save(
    @Param() { taskId }: TaskPath,
    @Body() body: TaskDraftDto,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskDraftSavedView> {
    return this.drafts.save(taskId, body, version, officer, command);
  }

  /** Throws one's draft away. */
  @Delete()
  @CommandRoute()
  @ApiOkResponse({ type: TaskDraftSavedView })
  drop(
    @Param() { taskId }: TaskPath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<TaskDraftSavedView> {
    return this.drafts.drop(taskId, officer, command);
  }
}
