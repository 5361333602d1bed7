import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import {
  annulResults,
  changeAgenda,
  closeItems,
  dataSource,
  deferItems,
  endHold,
  holdDossier,
  markAttendance,
  openItems,
  recuse,
  withdrawDossier,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { convened, refusal, session, TEST_KEY } from './support/council-meeting.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_items');
  source = await dataSource({ url: server.url('council_items'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

type Meeting = Awaited<ReturnType<typeof convened>>;

const statesOf = async (meeting: Meeting) => (await meeting.detail()).items.map(({ state }) => state);
const present = (meeting: Meeting, count: number) =>
  meeting.secretary(async (tx) =>
    markAttendance(tx, meeting.id, (await meeting.detail()).version, {
      present: meeting.scene.people.slice(0, count),
      absent: meeting.scene.people.slice(count).map((personId) => ({ personId, reason: 'Về sớm' })),
    }),
  );
const standsAside = (meeting: Meeting, itemId: string, personId: string) =>
  meeting.secretary((tx) => recuse(tx, meeting.id, { itemId, personId, reason: 'Người thân' }));
const hold = ({ scene }: Meeting, dossierId: string) =>
  scene.as(scene.outsider, (tx) =>
    holdDossier(tx, {
      dossierId,
      kind: 'hold',
      reason: 'Xác minh đơn thư',
      document: 'CV 1',
      personId: scene.outsider,
    }),
  );

/** Holds ask for a dossier that the unit sent in. */
async function submitted(meeting: Meeting): Promise<Meeting> {
  await meeting.scene.submit(meeting.dossierIds);
  return meeting;
}

describe('Six members, four present, and two thirds of them a quorum', () => {
  it('suspends, from the opening on, an item one of the present stands aside on, and no other', async () => {
    const meeting = await convened(source, 6, 4, EIGHTY, EIGHTY);
    await standsAside(meeting, meeting.itemIds[0]!, meeting.scene.people[3]!);
    await meeting.open();
    expect(await statesOf(meeting)).toEqual(['suspended', 'pending']);
    expect((await refusal(meeting.openItems())).slug).toBe('conflicting-act');

    await present(meeting, 5);
    expect(await statesOf(meeting)).toEqual(['pending', 'pending']);
  });

  it('suspends what is being voted on when a member leaves, keeps the votes given, and goes on when he is back', async () => {
    const meeting = await convened(source, 6, 4, EIGHTY);
    await meeting.open();
    const closesAt = Date.now() + 60_000;
    await meeting.openItems('named', closesAt);
    await meeting.votes(meeting.scene.people.slice(0, 2));
    await present(meeting, 3);
    expect(await statesOf(meeting)).toEqual(['suspended']);
    expect((await refusal(meeting.votes([meeting.scene.people[2]!]))).slug).toBe('item-not-open');
    expect((await refusal(meeting.closeItems())).slug).toBe('conflicting-act');

    await present(meeting, 4);
    const [item] = (await meeting.detail()).items;
    expect(item).toMatchObject({ state: 'open', turnout: 2 });
    expect(item!.closesAt!.getTime()).toBeGreaterThan(closesAt);
    await meeting.votes(meeting.scene.people.slice(2, 4));
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ result: { agree: 4, carried: false } });
  });

  it('lets the meeting put a suspended item off and close', async () => {
    const meeting = await convened(source, 6, 4, EIGHTY);
    await meeting.open();
    await standsAside(meeting, meeting.itemIds[0]!, meeting.scene.people[2]!);
    expect((await refusal(meeting.toMinutes())).slug).toBe('vote-incomplete');
    await meeting.secretary((tx) => deferItems(tx, meeting.id, meeting.itemIds, 'Không đủ người dự'));
    await meeting.toMinutes();
    expect(await statesOf(meeting)).toEqual(['deferred']);
  });

  it('refuses to change attendance while papers are out', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    await meeting.open();
    await meeting.openItems('paper');
    expect((await refusal(present(meeting, 3))).slug).toBe('item-already-open');
  });
});

