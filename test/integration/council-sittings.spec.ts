import {
  adjournSession,
  cancelSession,
  changeAgenda,
  changeNotice,
  comeIn,
  extendOpinions,
  markAttendance,
  openItems,
  openSession,
  readCalendar,
  resumeSession,
  writeOpinion,
} from '@bangvang/persistence';
import { convened, refusal, session } from './support/council-meeting.js';
import { CouncilRing } from './support/council-ring.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

let ring: CouncilRing;
beforeAll(async () => {
  ring = await CouncilRing.open('council_sittings');
});
afterAll(() => ring.close());

type Meeting = Awaited<ReturnType<typeof convened>>;

/** The calendar entries that one member was sent, the first one first. */
const sentTo = ({ scene, id }: Meeting, personId: string) =>
  scene.database
    .rows<{ event: Record<string, unknown>; text: string }>(
      `SELECT event, text FROM message WHERE subject_id = $1 AND person_id = $2 ORDER BY (event ->> 'sequence')::int`,
      [id, personId],
    )
    .then((rows) => rows.map(({ event, text }) => ({ ...event, text }) as Record<string, unknown>));

const HOUR = 3_600_000;

describe('The notice of a session', () => {
  it('names how many dossiers of which awards, and each change updates the one entry of the calendar', async () => {
    const meeting = await convened(ring.source, 5, 5, EIGHTY, EIGHTY);
    const { scene, id, dossierIds } = meeting;
    const change = async (place: string) => {
      const { version } = await meeting.detail();
      const meetsAt = Date.now() + 2 * HOUR;
      await meeting.secretary((tx) =>
        changeNotice(tx, id, version, { meetsAt, place, mode: 'remote', opinionsUntil: null }),
      );
    };
    await change('Phòng họp trực tuyến');
    const { version } = await meeting.detail();
    await meeting.secretary((tx) => changeAgenda(tx, id, version, dossierIds.slice(1)));
    await meeting.secretary((tx) => cancelSession(tx, id, 'Bão'));

    const sent = await sentTo(meeting, scene.people[3]!);
    expect(sent.map(({ method, uid }) => [method, uid])).toEqual([
      ['REQUEST', `session-${id}@bangvang`],
      ['REQUEST', `session-${id}@bangvang`],
      ['REQUEST', `session-${id}@bangvang`],
      ['CANCEL', `session-${id}@bangvang`],
    ]);
    const sequences = sent.map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
    expect(sent[0]).toMatchObject({ description: 'Phong trào đặc biệt: 2 hồ sơ.', location: 'Phòng họp số 1' });
    expect(sent[0]!['text']).toContain('2 hồ sơ (Giấy khen 2):\n1. ');
    expect(sent[1]).toMatchObject({ location: 'Phòng họp trực tuyến' });
    expect(sent[2]).toMatchObject({ description: 'Phong trào đặc biệt: 1 hồ sơ.' });
    const feed = await readCalendar(scene.database, scene.people[3]!);
    expect(feed).toMatchObject([{ kind: 'session', id, standing: 'cancelled' }]);
  });

  it('does not change any more once the session is open', async () => {
    const meeting = await convened(ring.source, 5, 5, EIGHTY);
    const { id, dossierIds } = meeting;
    await meeting.open();
    const { version } = await meeting.detail();
    const terms = { meetsAt: Date.now() + HOUR, place: 'x', mode: 'in-person', opinionsUntil: null } as const;
    const acts = [
      meeting.secretary((tx) => changeNotice(tx, id, version, terms)),
      meeting.secretary((tx) => changeAgenda(tx, id, version, dossierIds)),
    ];
    expect(await Promise.all(acts.map(async (act) => (await refusal(act)).slug))).toEqual([
      'session-frozen',
      'session-frozen',
    ]);
    const behind = (sql: string) => meeting.scene.database.rows(sql, [id]).catch((failure: Error) => failure.message);
    expect(await behind('UPDATE session_item SET ord = ord + 1 WHERE session_id = $1')).toMatch(/frozen/);
    expect(await behind(`UPDATE session_member SET office = 'chair' WHERE session_id = $1`)).toMatch(/frozen/);
    expect(await behind(`UPDATE council_session SET rules = '{}', version = version + 1 WHERE id = $1`)).toMatch(
      /frozen/,
    );
  });
});

