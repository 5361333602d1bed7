import { readCampaignDocument, resolveWho } from '@bangvang/domain';
import { readYaml } from '@bangvang/documents';
import { readPhrases } from '@bangvang/persistence';
import { DraftService } from '../../apps/api/src/campaigns/draft.service.js';
import { TargetReadsService } from '../../apps/api/src/targets/target-reads.service.js';
import { CampaignScene, documentText, type Occasion } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server?.stop());

interface Played extends Occasion {
  readonly folder: string;
  readonly launchAt: string;
  /** Who does what in it. */
  readonly unit: string;
  readonly owes: readonly string[];
  readonly planDueOn: string;
  readonly endsOn: string;
  /** Closed at this instant and not before. */
  readonly endsAt: string;
  readonly target: string;
  readonly actual: number;
}

const PROVINCE: Played = {
  folder: 'lai-chau-2024',
  file: 'lai-chau-2024/campaign-000.yaml',
  issuer: 'ubnd-tinh-lai-chau',
  homeAffairs: 'so-noi-vu-lai-chau',
  launchAt: '2024-02-06T08:00:00+07:00',
  unit: 'so-y-te-lai-chau',
  owes: ['cluster-papers', 'final-review', 'mid-review', 'plan', 'proposals'],
  // Tết: from 8 to 14 February 2024 nobody works.
  planDueOn: '2024-02-27',
  endsOn: '2024-12-31',
  endsAt: '2025-01-01T00:00:00+07:00',
  target: '000-T08',
  actual: 9000,
};
const DISTRICT: Played = {
  folder: 'thuan-chau-2024',
  file: 'thuan-chau-2024/campaign-001.yaml',
  issuer: 'ubnd-huyen-thuan-chau',
  homeAffairs: 'phong-noi-vu-thuan-chau',
  launchAt: '2024-01-15T08:00:00+07:00',
  unit: 'xa-muong-bam-thuan-chau',
  owes: ['final-review', 'plan', 'proposals'],
  planDueOn: '2024-01-29',
  endsOn: '2024-12-31',
  endsAt: '2025-01-01T00:00:00+07:00',
  target: '001-T13',
  actual: 6,
};
const CLUSTER: Played = {
  folder: 'cum-mien-nui-2024',
  file: 'cum-mien-nui-2024/campaign-cum.yaml',
  issuer: 'cum-bay-tinh-bien-gioi-phia-bac',
  homeAffairs: 'so-noi-vu-lao-cai',
  launchAt: '2024-03-01T08:00:00+07:00',
  unit: 'ubnd-tinh-ha-giang',
  owes: ['final-review', 'mid-review', 'plan', 'proposals'],
  planDueOn: '2024-03-15',
  endsOn: '2024-12-15',
  endsAt: '2024-12-16T00:00:00+07:00',
  target: 'CUM-T01',
  actual: 8,
};

describe.each<[string, Played]>([
  ['a province for a year (document 000)', PROVINCE],
  ['a district for a year, number and day blank (document 001)', DISTRICT],
  ['an emulation cluster', CLUSTER],
])('A campaign of %s', (_, played) => {
  it('is explained whole: who does what, and who receives it', async () => {
    const installation = await server.installation(played.launchAt, played.folder);
    const { document, issues } = readCampaignDocument(readYaml(await documentText(played.file)));
    expect(issues).toEqual([]);
    const [issuer] = await installation.database.rows<{ id: string }>('SELECT id FROM body WHERE code = $1', [
      played.issuer,
    ]);
    const phrases = await readPhrases(installation.database, issuer!.id, played.launchAt.slice(0, 10));
    const said = [...document!.responsibilities.map(({ who }) => who), ...document!.recipients.map(({ text }) => text)];
    expect(said.flatMap((text) => resolveWho(text, phrases).unresolved)).toEqual([]);
  });

  it('runs from its launch to its close', async () => {
    const installation = await server.installation(played.launchAt, played.folder);
    const scene = await CampaignScene.launched(installation, played);
    const owed = (await scene.duties()).filter(({ bodyCode }) => bodyCode === played.unit);
    expect(owed.map(({ kind }) => kind).sort()).toEqual(played.owes);
    expect(await scene.duty(played.homeAffairs, 'compiled-report')).toMatchObject({ nature: 'chasing' });

    const plan = await scene.duty(played.unit, 'plan');
    expect(plan.dueOn).toBe(played.planDueOn);
    await scene.urgesAt(`${played.planDueOn}T08:30:00+07:00`);
    expect((await scene.told('reminder')).filter(({ subjectId }) => subjectId === plan.id)).toHaveLength(2);
    await scene.files(plan);
    expect(await scene.ladderOf(plan.id)).toMatchObject({ 'due-day': 'sent', 'one-after': 'void' });

    await installation.clockAt(`${played.endsOn}T23:59:59+07:00`);
    expect((await scene.closes()).stage).toBe('launched');
    await installation.clockAt(played.endsAt);
    expect((await scene.closes()).stage).toBe('closed');

    const review = await scene.duty(played.unit, 'final-review');
    await scene.files(review, [{ targetCode: played.target, actual: played.actual }]);
    await scene.procedure.compileReport(scene.id);
    const reads = new TargetReadsService(installation.database);
    const { items } = await reads.targets(scene.id, { limit: 200 }, scene.homeAffairs);
    expect(items.find(({ code }) => code === played.target)).toMatchObject({ assignments: [] });
    const report = await installation.database.rows<{ targets: { code: string; reported: number }[] }>(
      `SELECT report -> 'targets' AS targets FROM campaign WHERE id = $1`,
      [scene.id],
    );
    expect(report[0]!.targets.find(({ code }) => code === played.target)?.reported).toBe(1);
  });
});

