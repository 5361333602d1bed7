import {
  appointMember,
  castVote,
  changeNotice,
  changeOffice,
  endActing,
  endMembership,
  markAttendance,
  newId,
  readCouncil,
  sendActing,
  takeInMembership,
  writeOpinion,
} from '@bangvang/persistence';
import { dayOf } from '@bangvang/domain';
import { convened, refusal } from './support/council-meeting.js';
import { CouncilRing } from './support/council-ring.js';
import { type CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

let ring: CouncilRing;
beforeAll(async () => {
  ring = await CouncilRing.open('council_membership');
});
afterAll(() => ring.close());

const today = dayOf(Date.now());
const yesterday = dayOf(Date.now() - 86_400_000);
const tomorrow = dayOf(Date.now() + 86_400_000);

const versionOf = async (scene: CouncilScene) => (await readCouncil(scene.database, scene.councilCode, null))!.version;
const appoint = async (scene: CouncilScene, personId: string, from: string, office: 'member' | 'chair' = 'member') => {
  const version = await versionOf(scene);
  return scene.as(scene.secretary, (tx) =>
    appointMember(tx, scene.councilCode, version, { personId, office, from, document: 'QĐ 12/QĐ-UBND' }),
  );
};
const ends = async (scene: CouncilScene, personId: string, lastDay: string) => {
  const version = await versionOf(scene);
  return scene.as(scene.secretary, (tx) =>
    endMembership(tx, scene.councilCode, version, { personId, lastDay, document: 'QĐ 13/QĐ-UBND' }),
  );
};
const membersOn = async (scene: CouncilScene, on: string) =>
  (await readCouncil(scene.database, scene.councilCode, on))!.members;

describe('The membership of a council', () => {
  it('is read on a day, and changed from a day on, with the decision it rests on', async () => {
    const { scene } = await convened(ring.source, 5, 5, EIGHTY);
    const [, , third, fourth] = scene.people as [string, string, string, string];
    await appoint(scene, scene.outsider, tomorrow);
    await ends(scene, fourth, today);
    const version = await versionOf(scene);
    await scene.as(scene.secretary, (tx) =>
      changeOffice(tx, scene.councilCode, version, {
        ...{ personId: third, office: 'vice-chair', from: tomorrow, document: 'QĐ 14/QĐ-UBND' },
      }),
    );

    const [now, then] = [await membersOn(scene, today), await membersOn(scene, tomorrow)];
    expect(now.map(({ personId }) => personId)).toEqual(expect.arrayContaining([third, fourth]));
    expect(now.find(({ personId }) => personId === third)).toMatchObject({ office: 'member', to: today });
    expect(then).toHaveLength(5);
    expect(then.find(({ personId }) => personId === fourth)).toBeUndefined();
    expect(then.find(({ personId }) => personId === third)).toMatchObject({ office: 'vice-chair', from: tomorrow });
    expect(then.find(({ personId }) => personId === scene.outsider)).toMatchObject({ document: 'QĐ 12/QĐ-UBND' });
  });

  it('refuses a second seat, a second chair, a stranger, and a change of what one has not read', async () => {
    const { scene } = await convened(ring.source, 5, 5, EIGHTY);
    expect((await refusal(appoint(scene, scene.people[3]!, today))).slug).toBe('already-recorded');
    expect((await refusal(appoint(scene, scene.outsider, today, 'chair'))).slug).toBe('conflicting-act');
    expect((await refusal(appoint(scene, newId(), today))).slug).toBe('no-such-thing');
    expect((await refusal(ends(scene, scene.outsider, today))).slug).toBe('not-a-member');
    const stale = scene.as(scene.secretary, (tx) =>
      appointMember(tx, scene.councilCode, 99, {
        ...{ personId: scene.outsider, office: 'member', from: today, document: 'QĐ' },
      }),
    );
    expect((await refusal(stale)).slug).toBe('stale-version');
  });
});

describe('A membership that changes after the convening', () => {
  it('is shown as a difference, keeps the session from opening, and is taken in by an act of the secretary', async () => {
    const meeting = await convened(ring.source, 6, 6, EIGHTY);
    const { scene, id } = meeting;
    const leaves = scene.people[5]!;
    await scene.as(leaves, (tx) => writeOpinion(tx, meeting.itemIds[0]!, leaves, 'agree')).catch(() => undefined);
    await ends(scene, leaves, yesterday);
    await appoint(scene, scene.outsider, today);
    expect((await meeting.detail()).membershipDifferences).toMatchObject([
      { personId: scene.outsider, frozen: null, now: { office: 'member' } },
      { personId: leaves, frozen: { office: 'member' }, now: null },
    ]);
    const refused = await refusal(meeting.open());
    expect(refused).toMatchObject({ slug: 'opening-incomplete', extra: { missing: [{ what: 'membership' }] } });

    const takeIn = async () => {
      const { version } = await meeting.detail();
      return meeting.secretary((tx) => takeInMembership(tx, id, version));
    };
    await takeIn();
    expect((await refusal(takeIn())).slug).toBe('already-recorded');
    const seen = await meeting.detail();
    expect(seen.members.map(({ personId }) => personId)).not.toContain(leaves);
    expect(seen.members.find(({ personId }) => personId === scene.outsider)).toMatchObject({ attendance: null });
    const told = await scene.database.rows<{ personId: string; kind: string; method: string }>(
      `SELECT person_id AS "personId", kind, event ->> 'method' AS method FROM message
        WHERE subject_id = $1 AND person_id = ANY($2::uuid[]) ORDER BY told_at`,
      [id, [leaves, scene.outsider]],
    );
    expect(told).toEqual([
      { personId: leaves, kind: 'council-invitation', method: 'REQUEST' },
      { personId: leaves, kind: 'council-release', method: 'CANCEL' },
      { personId: scene.outsider, kind: 'council-invitation', method: 'REQUEST' },
    ]);

    const present = [...scene.people.slice(0, 5), scene.outsider];
    await meeting.secretary((tx) => markAttendance(tx, id, seen.version, { present, absent: [] }));
    await meeting.open();
    expect(await meeting.detail()).toMatchObject({ stage: 'open', memberCount: 6, membershipDifferences: [] });
    await appoint(scene, leaves, tomorrow);
    expect((await refusal(takeIn())).slug).toBe('session-frozen');
  });

  it('is asked of the new day when the meeting moves', async () => {
    const meeting = await convened(ring.source, 5, 5, EIGHTY);
    const { scene, id } = meeting;
    await ends(scene, scene.people[4]!, today);
    expect((await meeting.detail()).membershipDifferences).toEqual([]);
    const { version } = await meeting.detail();
    await meeting.secretary((tx) =>
      changeNotice(tx, id, version, {
        ...{ meetsAt: Date.now() + 86_400_000, place: 'Phòng họp số 2', mode: 'in-person', opinionsUntil: null },
      }),
    );
    expect((await meeting.detail()).membershipDifferences).toMatchObject([{ personId: scene.people[4], now: null }]);
  });
});

describe('A member for whom another sits on the day', () => {
  it('leaves the base as it is: the other is seated, named as such, and votes in his own name', async () => {
    const first = await convened(ring.source, 5, 5, EIGHTY);
    const { scene } = first;
    const [away, acting] = [scene.people[4]!, newId()];
    await scene.database.rows(
      `INSERT INTO person (id, code, full_name) VALUES ($1, $1::uuid::text, 'Người họp thay')`,
      [acting],
    );
    const version = await versionOf(scene);
    const send = (actingId: string, at: number) =>
      scene.as(scene.secretary, (tx) =>
        sendActing(tx, scene.councilCode, at, {
          ...{ memberId: away, actingId, from: today, to: tomorrow, document: 'CV 5' },
        }),
      );
    expect((await refusal(send(scene.people[3]!, version))).slug).toBe('already-recorded');
    await send(acting, version);
    expect((await refusal(send(acting, version + 1))).slug).toBe('already-recorded');
    expect((await membersOn(scene, today)).find(({ personId }) => personId === away)).toMatchObject({
      acting: { personId: acting, document: 'CV 5' },
    });

    const ends = (lastDay: string, at: number) =>
      scene.as(scene.secretary, (tx) => endActing(tx, scene.councilCode, at, { memberId: away, from: today, lastDay }));
    await ends(yesterday, version + 1);
    expect((await first.detail()).membershipDifferences).toEqual([]);
    await send(acting, version + 2);
    await ends(today, version + 3);

    const seen = await first.detail();
    await first.secretary((tx) => takeInMembership(tx, first.id, seen.version));
    const { members, version: taken } = await first.detail();
    expect(members).toHaveLength(5);
    expect(members.find(({ personId }) => personId === acting)).toMatchObject({
      office: 'member',
      actingFor: 'Ủy viên 05',
    });
    const present = members.map(({ personId }) => personId);
    await first.secretary((tx) => markAttendance(tx, first.id, taken, { present, absent: [] }));
    await first.open();
    await first.openItems();
    const late = scene.as(away, (tx) => castVote(tx, first.itemIds[0]!, away, 'agree'));
    expect((await refusal(late)).slug).toBe('not-a-member');
    await first.votes(present);
    await first.closeItems();
    expect((await first.detail()).items[0]).toMatchObject({ result: { agree: 5, carried: true } });
    expect(await first.detail()).toMatchObject({ memberCount: 5 });
  });
});
