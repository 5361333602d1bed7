import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { cancelSession } from '@bangvang/persistence';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { session } from './support/council-meeting.js';
import { MailScene } from './support/mail-scene.js';

jest.setTimeout(120_000);

let mail: MailScene;
beforeAll(async () => {
  mail = await MailScene.set();
});
afterAll(() => mail.end());

/** Mails as their readers' programs see them, by address, the first one first. */
async function received(count: number) {
  for (let tries = 0; mail.received.length < count && tries < 200; tries += 1) await sleep(50);
  const parsed = await Promise.all(mail.received.map((raw) => PostalMime.parse(raw)));
  return parsed.map(({ to, subject, text, attachments }) => ({
    to: to?.[0] && 'address' in to[0] ? to[0].address : undefined,
    subject,
    text: text ?? '',
    invitation: attachments.find(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics'),
  }));
}

const calendarOf = (content: unknown) =>
  (typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8'))
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);

describe('The mail that calls a member to a session', () => {
  it('brings an invitation to his calendar, and takes it out when the session is cancelled', async () => {
    const scene = await CouncilScene.of(mail.dataSource, 3);
    await mail.openServer();
    await mail.onChannel({}, async () => {
      const meeting = await session(scene, [await scene.dossier(EIGHTY)], 3);
      const [first] = await received(3);
      expect(first!.subject).toBe('Giấy mời họp: Hội đồng Thi đua - Khen thưởng');
      expect(first!.text).toContain('1 hồ sơ (Giấy khen 1):');
      const invited = calendarOf(first!.invitation!.content);
      expect(invited).toEqual(expect.arrayContaining(['METHOD:REQUEST', `UID:session-${meeting.id}@bangvang`]));
      expect(invited.find((line) => line.startsWith('ATTENDEE'))).toContain(first!.to!);

      await meeting.secretary((tx) => cancelSession(tx, meeting.id, 'Bão'));
      const cancelled = (await received(6)).slice(3).find(({ to }) => to === first!.to)!;
      const ended = calendarOf(cancelled.invitation!.content);
      expect(ended).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']));
      const sequence = (lines: string[]) => Number(lines.find((line) => line.startsWith('SEQUENCE:'))!.slice(9));
      expect(sequence(ended)).toBeGreaterThan(sequence(invited));
    });
    await mail.closeServer();
    await CouncilScene.settled();
  });
});
