import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import {
  dataSource,
  cancelSession,
  changeAgenda,
  endSession,
  markAttendance,
  minutesText,
  readMinutes,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { convened, refusal, session } from './support/council-meeting.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_session');
  source = await dataSource({ url: server.url('council_session'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

describe('Opening a session', () => {
  it('is refused with everything that is missing', async () => {
    const scene = await CouncilScene.of(source, 6);
    const meeting = await session(scene, [], 0);
    await scene.database.rows(
      `UPDATE session_member SET attendance = NULL, absence_reason = NULL WHERE session_id = $1 AND person_id = ANY($2)`,
      [meeting.id, scene.people.slice(0, 2)],
    );
    const problem = await refusal(meeting.open());
    expect(problem.slug).toBe('no-quorum');
    expect(problem.extra?.['missing']).toMatchObject([
      { what: 'attendance', people: [{ fullName: 'Ủy viên 01' }, { fullName: 'Ủy viên 02' }] },
      { what: 'quorum', text: 'có mặt 0 trên 6 thành viên, cần ít nhất 4' },
      { what: 'presiding-member' },
      { what: 'items' },
    ]);
  });

  it('is refused for an agenda without a dossier, however many attend', async () => {
    const meeting = await session(await CouncilScene.of(source, 6), [], 6);
    const problem = await refusal(meeting.open());
    expect(problem.slug).toBe('agenda-empty');
    expect(problem.extra?.['missing']).toEqual([{ what: 'items', text: 'chương trình chưa có hồ sơ nào' }]);
  });

  it('takes exactly two thirds as a quorum, and nobody opens it twice', async () => {
    const meeting = await convened(source, 6, 4, EIGHTY);
    await meeting.open();
    expect(await meeting.detail()).toMatchObject({ stage: 'open', memberCount: 6 });
    expect((await refusal(meeting.open())).slug).toBe('session-already-open');
    const stale = meeting.secretary((tx) => markAttendance(tx, meeting.id, 1, { present: [], absent: [] }));
    expect((await refusal(stale)).slug).toBe('stale-version');
  });
});

describe('The agenda', () => {
  it('refuses dossiers that stand elsewhere, naming each', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    const { scene, dossierIds } = meeting;
    const withdrawn = await scene.dossier(EIGHTY);
    await scene.withdraw(withdrawn);
    const problem = await refusal(session(scene, [...dossierIds, withdrawn, scene.outsider], 6));
    expect(problem.extra?.['items']).toMatchObject([
      { dossierId: dossierIds[0], reason: 'conflicting-act' },
      { dossierId: withdrawn, reason: 'wrong-stage' },
      { dossierId: scene.outsider, reason: 'no-such-dossier' },
    ]);
  });

  it('changes until the opening, and tells the members each time', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    const { scene, dossierIds } = meeting;
    const added = await scene.dossier(EIGHTY);
    const { version } = await meeting.detail();
    await meeting.secretary((tx) => changeAgenda(tx, meeting.id, version, [added, ...dossierIds]));
    expect((await meeting.detail()).items.map(({ dossierId }) => dossierId)).toEqual([added, ...dossierIds]);
    const told = await scene.database.rows<{ kind: string; n: number }>(
      'SELECT kind, count(*)::int AS n FROM message WHERE subject_id = $1 GROUP BY kind ORDER BY kind',
      [meeting.id],
    );
    expect(told).toEqual([
      { kind: 'council-agenda', n: 6 },
      { kind: 'council-invitation', n: 6 },
    ]);
  });

  it('is free again for a later session once this one is cancelled', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    await meeting.secretary((tx) => cancelSession(tx, meeting.id, 'Bão'));
    const { scene, dossierIds } = meeting;
    await scene.work.asProcedure((tx) => endSession(tx, meeting.id));
    await expect(session(scene, dossierIds, 6)).resolves.toMatchObject({ dossierIds });
  });
});

describe('The second signature', () => {
  async function voted() {
    const meeting = await convened(source, 6, 6, EIGHTY, EIGHTY, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    for (const itemId of meeting.itemIds.slice(0, 2)) await meeting.votes(meeting.scene.people, 'agree', itemId);
    await meeting.closeItems();
    await meeting.toMinutes();
    return meeting;
  }

  it('writes every result once, even when two signatures come at the same moment', async () => {
    const meeting = await voted();
    const { scene, dossierIds } = meeting;
    expect((await refusal(meeting.signAsChair())).slug).toBe('not-allowed');
    await meeting.signAsSecretary();
    expect((await refusal(meeting.signAsSecretary())).slug).toBe('four-eyes');
    await scene.withdraw(dossierIds[1]!);

    const both = await Promise.allSettled([meeting.signAsChair(), meeting.signAsChair()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ slug: 'already-recorded' });

    const facts = await scene.database.rows(
      `SELECT c.dossier_id AS id, c.outcome, t.state, p.fact_version AS wakes FROM conclusion c
         JOIN human_task t ON t.visit_id = c.visit_id JOIN procedure p ON p.id = c.dossier_id AND p.kind = 'award-dossier'
        WHERE c.dossier_id = ANY($1) ORDER BY c.outcome`,
      [dossierIds],
    );
    expect(facts).toEqual([
      { id: dossierIds[0], outcome: 'carried', state: 'done', wakes: 1 },
      { id: dossierIds[2], outcome: 'not-carried', state: 'done', wakes: 1 },
    ]);
    const again = session(scene, [dossierIds[0]!], 6);
    expect((await refusal(again)).slug).toBe('step-already-concluded');
  });

  it('freezes minutes that spell out the arithmetic and name what was withdrawn', async () => {
    const meeting = await voted();
    await meeting.scene.withdraw(meeting.dossierIds[1]!);
    await meeting.signAsSecretary();
    await meeting.signAsChair();
    const minutes = (await readMinutes(meeting.scene.database, meeting.id, null))!;
    expect(minutes).toMatchObject({
      number: '01/BB-HĐTĐKT',
      signedBySecretary: 'Ủy viên 02',
      signedByChair: 'Ủy viên 01',
    });
    const text = minutesText(minutes);
    expect(text).toContain(
      'Đồng ý 6 trên tổng số 6 thành viên; cần từ 80 % tổng số thành viên trở lên, tức ít nhất 5 phiếu.',
    );
    expect(text).toContain('Phép tính: 6 × 100 = 600 ≥ 80 × 6 = 480. Kết quả: đạt.');
    expect(text).toContain('Hồ sơ đã rút');
  });

  it('writes three hundred results in well under two seconds', async () => {
    const scene = await CouncilScene.of(source, 9);
    const dossierIds: string[] = [];
    for (let n = 0; n < 300; n += 1) dossierIds.push(await scene.dossier(EIGHTY));
    const meeting = await session(scene, dossierIds, 9);
    await meeting.open();
    await meeting.openItems();
    await meeting.closeItems();
    await meeting.toMinutes();
    await meeting.signAsSecretary();
    const started = performance.now();
    await expect(meeting.signAsChair()).resolves.toMatchObject({ concluded: 300 });
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
