import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { CalendarEntry } from '@bangvang/persistence';

const DAY_MS = 86_400_000;
const REFRESH_S = 3_600;

/**
 * A person's deadlines as a calendar (RFC 5545). A deadline is the whole day by whose end it runs out, in
 * Asia/Ho_Chi_Minh; a session begins at its instant, in UTC. An event keeps its UID; its SEQUENCE is the revision of
 * its deadline; what fell away is shown as cancelled.
 * @param publicUrl where people reach the installation, for links; null: none
 */
export function composeCalendar(entries: readonly CalendarEntry[], publicUrl: string | null): string {
  const calendar = ical({
    name: 'Bảng Vàng: thời hạn của tôi',
    prodId: { company: 'Bảng Vàng', product: 'Thời hạn', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  for (const entry of entries) {
    const start = new Date(entry.dueOn ?? entry.startsAt!);
    const changed = new Date(entry.changedAt);
    calendar.createEvent({
      id: `${entry.kind}-${entry.id}@bangvang`,
      start,
      ...(entry.dueOn ? { allDay: true, end: new Date(start.getTime() + DAY_MS) } : {}),
      stamp: changed,
      lastModified: changed,
      sequence: entry.revision,
      status: entry.standing === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.dueOn ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      summary: `${HEADS[entry.kind][entry.standing]}: ${entry.title}`,
      description: entry.context,
      ...(entry.place ? { location: entry.place } : {}),
      ...(publicUrl ? { url: `${publicUrl}/${PAGES[entry.kind]}/${entry.id}` } : {}),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** When anything in the calendar last changed; null for an empty one. */
export function lastChangeOf(entries: readonly CalendarEntry[]): Date | null {
  return entries.length === 0 ? null : new Date(Math.max(...entries.map(({ changedAt }) => Date.parse(changedAt))));
}

const HEADS = {
  duty: { open: 'Hạn nộp', done: 'Đã nộp', cancelled: 'Không phải nộp' },
  task: { open: 'Hạn xử lý', done: 'Đã xử lý', cancelled: 'Không phải xử lý' },
  session: { open: 'Họp', done: 'Họp', cancelled: 'Đã hủy' },
} as const satisfies Record<CalendarEntry['kind'], Record<CalendarEntry['standing'], string>>;

const PAGES = { duty: 'duties', task: 'tasks', session: 'council-sessions' } as const;
