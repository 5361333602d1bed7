import type { PersistentClient } from '../support/persistent-client.js';
import { DISTRICT, Scene } from '../support/scene.js';

jest.setTimeout(300_000);

const UNIT = 'xa-binh-lu';
let scene: Scene;
let campaignId: string;
let officer: PersistentClient;
let head: PersistentClient;

beforeAll(async () => {
  scene = await Scene.set();
  campaignId = await scene.launch();
  officer = await scene.in(UNIT, 'unit-officer');
  head = await scene.in(UNIT, 'unit-head');
});
afterAll(() => scene?.end());

describe('An officer who reads English, and a head who does not', () => {
  it('may not switch off what the law requires, but choose the rest', async () => {
    const choose = (kinds: readonly object[]) =>
      officer.act({ method: 'PUT', path: '/preferences', body: { language: 'en', kinds }, version: 0 });
    const required = await choose([{ kind: 'urging-letter', mail: 'off' }]);
    expect(required).toMatchObject({ done: false, code: 'notice-required' });
    expect(await choose([{ kind: 'report', mail: 'off' }])).toMatchObject({ done: true, answer: { version: 1 } });
    expect(await officer.get('/preferences')).toMatchObject({
      language: 'en',
      version: 1,
      kinds: expect.arrayContaining([
        expect.objectContaining({ kind: 'report', required: false, mail: 'off' }),
        expect.objectContaining({ kind: 'urging-letter', required: true, mail: 'at-once' }),
      ]),
    });
  });

  it('are each mailed every rung exactly once, each in his own language', async () => {
    await scene.moveTo('2023-06-26T03:00:00Z');
    await scene.followed();
    const mails = await mailsInTheSink();
    for (const [reader, begins] of [
      [officer, /^Reminder of a duty: /],
      [head, /^(Đôn đốc|Quá hạn): /],
    ] as const) {
      const told = await remindersOf(reader.username);
      expect(told.length).toBeGreaterThan(0);
      expect(new Set(told.map(({ rungId }) => rungId)).size).toBe(told.length);
      for (const { id, email } of told) {
        const received = mails.filter(({ messageId }) => messageId === `<${id}@bangvang>`);
        expect(received).toHaveLength(1);
        expect(received[0]!.to).toEqual([email]);
        expect(received[0]!.subject).toMatch(begins);
      }
    }
  });

  it('find the same in-app, unread until read', async () => {
    const { unread } = await officer.get<{ unread: number }>('/messages/unread-count');
    expect(unread).toBeGreaterThan(0);
    const [first] = await officer.all<{ id: string }>('/messages?unread=true');
    const read = { method: 'PUT', path: `/messages/${first!.id}/read`, body: {} } as const;
    expect(await officer.must(read)).toEqual({ read: 1 });
    expect(await officer.get('/messages/unread-count')).toEqual({ unread: unread - 1 });
    expect(await head.act(read)).toMatchObject({ done: false, code: 'no-such-thing' });
    await officer.must({ method: 'PUT', path: '/messages/read', body: {} });
    expect(await officer.get('/messages/unread-count')).toEqual({ unread: 0 });
  });
});

describe('The officer’s calendar', () => {
  let path: string;

  it('shows each duty on its last day, under a UID that stays and the revision of its deadline', async () => {
    path = String((await officer.must({ method: 'POST', path: '/calendar', body: {} }))['path']);
    const duty = await dutyOf('proposals');
    const event = eventOf(await calendar(path), `duty-${duty.id}@bangvang`);
    expect(event).toMatchObject({
      'DTSTART;VALUE=DATE': duty.dueOn.replaceAll('-', ''),
      'DTEND;VALUE=DATE': dayAfter(duty.dueOn).replaceAll('-', ''),
      SEQUENCE: String(duty.revision),
      STATUS: 'CONFIRMED',
    });
    expect(event['SUMMARY']).toMatch(/^Hạn nộp: /);
  });

  it('keeps to lines of 75 octets, in UTC, and says when nothing changed', async () => {
    const answer = await fetch(`${scene.base}${path}`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    expect(text.endsWith('\r\n')).toBe(true);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('TZID');
    const again = await fetch(`${scene.base}${path}`, { headers: { 'if-none-match': answer.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });

  it('moves with an extension, and shows what fell away as cancelled', async () => {
    const chair = await scene.in(DISTRICT, 'campaign-issuer');
    const before = await dutyOf('proposals');
    const moved = { dueOn: '2023-11-06', basis: 'Công văn số 12/UBND' };
    await chair.must({ method: 'PUT', path: `/duties/${before.id}/deadline`, body: moved, version: before.version });
    const uid = `duty-${before.id}@bangvang`;
    expect(eventOf(await calendar(path), uid)).toMatchObject({
      'DTSTART;VALUE=DATE': '20231106',
      SEQUENCE: String(before.revision + 1),
    });
    const after = await dutyOf('proposals');
    const excuse = { reason: 'Đơn vị sáp nhập.' };
    await chair.must({ method: 'PUT', path: `/duties/${before.id}/excuse`, body: excuse, version: after.version });
    expect(eventOf(await calendar(path), uid)).toMatchObject({ STATUS: 'CANCELLED' });
  });

  it('is dead at its old address once it has a new one', async () => {
    await officer.must({ method: 'POST', path: '/calendar', body: {} });
    expect((await fetch(`${scene.base}${path}`)).status).toBe(404);
  });
});

interface Mail {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
}

async function mailsInTheSink(): Promise<readonly Mail[]> {
  return (await (await fetch(`${scene.installation.mailPage}/messages.json`)).json()) as Mail[];
}

/** Reminders a person was told, as the rows have them. */
function remindersOf(username: string): Promise<{ id: string; rungId: string; email: string }[]> {
  return scene.rows(
    `SELECT m.id, m.rung_id AS "rungId", p.email FROM message AS m JOIN account AS a ON a.person_id = m.person_id
       JOIN person AS p ON p.id = m.person_id WHERE a.username = $1 AND m.kind = 'reminder'`,
    [username],
  );
}

interface Duty {
  readonly id: string;
  readonly dueOn: string;
  readonly revision: number;
  readonly version: number;
}

async function dutyOf(kind: string): Promise<Duty> {
  const [duty] = await scene.rows<Duty>(
    `SELECT d.id, d.due_on::text AS "dueOn", d.deadline_rev AS revision, d.version FROM duty AS d
       JOIN body AS b ON b.id = d.body_id WHERE d.campaign_id = $1 AND b.code = $2 AND d.kind = $3`,
    [campaignId, UNIT, kind],
  );
  return duty!;
}

async function calendar(path: string): Promise<string> {
  const answer = await fetch(`${scene.base}${path}`);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.text();
}

/** The properties of one event, unfolded (RFC 5545, 3.1). */
function eventOf(text: string, uid: string): Readonly<Record<string, string>> {
  const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1);
  const found = events.filter((event) => event.includes(`UID:${uid}\r\n`));
  expect(found).toHaveLength(1);
  const lines = found[0]!.split('\r\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