describe('The import of a document', () => {
  let installation: Installation;
  beforeAll(async () => (installation = await server.installation(DISTRICT.launchAt, DISTRICT.folder)));

  const draft = async (played: Played, change: (yaml: string) => string = (yaml) => yaml) => {
    const chair = await installation.officer(played.issuer, 'campaign-issuer');
    const drafts = new DraftService(installation.database, installation.work);
    return drafts.draft({ yaml: change(await documentText(played.file)) }, chair, aCommand());
  };

  it('answers with what it inferred and what contradicts itself', async () => {
    const { report, endsOn } = await draft(DISTRICT);
    expect(endsOn).toBe('2024-12-31');
    expect(report.inferred.map(({ path }) => path)).toEqual(expect.arrayContaining(['period.start', 'period.end']));
    expect(report.notUnderstood).toEqual([]);
    expect(report.anomalies[0]).toContain('Số và ngày để trống');
  });

  it('ends an annual campaign without an end with its year, and says so', async () => {
    const { report, endsOn } = await draft(DISTRICT, (yaml) =>
      yaml.replace(/ {2}end:\n {4}value: '2024-12-31'\n {4}explicit: false\n {4}text: năm 2024\n/, ''),
    );
    expect(endsOn).toBe('2024-12-31');
    expect(report.inferred.map(({ path }) => path)).toContain('period.end');
  });

  it('keeps figures that contradict each other and flags them', async () => {
    const { report } = await draft(DISTRICT, (yaml) => yaml.replace('value: 56.6', 'value: 58'));
    expect(report.anomalies).toContainEqual(expect.stringContaining('001-T20 nhắc lại 001-T19'));
  });

  it('flags a document that calls its issuer a cluster where it is none', async () => {
    const { report } = await draft(DISTRICT, (yaml) => yaml.replace('issuer_level: DISTRICT', 'issuer_level: CLUSTER'));
    expect(report.anomalies).toContainEqual(expect.stringContaining('CLUSTER'));
  });
});

describe('A cluster that names none of its members', () => {
  it('has them all take part', async () => {
    const installation = await server.installation(CLUSTER.launchAt, CLUSTER.folder);
    await installation.database.rows(
      `UPDATE phrase SET group_codes = '{}' WHERE text = 'Các đơn vị thành viên trong Cụm'`,
    );
    const scene = await CampaignScene.launched(installation, CLUSTER);
    const bodies = new Set(
      (await scene.duties()).filter(({ kind }) => kind === 'plan').map(({ bodyCode }) => bodyCode),
    );
    expect([...bodies].filter((code) => code.startsWith('ubnd-tinh-'))).toHaveLength(7);
  });
});

describe('A mid-review the document names', () => {
  it('is owed five working days after its day', async () => {
    const installation = await server.installation(CLUSTER.launchAt, CLUSTER.folder);
    const scene = await CampaignScene.launched(installation, CLUSTER);
    expect(await scene.duty(CLUSTER.unit, 'mid-review')).toMatchObject({ dueOn: '2024-07-22', nature: 'chasing' });
  });
});

describe('Several installations in one database', () => {
  it('each keep what their own phrases mean', async () => {
    const installation = await server.installation(
      '2023-06-15T08:00:00+07:00',
      'tam-duong-2023',
      'lai-chau-2024',
      'thuan-chau-2024',
      'cum-mien-nui-2024',
    );
    const communes = async (occasion?: Occasion) => {
      const duties = await (await CampaignScene.launched(installation, occasion)).duties();
      return new Set(duties.map(({ bodyCode }) => bodyCode).filter((code) => /^(xa|thi-tran)-/.test(code)));
    };
    expect((await communes()).size).toBe(13);
    const thuanChau = await communes(DISTRICT);
    expect(thuanChau.size).toBe(29);
    expect([...thuanChau]).not.toContain('xa-binh-lu');
    expect((await communes(PROVINCE)).size).toBe(0);
  });
});
