import { AWARD_COLUMNS, NOMINEE_COLUMNS, readTable, WORKBOOK } from '@bangvang/documents';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { nameNumber } from '../support/vietnamese-names.js';
import { CampaignScene } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { UNIT } from './support/dossier-scene.js';
import { type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

let server: TestServer;
let installation: Installation;
let api: RegisterApi;
let keeper: Client;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-07-10T02:00:00Z');
  api = await RegisterApi.on(installation);
  keeper = await api.keeper();
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

type Line = readonly (string | number | null)[];

const headersOf = (columns: object): Line => Object.values(columns as typeof AWARD_COLUMNS).map(({ header }) => header);
const workbook = (columns: object, lines: readonly Line[]): Promise<Buffer> =>
  writeExcelFile([headersOf(columns), ...lines].map((line) => [...line])).toBuffer();

const award = (index: number): Line => [
  ...['Cá nhân', null, nameNumber(index), null, UNIT, 'LDTT', 'Công trạng', 2022],
  ...[`${index}/QĐ-UBND`, '15/01/2023', 'Chủ tịch UBND xã Bình Lư'],
];

const counts = async () => {
  const row = await installation.database.one<{ subjects: number; awards: number; audited: number }>(
    `SELECT (SELECT count(*)::int FROM subject) AS subjects, (SELECT count(*)::int FROM award_held) AS awards,
            (SELECT count(*)::int FROM audit_entry) AS audited`,
  );
  return row!;
};

/** Subjects whose entries do not hash to their heads. */
const brokenChains = () =>
  installation.database.rows(
    `SELECT e.subject, e.seq FROM audit_entry e
       LEFT JOIN audit_entry p ON p.subject = e.subject AND p.seq = e.seq - 1
       LEFT JOIN audit_head h ON h.subject = e.subject AND h.length = e.seq
      WHERE (p.seq IS NULL) <> (e.seq = 1) OR (e.entry::jsonb ->> 'seq')::integer <> e.seq
         OR e.hash <> sha256(coalesce(p.hash, sha256(convert_to(e.subject, 'UTF8'))) || convert_to(e.entry, 'UTF8'))
         OR h.head <> e.hash
      UNION ALL
     SELECT h.subject, h.length FROM audit_head h
      WHERE h.length <> (SELECT count(*) FROM audit_entry e WHERE e.subject = h.subject)`,
  );

describe('An award history of a thousand rows', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => award(index));

  it('with two bad cells is refused with both of them, and nothing of it is written', async () => {
    const before = await counts();
    const cells = rows.with(498, rows[498]!.with(9, '31/02/2023')).with(700, rows[700]!.with(2, null));
    const { status, body } = await keeper.upload('/register/imports', await workbook(AWARD_COLUMNS, cells));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'import-refused',
      total: 2,
      faults: [
        { row: 500, column: 'Ngày quyết định', cell: 'J500' },
        { row: 702, column: 'Họ và tên, tên tập thể', cell: 'C702', message: 'Không được bỏ trống.' },
      ],
    });
    expect(await counts()).toEqual(before);
  });

  it('with codes nobody knows is refused the same way, as an error sheet to whoever asks for one', async () => {
    const before = await counts();
    const file = await workbook(
      AWARD_COLUMNS,
      rows.with(3, rows[3]!.with(4, 'xa-nao')).with(700, rows[700]!.with(5, 'LDTTT')),
    );
    const { status, raw } = await keeper.upload('/register/imports', file, { accept: WORKBOOK });
    expect(status).toBe(422);
    expect((await readSheet(raw)).map((line) => line.slice(0, 3))).toEqual([
      ['Dòng', 'Cột', 'Ô'],
      [5, 'Mã đơn vị', 'E5'],
      [702, 'Mã danh hiệu, hình thức', 'F702'],
    ]);
    expect(await counts()).toEqual(before);
  });

  it('is taken whole, and the same file again changes nothing', async () => {
    const file = await workbook(AWARD_COLUMNS, rows);
    expect(await keeper.upload('/register/imports', file)).toMatchObject({
      status: 200,
      body: { rows: 1_000, created: 1_000, known: 0 },
    });
    const once = await counts();
    expect(once).toMatchObject({ subjects: 1_000, awards: 1_000 });
    expect(await keeper.upload('/register/imports', file)).toMatchObject({
      status: 200,
      body: { rows: 1_000, created: 0, known: 1_000 },
    });
    expect(await counts()).toMatchObject({ subjects: 1_000, awards: 1_000 });
  });

  it('leaves a chain of audit entries for every subject, each unbroken', async () => {
    expect(await brokenChains()).toEqual([]);
    const [longest] = await installation.database.rows<{ length: number }>(
      `SELECT max(length) AS length FROM audit_head WHERE subject LIKE 'subject/%'`,
    );
    expect(longest).toEqual({ length: 2 });
  });

  it('does not give again what was revoked since', async () => {
    const [held] = await installation.database.rows<{ id: string }>('SELECT id FROM award_held LIMIT 1');
    const revocation = { revokedOn: '2023-05-01', reason: 'Khai sai', document: '7/QĐ-UBND' };
    await keeper.send('PUT', `/register/awards/${held!.id}/revocation`, revocation);
    const again = await keeper.upload('/register/imports', await workbook(AWARD_COLUMNS, rows));
    expect(again.body).toMatchObject({ created: 0, known: 1_000 });
  });

  it('comes out as a workbook that an import reads', async () => {
    const { status, raw } = await keeper.get('/register/exports?award=LDTT&year=2022');
    expect(status).toBe(200);
    const columns = { ...AWARD_COLUMNS, revoked: { ...AWARD_COLUMNS.code, header: 'Đã hủy ngày' } };
    const { rows: lines, faults } = await readTable(raw, columns);
    expect(faults).toEqual([]);
    expect(lines).toHaveLength(1_000);
    expect(lines.filter(({ values }) => values.revoked !== null)).toHaveLength(1);
  });
});

