import { CampaignReadsService } from '../../apps/api/src/campaigns/campaign-reads.service.js';
import { TargetCommandsService } from '../../apps/api/src/targets/target-commands.service.js';
import { CampaignScene } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { UNIT } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const CODE = '002-T02';

let server: TestServer;
let campaign: CampaignScene;
let reads: CampaignReadsService;
let commands: TargetCommandsService;
beforeAll(async () => {
  server = await startTestServer();
  const installation = await server.installation('2023-06-15T08:00:00+07:00');
  campaign = await CampaignScene.launched(installation);
  reads = new CampaignReadsService(installation.database);
  commands = new TargetCommandsService(installation.database, installation.work);
});
afterAll(() => server?.stop());

const report = () => reads.report(campaign.id, campaign.chair);

describe('The report of a campaign', () => {
  it('before the close shows things as they stand', async () => {
    const path = { campaignId: campaign.id, targetCode: CODE };
    const assignment = { bodies: [{ bodyCode: UNIT }], groups: [], basis: 'Quyết định 15/QĐ-UBND' };
    await commands.assign(path, 1, assignment, campaign.chair, aCommand());
    expect(await report()).toMatchObject({ final: false, since: null });
  });

  it('at the close is a record of its day', async () => {
    await campaign.installation.clockAt('2023-10-31T00:00:00+07:00');
    await campaign.closes();
    await campaign.procedure.compileReport(campaign.id);
    const { final, since, targets } = await report();
    expect({ final, since }).toEqual({ final: true, since: null });
    expect(targets).toContainEqual(expect.objectContaining({ code: CODE, assigned: 1, reported: 0, met: 0 }));
  });

  it('stays as it was when results are reported and verified later; they stand beside it with their day', async () => {
    const compiled = await report();
    await campaign.installation.clockAt('2023-11-02T08:00:00+07:00');
    await campaign.files(await campaign.duty(UNIT, 'final-review'), [{ targetCode: CODE, actual: 1 }]);
    expect((await report()).since?.targets).toEqual([expect.objectContaining({ code: CODE, reported: 1, met: 0 })]);
    const path = { campaignId: campaign.id, targetCode: CODE, bodyCode: UNIT };
    const { version } = (await campaign.installation.database.one<{ version: number }>(
      'SELECT r.version FROM target_result r JOIN target t ON t.id = r.target_id WHERE t.code = $1',
      [CODE],
    ))!;
    await commands.verify(path, version, {}, campaign.homeAffairs, aCommand());

    const { since, ...record } = await report();
    expect({ ...record, since: null }).toEqual(compiled);
    expect(since).toEqual({
      asOf: '2023-11-02T01:00:00.000Z',
      targets: [expect.objectContaining({ code: CODE, reported: 1, met: 1, notMet: 0 })],
    });
  });
});
