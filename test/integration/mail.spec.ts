import { setTimeout as sleep } from 'node:timers/promises';
import { mailPauseMs } from '@bangvang/notifications';
import { MailScene, messageIdOf, until } from './support/mail-scene.js';

jest.setTimeout(60_000);

let scene: MailScene;

beforeAll(async () => {
  scene = await MailScene.set();
});
beforeEach(() => scene.clear());
afterEach(() => scene.closeServer());
afterAll(() => scene?.end());

describe('A message to an officer with an address', () => {
  it('goes out once, also with two channels at work', async () => {
    await scene.openServer();
    const ids = await Promise.all(Array.from({ length: 40 }, () => scene.message()));
    await scene.onChannel({}, () => scene.onChannel({}, () => until(async () => (await scene.inState('sent')) === 40)));
    expect(scene.received.map(messageIdOf).toSorted()).toEqual(ids.map((id) => `<${id}@bangvang>`).toSorted());
    expect(scene.received[0]).toContain('Subject: =?UTF-8?');
    expect(scene.received[0]).toContain('text/plain');
    expect(scene.received[0]).toContain('text/html');
  });

  it('is withdrawn when what it urges was settled before it was sent', async () => {
    await scene.openServer();
    const { id: rungId, dutyId } = await scene.rung();
    await scene.message({ rungId });
    await scene.database.rows(
      `UPDATE duty SET settled_at = legal_now(), settled_by = 'filing', version = version + 1 WHERE id = $1`,
      [dutyId],
    );
    await scene.onChannel({}, () => until(async () => (await scene.inState('withdrawn')) === 1));
    expect(scene.received).toEqual([]);
  });

  it('is withdrawn when the deadline it speaks of was moved', async () => {
    await scene.openServer();
    const { id: rungId, dutyId } = await scene.rung();
    await scene.message({ rungId });
    await scene.database.rows('UPDATE duty SET deadline_rev = deadline_rev + 1, version = version + 1 WHERE id = $1', [
      dutyId,
    ]);
    await scene.onChannel({}, () => until(async () => (await scene.inState('withdrawn')) === 1));
    expect(scene.received).toEqual([]);
  });

  it('goes out when its duty is still open', async () => {
    await scene.openServer();
    const { id: rungId } = await scene.rung();
    await scene.message({ rungId });
    await scene.onChannel({}, () => until(async () => (await scene.inState('sent')) === 1));
    expect(scene.received).toHaveLength(1);
  });

  it('is tried again with the same Message-ID after the mail server was away', async () => {
    const id = await scene.message();
    const said: string[] = [];
    await scene.onChannel({ report: (what) => said.push(what) }, async () => {
      await until(async () => (await scene.attemptsOf(id)) > 0);
      await scene.openServer();
      await until(async () => (await scene.inState('sent')) === 1);
    });
    expect(scene.received.map(messageIdOf)).toEqual([`<${id}@bangvang>`]);
    expect(said).toEqual(['mail cannot be sent, it waits', 'mail goes out again']);
  });

  it('refused for the moment is given up after its last attempt, and the next one still goes out', async () => {
    await scene.openServer((address) => (address.startsWith('nobody') ? 450 : null));
    const dead = await scene.message({ address: 'nobody@tamduong.example' });
    await scene.message();
    await scene.onChannel({ pauseMs: (failures) => (failures < 3 ? 10 : null) }, async () => {
      await until(async () => (await scene.inState('dead')) === 1 && (await scene.inState('sent')) === 1);
    });
    expect(await scene.attemptsOf(dead)).toBe(3);
    expect(await scene.logOf(dead)).toEqual(['retry', 'retry', 'dead']);
  });

  it('refused for good is given up at once, with a reason that names nobody', async () => {
    await scene.openServer((address) => (address.startsWith('nobody') ? 550 : null));
    const dead = await scene.message({ address: 'nobody@tamduong.example' });
    await scene.onChannel({ pauseMs: mailPauseMs }, () => until(async () => (await scene.inState('dead')) === 1));
    expect(await scene.logOf(dead)).toEqual(['dead']);
    const [row] = await scene.database.rows<{ why: string }>('SELECT last_error AS why FROM delivery');
    expect(row!.why).toContain('550');
    expect(row!.why).not.toContain('nobody');
  });
});

describe('A message that goes in-app only', () => {
  it('has no way out by mail, unless the law requires it', async () => {
    await scene.database.rows(
      `INSERT INTO notice_kind VALUES ('letter', 'Công văn', 'Letter', true, false, 'a', 'b', 'c', 'd', 'e') ON CONFLICT DO NOTHING`,
    );
    await scene.message({ channels: ['in-app'] });
    expect(await scene.inState('pending')).toBe(0);
    await scene.message({ channels: ['in-app'], kind: 'letter' });
    expect(await scene.inState('pending')).toBe(1);
  });
});

describe('A message taken back', () => {
  it('is seen no more, unless somebody has read it', async () => {
    const [unseen, seen] = [await scene.message(), await scene.message()];
    await scene.database.rows('UPDATE message SET read_at = legal_now() WHERE id = $1', [seen]);
    const [taken] = await scene.database.rows<{ n: number }>('SELECT take_back($1) AS n', [[unseen, seen]]);
    expect(taken!.n).toBe(2);
    expect(await scene.inState('withdrawn')).toBe(2);
    expect(await scene.database.rows('SELECT id FROM message WHERE withdrawn_at IS NOT NULL')).toEqual([
      { id: unseen },
    ]);
  });
});

describe('A message that cannot be mailed', () => {
  it('is marked when its person has no address', async () => {
    await scene.openServer();
    await scene.message({ address: null });
    await scene.onChannel({}, () => until(async () => (await scene.inState('unaddressed')) === 1));
  });

  it('waits, and the channel says why, when no mail server is set', async () => {
    await scene.message();
    const said: string[] = [];
    await scene.onChannel({ transport: null, report: (what) => said.push(what) }, () => sleep(300));
    expect(await scene.inState('pending')).toBe(1);
    expect(said).toEqual(['Chưa đặt SMTP_URL: thư đôn đốc đang chờ, chưa được gửi đi.']);
  });
});
