import { createHash } from 'node:crypto';
import type { Officer } from '@bangvang/contracts';
import { newId } from '@bangvang/persistence';
import { FilingService } from '../../apps/api/src/duties/filing.service.js';
import { FormsService } from '../../apps/api/src/forms/forms.service.js';
import { ExaminationService } from '../../apps/api/src/law/examination.service.js';
import { ProcedureService } from '../../apps/api/src/law/procedure.service.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, OWN_PAPERS, refusalOf, UNIT } from './support/dossier-scene.js';
import { EditedReference } from './support/edited-reference.js';

jest.setTimeout(180_000);

const ANSWERS = { birthYear: 1985, post: 'Trưởng bản', workplace: 'Bản Nà Đon', results: 'Làm 2 km đường bản.' };

let server: TestServer;
let scene: DossierScene;
let forms: FormsService;
const reference = new EditedReference();
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  forms = new FormsService(scene.installation.database);
});
afterAll(async () => {
  reference.remove();
  await server?.stop();
});

const versionOf = async (id: string) => (await scene.dossiers.find(id, scene.unitOfficer)).version;
const fills = async (id: string, answers: Record<string, unknown>) =>
  scene.dossiers.edit(id, { answers }, await versionOf(id), scene.unitOfficer, aCommand());

/** A file of the unit, and a paper of it. */
async function puts(dossierId: string, paperCode: string, content: string): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await scene.installation.database.rows(
    `INSERT INTO file (sha256, size, media_type, content) VALUES ($1, $2, 'application/pdf', $3) ON CONFLICT DO NOTHING`,
    [sha256, content.length, Buffer.from(content)],
  );
  await scene.dossiers.addPaper(
    dossierId,
    { paperCode, fileSha256: sha256, name: paperCode },
    scene.unitOfficer,
    aCommand(),
  );
  return sha256;
}

const auditOf = async (dossierId: string, act: string): Promise<string> => {
  const [entry] = await scene.installation.database.rows<{ entry: string }>(
    'SELECT entry FROM audit_entry WHERE subject = $1 AND entry LIKE $2',
    [`dossier/${dossierId}`, `%"act" : "${act}"%`],
  );
  return entry?.entry ?? '';
};

describe('The sheet of a nominee', () => {
  it('is refused with the fields it prints, and kept with the revision it was filled under', async () => {
    const id = await scene.draft();
    expect((await forms.ofDossier(id, scene.unitOfficer)).form).toMatchObject({ code: 'PHIEU_CA_NHAN', revision: 1 });
    const refused = await refusalOf(fills(id, { ...ANSWERS, birthYear: 85, post: undefined }));
    expect(refused).toMatchObject({
      slug: 'form-not-valid',
      detail: expect.stringContaining('Năm sinh không nhỏ hơn 1900'),
      extra: { errors: expect.arrayContaining([expect.objectContaining({ field: 'post', message: 'còn thiếu' })]) },
    });
    await fills(id, ANSWERS);
    expect((await forms.ofDossier(id, scene.unitOfficer)).filled).toEqual({
      ...{ formCode: 'PHIEU_CA_NHAN', revision: 1, answers: ANSWERS, form: null, errors: [] },
    });
    const stranger = await scene.installation.officer('phong-tu-phap', 'unit-head');
    expect((await refusalOf(forms.ofDossier(id, stranger))).slug).toBe('no-such-dossier');
  });

  it('differs by kind of nominee', async () => {
    const id = await scene.draft('GK_HUYEN', OWN_PAPERS, { kind: 'collective', name: 'Chi hội Phụ nữ bản Nà Đon' });
    expect((await forms.ofDossier(id, scene.unitOfficer)).form?.code).toBe('PHIEU_TAP_THE');
  });
});

describe('What a body files on a duty', () => {
  it('is held against the duty’s form', async () => {
    const { database, work } = scene.installation;
    const filings = new FilingService(database, work);
    const duty = await scene.campaign.duty(UNIT, 'plan');
    const files = (answers: Record<string, unknown>, officer: Officer) =>
      filings.file(duty.id, duty.version, { summary: 'Kế hoạch.', answers }, officer, aCommand());
    const refused = await refusalOf(files({ aim: 'Thi đua' }, scene.unitOfficer));
    expect(refused).toMatchObject({
      slug: 'form-not-valid',
      detail: expect.stringContaining('Nội dung thi đua còn thiếu'),
    });
    const answers = { aim: 'Thi đua', contents: 'Làm đường bản.' };
    await files(answers, scene.unitOfficer);
    expect((await forms.ofDuty(duty.id, scene.unitOfficer)).filled).toMatchObject({
      formCode: 'MAU_KE_HOACH',
      answers,
    });
  });
});

