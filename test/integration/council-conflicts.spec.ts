import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import {
  castVote,
  changeAgenda,
  closeSession,
  dataSource,
  declareConflict,
  endConflict,
  enterPaperCount,
  listSessions,
  newId,
  openItems,
  findDossier,
  recuse,
  standingAtItem,
  type Transaction,
  writeOpinion,
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
  await createDatabase(server.superuserUrl, 'council_conflicts');
  source = await dataSource({ url: server.url('council_conflicts'), poolSize: 12 }).initialize();
  await source.runMigrations();
});
afterAll(async () => {
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Five members and three dossiers; the last member is the nominee of the second. */
async function withNominee() {
  const scene = await CouncilScene.of(source, 5);
  const nominee = scene.people[4]!;
  const dossierIds = [await scene.dossier(EIGHTY), await scene.dossier(EIGHTY, nominee), await scene.dossier(EIGHTY)];
  return { nominee, ...(await session(scene, dossierIds, 5)) };
}

const declares = (scene: CouncilScene, personId: string, dossierId: string) =>
  scene.as(personId, (tx) =>
    declareConflict(
      tx,
      { personId, bodyIds: [], positionIds: [], absentIds: [], mandateIds: [], auditor: false },
      { personId, subjectId: null, dossierId, kind: 'kin', reason: 'Chị em họ' },
    ),
  );

const invitations = async (scene: CouncilScene, sessionId: string, kind: string) =>
  new Map(
    (
      await scene.database.rows<{ personId: string; text: string }>(
        'SELECT person_id AS "personId", text FROM message WHERE subject_id = $1 AND kind = $2 ORDER BY told_at',
        [sessionId, kind],
      )
    ).map(({ personId, text }) => [personId, text]),
  );

/** How a refusal reads, and how many statements it took. */
async function refusedWith(scene: CouncilScene, personId: string, act: (tx: Transaction) => Promise<unknown>) {
  let statements = 0;
  const { slug, detail, extra } = await refusal(
    scene.as(personId, (tx) => {
      const rows = tx.rows.bind(tx);
      tx.rows = (text, values) => (statements++, rows(text, values));
      return act(tx);
    }),
  );
  return { slug, detail, extra, statements };
}

describe('A member who is the nominee of an item', () => {
  it('is shown the others, numbered without a gap, in the session, the list and the invitation', async () => {
    const { nominee, scene, dossierIds, id, detail } = await withNominee();
    const seen = (await detail(nominee)).items;
    expect(seen.map(({ dossierId, ord }) => [dossierId, ord])).toEqual([
      [dossierIds[0], 1],
      [dossierIds[2], 2],
    ]);
    const list = await listSessions(scene.database, {
      personId: nominee,
      bodyIds: [],
      all: false,
      after: null,
      limit: 5,
    });
    expect(list).toMatchObject([{ id, itemCount: 2 }]);
    const told = await invitations(scene, id, 'council-invitation');
    expect(told.get(nominee)).toMatch(/1\. .*\n2\. /);
    expect(told.get(nominee)).not.toContain('3. ');
    expect(told.get(scene.chair)).toMatch(/1\. .*\n2\. .*\n3\. /);
  });

  it('has no view of its dossier by any post but one in the unit that proposes it', async () => {
    const { nominee, scene, dossierIds } = await withNominee();
    const as = (personId: string, bodyIds: readonly string[]) =>
      findDossier(
        scene.database,
        { personId, bodyIds, positionIds: [], absentIds: [], mandateIds: [], auditor: false },
        dossierIds[1]!,
      );
    expect(await as(nominee, [scene.bodyId])).toBeNull();
    expect(await as(nominee, [scene.unitId])).not.toBeNull();
    expect(await as(scene.people[3]!, [])).not.toBeNull();
  });

  it('is refused like one who names an item that does not exist, by as many statements', async () => {
    const { nominee, scene, itemIds, id } = await withNominee();
    const count = { issued: 1, collected: 1, agree: 1, disagree: 0, abstain: 0, invalid: 0 };
    const acts: readonly ((itemId: string) => (tx: Transaction) => Promise<unknown>)[] = [
      (itemId) => (tx) => castVote(tx, itemId, nominee, 'agree'),
      (itemId) => (tx) => writeOpinion(tx, itemId, nominee, 'agree'),
      (itemId) => (tx) => enterPaperCount(tx, itemId, nominee, count),
      (itemId) => (tx) => recuse(tx, id, { itemId, personId: nominee, reason: 'x' }),
    ];
    for (const act of acts) {
      const hidden = await refusedWith(scene, nominee, act(itemIds[1]!));
      expect(hidden).toEqual(await refusedWith(scene, nominee, act(newId())));
      expect(hidden.slug).toBe('no-such-thing');
    }
    expect(await standingAtItem(scene.database, itemIds[1]!, nominee)).toBeNull();
    expect(await standingAtItem(scene.database, itemIds[0]!, nominee)).not.toBeNull();
  });

  it('is named, with the reason, to chair and secretary only', async () => {
    const { nominee, scene, itemIds, detail } = await withNominee();
    const item = async (personId: string) => (await detail(personId)).items.find(({ id }) => id === itemIds[1]);
    const recusals = [{ personId: nominee, reason: 'Là người được đề nghị khen thưởng' }];
    expect((await item(scene.chair))?.recusals).toEqual(recusals);
    expect((await item(scene.secretary))?.recusals).toEqual(recusals);
    expect((await item(scene.people[2]!))?.recusals).toBeNull();
  });
});

describe('A secretary who declares an interest in a dossier of his agenda', () => {
  it('sees it no more and leads the rest; what he writes as the agenda leaves it where it stands', async () => {
    const meeting = await convened(source, 5, 5, EIGHTY, EIGHTY, EIGHTY);
    const { scene, dossierIds, itemIds, detail, secretary, id } = meeting;
    const [first, second, third] = [dossierIds[0]!, dossierIds[1]!, dossierIds[2]!];
    await declares(scene, scene.secretary, second);
    expect((await detail()).items.map(({ dossierId }) => dossierId)).toEqual([first, third]);

    const { version } = await detail();
    await secretary((tx) => changeAgenda(tx, id, version, [third, first]));
    expect((await detail(scene.chair)).items.map(({ dossierId }) => dossierId)).toEqual([third, second, first]);
    const guess = (dossierId: string) => (tx: Transaction) => changeAgenda(tx, id, version + 1, [first, dossierId]);
    const hidden = await refusedWith(scene, scene.secretary, guess(second));
    const unknown = newId();
    const none = await refusedWith(scene, scene.secretary, guess(unknown));
    expect(JSON.stringify(hidden).replaceAll(second, unknown)).toBe(JSON.stringify(none));

    await meeting.open();
    const opening = secretary((tx) => openItems(tx, id, { itemIds: [itemIds[1]!], method: 'named', closesAt: null }));
    expect(await refusal(opening)).toMatchObject({ slug: 'no-such-thing', extra: { items: [{ itemId: itemIds[1] }] } });
    const closing = await refusal(secretary((tx) => closeSession(tx, id)));
    expect((closing.extra?.['items'] as unknown[]).length).toBe(2);
    await scene.as(scene.chair, (tx) => openItems(tx, id, { itemIds: [itemIds[1]!], method: 'named', closesAt: null }));
  });

  it('is told nothing of a change he does not see', async () => {
    const { scene, dossierIds, detail, id } = await convened(source, 5, 5, EIGHTY, EIGHTY);
    await declares(scene, scene.secretary, dossierIds[1]!);
    const { version } = await detail(scene.chair);
    await scene.as(scene.chair, (tx) => changeAgenda(tx, id, version, [dossierIds[0]!]));
    const told = await invitations(scene, id, 'council-agenda');
    expect([...told.keys()].sort()).toEqual(scene.people.filter((personId) => personId !== scene.secretary).sort());
  });

  it('is followed on an item by a vice-chair, who then reads who stands aside', async () => {
    const { scene, dossierIds, itemIds, detail, id } = await convened(source, 5, 5, EIGHTY, EIGHTY);
    const vice = scene.people[2]!;
    await scene.database.rows(
      `UPDATE session_member SET office = 'vice-chair' WHERE session_id = $1 AND person_id = $2`,
      [id, vice],
    );
    await declares(scene, scene.secretary, dossierIds[1]!);
    const items = (await detail(vice)).items;
    expect(items.map((item) => [item.id, item.recusals])).toEqual([
      [itemIds[0], null],
      [itemIds[1], [{ personId: scene.secretary, reason: 'Có lợi ích liên quan đã khai' }]],
    ]);
  });
});

describe('A council whose regulation lets members stand aside on dossiers of their own unit', () => {
  it('finds them by their posts of the day, beside whoever prepared the dossier', async () => {
    const scene = await CouncilScene.of(source, 5);
    await scene.seat();
    await scene.database.rows(
      `UPDATE council SET rules = '{"source": "Quy chế", "standsAside": {"preparer": true, "ownUnit": true}}', version = version + 1
        WHERE id = $1`,
      [scene.bodyId],
    );
    const [ofUnit, preparer] = [scene.people[3]!, scene.people[4]!];
    await scene.database.rows(
      `INSERT INTO position_holder (position_id, person_id, valid_from, title)
       SELECT id, $2, '2021-01-01', 'Cán bộ' FROM position WHERE body_id = $1`,
      [scene.unitId, ofUnit],
    );
    const dossierId = await scene.dossier(EIGHTY);
    await scene.database.rows('UPDATE dossier SET prepared_by = $2, version = version + 1 WHERE id = $1', [
      dossierId,
      preparer,
    ]);
    const { detail } = await session(scene, [dossierId], 5);
    const [item] = (await detail()).items;
    expect(new Map(item!.recusals!.map(({ personId, reason }) => [personId, reason]))).toEqual(
      new Map([
        [ofUnit, 'Thuộc đơn vị đề nghị'],
        [preparer, 'Là người lập hồ sơ'],
      ]),
    );
  });
});

describe('A declaration', () => {
  it('that ends before the opening brings the item back', async () => {
    const { scene, dossierIds, detail } = await convened(source, 5, 5, EIGHTY);
    const member = scene.people[3]!;
    const declared = await declares(scene, member, dossierIds[0]!);
    expect((await detail(member)).items).toEqual([]);
    await scene.as(member, (tx) => endConflict(tx, member, declared.id));
    expect((await detail(member)).items).toHaveLength(1);
  });

  it('made after the vote takes the item away and leaves the vote', async () => {
    const meeting = await convened(source, 5, 5, EIGHTY);
    const member = meeting.scene.people[3]!;
    await meeting.open();
    await meeting.openItems();
    await meeting.votes([member]);
    await declares(meeting.scene, member, meeting.dossierIds[0]!);
    expect((await meeting.detail(member)).items).toEqual([]);
    await meeting.closeItems();
    expect((await meeting.detail()).items[0]).toMatchObject({ recusals: [], result: { issued: 5, agree: 1 } });
  });

  it('made while the agenda is, is found by one of the two', async () => {
    const scene = await CouncilScene.of(source, 5);
    for (let round = 0; round < 8; round += 1) {
      const dossierId = await scene.dossier(EIGHTY);
      const member = scene.people[3]!;
      const [meeting] = await Promise.all([
        session(scene, [dossierId], 5),
        scene.as(member, (tx) =>
          declareConflict(
            tx,
            {
              personId: member,
              bodyIds: [scene.bodyId],
              positionIds: [],
              absentIds: [],
              mandateIds: [],
              auditor: false,
            },
            { personId: member, subjectId: null, dossierId, kind: 'other', reason: 'Cùng góp vốn' },
          ),
        ),
      ]);
      expect((await meeting.detail(scene.chair)).items[0]?.recusals).toMatchObject([{ personId: member }]);
    }
  });
});
