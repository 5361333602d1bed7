import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Officer } from '@bangvang/contracts';
import type { CommandKey } from '@bangvang/persistence';
import { AnyOfficer, ApiProblems, Commanded, CommandRoute, ExpectedVersion, SignedIn } from '../http/index.js';
import {
  SavedViewCounts,
  SavedViewsView,
  SavedViewVersion,
  SavedViewView,
  TaskViewDto,
  TaskViewPath,
} from './task-views.dto.js';
import { TaskViewsService } from './task-views.service.js';

/** Saved views of the list of work. */
@ApiTags('tasks')
@Controller('task-views')
@AnyOfficer()
export class TaskViewsController {
  constructor(private readonly views: TaskViewsService) {}

  /** Views one made and views shared with one, the own ones first. Read one by `GET /tasks?view=`. */
  @Get()
  @ApiOkResponse({ type: SavedViewsView })
  list(@SignedIn() officer: Officer): Promise<SavedViewsView> {
    return this.views.list(officer);
  }

  /** How much of each one sees, counted up to 999; of the first 50. */
  @Get('counts')
  @ApiOkResponse({ type: SavedViewCounts })
  counts(@SignedIn() officer: Officer): Promise<SavedViewCounts> {
    return this.views.counts(officer);
  }

  /** One view. */
  @Get(':viewId')
  @ApiProblems('no-such-view')
  @ApiOkResponse({ type: SavedViewView })
  find(@Param() { viewId }: TaskViewPath, @SignedIn() officer: Officer): Promise<SavedViewView> {
    return this.views.find(viewId, officer);
  }

  /** Saves a view, for oneself or shared with a position or body one belongs to. */
  @Post()
  @CommandRoute()
  @ApiProblems('already-recorded')
  @ApiCreatedResponse({ type: SavedViewVersion })
  save(
    @Body() body: TaskViewDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SavedViewVersion> {
    return this.views.save(body, officer, command);
  }

  /** Changes a view one made. */
  @Put(':viewId')
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-view', 'already-recorded')
  @ApiOkResponse({ type: SavedViewVersion })
  change(
    @Param() { viewId }: TaskViewPath,
    @ExpectedVersion() version: number,
    @Body() body: TaskViewDto,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<SavedViewVersion> {
    return this.views.change(viewId, version, body, officer, command);
  }

  /** Removes a view one made. */
  @Delete(':viewId')
  @HttpCode(204)
  @CommandRoute({ versioned: true })
  @ApiProblems('no-such-view')
  remove(
    @Param() { viewId }: TaskViewPath,
    @ExpectedVersion() version: number,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<void> {
    return this.views.remove(viewId, version, officer, command);
  }
}
