import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { Problem } from '@bangvang/domain';
import {
  cancelSession,
  castVote,
  changeAgenda,
  closeItems,
  closeSession,
  conveneSession,
  dataSource,
  endSession,
  enterPaperCount,
  followSession,
  markAttendance,
  minutesText,
  openItems,
  openSession,
  type PaperCount,
  readMinutes,
  readSession,
  recuse,
  signMinutes,
  writeMinutes,
  writeOpinion,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { CouncilScene, EIGHTY, NINETY, type Share } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council');
  source = await dataSource({ url: server.url('council'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** A session convened for the dossiers of these shares, with the first `present` members marked present. */
async function convened(members: number, present: number, ...shares: readonly Share[]) {
  const scene = await CouncilScene.of(source, members);
  const dossierIds: string[] = [];
  for (const share of shares) dossierIds.push(await scene.dossier(share));
  return session(scene, dossierIds, present);
}

async function session(scene: CouncilScene, dossierIds: readonly string[], present: number) {
  const { id } = await scene.as(scene.secretary, (tx) =>
    conveneSession(tx, scene.secretary, {
      councilCode: scene.councilCode,
      campaignId: scene.campaignId,
      meetsAt: Date.now() + 3_600_000,
      place: 'Phòng họp số 1',
      dossierIds,
    }),
  );
  const detail = (personId = scene.secretary) => readSession(scene.database, id, personId).then((found) => found!);
  const secretary = <T>(act: Parameters<typeof scene.as<T>>[1]) => scene.as(scene.secretary, act);
  const itemIds = (await detail()).items.map((item) => item.id);
  await secretary(async (tx) =>
    markAttendance(tx, id, (await detail()).version, {
      present: scene.people.slice(0, present),
      absent: scene.people.slice(present).map((personId) => ({ personId, reason: 'Đi công tác' })),
    }),
  );
  return {
    scene,
    id,
    itemIds,
    dossierIds,
    detail,
    secretary,
    open: async () => secretary(async (tx) => openSession(tx, id, (await detail()).version)),
    openItems: (method: 'named' | 'paper' = 'named', closesAt: number | null = null) =>
      secretary((tx) => openItems(tx, id, { itemIds, method, closesAt })),
    votes: (voters: readonly string[], choice: 'agree' | 'disagree' = 'agree', itemId = itemIds[0]!) =>
      Promise.all(voters.map((personId) => scene.as(personId, (tx) => castVote(tx, itemId, personId, choice)))),
    closeItems: () => secretary((tx) => closeItems(tx, id, itemIds)),
    toMinutes: async () => {
      await secretary((tx) => closeSession(tx, id));
      const { version } = await detail();
      return secretary((tx) => writeMinutes(tx, id, version, 'Hội đồng thảo luận.'));
    },
    signAsSecretary: () =>
      secretary((tx) => signMinutes(tx, id, { personId: scene.secretary, positionId: null }, { secretary: true })),
    signAsChair: () =>
      scene.as(scene.chair, (tx) =>
        signMinutes(tx, id, { personId: scene.chair, positionId: null }, { secretary: false }),
      ),
  };
}

async function refusal(act: Promise<unknown>): Promise<Problem> {
  const failure = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(failure instanceof Problem)) throw new Error(`expected a problem, got ${String(failure)}`);
  return failure;
}

describe('Ten members, seven present, an award that asks for 80 % of all members', () => {
  it('is not carried by seven votes', async () => {
    const meeting = await convened(10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, 7));
    await meeting.closeItems();
    const [item] = (await meeting.detail()).items;
    expect(item).toMatchObject({ needed: 8, result: { agree: 7, issued: 7, collected: 7, carried: false } });
  });

  it('is carried by seven votes and one written opinion, given before the opening', async () => {
    const meeting = await convened(10, 7, EIGHTY);
    const absent = meeting.scene.people[7]!;
    await meeting.scene.as(absent, (tx) => writeOpinion(tx, meeting.itemIds[0]!, absent, 'agree'));
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, 7));
    expect((await meeting.detail()).items[0]).toMatchObject({ turnout: 8, result: null });
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ result: { agree: 8, issued: 8, carried: true } });
  });

  it('takes no vote of an absent member and no written opinion of a present one', async () => {
    const meeting = await convened(10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    const [item, present, absent] = [meeting.itemIds[0]!, meeting.scene.people[3]!, meeting.scene.people[9]!];
    const vote = meeting.scene.as(absent, (tx) => castVote(tx, item, absent, 'agree'));
    expect((await refusal(vote)).slug).toBe('member-absent');
    const opinion = meeting.scene.as(present, (tx) => writeOpinion(tx, item, present, 'agree'));
    expect((await refusal(opinion)).slug).toBe('member-present');
    const outsider = meeting.scene.as(meeting.scene.outsider, (tx) =>
      castVote(tx, item, meeting.scene.outsider, 'agree'),
    );
    expect((await refusal(outsider)).slug).toBe('not-a-member');
  });
});

describe('Eleven members and an award that asks for 90 %', () => {
  it.each([
    [9, false],
    [10, true],
  ])('with %i agreeing votes is carried: %s', async (agreeing, carried) => {
    const meeting = await convened(11, 11, NINETY);
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people.slice(0, agreeing));
    await meeting.votes(meeting.scene.people.slice(agreeing), 'disagree');
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ needed: 10, result: { agree: agreeing, carried } });
  });
});