describe('A namesake in an award history', () => {
  it('in one body with another title asks for a code; with codes they are two', async () => {
    const two = [award(9_000).with(3, 'Kế toán'), award(9_000).with(3, 'Văn thư').with(7, 2021)];
    const refused = await keeper.upload('/register/imports', await workbook(AWARD_COLUMNS, two));
    expect(refused).toMatchObject({ status: 422, body: { faults: [{ cell: 'C2' }, { cell: 'C3' }] } });
    const coded = two.map((line, index) => line.with(1, `CC-${index}`));
    const taken = await keeper.upload('/register/imports', await workbook(AWARD_COLUMNS, coded));
    expect(taken.body).toMatchObject({ created: 2 });
  });
});

describe('A list of nominees', () => {
  let campaign: CampaignScene;
  let officer: Client;
  beforeAll(async () => {
    campaign = await CampaignScene.launched(installation);
    officer = await api.in(UNIT, 'unit-officer');
  });

  const nominee = (index: number): Line => [
    ...['Cá nhân', nameNumber(index), 'Nông dân', null, 'Có', null],
    ...['GK_HUYEN', null, '=HYPERLINK("http://x") hiến đất'],
  ];
  const drafts = () =>
    installation.database.rows<{ id: string; state: string; achievement: string }>(
      `SELECT d.id, t.state, d.achievement FROM dossier d JOIN human_task t ON t.dossier_id = d.id WHERE d.campaign_id = $1`,
      [campaign.id],
    );

  it('becomes drafts of the unit, all or none, and the same list again changes nothing', async () => {
    const path = `/campaigns/${campaign.id}/imports`;
    const list = Array.from({ length: 30 }, (_, index) => nominee(index));
    const doubled = [...list, list[4]!, list[6]!.with(6, 'CTD_TINH')];
    const refused = await officer.upload(path, await workbook(NOMINEE_COLUMNS, doubled));
    expect(refused).toMatchObject({ status: 422, body: { faults: [{ cell: 'B32' }, { cell: 'G33' }] } });
    expect(await drafts()).toEqual([]);

    const file = await workbook(NOMINEE_COLUMNS, list);
    expect(await officer.upload(path, file)).toMatchObject({ status: 200, body: { rows: 30, created: 30, known: 0 } });
    expect(await officer.upload(path, file)).toMatchObject({ status: 200, body: { created: 0, known: 30 } });
    const drafted = await drafts();
    expect(drafted).toHaveLength(30);
    expect(new Set(drafted.map(({ state }) => state))).toEqual(new Set(['ready']));
  });

  it('of all units is entered by Home Affairs, whose heads then submit', async () => {
    const path = `/campaigns/${campaign.id}/imports`;
    const [wanted, other] = ['xa-ban-hon', 'xa-binh-lu'].map((code, index) =>
      nominee(100 + index)
        .with(3, code)
        .with(7, code),
    );
    const refused = await keeper.upload(path, await workbook(NOMINEE_COLUMNS, [wanted!, other!.with(7, null)]));
    expect(refused).toMatchObject({ status: 422, body: { total: 1, faults: [{ cell: 'H3' }] } });
    const elsewhere = await officer.upload(path, await workbook(NOMINEE_COLUMNS, [wanted!]));
    expect(elsewhere).toMatchObject({ status: 422, body: { faults: [{ cell: 'H2' }] } });

    const before = await counts();
    const taken = await keeper.upload(path, await workbook(NOMINEE_COLUMNS, [wanted!, other!]));
    expect(taken).toMatchObject({ status: 200, body: { rows: 2, created: 2, known: 0 } });
    const heads = await installation.database.rows(
      `SELECT b.code, p.role, t.kind FROM human_task t JOIN position p ON p.id = t.group_id JOIN body b ON b.id = p.body_id
         JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
        WHERE d.campaign_id = $1 AND n.name = ANY ($2) ORDER BY b.code`,
      [campaign.id, [wanted![1], other![1]]],
    );
    const given = { role: 'unit-head', kind: 'submit-proposal' };
    expect(heads).toEqual([
      { code: 'xa-ban-hon', ...given },
      { code: 'xa-binh-lu', ...given },
    ]);
    expect((await counts()).audited).toBe(before.audited + 3);
    expect(await brokenChains()).toEqual([]);
  });

  it('wakes no procedure: each begins with its submission', async () => {
    const procedures = await installation.database.rows(
      'SELECT p.id FROM procedure p JOIN dossier d ON d.id = p.id WHERE d.campaign_id = $1',
      [campaign.id],
    );
    expect(procedures).toEqual([]);
  });

  it('goes out without a cell that runs', async () => {
    const { raw } = await officer.get(`/campaigns/${campaign.id}/exports`);
    const [, line] = await readSheet(raw);
    expect(line![8]).toBe(`'=HYPERLINK("http://x") hiến đất`);
    expect((await keeper.get('/campaigns/00000000-0000-4000-8000-000000000000/exports')).status).toBe(404);
  });

  it('is not taken after the close', async () => {
    await installation.clockAt('2023-10-31T02:00:00Z');
    const late = await officer.upload(
      `/campaigns/${campaign.id}/imports`,
      await workbook(NOMINEE_COLUMNS, [nominee(40)]),
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'deadline-passed' } });
  });
});

describe('A workbook sent or asked for', () => {
  it('is refused where it is none, and to whoever has no such post', async () => {
    expect(await keeper.upload('/register/imports', Buffer.from('not a workbook'))).toMatchObject({ status: 415 });
    expect(await (await api.in(UNIT, 'unit-officer')).upload('/register/imports', Buffer.from(''))).toMatchObject({
      status: 403,
    });
    expect(await keeper.send('POST', '/register/imports', {})).toMatchObject({ status: 400 });
  });

  it('is given as an empty template', async () => {
    const { status, raw } = await keeper.get('/register/templates/nominees');
    expect(status).toBe(200);
    expect((await readTable(raw, NOMINEE_COLUMNS)).faults).toEqual([]);
    expect((await keeper.get('/register/templates/other')).status).toBe(400);
  });
});
