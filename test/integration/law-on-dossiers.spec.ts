import { BonusService } from '../../apps/api/src/law/bonus.service.js';
import { ExaminationService } from '../../apps/api/src/law/examination.service.js';
import { DISTRICT } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, OWN_PAPERS, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

let server: TestServer;
let scene: DossierScene;
let law: ExaminationService;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  law = new ExaminationService(scene.installation.database);
});
afterAll(() => server?.stop());

describe('A unit that asks before it submits', () => {
  it('is told of every criterion and gate, by the regime of today, with clause and sentence', async () => {
    const id = await scene.draft();
    const eligibility = await law.eligibility(id, scene.unitOfficer);
    expect(eligibility).toMatchObject({
      ...{ award: 'GK_HUYEN', regime: 'L2003_ND91', regimeFixed: false, lawVersion: 1, examinedOn: '2023-10-10' },
      ...{ inRegister: false, moment: 'proposal', verdict: 'needs-a-person' },
    });
    expect(eligibility.criteria.length).toBeGreaterThan(0);
    expect(eligibility.gates.map(({ code }) => code)).toContain('NO_PENDING_DISCIPLINE_OR_INVESTIGATION');
    expect([...eligibility.criteria, ...eligibility.gates].every(({ sentence }) => sentence.length > 0)).toBe(true);
  });

  it('sees which papers are there and which are missing', async () => {
    const id = await scene.draft('GK_HUYEN', OWN_PAPERS.slice(1));
    const { verdict, papers, defects, asks } = await law.completeness(id, scene.unitOfficer);
    expect(verdict).toBe('incomplete');
    expect(papers).toContainEqual(
      expect.objectContaining({ code: 'DANH_SACH_DE_NGHI', name: 'Danh sách đề nghị khen thưởng', present: false }),
    );
    expect(papers).toContainEqual(expect.objectContaining({ code: 'BIEN_BAN_BINH_XET', present: true }));
    expect(defects).toContainEqual(expect.objectContaining({ code: 'missing-paper', paper: 'DANH_SACH_DE_NGHI' }));
    expect(asks.length).toBeGreaterThan(0);
  });

  it('is told where a file lies in another dossier too', async () => {
    const id = await scene.draft();
    await scene.draft();
    const { sharedFiles } = await law.completeness(id, scene.unitOfficer);
    expect(sharedFiles[0]!.otherDossiers).toBeGreaterThan(0);
  });
});

describe('A nominee under discipline', () => {
  it('is barred by the gate, once the register knows who it is, and the appraiser sees the same', async () => {
    const id = await scene.submitted();
    await scene.installation.database.rows(
      `INSERT INTO disciplinary_period (id, subject_id, matter, measure, from_on, document, recorded_at)
       SELECT gen_random_uuid(), n.subject_id, 'discipline', 'khiển trách', '2023-09-01', 'QĐ 5', legal_now()
         FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1`,
      [id],
    );
    const byUnit = await law.eligibility(id, scene.head);
    expect(byUnit).toMatchObject({ inRegister: true, gatesVerdict: 'barred' });
    expect(byUnit.gates).toContainEqual(
      expect.objectContaining({ code: 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION', finding: 'barred' }),
    );
    expect(await law.eligibility(id, scene.appraiser)).toEqual(byUnit);
    const stranger = await scene.installation.officer('phong-tu-phap', 'unit-head');
    expect((await refusalOf(law.eligibility(id, stranger))).slug).toBe('no-such-dossier');
  });
});

describe('A decision of October 2023', () => {
  it('pays by the base salary of its day, multiple and rounding told, with totals by campaign and fund', async () => {
    const dossierIds = [await scene.completed(), await scene.completed()];
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const { id } = await scene.decisions.decide({ dossierIds, outcome: 'decided' }, decider, aCommand());
    const bonuses = new BonusService(scene.installation.database);
    const told = await bonuses.bonus(id, decider);
    // 1,800,000 × 0.3 = 540,000.
    expect(told.items).toHaveLength(2);
    expect(told.items[0]).toMatchObject({
      awardCode: 'GK_HUYEN',
      baseSalary: 1_800_000,
      multiple: 0.3,
      amount: 540_000,
      paid: 540_000,
    });
    expect(told.total).toEqual({ amount: 1_080_000, unsettled: 0 });
    expect(told.campaignTotal).toEqual(told.total);
    expect(told.funds).toEqual([{ fund: expect.stringContaining('huyện Tam Đường'), amount: 1_080_000, unsettled: 0 }]);
    expect((await refusalOf(bonuses.bonus(id, scene.unitOfficer))).slug).toBe('no-such-thing');
  });
});
