import { findSubjects } from '@bangvang/persistence';
import { nameNumber, TYPED } from '../support/vietnamese-names.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { UNIT } from './support/dossier-scene.js';

jest.setTimeout(120_000);

const PEOPLE = 400;
const ALL = { kind: null, bodyId: null, after: null, rows: 1_000 } as const;

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  await installation.database.rows(
    `INSERT INTO subject (id, kind, code, name, body_id, search, listed_by)
     SELECT gen_random_uuid(), 'individual', ord::text, name, b.id, name_vector(name), listed_name('individual', name)
       FROM unnest($1::text[]) WITH ORDINALITY AS x (name, ord) JOIN body b ON b.code = $2`,
    [Array.from({ length: PEOPLE }, (_, index) => nameNumber(index * 13)), UNIT],
  );
});
afterAll(() => server?.stop());

const found = async (words: string, rows = 1_000) =>
  (await findSubjects(installation.database, { ...ALL, words, rows })).map(({ code, name }) => ({ code, name }));

describe('A search in the register', () => {
  it.each(Object.entries(TYPED))('finds every one of four hundred people by the name typed %s', async (_, typed) => {
    const missed: string[] = [];
    for (let index = 0; index < PEOPLE; index++) {
      const name = nameNumber(index * 13);
      const answers = await found(typed(name));
      if (!answers.some(({ code }) => code === String(index + 1))) missed.push(name);
    }
    expect(missed).toEqual([]);
  });

  it('shows the names that have the words in full before those that only begin so', async () => {
    const answers = await found('an');
    const inFull = answers.map(({ name }) =>
      name.split(' ').some((word) => /^[aáàảãạ]n$/i.test(word.normalize('NFC'))),
    );
    expect(inFull).toEqual(inFull.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('shows first whoever bears the very name, also where a word of it stands twice', async () => {
    await installation.database.rows(
      `INSERT INTO subject (id, kind, code, name, body_id, search, listed_by)
       SELECT gen_random_uuid(), 'individual', 'twice', 'Vàng Văn Vàng', id, name_vector('Vàng Văn Vàng'), 'Vàng Vàng Văn Vàng'
         FROM body WHERE code = $1`,
      [UNIT],
    );
    expect((await found('vang van vang', 1))[0]).toMatchObject({ code: 'twice' });
  });

  it('lists people by given name as Vietnamese sorts it', async () => {
    const given = (await found('nguyen')).map(({ name }) => name.split(' ').at(-1)!);
    const order = new Intl.Collator('vi');
    expect(given).toEqual(given.toSorted((a, b) => order.compare(a, b)));
    expect(new Set(given).size).toBeGreaterThan(5);
  });

  it('goes from page to page without leaving anybody out or showing anybody twice', async () => {
    const all = await findSubjects(installation.database, { ...ALL, words: 'van' });
    const seen: string[] = [];
    let after: (typeof all)[number] | null = null;
    for (;;) {
      const page = await findSubjects(installation.database, { ...ALL, words: 'van', after, rows: 7 });
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
      after = page.at(-1)!;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('for nothing that is a word finds nobody', async () => {
    expect(await found(' - ')).toEqual([]);
  });
});
