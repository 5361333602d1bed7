import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { loadDemonstrationAccounts, loadReference } from '@bangvang/procedures';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { EditedReference } from './support/edited-reference.js';

jest.setTimeout(180_000);

const DIRECTORY = join(repositoryRoot(), 'infra', 'reference');
const BY_THE_OPERATOR = { by: 'Phòng Nội vụ', note: null };

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2024-03-01T08:00:00+07:00');
});
afterAll(() => server?.stop());

const nameOf = async (): Promise<string> => {
  const row = await installation.database.one<{ name: string }>('SELECT name FROM installation');
  return row!.name;
};
const TAM_DUONG = 'Huyện Tam Đường, tỉnh Lai Châu (trình diễn năm 2023)';

describe('The name of an installation', () => {
  it('is that of the first folder loaded, and stays when another folder adds its own', async () => {
    expect(await nameOf()).toBe(TAM_DUONG);
    const report = await loadReference(installation.work, DIRECTORY, 'thuan-chau-2024');
    expect(report.keptName).toBe(TAM_DUONG);
    expect(await nameOf()).toBe(TAM_DUONG);
    expect(
      await installation.database.rows(`SELECT code FROM council WHERE code LIKE '%thuan-chau%' LIMIT 1`),
    ).toHaveLength(1);
  });

  it('stays when only the law is loaded', async () => {
    expect((await loadReference(installation.work, DIRECTORY, null)).keptName).toBeNull();
    expect(await nameOf()).toBe(TAM_DUONG);
  });

  it('changes with its own folder', async () => {
    const reference = new EditedReference();
    reference.edit('tam-duong-2023/installation.yaml', TAM_DUONG, 'Huyện Tam Đường');
    expect((await reference.load(installation)).keptName).toBeNull();
    reference.remove();
    expect(await nameOf()).toBe('Huyện Tam Đường');
  });

  it('becomes that of another folder on the operator’s word, and stays so', async () => {
    const load = { ...BY_THE_OPERATOR, rename: true };
    expect((await loadReference(installation.work, DIRECTORY, 'lai-chau-2024', load)).keptName).toBeNull();
    expect(await nameOf()).toContain('Tỉnh Lai Châu');
    expect((await loadReference(installation.work, DIRECTORY, 'tam-duong-2023')).keptName).toContain('Tỉnh Lai Châu');
  });
});

describe('The people of several folders', () => {
  it('have one account each, whoever is in two of them', async () => {
    const folders = ['tam-duong-2023', 'lai-chau-2024', 'thuan-chau-2024', 'cum-mien-nui-2024'];
    for (const folder of folders) {
      await loadReference(installation.work, DIRECTORY, folder);
      await loadDemonstrationAccounts(installation.work, DIRECTORY, folder, async (password) => password);
    }
    const [counted] = await installation.database.rows<{ people: number; accounts: number }>(
      'SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM account) AS accounts',
    );
    expect(counted!.accounts).toBe(counted!.people);
  });
});
