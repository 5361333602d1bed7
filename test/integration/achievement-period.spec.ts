import { achievementPeriod } from '@bangvang/domain';
import { enterAwards, linkNominees, readDossierFacts } from '@bangvang/persistence';
import { DossiersService } from '../../apps/api/src/dossiers/dossiers.service.js';
import { CampaignScene } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

const DISTRICT = {
  file: 'thuan-chau-2024/campaign-001.yaml',
  issuer: 'ubnd-huyen-thuan-chau',
  homeAffairs: 'phong-noi-vu-thuan-chau',
};

let server: TestServer;
let installation: Installation;
let campaign: CampaignScene;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2024-01-15T08:00:00+07:00', 'thuan-chau-2024');
  campaign = await CampaignScene.launched(installation, DISTRICT);
});
afterAll(() => server?.stop());

/** A dossier of somebody of a body in the annual campaign of 2024. */
async function dossierOf(bodyCode: string, name = 'Lò Thị Mai'): Promise<string> {
  const officer = await installation.officer(bodyCode, 'unit-officer');
  const nominee = { kind: 'individual' as const, name, directWorker: false, smallCollective: false };
  const dossiers = new DossiersService(installation.database, installation.work);
  const body = { nominee, awardCode: 'LDTT', achievement: 'Hoàn thành tốt nhiệm vụ.' };
  return (await dossiers.draft(campaign.id, body, officer, aCommand())).id;
}

const periodOf = async (dossierId: string) => (await readDossierFacts(installation.database, [dossierId]))[0]!.period;

describe('An achievement in an annual campaign', () => {
  it('is that of the school year ending in it for who works in education', async () => {
    const id = await dossierOf('phong-giao-duc-dao-tao-thuan-chau');
    expect(await periodOf(id)).toEqual(achievementPeriod('2023-2024'));
  });

  it('is that of the calendar year for anybody else', async () => {
    const id = await dossierOf('xa-muong-bam-thuan-chau');
    expect(await periodOf(id)).toEqual(achievementPeriod('2024'));
  });

  it('enters the register by the same year', async () => {
    const id = await dossierOf('phong-giao-duc-dao-tao-thuan-chau', 'Lò Văn Thầy');
    const awarded = await installation.work.asProcedure(async (tx) => {
      await linkNominees(tx, [id]);
      await tx.rows(AWARDED, [id]);
      await enterAwards(tx, [id]);
      return tx.one(
        `SELECT period_kind AS kind, period_from::text AS "from", period_to::text AS "to" FROM award_held WHERE dossier_id = $1`,
        [id],
      );
    });
    expect(awarded).toEqual(achievementPeriod('2023-2024'));
  });
});

/** As if it had been decided and notified. */
const AWARDED = `
  WITH decided AS (
    INSERT INTO decision (id, campaign_id, body_id, outcome, number, dated_on, signed_by, signed_at)
    SELECT gen_random_uuid(), d.campaign_id, d.body_id, 'decided', '1/QĐ', '2024-06-20', d.prepared_by, legal_now()
      FROM dossier d WHERE d.id = $1 RETURNING id),
  linked AS (INSERT INTO decision_dossier (decision_id, dossier_id) SELECT id, $1 FROM decided)
  UPDATE dossier SET stage = 'notified', level_body_id = body_id, version = version + 1 WHERE id = $1`;