describe('An agenda', () => {
  it('goes award by award, direct workers and small collectives first, unless the secretary orders it', async () => {
    const scene = await CouncilScene.of(ring.source, 5);
    const dossierIds = [await scene.dossier(EIGHTY), await scene.dossier(EIGHTY), await scene.dossier(EIGHTY)];
    const [first, second, worker] = dossierIds as [string, string, string];
    await scene.database.rows(
      `WITH one AS (SELECT award_code FROM dossier WHERE id = $1)
       UPDATE dossier SET award_code = (SELECT award_code FROM one), version = version + 1 WHERE id = $2`,
      [first, worker],
    );
    await scene.database.rows(
      'UPDATE nominee SET direct_worker = true WHERE id = (SELECT nominee_id FROM dossier WHERE id = $1)',
      [worker],
    );
    const meeting = await session(scene, dossierIds, 5, { order: 'by-award' });
    const order = (await meeting.detail()).items.map(({ dossierId }) => dossierId);
    expect(order.filter((id) => id !== second)).toEqual([worker, first]);
    expect(order.indexOf(second)).not.toBe(1);

    const { version } = await meeting.detail();
    await meeting.secretary((tx) => changeAgenda(tx, meeting.id, version, dossierIds));
    expect((await meeting.detail()).items.map(({ dossierId }) => dossierId)).toEqual(dossierIds);
  });
});

describe('The order to open', () => {
  it('is asked of the secretary who opens; whoever presides and opens himself gives it by doing so', async () => {
    const meeting = await convened(ring.source, 5, 5, EIGHTY);
    const refused = await refusal(meeting.openAsSecretary());
    expect(refused).toMatchObject({ slug: 'opening-incomplete', extra: { missing: [{ what: 'order' }] } });
    await meeting.order();
    await meeting.order();
    await meeting.openAsSecretary();
    expect((await meeting.detail()).orders).toMatchObject([{ kind: 'open', orderedBy: 'Ủy viên 01' }]);

    const other = await convened(ring.source, 5, 5, EIGHTY);
    await other.order();
    const vice = other.scene.people[2]!;
    await other.scene.as(vice, async (tx) =>
      openSession(tx, other.id, (await other.detail()).version, { presiding: vice, secretOnPaper: false }),
    );
    expect((await other.detail()).orders).toMatchObject([{ kind: 'open', orderedBy: 'Ủy viên 01' }]);
  });
});

describe('An item that must be voted on in secret', () => {
  it('keeps the session from opening until its keys are there, unless the members vote with paper in the room', async () => {
    const meeting = await convened(ring.source, 5, 5, EIGHTY);
    await meeting.scene.database.rows('UPDATE session_item SET secret = true WHERE session_id = $1', [meeting.id]);
    const refused = await refusal(meeting.open());
    expect(refused).toMatchObject({
      slug: 'opening-incomplete',
      extra: { missing: [{ what: 'sealing-key' }, { what: 'token-keys' }] },
    });
    await meeting.open(true);
    expect(await meeting.detail()).toMatchObject({ stage: 'open' });
  });
});

