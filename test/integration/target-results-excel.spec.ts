import { readTable, TARGET_RESULT_COLUMNS, WORKBOOK } from '@bangvang/documents';
import { readSheet } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { TargetsModule } from '../../apps/api/src/targets/targets.module.js';
import { CampaignScene } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { UNIT } from './support/dossier-scene.js';
import { type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

const [T1, T2, OTHER_UNIT] = ['002-T01', '002-T02', 'xa-ban-hon'] as const;

let server: TestServer;
let installation: Installation;
let api: RegisterApi;
let campaign: CampaignScene;
let homeAffairs: Client;
let unit: Client;
let chair: Client;
let path: string;

beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-07-10T02:00:00Z');
  api = await RegisterApi.on(installation, TargetsModule);
  campaign = await CampaignScene.launched(installation);
  path = `/campaigns/${campaign.id}/target-results`;
  [homeAffairs, unit, chair] = await Promise.all([api.keeper(), api.in(UNIT, 'unit-officer'), api.as(campaign.chair)]);
  const given = { bodies: [UNIT, OTHER_UNIT].map((bodyCode) => ({ bodyCode })), basis: 'Kế hoạch 94/KH-UBND' };
  for (const code of [T1, T2]) {
    const assigned = await chair.send('PUT', `/campaigns/${campaign.id}/targets/${code}/assignments`, given, {
      'if-match': '"1"',
    });
    expect(assigned.status).toBe(200);
  }
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

type Said = Partial<Readonly<Record<keyof typeof TARGET_RESULT_COLUMNS, string | number>>>;

function workbook(rows: readonly Said[]): Promise<Buffer> {
  const keys = Object.keys(TARGET_RESULT_COLUMNS) as (keyof Said)[];
  const headers = keys.map((key) => TARGET_RESULT_COLUMNS[key].header);
  return writeExcelFile([headers, ...rows.map((row) => keys.map((key) => row[key] ?? null))]).toBuffer();
}

const send = async (by: Client, rows: readonly Said[]) => by.upload(`${path}/imports`, await workbook(rows));

const results = () =>
  installation.database.rows<{ target: string; body: string; actual: string; verified: string; version: number }>(
    `SELECT t.code AS target, b.code AS body, r.actual, r.verified, r.version
       FROM target_result r JOIN target t ON t.id = r.target_id JOIN body b ON b.id = r.body_id
      WHERE r.actual IS NOT NULL ORDER BY 1, 2`,
  );

describe('A workbook of results', () => {
  it('with bad cells is refused with each of them, and nothing of it is written', async () => {
    const { status, body } = await send(unit, [
      { targetCode: T1, actual: 5 },
      { targetCode: 'KHONG-CO', actual: 1 },
      { targetCode: T2, bodyCode: OTHER_UNIT, actual: 1 },
      { targetCode: T2, actual: 1, numerator: 2, denominator: 0 },
      { targetCode: T1, actual: 6, revision: 2, unit: 'con', subScope: 'Miền núi' },
      { targetCode: T2, note: 'chưa rõ' },
      { targetCode: T1, actual: 'nhiều' },
    ]);
    expect(status).toBe(422);
    const cells = (body['faults'] as { cell: string }[]).map(({ cell }) => cell);
    expect(cells).toEqual(['A3', 'F4', 'G5', 'C6', 'D6', 'E6', 'G7', 'G8']);
    expect(await results()).toEqual([]);
  });

  it('that says one result twice is refused at the second row', async () => {
    const twice = [
      { targetCode: T1, actual: 5 },
      { targetCode: T2, actual: 1 },
      { targetCode: T1, actual: 5 },
    ];
    const { body } = await send(unit, twice);
    expect(body).toMatchObject({ total: 1, faults: [{ cell: 'A4', message: /dòng 2/ as unknown }] });
    expect(await results()).toEqual([]);
  });

  it('gives its faults as a workbook to whoever asks for one', async () => {
    const file = await workbook([{ targetCode: 'KHONG-CO', actual: 1 }]);
    const { status, raw } = await unit.upload(`${path}/imports`, file, { accept: WORKBOOK });
    expect(status).toBe(422);
    expect((await readSheet(raw))[1]!.slice(0, 3)).toEqual([2, 'Mã chỉ tiêu', 'A2']);
  });

  it('is taken from a unit for itself, and the same again changes nothing, not even what was verified', async () => {
    const rows = [{ targetCode: T1, actual: 5, note: 'Báo cáo tháng 7' }, { targetCode: T2 }];
    expect((await send(unit, rows)).body).toEqual({ rows: 2, created: 1, known: 1 });
    const reported = { target: T1, body: UNIT, actual: '5' };
    expect(await results()).toMatchObject([{ ...reported, verified: null }]);
    const { version } = (await results())[0]!;
    const verification = `${path}/${T1}/${UNIT}/verification`;
    const verified = await homeAffairs.send('PUT', verification, {}, { 'if-match': `"${version}"` });
    expect(verified.status).toBe(200);

    expect((await send(unit, rows)).body).toEqual({ rows: 2, created: 0, known: 2 });
    expect(await results()).toMatchObject([{ ...reported, verified: '5', version: version + 1 }]);

    expect((await send(unit, [{ targetCode: T1, actual: 6 }])).body).toMatchObject({ created: 1 });
    expect(await results()).toMatchObject([{ ...reported, actual: '6', verified: null, version: version + 2 }]);
  });

  it('is taken from Home Affairs for every body that is named; somebody else verifies', async () => {
    const nameless = await send(homeAffairs, [{ targetCode: T1, actual: 7 }]);
    expect(nameless).toMatchObject({ status: 422, body: { faults: [{ cell: 'F2', message: 'Phải ghi mã đơn vị.' }] } });
    const rows = [UNIT, OTHER_UNIT].map((bodyCode) => ({ targetCode: T1, bodyCode, actual: 7 }));
    expect((await send(homeAffairs, rows)).body).toEqual({ rows: 2, created: 2, known: 0 });
    const other = (await results()).find(({ body }) => body === OTHER_UNIT)!;
    expect(other).toMatchObject({ actual: '7', verified: null });
    const verification = `${path}/${T1}/${OTHER_UNIT}/verification`;
    const own = await homeAffairs.send('PUT', verification, {}, { 'if-match': `"${other.version}"` });
    expect(own).toMatchObject({ status: 403, body: { code: 'four-eyes' } });
    const chairs = await chair.send('PUT', verification, {}, { 'if-match': `"${other.version}"` });
    expect(chairs.status).toBe(200);
  });

  it('goes out with what was given and reported, and sent back as it is changes nothing', async () => {
    const { status, raw } = await homeAffairs.get(`${path}/exports`);
    expect(status).toBe(200);
    const { rows, faults } = await readTable(raw, TARGET_RESULT_COLUMNS);
    expect(faults).toEqual([]);
    expect(rows.map(({ values }) => [values.targetCode, values.bodyCode, values.actual])).toEqual([
      [T1, OTHER_UNIT, 7],
      [T1, UNIT, 7],
      [T2, OTHER_UNIT, null],
      [T2, UNIT, null],
    ]);
    const before = await results();
    expect((await homeAffairs.upload(`${path}/imports`, raw)).body).toEqual({ rows: 4, created: 0, known: 4 });
    expect(await results()).toEqual(before);
    const { rows: own } = await readTable((await unit.get(`${path}/exports`)).raw, TARGET_RESULT_COLUMNS);
    expect(own.map(({ values }) => values.bodyCode)).toEqual([UNIT, UNIT]);
  });

  it('written for an earlier version of the target is refused', async () => {
    const amendment = { value: 9, basis: 'Công văn 12', effectiveFrom: '2023-07-01' };
    const amended = await chair.send('POST', `/campaigns/${campaign.id}/targets/${T1}/amendments`, amendment, {
      'if-match': '"2"',
    });
    expect(amended.status).toBe(201);
    const { body } = await send(unit, [{ targetCode: T1, revision: 1, actual: 8 }]);
    expect(body).toMatchObject({ faults: [{ cell: 'D2', column: 'Lần điều chỉnh' }] });
  });

  it('is there for nobody where the campaign is not', async () => {
    const nowhere = '/campaigns/00000000-0000-4000-8000-000000000000/target-results';
    expect((await homeAffairs.get(`${nowhere}/exports`)).status).toBe(404);
    expect((await unit.upload(`${nowhere}/imports`, await workbook([]))).status).toBe(404);
  });
});
