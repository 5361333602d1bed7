import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@bangvang/infra';
import { listDuties } from '@bangvang/persistence';
import { loadReference } from '@bangvang/procedures';
import { DraftService } from '../../apps/api/src/campaigns/draft.service.js';
import { LaunchService } from '../../apps/api/src/campaigns/launch.service.js';
import { OrganisationService } from '../../apps/api/src/organisation/organisation.service.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const FOLDER = 'xa-suoi-trong-2025';
const ISSUER = 'ubnd-xa-suoi-trong';
const YAML = readFileSync(join(__dirname, '..', 'fixtures', 'documents', '03-xa-hai-cap.yaml'), 'utf8');

let server: TestServer;
let installation: Installation;
const reference = mkdtempSync(join(tmpdir(), 'bangvang-two-tier-'));
beforeAll(async () => {
  server = await startTestServer();
  cpSync(join(repositoryRoot(), 'infra', 'reference'), reference, { recursive: true });
  cpSync(join(__dirname, '..', 'fixtures', FOLDER), join(reference, FOLDER), { recursive: true });
  installation = await server.installation('2025-08-20T01:00:00Z');
  await loadReference(installation.work, reference, FOLDER, { by: 'kiểm thử', note: null, rename: true });
});
afterAll(async () => {
  rmSync(reference, { recursive: true, force: true });
  await server?.stop();
});

describe('A commune of the two-tier scheme that launches a document of its own, written another way', () => {
  let drafted: Awaited<ReturnType<DraftService['draft']>>;

  const launch = async () => {
    const chair = await installation.officer(ISSUER, 'campaign-issuer');
    const launches = new LaunchService(installation.database, installation.work);
    return launches.launch(drafted.id, drafted.version, undefined, chair, aCommand());
  };

  it('is told what was read, what was inferred, and whom nobody knows', async () => {
    const chair = await installation.officer(ISSUER, 'campaign-issuer');
    drafted = await new DraftService(installation.database, installation.work).draft({ yaml: YAML }, chair, aCommand());
    expect(drafted).toMatchObject({ stage: 'drafted', endsOn: '2025-11-17' });
    expect(drafted.report.read).toContainEqual({ label: 'Kết thúc', value: '17/11/2025' });
    expect(drafted.report.inferred).toContainEqual({
      path: 'period.end',
      message: 'Mục “period.end” suy ra 2025-11-17, theo độ dài ghi ở mục “duration”.',
    });
    expect(drafted.report.unresolved.flatMap(({ phrases }) => phrases)).toEqual([
      'Trưởng các bản',
      'tiểu khu',
      'Phòng Văn hóa Xã hội xã',
    ]);
  });

  it('cannot launch before the phrases are explained', async () => {
    expect((await refusalOf(launch())).slug).toBe('unresolved-phrases');
  });

  it('launches once they are, and every body has its duties with their days', async () => {
    const administrator = await installation.officer(ISSUER, 'system-admin');
    const organisation = new OrganisationService(installation.database, installation.work);
    const explained: [string, string][] = [
      ['Trưởng các bản, tiểu khu', 'ST_VILLAGES'],
      ['Phòng Văn hóa - Xã hội xã', 'ST_CULTURE'],
    ];
    for (const [text, group] of explained) {
      await organisation.putPhrase({ text, groups: [group], issuer: ISSUER }, administrator, aCommand());
    }
    expect(await launch()).toMatchObject({ stage: 'launched' });
    const all = { bodyIds: null, settled: null, overdue: null, after: null, limit: 100 };
    const duties = await listDuties(installation.database, { campaignId: drafted.id, ...all });
    expect(duties.map(({ bodyCode, kind, dueOn }) => `${bodyCode} ${kind} ${dueOn}`).sort()).toEqual([
      'ban-huoi-lac final-review 2025-11-24',
      'ban-huoi-lac plan 2025-09-05',
      'ban-huoi-lac proposals 2025-11-17',
      'ban-na-mo final-review 2025-11-24',
      'ban-na-mo plan 2025-09-05',
      'ban-na-mo proposals 2025-11-17',
      'phong-vhxh-suoi-trong compiled-report 2025-12-01',
    ]);
  });

  it('warns at the import where the end lies in a year without a calendar', async () => {
    const chair = await installation.officer(ISSUER, 'campaign-issuer');
    const yaml = YAML.replace('duration: 90 ngày', 'end: 31/12/2030');
    const { report } = await new DraftService(installation.database, installation.work).draft(
      { yaml },
      chair,
      aCommand(),
    );
    expect(report.anomalies).toContainEqual(
      expect.stringContaining('Chưa có lịch làm việc năm 2031. Phong trào kết thúc ngày 31/12/2030'),
    );
  });

  it('keeps its targets, those with a figure and those in words', async () => {
    const targets = await installation.database.rows(
      `SELECT t.code, v.comparator, v.value::float8, v.unit FROM target t JOIN target_version v ON v.target_id = t.id
        WHERE t.campaign_id = $1 ORDER BY t.code`,
      [drafted.id],
    );
    expect(targets).toEqual([
      { code: 'CT01', comparator: 'gte', value: 2, unit: 'km' },
      { code: 'CT02', comparator: 'gte', value: 98, unit: '%' },
    ]);
  });
});