describe('A meeting broken off', () => {
  it('tells everybody when it goes on, and goes on with a quorum', async () => {
    const meeting = await convened(ring.source, 6, 6, EIGHTY);
    const { scene, id } = meeting;
    await meeting.open();
    await meeting.openItems();
    const resumesAt = Date.now() + 24 * HOUR;
    const adjourn = () => meeting.secretary((tx) => adjournSession(tx, id, { reason: 'Hết giờ', resumesAt }));
    expect((await refusal(adjourn())).slug).toBe('item-already-open');
    await meeting.votes(scene.people);
    await meeting.closeItems();
    await adjourn();
    expect(await meeting.detail()).toMatchObject({ stage: 'adjourned', adjournments: [{ resumedAt: null }] });
    const sent = await sentTo(meeting, scene.people[2]!);
    expect(sent.at(-1)).toMatchObject({ method: 'REQUEST', startsAt: new Date(resumesAt).toISOString() });
    expect(await readCalendar(scene.database, scene.people[2]!)).toMatchObject([
      { startsAt: new Date(resumesAt).toISOString() },
    ]);

    const few = async (count: number) => {
      const { version } = await meeting.detail();
      const absent = scene.people.slice(count).map((personId) => ({ personId, reason: 'Về' }));
      await meeting.secretary((tx) =>
        markAttendance(tx, id, version, { present: scene.people.slice(0, count), absent }),
      );
    };
    await few(3);
    expect((await refusal(meeting.secretary((tx) => resumeSession(tx, id)))).slug).toBe('no-quorum');
    await few(4);
    await meeting.secretary((tx) => resumeSession(tx, id));
    expect((await meeting.detail()).adjournments).toMatchObject([{ resumedAt: expect.any(String) }]);
    await meeting.toMinutes();
  });
});

describe('A remote session', () => {
  it('is joined by each member himself', async () => {
    const scene = await CouncilScene.of(ring.source, 3);
    const meeting = await session(scene, [await scene.dossier(EIGHTY)], 0, { mode: 'remote' });
    for (const personId of scene.people) await scene.as(personId, (tx) => comeIn(tx, meeting.id, personId));
    const outsider = scene.as(scene.outsider, (tx) => comeIn(tx, meeting.id, scene.outsider));
    expect((await refusal(outsider)).slug).toBe('not-a-member');
    await meeting.open();
    expect((await meeting.detail()).members.map(({ attendance }) => attendance)).toEqual(Array(3).fill('present'));

    const room = await convened(ring.source, 3, 0, EIGHTY);
    const inRoom = room.scene.as(room.scene.chair, (tx) => comeIn(tx, room.id, room.scene.chair));
    expect((await refusal(inRoom)).slug).toBe('conflicting-act');
  });
});

describe('A written poll', () => {
  it('opens without anybody present, waits for its end, and counts only where enough members answered', async () => {
    const scene = await CouncilScene.of(ring.source, 6);
    const dossierIds = [await scene.dossier(EIGHTY)];
    expect((await refusal(session(scene, dossierIds, 0, { mode: 'written-poll' }))).slug).toBe('invalid-input');
    const meetsAt = Date.now() + 700;
    const meeting = await session(scene, dossierIds, 0, { mode: 'written-poll', meetsAt, opinionsUntil: meetsAt });
    const [itemId] = meeting.itemIds as [string];
    await meeting.open();
    const answer = (personId: string) => scene.as(personId, (tx) => writeOpinion(tx, itemId, personId, 'agree'));
    for (const personId of scene.people.slice(0, 3)) await answer(personId);
    const opened = (closesAt: number | null) =>
      meeting.secretary((tx) => openItems(tx, meeting.id, { itemIds: [itemId], method: 'named', closesAt }));
    expect((await refusal(opened(Date.now() + HOUR))).slug).toBe('invalid-input');
    await opened(null);
    const close = () => meeting.closeItems();
    const early = await refusal(close());
    expect(early).toMatchObject({ slug: 'written-opinions-awaited', extra: { items: [{ itemId, awaited: 3 }] } });

    await new Promise((resume) => setTimeout(resume, meetsAt - Date.now() + 20));
    expect((await refusal(answer(scene.people[3]!))).slug).toBe('deadline-passed');
    expect(await refusal(close())).toMatchObject({ slug: 'no-quorum', extra: { items: [{ itemId, answered: 3 }] } });

    const { version } = await meeting.detail();
    const shorter = meeting.secretary((tx) => extendOpinions(tx, meeting.id, version, meetsAt - 1));
    expect((await refusal(shorter)).slug).toBe('invalid-input');
    await meeting.secretary((tx) => extendOpinions(tx, meeting.id, version, Date.now() + HOUR));
    for (const personId of scene.people.slice(3)) await answer(personId);
    await close();
    expect((await meeting.detail()).items[0]).toMatchObject({ result: { issued: 6, agree: 6, carried: true } });
  });
});
