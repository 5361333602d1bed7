import type { Officer } from '@bangvang/contracts';
import { type CommandKey, countUnread, Database, listMessages, markRead, UnitOfWork } from '@bangvang/persistence';
import { Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AnyOfficer,
  ApiPage,
  Commanded,
  CommandRoute,
  type Page,
  pageBounds,
  pageFrom,
  SignedIn,
} from '../http/index.js';
import { MessagePath, MessagesQuery } from './message.dto.js';
import { MessageAnswer, ReadView, UnreadView } from './message.view.js';

/** What was told to the person signed in. */
@ApiTags('messages')
@Controller('messages')
@AnyOfficer()
export class MessagesController {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** Messages, the latest first. Those taken back before anybody sent or read them are not shown. */
  @Get()
  @ApiPage(MessageAnswer)
  async mine(@Query() query: MessagesQuery, @SignedIn() officer: Officer): Promise<Page<MessageAnswer>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listMessages(this.database, officer.personId, {
      unreadOnly: query.unread ?? false,
      after: after ? [String(after[0]), String(after[1])] : null,
      limit: rows,
    });
    return pageFrom(
      found,
      query,
      ({ toldAt, id }) => [toldAt, id],
      (message) => message,
    );
  }

  /** How many messages are not read yet, counted up to 999. */
  @Get('unread-count')
  @ApiOkResponse({ type: UnreadView })
  async unread(@SignedIn() officer: Officer): Promise<UnreadView> {
    return { unread: await countUnread(this.database, officer.personId) };
  }

  /** Marks every message told so far as read. */
  @Put('read')
  @HttpCode(200)
  @CommandRoute()
  @ApiOkResponse({ type: ReadView })
  readAll(@SignedIn() officer: Officer, @Commanded() command: CommandKey): Promise<ReadView> {
    return this.read(officer, command, null);
  }

  /** Marks one message as read; read already, it stays so. */
  @Put(':messageId/read')
  @HttpCode(200)
  @CommandRoute()
  @ApiOkResponse({ type: ReadView })
  readOne(
    @Param() { messageId }: MessagePath,
    @SignedIn() officer: Officer,
    @Commanded() command: CommandKey,
  ): Promise<ReadView> {
    return this.read(officer, command, messageId);
  }

  private read({ personId }: Officer, command: CommandKey, messageId: string | null): Promise<ReadView> {
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => ({
      read: await markRead(tx, personId, messageId),
    }));
  }
}