describe('A dossier held or withdrawn while the council votes on it', () => {
  it('is marked in that instant, never counted, and not revived when the hold ends', async () => {
    const meeting = await submitted(await convened(source, 6, 6, EIGHTY, EIGHTY));
    const [held, other] = meeting.itemIds as [string, string];
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(meeting.scene.people, 'agree', held);
    await hold(meeting, meeting.dossierIds[0]!);
    expect(await statesOf(meeting)).toEqual(['on-hold', 'open']);
    expect((await refusal(meeting.votes([meeting.scene.people[0]!], 'agree', held))).slug).toBe('item-not-open');
    expect((await refusal(meeting.closeItems())).slug).toBe('conflicting-act');
    await meeting.secretary((tx) => closeItems(tx, meeting.id, [other], TEST_KEY));

    await meeting.scene.as(meeting.scene.outsider, (tx) =>
      endHold(tx, meeting.dossierIds[0]!, meeting.scene.outsider, 'Đã xác minh'),
    );
    expect(await statesOf(meeting)).toEqual(['on-hold', 'closed']);
    const later = await session(meeting.scene, [meeting.dossierIds[0]!], 6);
    expect(await statesOf(later)).toEqual(['pending']);
    await meeting.toMinutes();
    await meeting.signAsSecretary();
    expect(await meeting.signAsChair()).toMatchObject({ concluded: 1 });
  });

  it('loses a result that is counted and not signed', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    const { scene, dossierIds } = meeting;
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(scene.people);
    await meeting.closeItems();
    await scene.as(scene.outsider, (tx) =>
      withdrawDossier(tx, { dossierId: dossierIds[0]!, reason: 'Rút', personId: scene.outsider, bodyId: scene.unitId }),
    );
    const figures = await scene.database.rows(
      'SELECT state, collected, agree, carried FROM session_item WHERE session_id = $1',
      [meeting.id],
    );
    expect(figures).toEqual([{ state: 'withdrawn', collected: null, agree: null, carried: null }]);
  });

  it('is not taken up again by the same session before it opens', async () => {
    const meeting = await submitted(await convened(source, 6, 6, EIGHTY, EIGHTY));
    const { scene, dossierIds } = meeting;
    await hold(meeting, dossierIds[0]!);
    await scene.as(scene.outsider, (tx) => endHold(tx, dossierIds[0]!, scene.outsider, 'Xong'));
    const again = meeting.secretary(async (tx) =>
      changeAgenda(tx, meeting.id, (await meeting.detail()).version, dossierIds),
    );
    expect(await refusal(again)).toMatchObject({
      slug: 'already-recorded',
      extra: { items: [{ dossierId: dossierIds[0] }] },
    });
    await meeting.secretary(async (tx) =>
      changeAgenda(tx, meeting.id, (await meeting.detail()).version, dossierIds.slice(1)),
    );
    expect((await statesOf(meeting)).toSorted()).toEqual(['on-hold', 'pending']);
  });
});

describe('A result annulled before the minutes are signed', () => {
  it('stays on file, and only a later meeting votes again', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    const { scene, itemIds, dossierIds } = meeting;
    await meeting.open();
    await meeting.openItems();
    await meeting.votes(scene.people.slice(0, 3));
    await meeting.closeItems();
    const annul = () =>
      scene.as(scene.chair, (tx) => annulResults(tx, meeting.id, scene.chair, { itemIds, reason: 'Phát nhầm hồ sơ' }));
    await annul();
    expect((await refusal(annul())).slug).toBe('conflicting-act');
    expect(
      (
        await refusal(
          meeting.secretary((tx) => openItems(tx, meeting.id, { itemIds, method: 'named', closesAt: null })),
        )
      ).slug,
    ).toBe('conflicting-act');
    await meeting.toMinutes();
    await meeting.signAsSecretary();

    const second = await session(scene, dossierIds, 6);
    expect((await second.detail()).items[0]).toMatchObject({
      state: 'pending',
      earlierVotes: [{ sessionId: meeting.id, reason: 'Phát nhầm hồ sơ', result: { agree: 3, carried: false } }],
    });
  });

  it('is no longer to be had once the secretary has signed', async () => {
    const meeting = await convened(source, 6, 6, EIGHTY);
    const { scene, itemIds } = meeting;
    await meeting.open();
    await meeting.openItems();
    await meeting.closeItems();
    await meeting.toMinutes();
    await meeting.signAsSecretary();
    const late = scene.as(scene.chair, (tx) => annulResults(tx, meeting.id, scene.chair, { itemIds, reason: 'x' }));
    expect((await refusal(late)).slug).toBe('conflicting-act');
  });
});
