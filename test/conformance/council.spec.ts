import type { PersistentClient } from '../support/persistent-client.js';
import { DISTRICT } from './desk.js';
import { DossierWork } from './dossier-work.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

interface Session {
  readonly version: number;
  readonly memberCount: number;
  readonly members: readonly { readonly personId: string }[];
  readonly items: readonly {
    readonly id: string;
    readonly dossierId: string;
    readonly state: string;
    readonly needed: number;
    readonly result: { readonly agree: number; readonly carried: boolean } | null;
  }[];
}

let work: DossierWork;
let secretary: PersistentClient;
let chair: PersistentClient;
beforeAll(async () => {
  work = await DossierWork.begin();
  secretary = await work.desk.in(DISTRICT, 'council-secretary');
  chair = await work.desk.in(DISTRICT, 'council-chair');
});
afterAll(() => work?.desk.close());

async function beforeCouncil(): Promise<string> {
  const { id } = await work.underAppraisal();
  await work.appraises(id);
  await work.desk.scene.followed();
  return id;
}

/** A session of the district's council on these dossiers, in their order, and each member with his client. */
async function convened(dossierIds: readonly string[]) {
  const [clock] = await work.desk.scene.rows<{ at: Date }>(`SELECT legal_now() + interval '1 hour' AS at`);
  const { id } = await work.must(
    'POST',
    '/council-sessions',
    {
      ...{ councilCode: 'hoi-dong-tdkt-huyen', campaignId: work.desk.campaignId, place: 'Phòng họp số 1' },
      ...{ meetsAt: clock!.at.toISOString(), dossierIds, order: 'as-given' },
    },
    secretary,
  );
  const path = `/council-sessions/${String(id)}`;
  const read = () => secretary.get<Session>(path);
  const { members } = await read();
  const accounts = await work.desk.scene.rows<{ id: string; username: string }>(
    'SELECT person_id AS id, username FROM account WHERE person_id = ANY ($1::uuid[]) ORDER BY username',
    [members.map(({ personId }) => personId)],
  );
  const leads = [await work.desk.personId(chair.username), await work.desk.personId(secretary.username)];
  const ranked = accounts.toSorted((a, b) => Number(leads.includes(b.id)) - Number(leads.includes(a.id)));
  const attend = async (count: number) => {
    const absent = ranked.slice(count).map((one) => ({ personId: one.id, reason: 'Đi công tác' }));
    const body = { present: ranked.slice(0, count).map((one) => one.id), absent };
    await secretary.must({ method: 'PUT', path: `${path}/attendance`, body, version: (await read()).version });
  };
  const open = async () =>
    secretary.act({ method: 'POST', path: `${path}/opening`, body: {}, version: (await read()).version });
  const gives = async (nth: number, act: 'vote' | 'written-opinion', itemId: string, choice = 'agree') => {
    const member = await work.desk.as(ranked[nth]!.username);
    return work.must('PUT', `/session-items/${itemId}/${act}`, { choice }, member);
  };
  return { path, read, attend, open, gives, subject: `council-session/${String(id)}` };
}

describe('A council of eleven, eight of whom are a quorum', () => {
  feature(30, 'seven do not sit, and whoever is absent stays in the base of every share', async () => {
    const { path, read, attend, open, gives, subject } = await convened([await beforeCouncil(), await beforeCouncil()]);
    await work.must('POST', `${path}/orders`, { kind: 'open' }, chair);
    await attend(7);
    const refused = await open();
    expect(refused).toMatchObject({
      done: false,
      code: 'no-quorum',
      problem: { status: 409, missing: [{ what: 'quorum', text: 'có mặt 7 trên 11 thành viên, cần ít nhất 8' }] },
    });
    await attend(8);
    expect((await open()).done).toBe(true);

    const [short, enough] = (await read()).items as [Session['items'][number], Session['items'][number]];
    expect(short.needed).toBe(6);
    const itemIds = [short.id, enough.id];
    await work.must('POST', `${path}/items/open`, { itemIds, method: 'named' }, secretary);
    for (const itemId of itemIds) for (let nth = 0; nth < 5; nth += 1) await gives(nth, 'vote', itemId);
    await gives(10, 'written-opinion', enough.id);
    await work.must('POST', `${path}/items/close`, { itemIds }, secretary);

    const closed = await read();
    expect(closed).toMatchObject({ memberCount: 11 });
    expect(closed.items.map(({ result }) => result)).toMatchObject([
      { agree: 5, carried: false },
      { agree: 6, carried: true },
    ]);
    const rows = await work.desk.scene.rows(
      `SELECT i.state, i.agree, i.carried, s.member_count FROM session_item i JOIN council_session s ON s.id = i.session_id
        WHERE i.id = ANY ($1::uuid[]) ORDER BY i.ord`,
      [itemIds],
    );
    expect(rows).toEqual([
      { state: 'closed', agree: 5, carried: false, member_count: 11 },
      { state: 'closed', agree: 6, carried: true, member_count: 11 },
    ]);
    const acts = (await work.desk.audit(subject)).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['ordered', 'opened', 'vote-cast', 'opinion-written', 'items-closed']));
  });

  feature(
    30,
    'an item that loses its own quorum waits, the meeting goes on, and it goes on when that is back',
    async () => {
      const { path, read, attend, open, gives, subject } = await convened([
        await beforeCouncil(),
        await beforeCouncil(),
      ]);
      await work.must('POST', `${path}/orders`, { kind: 'open' }, chair);
      await attend(8);
      const [first, second] = (await read()).items.map(({ id }) => id) as [string, string];
      const member = await work.desk.as((await memberOf(path))!);
      const aside = { itemId: first, personId: await work.desk.personId(member.username), reason: 'Người thân' };
      await work.must('POST', `${path}/recusals`, aside, member);
      expect((await open()).done).toBe(true);
      const states = async () => (await read()).items.map(({ state }) => state);
      expect(await states()).toEqual(['suspended', 'pending']);
      const early = await work.refusal('POST', `${path}/items/open`, { itemIds: [first], method: 'named' }, secretary);
      expect(early).toMatchObject({ status: 409, code: 'conflicting-act' });

      await work.must('POST', `${path}/items/open`, { itemIds: [second], method: 'named' }, secretary);
      await gives(0, 'vote', second);
      await attend(9);
      expect(await states()).toEqual(['pending', 'open']);
      const acts = (await work.desk.audit(subject)).map(({ act }) => act);
      expect(acts).toEqual(expect.arrayContaining(['items-suspended', 'items-resumed']));
    },
  );
});

/** A present member who leads nothing. */
async function memberOf(path: string): Promise<string | undefined> {
  const [row] = await work.desk.scene.rows<{ username: string }>(
    `SELECT a.username FROM session_member m JOIN account a ON a.person_id = m.person_id
      WHERE m.session_id = $1 AND m.attendance = 'present' AND m.office = 'member' ORDER BY a.username LIMIT 1`,
    [path.split('/').at(-1)],
  );
  return row?.username;
}
