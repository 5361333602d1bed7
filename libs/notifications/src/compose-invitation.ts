import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEvent } from '@bangvang/persistence';

/** A calendar entry as a mail carries it (RFC 6047). */
export interface Invitation {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly filename: string;
  readonly content: string;
}

/** Between whom an invitation goes, and when it was told. */
export interface InvitationParties {
  /** What stands in From: an address, or a name with its address in angle brackets. */
  readonly from: string;
  readonly to: string;
  readonly fullName: string;
  readonly toldAt: Date;
}

/** The invitation of one reader (RFC 5546): a later SEQUENCE of the same UID changes his entry, CANCEL takes it out. */
export function composeInvitation(event: CalendarEvent, { from, to, fullName, toldAt }: InvitationParties): Invitation {
  const cancelled = event.method === 'CANCEL';
  const calendar = ical({
    prodId: { company: 'Bảng Vàng', product: 'Giấy mời', language: 'VI' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const entry = calendar.createEvent({
    id: event.uid,
    start: new Date(event.startsAt),
    stamp: toldAt,
    sequence: event.sequence,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: event.summary,
    description: event.description,
    organizer: organizerOf(from),
    ...(event.location ? { location: event.location } : {}),
  });
  entry.createAttendee({
    name: fullName,
    email: to,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    rsvp: !cancelled,
  });
  return { method: event.method, filename: 'giay-moi.ics', content: `${calendar.toString()}\r\n` };
}

function organizerOf(from: string): { name: string; email: string } {
  const named = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from);
  return named ? { name: named[1] || 'Bảng Vàng', email: named[2]! } : { name: 'Bảng Vàng', email: from.trim() };
}
