import { LawService } from '../../apps/api/src/law/law.service.js';
import { DISTRICT } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';
import { EditedReference } from './support/edited-reference.js';

jest.setTimeout(180_000);

let server: TestServer;
let reference: EditedReference;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(() => void (reference = new EditedReference()));
afterEach(() => reference.remove());
afterAll(() => server?.stop());

describe('The files of the law, loaded again', () => {
  let installation: Installation;
  let law: LawService;
  beforeAll(async () => {
    installation = await server.installation('2024-03-01T02:00:00Z');
    law = new LawService(installation.database);
  });

  it('make no new version while they say the same', async () => {
    expect(await reference.load(installation)).toMatchObject({ version: 1, isNew: false, changes: [] });
    expect((await law.versions({ limit: 50 })).items).toHaveLength(1);
  });

  it('make one where a figure differs, and tell which, by whom and from which day', async () => {
    const report = await reference.edit('law/limits.yaml', 'count: 5', 'count: 7').load(installation, 'Quyết định 12');
    const change = {
      ...{ file: 'limits', list: 'limits', key: 'reception/any', change: 'changed', effectiveFrom: '2024-03-01' },
      fields: [{ field: 'count', before: 5, after: 7 }],
    };
    expect(report).toMatchObject({ version: 2, isNew: true, changes: [change] });
    expect(await law.changes(1, 2)).toMatchObject({ changes: [change] });
    expect((await law.versions({ limit: 1 })).items).toMatchObject([
      { id: 2, loadedBy: 'Phòng Nội vụ', note: 'Quyết định 12', loadedOn: '2024-03-01' },
    ]);
    expect((await law.version(1)).contents).toHaveProperty('limits.limits[0].count', 5);
    expect((await refusalOf(law.version(99))).slug).toBe('no-such-thing');
    const [limit] = await installation.database.rows<{ count: number }>(
      `SELECT count FROM time_limit WHERE code = 'reception' AND level = 'any'`,
    );
    expect(limit?.count).toBe(7);
  });

  it('keep a version as it was loaded', async () => {
    await expect(installation.database.rows(`UPDATE law_file SET content = '{}'`)).rejects.toThrow('record-is-final');
  });

  it('name every parameter that nobody has confirmed', async () => {
    const { items } = await law.parameters({ limit: 200, confidence: 'unsure' });
    expect(items).toContainEqual(
      expect.objectContaining({ file: 'limits', list: 'supplementRoundsMax', value: 1, mark: 'chưa xác nhận' }),
    );
    expect(items.every(({ mark }) => mark === 'chưa xác nhận')).toBe(true);
  });

  it('are refused with the line where a code names nothing', async () => {
    reference.edit('law/awards.yaml', 'requiredPapers: [TO_TRINH', 'requiredPapers: [TO_TRINH, GIAY_LA');
    const refused = await refusalOf(reference.load(installation));
    expect(refused.slug).toBe('malformed-yaml');
    expect(refused.detail).toMatch(/awards\.yaml.*requiredPapers\[1\].*GIAY_LA/);
    expect(refused.extra).toMatchObject({ line: reference.lineOf('law/awards.yaml', 'GIAY_LA') });
  });

  it('are refused where one regime does not follow another', async () => {
    reference.edit('law/regimes.yaml', "validTo: '2025-06-30'", "validTo: '2025-06-29'");
    expect((await refusalOf(reference.load(installation))).detail).toMatch(/regimes\.yaml.*không nối tiếp/);
  });

  it('of an installation are refused where a member of a council is nobody', async () => {
    reference.edit('tam-duong-2023/councils.yaml', 'person: thuky-huyen', 'person: khong-co-ai');
    expect((await refusalOf(reference.load(installation))).detail).toMatch(/councils\.yaml.*members\[4\]\.person/);
  });
});

