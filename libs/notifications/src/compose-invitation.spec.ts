import type { CalendarEvent } from '@bangvang/persistence';
import { composeInvitation } from './compose-invitation.js';

const PARTIES = {
  from: 'Bảng Vàng <bangvang@example.vn>',
  to: 'uyvien@example.vn',
  fullName: 'Nguyễn Thị Mai',
  toldAt: new Date('2023-11-01T02:00:00Z'),
};
const EVENT: CalendarEvent = {
  method: 'REQUEST',
  uid: 'session-1@bangvang',
  sequence: 3,
  startsAt: '2023-11-08T01:30:00.000Z',
  summary: 'Họp: Hội đồng Thi đua - Khen thưởng huyện',
  description: 'Phong trào đặc biệt: 312 hồ sơ.',
  location: 'Phòng họp số 1',
};

/** Lines folded by the format are put together again. */
const linesOf = (content: string) => content.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('The invitation to a session', () => {
  it('asks its one reader, under a UID and a sequence that a later one takes the place of', () => {
    const { method, content } = composeInvitation(EVENT, PARTIES);
    expect(method).toBe('REQUEST');
    const lines = linesOf(content);
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:session-1@bangvang',
        'SEQUENCE:3',
        'DTSTART:20231108T013000Z',
        'STATUS:CONFIRMED',
        'LOCATION:Phòng họp số 1',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([
      expect.stringMatching(/RSVP=TRUE.*uyvien@example\.vn/),
    ]);
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toContain('mailto:bangvang@example.vn');
  });

  it('is taken out of the calendar when the session is cancelled', () => {
    const { method, content } = composeInvitation({ ...EVENT, method: 'CANCEL', sequence: 4 }, PARTIES);
    expect(method).toBe('CANCEL');
    expect(linesOf(content)).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:session-1@bangvang', 'SEQUENCE:4', 'STATUS:CANCELLED']),
    );
  });
});
