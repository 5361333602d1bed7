import { endMembership, readCouncil } from '@bangvang/persistence';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { EditedReference } from './support/edited-reference.js';

jest.setTimeout(180_000);

const COUNCIL = 'hoi-dong-tdkt-huyen';
const NAMED = 'name: Hội đồng Thi đua - Khen thưởng huyện Tam Đường';
const RULES = `${NAMED}
    rules:
      source: Quy chế số 5 của Hội đồng huyện
      quorum: { numerator: 3, denominator: 4 }
      acts: { open: [chair] }`;

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2024-03-01T08:00:00+07:00');
});
afterAll(() => server?.stop());

const council = () => readCouncil(installation.database, COUNCIL, null).then((found) => found!);

describe('A council in the files of an installation', () => {
  it('has the rules of the law, and its own regulation before them', async () => {
    const before = await council();
    expect(before.rules).toMatchObject({ quorum: { numerator: 2, denominator: 3 } });
    const reference = new EditedReference();
    reference.edit('tam-duong-2023/councils.yaml', NAMED, RULES);
    await reference.load(installation);
    await reference.load(installation);
    reference.remove();
    const { rules, version } = await council();
    expect(rules.quorum).toEqual({ numerator: 3, denominator: 4 });
    expect(rules.acts).toMatchObject({ open: ['chair'], order: ['chair', 'vice-chair'] });
    expect(version).toBe(before.version + 1);
  });

  it('keeps a membership that an act has changed when the files are loaded again', async () => {
    const { members, version } = await council();
    const { personId } = members.find(({ office }) => office === 'member')!;
    const actor = { personId: members[0]!.personId, positionId: null, bodyId: null };
    await installation.work.run(actor, null, (tx) =>
      endMembership(tx, COUNCIL, version, { personId, lastDay: '2024-02-01', document: 'QĐ 7/QĐ-UBND' }),
    );
    const reference = new EditedReference();
    await reference.load(installation);
    reference.remove();
    expect((await council()).members.map((member) => member.personId)).not.toContain(personId);
  });
});
