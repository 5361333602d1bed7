import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Database, listTimeline, type TimelineEvent, viewerOf } from '@bangvang/persistence';
import { type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import { seenDossier } from '../law/seen-dossier.js';
import { isMilestone, timelineWords } from './timeline-words.js';
import type { TimelineEventView } from './timeline.view.js';

/** The way of a dossier in the public's words. Writes nothing. */
@Injectable()
export class TimelineService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, query: PageQuery, officer: Officer): Promise<Page<TimelineEventView>> {
    await seenDossier(this.database, dossierId, officer);
    const { after, rows } = pageBounds(query, 3);
    const from = after && { atKey: String(after[0]), rank: Number(after[1]), id: String(after[2]) };
    const events = await listTimeline(this.database, viewerOf(officer), dossierId, { after: from, rows });
    return pageFrom(events, query, ({ atKey, rank, id }) => [atKey, rank, id], viewOf);
  }
}

function viewOf({ id, kind, at, by, data }: TimelineEvent): TimelineEventView {
  const event = { kind, data };
  return { ...{ id, kind, at, by, data }, title: timelineWords(event), milestone: isMilestone(event) };
}
