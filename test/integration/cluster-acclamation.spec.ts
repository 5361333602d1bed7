import {
  castVote,
  closeItems,
  closeSession,
  conveneSession,
  findLevelAbove,
  markAttendance,
  minutesText,
  newId,
  openItems,
  openSession,
  readMinutes,
  readRanking,
  readSession,
  settleRanking,
  signMinutes,
  type Transaction,
  writeMinutes,
} from '@bangvang/persistence';
import { refusal, TEST_KEY } from './support/council-meeting.js';
import { CampaignScene } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

const CLUSTER = 'cum-bay-tinh-bien-gioi-phia-bac';

let server: TestServer;
let installation: Installation;
let campaign: CampaignScene;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2024-03-01T08:00:00+07:00', 'cum-mien-nui-2024');
  campaign = await CampaignScene.launched(installation, {
    ...{ file: 'cum-mien-nui-2024/campaign-cum.yaml', issuer: CLUSTER, homeAffairs: 'so-noi-vu-lao-cai' },
  });
});
afterAll(() => server?.stop());

const as = <T>(personId: string, act: (tx: Transaction) => Promise<T>) =>
  installation.work.run({ personId, positionId: null, bodyId: campaign.chair.posts[0]!.bodyId }, null, act);

/** A member's collective, proposed for the flag of the Government; with a visit it waits for the cluster's session. */
async function proposed(body: string, waits: boolean): Promise<string> {
  const [nominee, id] = [newId(), newId()];
  await installation.database.rows(
    `INSERT INTO nominee (id, kind, name, body_id) SELECT $1, 'collective', $2, id FROM body WHERE code = $2`,
    [nominee, body],
  );
  await installation.database.rows(
    `INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
     SELECT $1, $2, $3, 'CTD_CP', b.id, 'Dẫn đầu cụm', $5, legal_now(), CASE WHEN $6 THEN 'before-council' ELSE 'drafted' END,
            CASE WHEN $6 THEN k.id END FROM body b, body k WHERE b.code = $4 AND k.code = $7`,
    [id, campaign.id, nominee, body, campaign.homeAffairs.personId, waits, CLUSTER],
  );
  if (waits) {
    await installation.database.rows(
      `INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
       SELECT $1, $2, id, 1, 'before-council', 1, legal_now() FROM body WHERE code = $3`,
      [newId(), id, CLUSTER],
    );
  }
  return id;
}

const codeOf = async (bodyId: string) =>
  (await installation.database.one<{ code: string }>('SELECT code FROM body WHERE id = $1', [bodyId]))!.code;

describe('A dossier of a member in the campaign of its cluster', () => {
  it('comes before the cluster first, which decides nothing, and then goes where it would have gone', async () => {
    const id = await proposed('ubnd-tinh-ha-giang', false);
    const first = await findLevelAbove(installation.database, id, null);
    expect(first).toMatchObject({ decides: false, outside: false });
    expect(await codeOf(first!.bodyId)).toBe(CLUSTER);
    const next = await findLevelAbove(installation.database, id, first!.bodyId);
    expect(next).toMatchObject({ decides: true, outside: true });
  });
});

describe("A cluster's session (suy tôn)", () => {
  it('sits with the heads of its members of the day, votes by its own regulation, ranks, and leaves ties to the chair', async () => {
    const dossierIds = [
      await proposed('ubnd-tinh-cao-bang', true),
      await proposed('ubnd-tinh-son-la', true),
      await proposed('ubnd-tinh-lang-son', true),
    ];
    const { personId: secretary } = await installation.officer(CLUSTER, 'council-secretary');
    const { id } = await as(secretary, (tx) =>
      conveneSession(tx, secretary, {
        ...{ councilCode: 'hoi-nghi-suy-ton-cum', campaignId: campaign.id, place: 'Lào Cai' },
        ...{ meetsAt: Date.parse('2024-03-01T09:00:00+07:00'), dossierIds, order: 'as-given' },
      }),
    );
    const detail = async () => (await readSession(installation.database, id, secretary))!;
    const { members, items } = await detail();
    expect(members.map(({ office }) => office)).toEqual(['chair', 'vice-chair', ...Array(5).fill('member')]);
    expect(members[0]!.fullName).toBe('Nguyễn Văn Khánh');
    expect(items[0]).toMatchObject({ secret: false, needed: 4, rule: { numerator: 1, denominator: 2, strict: true } });

    const people = members.map(({ personId }) => personId);
    const chair = people[0]!;
    await as(secretary, async (tx) =>
      markAttendance(tx, id, (await detail()).version, { present: people, absent: [] }),
    );
    await as(chair, async (tx) =>
      openSession(tx, id, (await detail()).version, { presiding: chair, secretOnPaper: false }),
    );
    const itemIds = items.map((item) => item.id);
    await as(chair, (tx) => openItems(tx, id, { itemIds, method: 'named', closesAt: null }));
    for (const [place, agreeing] of [5, 6, 5].entries()) {
      for (const [nth, personId] of people.entries()) {
        await as(personId, (tx) => castVote(tx, itemIds[place]!, personId, nth < agreeing ? 'agree' : 'abstain'));
      }
    }
    await as(secretary, (tx) => closeItems(tx, id, itemIds, TEST_KEY));
    await as(secretary, (tx) => closeSession(tx, id));

    const places = async () =>
      (await readRanking(installation.database, id, secretary))!.map(({ itemId, place, tied }) => [
        itemId,
        place,
        tied,
      ]);
    const [caoBang, sonLa, langSon] = itemIds as [string, string, string];
    expect(await places()).toEqual([
      [sonLa, 1, false],
      [caoBang, 2, true],
      [langSon, 2, true],
    ]);
    const settles = (...order: string[]) =>
      as(chair, (tx) => settleRanking(tx, id, chair, { itemIds: order, reason: 'Điểm nhóm chính cao hơn' }));
    expect(await refusal(settles(caoBang, sonLa, langSon))).toMatchObject({ slug: 'invalid-input' });
    await settles(sonLa, langSon, caoBang);
    expect(await places()).toEqual([
      [sonLa, 1, false],
      [langSon, 2, false],
      [caoBang, 3, false],
    ]);

    await as(secretary, async (tx) =>
      writeMinutes(tx, id, (await detail()).version, { summary: 'Suy tôn.', items: [] }),
    );
    for (const personId of [secretary, chair]) {
      await as(personId, (tx) =>
        signMinutes(tx, id, { personId, positionId: null }, { secretary: personId === secretary }),
      );
    }
    const text = minutesText((await readMinutes(installation.database, id, null))!);
    expect(text).toContain('2. ubnd-tinh-lang-son');
    expect(text).toContain('Chủ trì xếp thứ tự nơi bằng phiếu, lý do: Điểm nhóm chính cao hơn');
    const facts = await installation.database.rows(
      `SELECT outcome, content ->> 'place' AS place FROM conclusion WHERE dossier_id = ANY ($1::uuid[]) ORDER BY 2`,
      [dossierIds],
    );
    expect(facts).toEqual(['1', '2', '3'].map((place) => ({ outcome: 'carried', place })));
  });
});
