import { createHash, randomBytes } from 'node:crypto';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import { composeCalendar, lastChangeOf } from '@bangvang/notifications';
import {
  type CommandKey,
  Database,
  endFeed,
  findFeed,
  makeFeed,
  readCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import type { ApiSettings } from '@bangvang/platform';
import { Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AnyOfficer, API_SETTINGS, ApiProblems, Commanded, CommandRoute, Public, SignedIn } from '../http/index.js';
import { CalendarFeedView, CalendarPath, FeedEndedView } from './calendar.dto.js';

/** One's deadlines in one's own calendar program (iCalendar, RFC 5545). */
@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    @Inject(API_SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** Makes one's feed. Its address is a secret; made anew, the address before is dead. */
  @Post()
  @HttpCode(200)
  @AnyOfficer()
  @CommandRoute()
  @ApiOkResponse({ type: CalendarFeedView })
  make(@SignedIn() { personId }: Officer, @Commanded() command: CommandKey): Promise<CalendarFeedView> {
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => {
      const token = randomBytes(32).toString('base64url');
      await makeFeed(tx, personId, hashOf(token));
      const path = `/api/v1/calendar/${token}.ics`;
      return { path, url: this.settings.publicUrl && `${this.settings.publicUrl}${path}` };
    });
  }

  /** Ends one's feed: its address shows nothing any more. */
  @Delete()
  @HttpCode(200)
  @AnyOfficer()
  @CommandRoute()
  @ApiOkResponse({ type: FeedEndedView })
  end(@SignedIn() { personId }: Officer, @Commanded() command: CommandKey): Promise<FeedEndedView> {
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => {
      await endFeed(tx, personId);
      return { ended: true };
    });
  }

  /** The calendar at a secret address: duties of one's bodies, tasks, council sessions. */
  @Get(':file')
  @Public()
  @ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 304, description: 'Nothing has changed.' })
  @ApiProblems('no-such-thing', 'invalid-input')
  async read(
    @Param() { file }: CalendarPath,
    @Headers('if-none-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const personId = await findFeed(this.database, hashOf(file.slice(0, -'.ics'.length)));
    if (!personId) throw new Problem('no-such-thing', 'Không có lịch ở địa chỉ này.');
    const entries = await readCalendar(this.database, personId);
    const text = composeCalendar(entries, this.settings.publicUrl);
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    const changed = lastChangeOf(entries);
    void reply.header('etag', etag).header('cache-control', 'private, max-age=300');
    if (changed) void reply.header('last-modified', changed.toUTCString());
    if (seen?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      void reply.status(304);
      return undefined;
    }
    void reply.type('text/calendar; charset=utf-8');
    return text;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
