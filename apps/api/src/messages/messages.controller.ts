import type { Officer } from '@bangvang/contracts';
import { Database, listMessages } from '@bangvang/persistence';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyOfficer, ApiPage, type Page, pageBounds, pageFrom, PageQuery, SignedIn } from '../http/index.js';
import { MessageAnswer } from './message.view.js';

/** What was told to the person signed in. */
@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly database: Database) {}

  /** Messages, the latest first. Those taken back before they were sent are not shown. */
  @Get()
  @AnyOfficer()
  @ApiPage(MessageAnswer)
  async mine(@Query() query: PageQuery, @SignedIn() officer: Officer): Promise<Page<MessageAnswer>> {
    const { after, rows } = pageBounds(query, 2);
    const found = await listMessages(this.database, officer.personId, {
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
}