describe('The legal regime of a dossier', () => {
  const regimeOf = async (scene: DossierScene, dossierId: string): Promise<string | null> => {
    const row = await scene.installation.database.one<{ regime: string | null }>(
      'SELECT legal_regime AS regime FROM dossier WHERE id = $1',
      [dossierId],
    );
    return row!.regime;
  };

  it('is the one in force on the day the full dossier is accepted: the last day of 2023 and the first of 2024', async () => {
    const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const [old, young] = [await scene.submitted(), await scene.submitted()];
    expect(await regimeOf(scene, old)).toBeNull();
    await scene.installation.clockAt('2023-12-31T16:59:59Z');
    await scene.receives(old);
    await scene.installation.clockAt('2023-12-31T17:00:00Z');
    await scene.receives(young);
    expect(await regimeOf(scene, old)).toBe('L2003_ND91');
    expect(await regimeOf(scene, young)).toBe('L2022_ND98');
    await expect(
      scene.installation.database.rows(
        `UPDATE dossier SET legal_regime = 'L2022_ND152', version = version + 1 WHERE id = $1`,
        [old],
      ),
    ).rejects.toThrow('regime-fixed');
  });

  const ENDS_2023 = { below: '2023-12-31T16:59:59Z', above: '2023-12-31T17:00:00Z' };
  const ENDS_JUNE_2025 = { below: '2025-06-30T16:59:59Z', above: '2025-06-30T17:00:00Z' };
  it.each([
    ['first-acceptance', 'on the last day of 2023', ENDS_2023, 'L2003_ND91', 'L2003_ND91'],
    ['deciding-level-acceptance', 'on the last day of 2023', ENDS_2023, 'L2003_ND91', 'L2022_ND98'],
    ['first-acceptance', 'on 30 June 2025', ENDS_JUNE_2025, 'L2022_ND98', 'L2022_ND98'],
    ['deciding-level-acceptance', 'on 30 June 2025', ENDS_JUNE_2025, 'L2022_ND98', 'L2022_ND152'],
  ])('by %s, accepted below %s and above the day after', async (fixedAt, _, { below, above }, atFirst, inTheEnd) => {
    const installation = await server.installation('2023-10-10T02:00:00Z');
    if (fixedAt !== 'first-acceptance') {
      await reference
        .edit('law/regimes.yaml', 'regimeFixedAt: first-acceptance', `regimeFixedAt: ${fixedAt}`)
        .load(installation);
    }
    const scene = await DossierScene.of(installation);
    const id = await scene.submitted('BK_TINH');
    await installation.clockAt(below);
    await scene.passes(id, 'submitted-upward');
    expect(await regimeOf(scene, id)).toBe(atFirst);
    const decider = await installation.officer(DISTRICT, 'decider');
    await scene.submissions.dispatch({ dossierIds: [id], number: '9/TTr-UBND' }, decider, aCommand());
    const district = await installation.database.one<{ id: string }>(
      'SELECT level_body_id AS id FROM dossier WHERE id = $1',
      [id],
    );
    await scene.enters(id, 'submitted', 1, district!.id);
    await installation.clockAt(above);
    const provincial = await installation.officer('so-noi-vu-lai-chau', 'appraiser');
    await scene.claimed(id, provincial);
    await scene.handling.receive(id, { outcome: 'received' }, provincial, aCommand());
    expect(await regimeOf(scene, id)).toBe(inTheEnd);
  });
});

describe('A calendar that changes while limits run', () => {
  const OFF = "      - { date: '2023-09-04', name: nghỉ bù }";

  it('moves them, with the old and the new day on record and the rungs with them', async () => {
    const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const id = await scene.submitted();
    const task = await scene.taskOf(id);
    const more = [`      - { date: '2023-10-12', name: bão }`, `      - { date: '2023-11-02', name: bão }`];
    const report = await reference.edit('law/calendar.yaml', OFF, [OFF, ...more].join('\n')).load(scene.installation);
    expect(report.moved).toEqual(
      expect.arrayContaining([
        { kind: 'task', subject: id, from: '2023-10-17', to: '2023-10-18' },
        { kind: 'duty', subject: `${scene.campaign.id}/final-review`, from: '2023-11-06', to: '2023-11-07' },
      ]),
    );
    const revisions = await scene.installation.database.rows(
      `SELECT revision, due_on::text AS "dueOn", basis FROM deadline_revision WHERE owner_id = $1 ORDER BY revision`,
      [task],
    );
    expect(revisions).toMatchObject([
      { revision: 1, dueOn: '2023-10-17' },
      { revision: 2, dueOn: '2023-10-18', basis: expect.stringContaining('lịch làm việc theo bản pháp luật số 2') },
    ]);
    const ahead = await scene.installation.database.rows(
      `SELECT step_code AS step, deadline_rev AS revision, due_at::text AS due FROM rung WHERE owner_id = $1 AND outcome IS NULL ORDER BY rung.due_at`,
      [task],
    );
    expect(ahead.map(({ step, revision }) => [step, revision])).toEqual([
      ['unclaimed', 2],
      ['two-before', 2],
      ['due-day', 2],
      ['one-after', 2],
      ['three-after', 2],
      ['five-after', 2],
    ]);
    const review = (await scene.campaign.duties()).filter(({ kind }) => kind === 'final-review');
    expect(review.every(({ dueOn }) => dueOn === '2023-11-07')).toBe(true);
  });

  it('without the table of their year are left as they are, and the year is warned of', async () => {
    const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    await scene.submitted();
    const report = await reference
      .cut('law/calendar.yaml', '  - year: 2023', '  - year: 2024')
      .load(scene.installation);
    expect(report.moved).toEqual([]);
    expect(report.warnings).toMatchObject([
      { year: 2023, text: expect.stringContaining('Chưa có lịch làm việc năm 2023') },
    ]);
    expect(report.warnings[0]!.deadlines).toBeGreaterThan(0);
  });

  it('is drafted by the rules and the lunar table, never counted by', async () => {
    const { database } = await server.installation('2026-12-20T02:00:00Z');
    const law = new LawService(database);
    expect((await law.warnings()).warnings).toMatchObject([{ year: 2027 }]);
    expect(await law.calendarDraft(2027)).toMatchObject({ year: 2027, confidence: 'unsure' });
    expect((await refusalOf(law.calendarDraft(2026))).slug).toBe('already-recorded');
    expect((await refusalOf(law.calendarDraft(2031))).slug).toBe('no-such-thing');
  });
});