describe('A member who is the nominee', () => {
  it('does not vote on himself, and stays in the base', async () => {
    const scene = await CouncilScene.of(source, 5);
    const nominee = scene.people[4]!;
    const meeting = await session(scene, [await scene.dossier(EIGHTY, nominee)], 5);
    await meeting.open();
    await meeting.openItems();
    expect((await refusal(meeting.votes([nominee]))).slug).toBe('own-nominee');
    await meeting.votes(scene.people.slice(0, 4));
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({
      recusedIds: [nominee],
      result: { issued: 4, agree: 4, carried: true },
    });
  });

  it('may also be a relative who says so before voting', async () => {
    const meeting = await convened(5, 5, EIGHTY);
    const [itemId, personId] = [meeting.itemIds[0]!, meeting.scene.people[3]!];
    await meeting.secretary((tx) => recuse(tx, meeting.id, { itemId, personId, reason: 'Vợ của người được đề nghị' }));
    await meeting.open();
    await meeting.openItems();
    expect((await refusal(meeting.votes([personId]))).slug).toBe('own-nominee');
  });
});

describe('Paper ballots', () => {
  const count: PaperCount = { issued: 7, collected: 7, agree: 7, disagree: 0, abstain: 0, invalid: 0 };

  it('are counted by two people who must agree; written opinions of the absent are added', async () => {
    const meeting = await convened(10, 7, EIGHTY);
    const [item, absent] = [meeting.itemIds[0]!, meeting.scene.people[8]!];
    await meeting.open();
    await meeting.openItems('paper');
    await meeting.scene.as(absent, (tx) => writeOpinion(tx, item, absent, 'agree'));
    const enters = (personId: string, counted: PaperCount) =>
      meeting.scene.as(personId, (tx) => enterPaperCount(tx, item, personId, counted));

    await enters(meeting.scene.secretary, count);
    expect((await refusal(meeting.closeItems())).slug).toBe('paper-count-incomplete');
    await enters(meeting.scene.outsider, { ...count, agree: 6, invalid: 1 });
    const differ = await refusal(meeting.closeItems());
    expect(differ).toMatchObject({ slug: 'paper-counts-differ', extra: { items: [{ fields: ['agree', 'invalid'] }] } });
    expect((await refusal(enters(meeting.scene.chair, count))).slug).toBe('conflicting-act');

    await enters(meeting.scene.outsider, count);
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({
      result: { issued: 8, collected: 8, agree: 8, invalid: 0, carried: true },
    });
  });

  it('never outnumber those who may vote', async () => {
    const meeting = await convened(10, 7, EIGHTY);
    await meeting.open();
    await meeting.openItems('paper');
    const entry = meeting.secretary((tx) =>
      enterPaperCount(tx, meeting.itemIds[0]!, meeting.scene.secretary, { ...count, issued: 8 }),
    );
    expect(await refusal(entry)).toMatchObject({ slug: 'tally-impossible', extra: { most: 7 } });
  });
});

describe('Two votes of one member at the same moment', () => {
  it('leave one of them on file', async () => {
    const meeting = await convened(6, 6, EIGHTY);
    await meeting.open();
    await meeting.openItems();
    const voter = meeting.scene.people[5]!;
    const both = await Promise.allSettled([meeting.votes([voter], 'agree'), meeting.votes([voter], 'disagree')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({ slug: 'already-voted' });
    expect((await meeting.detail()).items[0]).toMatchObject({ turnout: 1 });
  });
});

describe('A voting window', () => {
  it('refuses a vote after its end, naming it, and is closed by the procedure, once', async () => {
    const meeting = await convened(6, 6, EIGHTY);
    await meeting.open();
    const closesAt = Date.now() + 700;
    await meeting.openItems('named', closesAt);
    await meeting.votes(meeting.scene.people.slice(0, 5));
    const waiting = await meeting.scene.work.asProcedure((tx) => followSession(tx, meeting.id));
    expect(waiting).toMatchObject({ stage: 'open', wakeAt: closesAt });

    await new Promise((resume) => setTimeout(resume, closesAt - Date.now() + 20));
    const late = await refusal(meeting.votes([meeting.scene.people[5]!]));
    expect(late).toMatchObject({ slug: 'deadline-passed', extra: { dueAt: new Date(closesAt).toISOString() } });

    const follow = () => meeting.scene.work.asProcedure((tx) => followSession(tx, meeting.id));
    expect(await Promise.all([follow(), follow()])).toMatchObject([{ wakeAt: null }, { wakeAt: null }]);
    expect((await meeting.detail()).items[0]).toMatchObject({ state: 'closed', result: { agree: 5, carried: true } });
  });
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

  it('takes exactly two thirds as a quorum, and nobody opens it twice', async () => {
    const meeting = await convened(6, 4, EIGHTY);
    await meeting.open();
    expect(await meeting.detail()).toMatchObject({ stage: 'open', memberCount: 6 });
    expect((await refusal(meeting.open())).slug).toBe('session-already-open');
    const stale = meeting.secretary((tx) => markAttendance(tx, meeting.id, 1, { present: [], absent: [] }));
    expect((await refusal(stale)).slug).toBe('stale-version');
  });
});

describe('The agenda', () => {
  it('refuses dossiers that stand elsewhere, naming each', async () => {
    const meeting = await convened(6, 6, EIGHTY);
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
    const meeting = await convened(6, 6, EIGHTY);
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
    const meeting = await convened(6, 6, EIGHTY);
    await meeting.secretary((tx) => cancelSession(tx, meeting.id, 'Bão'));
    const { scene, dossierIds } = meeting;
    await scene.work.asProcedure((tx) => endSession(tx, meeting.id));
    await expect(session(scene, dossierIds, 6)).resolves.toMatchObject({ dossierIds });
  });
});

describe('The second signature', () => {
  async function voted() {
    const meeting = await convened(6, 6, EIGHTY, EIGHTY, EIGHTY);
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
    const minutes = (await readMinutes(meeting.scene.database, meeting.id))!;
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
