import type { CalendarEvent } from '../messages/put-messages.js';
import type { SessionMode } from './session-lock.js';

/** A session as a calendar shows it. */
interface Invited {
  readonly id: string;
  readonly councilName: string;
  readonly campaignTitle: string;
  readonly mode: SessionMode;
  readonly meetsAt: Date;
  readonly opinionsUntil: Date;
  readonly place: string;
  readonly dossiers: number;
  readonly revision: number;
  /** Whether the reader has no such meeting any more. */
  readonly ends: boolean;
}

/** The calendar entry of a session: one UID for all its updates, the same as in the feed; a written poll stands at its end. */
export function invitedEvent(session: Invited): CalendarEvent {
  const { id, councilName, campaignTitle, mode, meetsAt, opinionsUntil, place, dossiers, revision, ends } = session;
  const poll = mode === 'written-poll';
  return {
    method: ends ? 'CANCEL' : 'REQUEST',
    uid: `session-${id}@bangvang`,
    sequence: revision,
    startsAt: (poll ? opinionsUntil : meetsAt).toISOString(),
    summary: `${poll ? 'Hạn gửi ý kiến' : 'Họp'}: ${councilName}`,
    description: `${campaignTitle}: ${dossiers} hồ sơ.`,
    location: poll ? null : place,
  };
}