describe('What was sent in', () => {
  it('stays as it was sent, whatever a supplement replaces, and the audit bears its hash', async () => {
    const id = await scene.draft('GK_HUYEN', OWN_PAPERS.slice(1));
    await fills(id, ANSWERS);
    const first = await puts(id, 'DANH_SACH_DE_NGHI', `danh sách ${newId()}`);
    await scene.submit([id]);
    await scene.enters(id, 'submitted');
    await scene.receives(id, 'supplement');
    await scene.enters(id, 'supplement-requested');
    const second = await puts(id, 'DANH_SACH_DE_NGHI', `danh sách sửa ${newId()}`);
    await scene.supplies(id, 'Đã sửa.');

    const { items } = await forms.sendings(id, scene.appraiser);
    const listOf = (nth: number) => items[nth]!.papers.find(({ code }) => code === 'DANH_SACH_DE_NGHI');
    expect(items.map(({ kind, number }) => [kind, number])).toEqual([
      ['submission', '15/TTr-UBND'],
      ['supplement', null],
    ]);
    expect([listOf(0)?.fileSha256, listOf(1)?.fileSha256]).toEqual([first, second]);
    expect(listOf(0)?.size).toBeGreaterThan(0);
    expect(items[0]).toMatchObject({ formCode: 'PHIEU_CA_NHAN', formRevision: 1, answers: ANSWERS });
    expect(items[0]!.contentHash).not.toBe(items[1]!.contentHash);
    expect(await auditOf(id, 'submission')).toContain(items[0]!.contentHash);
    expect(await auditOf(id, 'supplement')).toContain(items[1]!.contentHash);
    await expect(
      scene.installation.database.rows(`UPDATE dossier_sending SET papers = '[]' WHERE dossier_id = $1`, [id]),
    ).rejects.toThrow();
  });

  it('bears a hash anyone can work out again from the list', async () => {
    const id = await scene.submitted();
    const [sent] = (await forms.sendings(id, scene.head)).items;
    const lines = sent!.papers.map(({ code, fileSha256, size }) => `${code} ${fileSha256} ${size}\n`).join('');
    expect(createHash('sha256').update(lines).digest('hex')).toBe(sent!.contentHash);
  });
});

describe('A file in two dossiers', () => {
  it('is reported with those the asker may see, the others counted', async () => {
    const law = new ExaminationService(scene.installation.database);
    const shared = `chung ${newId()}`;
    const [own, beside] = [await scene.draft(), await scene.draft()];
    await puts(own, 'BAO_CAO_THANH_TICH', shared);
    await puts(beside, 'BAO_CAO_THANH_TICH', shared);
    const stranger = await scene.installation.officer('phong-tu-phap', 'unit-officer');
    const foreign = await scene.dossiers.draft(
      scene.campaign.id,
      {
        nominee: { kind: 'individual', name: 'Lò Văn Khác', directWorker: false, smallCollective: false },
        ...{ awardCode: 'GK_HUYEN', achievement: 'Thành tích.' },
      },
      stranger,
      aCommand(),
    );
    const sha256 = createHash('sha256').update(shared).digest('hex');
    const paper = { paperCode: 'BAO_CAO_THANH_TICH', fileSha256: sha256, name: 'Báo cáo' };
    await scene.dossiers.addPaper(foreign.id, paper, stranger, aCommand());

    const reportOf = async (by: Officer) =>
      (await law.completeness(own, by)).sharedFiles.find(({ fileSha256 }) => fileSha256 === sha256);
    const told = await reportOf(scene.unitOfficer);
    expect(told).toMatchObject({ code: 'BAO_CAO_THANH_TICH', otherDossiers: 2 });
    expect(told!.dossiers.map(({ id }) => id)).toEqual([beside]);
  });
});

describe('A campaign whose forms change', () => {
  it('shows the change before it is migrated, and old answers stay sound until they are edited', async () => {
    const [kept, edited, late] = [await scene.draft(), await scene.draft(), await scene.draft()];
    for (const id of [kept, edited]) await fills(id, ANSWERS);
    await reference
      .edit(
        'law/forms.yaml',
        'required: [birthYear, post, workplace, results]',
        'required: [birthYear, gender, results]',
      )
      .edit('law/forms.yaml', 'obligatory: false', 'obligatory: true')
      .load(scene.installation);
    const procedures = new ProcedureService(scene.installation.database, scene.installation.work);
    const { differences } = await procedures.procedure(scene.campaign.id, scene.campaign.chair);
    expect(differences.map(({ part, code }) => [part, code])).toEqual([['forms', 'PHIEU_CA_NHAN']]);
    const migration = { toVersion: 2, basis: 'Công văn 20/UBND' };
    await procedures.migrate(scene.campaign.id, migration, scene.campaign.chair, aCommand());

    const seen = await forms.ofDossier(kept, scene.unitOfficer);
    expect(seen).toMatchObject({ form: { revision: 2 }, filled: { revision: 1, form: { revision: 1 }, errors: [] } });
    expect((await refusalOf(fills(edited, ANSWERS))).detail).toContain('Giới tính còn thiếu');
    await fills(edited, { ...ANSWERS, gender: 'Nữ' });
    expect((await forms.ofDossier(edited, scene.unitOfficer)).filled).toMatchObject({ revision: 2 });

    const refused = await refusalOf(scene.submit([kept, edited, late]));
    expect(refused.slug).toBe('form-not-valid');
    expect(refused.extra?.['items']).toEqual([expect.objectContaining({ dossierId: late, code: 'form-not-valid' })]);
    await scene.submit([kept, edited]);
    const [sent] = (await forms.sendings(kept, scene.head)).items;
    expect(sent).toMatchObject({ formRevision: 1, answers: ANSWERS });
  });
});

describe('A file of forms that says nonsense', () => {
  it('is refused with its line, and nothing is loaded', async () => {
    const broken = new EditedReference().edit('law/forms.yaml', 'minimum: 1900', 'minimun: 1900');
    const refused = await refusalOf(broken.load(scene.installation));
    broken.remove();
    expect(refused).toMatchObject({ slug: 'malformed-yaml', detail: expect.stringContaining('minimun') });
  });
});
