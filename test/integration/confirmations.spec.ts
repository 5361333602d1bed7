import { LawModule } from '../../apps/api/src/law/law.module.js';
import { SubmissionsModule } from '../../apps/api/src/submissions/submissions.module.js';
import { DISTRICT, HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, OWN_PAPERS } from './support/dossier-scene.js';
import { type Answer, type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

let server: TestServer;
let scene: DossierScene;
let api: RegisterApi;
let unit: Client;
let appraiser: Client;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  api = await RegisterApi.on(scene.installation, SubmissionsModule, LawModule);
  unit = await api.as(scene.unitOfficer);
  appraiser = await api.as(scene.appraiser);
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

const DUTIES = { kind: 'gate', about: 'ENTERPRISE_DUTIES' } as const;
const aVillage = () => scene.draft('GK_HUYEN', OWN_PAPERS, { kind: 'collective', name: `Bản ${Math.random()}` });
const pathOf = (id: string) => `/dossiers/${id}/confirmations`;
const answers = (...given: object[]) => ({ answers: given.map((one) => ({ note: 'Đã xem giấy tờ.', ...one })) });
const confirm = (by: Client, id: string, ...given: object[]) => by.send('POST', pathOf(id), answers(...given));

interface Found {
  readonly code: string;
  readonly finding: string;
  readonly confirmed: string | null;
  readonly sentence: string;
}
const foundIn = (answer: Answer, list: 'gates' | 'criteria', code: string): Found =>
  (answer.body[list] as Found[]).find((found) => found.code === code)!;
const eligibility = (id: string, by = unit) => by.get(`/dossiers/${id}/eligibility`);
const completeness = (id: string, by = unit) => by.get(`/dossiers/${id}/completeness`);

describe('What only a person can read of a dossier', () => {
  it('is declared by its unit, and shown as declared with who said it', async () => {
    const id = await aVillage();
    expect(foundIn(await eligibility(id), 'gates', DUTIES.about).finding).toBe('needs-person');
    const said = await confirm(
      unit,
      id,
      { ...DUTIES, holds: true, note: 'Bản, không phải doanh nghiệp.' },
      { kind: 'criterion', about: 'CONTRIBUTION_TO_LOCALITY', holds: true },
    );
    expect(said).toMatchObject({ status: 201, body: { dossierId: id, recorded: 'confirmations' } });
    const found = await eligibility(id);
    expect(found.body['verdict']).toBe('eligible');
    expect(foundIn(found, 'criteria', 'CONTRIBUTION_TO_LOCALITY')).toMatchObject({
      finding: 'met',
      confirmed: 'declared',
    });
    const gate = foundIn(found, 'gates', DUTIES.about);
    expect(gate).toMatchObject({ finding: 'clear', confirmed: 'declared' });
    expect(gate.sentence).toMatch(/đơn vị khai là đạt \(Hảng Thị Phương, Cán bộ .*, 10\/10\/2023\)/);
  });

  it('is verified by the appraiser who holds the task: that counts, and bars where he says so', async () => {
    const id = await aVillage();
    await confirm(unit, id, { ...DUTIES, holds: true });
    await scene.submit([id]);
    await scene.enters(id, 'submitted');
    expect(await confirm(unit, id, { ...DUTIES, holds: true })).toMatchObject({ body: { code: 'wrong-stage' } });
    expect(await confirm(appraiser, id, { ...DUTIES, holds: false })).toMatchObject({
      status: 409,
      body: { code: 'task-not-yours' },
    });
    await scene.claimed(id);
    expect(await confirm(appraiser, id, { ...DUTIES, holds: false, note: 'Còn nợ thuế.' })).toMatchObject({
      status: 201,
    });
    const found = await eligibility(id, appraiser);
    expect(found.body['gatesVerdict']).toBe('barred');
    expect(foundIn(found, 'gates', DUTIES.about)).toMatchObject({ finding: 'barred', confirmed: 'verified' });
    expect((await appraiser.get(pathOf(id))).body['confirmations']).toMatchObject([
      { ...DUTIES, holds: true, standing: 'declared', counts: false },
      { ...DUTIES, holds: false, standing: 'verified', counts: true, note: 'Còn nợ thuế.' },
    ]);

    const lead = await api.in(HOME_AFFAIRS, 'appraisal-lead');
    expect(await confirm(lead, id, { ...DUTIES, holds: true })).toMatchObject({ status: 201 });
    expect(foundIn(await eligibility(id, appraiser), 'gates', DUTIES.about).finding).toBe('clear');
  });

  it('bars the submission where the unit itself declares it', async () => {
    const id = await aVillage();
    await confirm(unit, id, { ...DUTIES, holds: false });
    const head = await api.as(scene.head);
    const sent = await head.send('POST', `/campaigns/${scene.campaign.id}/submissions`, { dossierIds: [id] });
    expect(sent).toMatchObject({ status: 409, body: { items: [{ dossierId: id, gate: DUTIES.about }] } });
  });

  it('is not asked where the register knows, nor twice in one act, nor with a file of somebody else', async () => {
    const id = await scene.submitted();
    await scene.claimed(id);
    const known = { kind: 'gate', about: 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION', holds: true };
    expect(await confirm(appraiser, id, known)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const read = { kind: 'signer', about: 'DANH_SACH_DE_NGHI', holds: true };
    expect(await confirm(appraiser, id, read, { ...read, holds: false })).toMatchObject({ status: 400 });
    const foreign = { ...read, evidenceSha256: 'a'.repeat(64) };
    expect(await confirm(appraiser, id, foreign)).toMatchObject({ status: 400 });
    expect((await appraiser.get(pathOf(id))).body['confirmations']).toEqual([]);
  });

  it('is recorded once for one key, stays for ever and stands in the audit', async () => {
    const id = await aVillage();
    const key = { 'idempotency-key': 'one-answer' };
    const body = answers({ ...DUTIES, holds: true });
    for (let n = 0; n < 2; n += 1) expect((await unit.send('POST', pathOf(id), body, key)).status).toBe(201);
    expect((await unit.get(pathOf(id))).body['confirmations']).toHaveLength(1);
    const { database } = scene.installation;
    await expect(database.rows('DELETE FROM confirmation WHERE dossier_id = $1', [id])).rejects.toThrow();
    const audited = await database.rows(
      `SELECT entry FROM audit_entry WHERE subject = $1 AND entry LIKE '%"confirm"%'`,
      [`dossier/${id}`],
    );
    expect(audited).toHaveLength(1);
  });

  it('is not for people of other units, neither to say nor to read', async () => {
    const id = await aVillage();
    const stranger = await api.in('phong-tu-phap', 'unit-head');
    expect(await confirm(stranger, id, { ...DUTIES, holds: true })).toMatchObject({ status: 404 });
    expect((await stranger.get(pathOf(id))).status).toBe(404);
  });
});

describe('A paper a person has read', () => {
  const checks = [
    { kind: 'signer', about: 'DANH_SACH_DE_NGHI' },
    { kind: 'nominees', about: 'DANH_SACH_DE_NGHI' },
    { kind: 'period', about: 'BAO_CAO_THANH_TICH' },
  ];

  it('is no longer asked about, and is at fault where he says so', async () => {
    const id = await scene.submitted();
    await scene.claimed(id);
    const asks = (await completeness(id)).body['asks'] as { check: object | null }[];
    expect(asks.map(({ check }) => check)).toEqual(expect.arrayContaining(checks));
    const [signer, nominees, period] = checks.map((check) => ({ ...check, holds: true }));
    expect(await confirm(appraiser, id, signer!, nominees!, { ...period!, holds: false })).toMatchObject({
      status: 201,
    });
    const read = (await completeness(id)).body;
    expect(read['confirmed']).toMatchObject([
      { code: 'wrong-signer', standing: 'verified' },
      { code: 'nominees-differ', standing: 'verified' },
    ]);
    expect(read['defects']).toContainEqual(
      expect.objectContaining({ code: 'period-not-covered', paper: 'BAO_CAO_THANH_TICH' }),
    );
    expect(read['changes']).toContainEqual(
      expect.objectContaining({ code: 'wrong-signer', about: 'DANH_SACH_DE_NGHI', filed: 'asks', now: 'confirmed' }),
    );
  });

  it('is read anew once another file has taken its place', async () => {
    const id = await scene.draft();
    await confirm(unit, id, { ...checks[0]!, holds: true });
    const sha256 = 'b'.repeat(64);
    await scene.installation.database.rows(
      `INSERT INTO file (sha256, size, media_type, content) VALUES ($1, 4, 'application/pdf', 'new')`,
      [sha256],
    );
    const paper = { paperCode: 'DANH_SACH_DE_NGHI', fileSha256: sha256, name: 'Danh sách mới' };
    await scene.dossiers.addPaper(id, paper, scene.unitOfficer, aCommand());
    expect((await completeness(id)).body['confirmed']).toEqual([]);
    expect((await unit.get(pathOf(id))).body['confirmations']).toMatchObject([{ counts: false }]);
  });
});

describe('What differs since a dossier was submitted', () => {
  const GATE = 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION';
  const changed = async (id: string, by: Client) =>
    (await eligibility(id, by)).body['changes'] as { code: string; filed: string; now: string; sentence: string }[];

  it('is shown to unit and appraiser alike: the finding then, the finding now, and why', async () => {
    const id = await scene.draft();
    expect((await eligibility(id)).body).toMatchObject({ filedAt: null, changes: [] });
    await scene.submit([id]);
    await scene.enters(id, 'submitted');
    expect((await eligibility(id)).body).toMatchObject({ filedAt: expect.any(String), changes: [] });
    await scene.installation.database.rows(INVESTIGATED, [id]);
    expect(await changed(id, appraiser)).toEqual([
      expect.objectContaining({ of: 'gate', code: GATE, filed: 'clear', now: 'barred' }),
    ]);
    expect((await changed(id, unit))[0]!.sentence).toContain('đang điều tra từ 05/10/2023');
  });

  it('begins anew at the province: what was found when the district submitted it upward counts', async () => {
    const id = await scene.completed('BK_TINH', 'submitted-upward');
    const lead = await api.in(HOME_AFFAIRS, 'appraisal-lead');
    await confirm(lead, id, { kind: 'criterion', about: await askedCriterion(id), holds: true });
    expect((await changed(id, lead)).map(({ filed, now }) => [filed, now])).toEqual([['needs-person', 'met']]);
    const decider = await api.in(DISTRICT, 'decider');
    await decider.send('POST', '/dispatches', { dossierIds: [id], number: '78/TTr-UBND' });
    const { levelBodyId } = await scene.dossiers.find(id, scene.head);
    await scene.enters(id, 'submitted', 1, levelBodyId);
    expect(await changed(id, await api.in('so-noi-vu-lai-chau', 'appraiser'))).toEqual([]);
  });

  async function askedCriterion(id: string): Promise<string> {
    const criteria = (await eligibility(id)).body['criteria'] as Found[];
    return criteria.find(({ finding }) => finding === 'needs-person')!.code;
  }
});

const INVESTIGATED = `
  INSERT INTO disciplinary_period (id, subject_id, matter, measure, from_on, document, recorded_at)
  SELECT gen_random_uuid(), n.subject_id, 'investigation', 'điều tra', '2023-10-05', '5/TB-CQĐT', legal_now()
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1`;
