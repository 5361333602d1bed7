import { mailPauseMs } from '@bangvang/notifications';
import { resendAllDead } from '@bangvang/persistence';
import PostalMime from 'postal-mime';
import { MailScene, until } from './support/mail-scene.js';

jest.setTimeout(90_000);

let scene: MailScene;

beforeAll(async () => {
  scene = await MailScene.set();
  await scene.database.rows(
    `INSERT INTO notice_kind (code, name, name_en, required, may_wait, why, why_en, todo, todo_en, basis)
     VALUES ('urging-letter', 'Công văn', 'Letter', true, false, 'Vì', 'Because', 'Làm', 'Do it', 'Luật'),
            ('reminder', 'Đôn đốc', 'Reminder', false, true, 'Vì', 'Because', 'Làm', 'Do it', 'Luật')`,
  );
});
beforeEach(() => scene.clear());
afterEach(() => scene.closeServer());
afterAll(() => scene?.end());

describe('Someone who wants quiet now', () => {
  it('is mailed later, but what the law requires at once', async () => {
    await scene.openServer();
    const personId = await wishing({ quietFrom: wall(-60), quietTo: wall(60) });
    await scene.message({ personId });
    await scene.message({ personId, kind: 'urging-letter' });
    await scene.onChannel({}, () => until(async () => scene.received.length === 1 && (await waiting()) === 1));
    const [put] = await scene.database.rows<{ minutes: number }>(
      `SELECT (extract(epoch FROM next_attempt_at - clock_timestamp()) / 60)::int AS minutes FROM delivery WHERE state = 'pending'`,
    );
    expect(put!.minutes).toBeGreaterThan(55);
    expect(put!.minutes).toBeLessThanOrEqual(60);
  });

  it('is mailed when the hours have ended', async () => {
    await scene.openServer();
    const personId = await wishing({ quietFrom: wall(60), quietTo: wall(120) });
    await scene.message({ personId });
    await scene.onChannel({}, () => until(async () => scene.received.length === 1));
  });
});

describe('Someone who wants one digest a day', () => {
  it('is told in one mail, at the hour, also by two channels; a second one waits for the next day', async () => {
    await scene.openServer();
    const personId = await wishing({ digestAt: wall(30) });
    for (const title of ['Nộp kế hoạch', 'Nộp báo cáo sơ kết', 'Nộp tổng kết'])
      await scene.message({ personId, title });
    await scene.message({ personId, kind: 'urging-letter' });
    await scene.onChannel({}, () => until(async () => scene.received.length === 1 && (await waiting()) === 3));

    await comesDue();
    await scene.onChannel({}, () => scene.onChannel({}, () => until(async () => scene.received.length === 2)));
    const digest = await PostalMime.parse(scene.received[1]!);
    expect(digest.subject).toBe('Bản tin trong ngày: 3 thông báo');
    expect(digest.text).toContain('2. Nộp báo cáo sơ kết');
    expect(await scene.inState('collected')).toBe(3);

    await scene.message({ personId, title: 'Đến sau' });
    await scene.onChannel({}, () => until(async () => (await waiting()) === 1));
    await comesDue();
    await scene.onChannel({}, () => until(async () => (await waiting()) === 1));
    expect(scene.received).toHaveLength(2);
  });

  it('is not told of what was settled while it waited', async () => {
    await scene.openServer();
    const personId = await wishing({ digestAt: wall(30) });
    const { id: rungId, dutyId } = await scene.rung();
    await scene.message({ personId, rungId });
    await scene.onChannel({}, () => until(async () => (await waiting()) === 1));
    await scene.database.rows(
      `UPDATE duty SET settled_at = legal_now(), settled_by = 'filing', version = version + 1 WHERE id = $1`,
      [dutyId],
    );
    await comesDue();
    await scene.onChannel({}, () => until(async () => (await scene.inState('withdrawn')) === 1));
    expect(scene.received).toEqual([]);
  });
});

describe('Someone who reads English', () => {
  it('is told in English, with the text that counts in Vietnamese', async () => {
    await scene.openServer();
    const personId = await wishing({ language: 'en' });
    const { id: rungId } = await scene.rung();
    await scene.message({ personId, rungId });
    await scene.onChannel({}, () => until(async () => scene.received.length === 1));
    const mail = await PostalMime.parse(scene.received[0]!);
    expect(mail.subject).toBe('Reminder: Đôn đốc nộp kế hoạch');
    expect(mail.text).toContain('Due: by the end of 22 June 2023');
    expect(mail.text).toContain('Kính gửi: Xã Bình Lư');
    expect(mail.html).toContain('lang="en"');
  });
});

describe('A hundred messages nobody takes among a hundred that are taken', () => {
  it('all end given up, delay the others at most twice, and go out again on demand', async () => {
    await scene.openServer();
    for (let n = 0; n < 100; n += 1) await scene.message();
    const alone = await timed(() => until(async () => scene.received.length === 100));
    await scene.closeServer();
    await scene.clear();

    let refusing = true;
    await scene.openServer((address) => (refusing && address.startsWith('nobody') ? 550 : null));
    for (let n = 0; n < 100; n += 1) {
      await scene.message({ address: `nobody${n}@tamduong.example` });
      await scene.message();
    }
    const among = await timed(() => until(async () => scene.received.length === 100));
    expect(await scene.inState('dead')).toBeGreaterThan(90);
    expect(among).toBeLessThan(2 * alone + 500);

    refusing = false;
    await scene.onChannel({ pauseMs: mailPauseMs }, async () => {
      await until(async () => (await scene.inState('dead')) === 100);
      expect(await scene.work.asProcedure((tx) => resendAllDead(tx, 'mail'))).toBe(100);
      await until(async () => (await scene.inState('sent')) === 200);
    });
    expect(new Set(scene.received.map((raw) => /^Message-ID: (\S+)/im.exec(raw)![1])).size).toBe(200);
  });
});

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await scene.onChannel({ pauseMs: mailPauseMs }, act);
  return performance.now() - began;
}

interface Wishes {
  readonly language?: string;
  readonly quietFrom?: string;
  readonly quietTo?: string;
  readonly digestAt?: string;
}

async function wishing({ language = 'vi', quietFrom, quietTo, digestAt }: Wishes): Promise<string> {
  const personId = await scene.person();
  await scene.database.rows(`UPDATE person SET email = 'hoa@tamduong.example' WHERE id = $1`, [personId]);
  await scene.database.rows(
    `INSERT INTO notice_preference (person_id, language, quiet_from, quiet_to, digest_at) VALUES ($1, $2, $3, $4, $5)`,
    [personId, language, quietFrom ?? null, quietTo ?? null, digestAt ?? null],
  );
  return personId;
}

/** The clock on the wall in Asia/Ho_Chi_Minh in so many minutes, 'HH:MM'. */
function wall(minutesAhead: number): string {
  return new Date(Date.now() + minutesAhead * 60_000 + 7 * 3_600_000).toISOString().slice(11, 16);
}

/** Mails put off to a later hour. */
async function waiting(): Promise<number> {
  const [row] = await scene.database.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM delivery WHERE state = 'pending' AND next_attempt_at > clock_timestamp()`,
  );
  return row!.n;
}

async function comesDue(): Promise<void> {
  await scene.database.rows(`UPDATE delivery SET next_attempt_at = clock_timestamp() WHERE state = 'pending'`);
}
