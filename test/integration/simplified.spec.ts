import { findCampaign, readProcedureInForce } from '@bangvang/persistence';
import { DraftService } from '../../apps/api/src/campaigns/draft.service.js';
import { LaunchService } from '../../apps/api/src/campaigns/launch.service.js';
import { documentText } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const ISSUER = 'ubnd-huyen-thuan-chau';

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2024-01-15T08:00:00+07:00', 'thuan-chau-2024');
});
afterAll(() => server?.stop());

/** The document of the district, as if it launched a campaign of another kind. */
async function launched(kind: string, simplified: boolean) {
  const { database, work } = installation;
  const chair = await installation.officer(ISSUER, 'campaign-issuer');
  const text = await documentText('thuan-chau-2024/campaign-001.yaml');
  const yaml = text.replace('campaign_kind: REGULAR_ANNUAL', `campaign_kind: ${kind}`);
  const drafted = await new DraftService(database, work).draft({ yaml }, chair, aCommand());
  await new LaunchService(database, work).launch(drafted.id, drafted.version, { simplified }, chair, aCommand());
  return (await findCampaign(database, drafted.id))!.procedure!;
}

describe('A thematic campaign', () => {
  it('takes the full procedure unless its issuer says otherwise', async () => {
    const procedure = await launched('THEMATIC', false);
    expect(procedure.simplified).toBeNull();
    expect(procedure.papersAtSubmission['GK_HUYEN']).toContain('BIEN_BAN_BINH_XET');
    expect(procedure.limits['appraisal/district']).toMatchObject({ count: 10 });
  });

  it('takes the simplified one where he says so: short report, no council, three working days', async () => {
    const procedure = await launched('THEMATIC', true);
    expect(procedure.simplified).toMatchObject({ passesOver: ['before-council'], unitReview: false });
    expect(procedure.simplified!.awards).toContain('GK_HUYEN');
    expect(procedure.simplified!.awards).not.toContain('LDTT');
    expect(procedure.papersAtSubmission['GK_HUYEN']).toEqual(['DANH_SACH_DE_NGHI', 'BAO_CAO_TOM_TAT']);
    expect(procedure.requiredPapers['GK_HUYEN']).not.toContain('BIEN_BAN_HDTDKT');
    expect(procedure.limits['appraisal/district']).toBeUndefined();
    expect(procedure.limits['appraisal/any']).toMatchObject({ count: 3, unit: 'working-days' });
  });
});

describe('An annual campaign', () => {
  it('never takes the simplified procedure', async () => {
    expect((await refusalOf(launched('REGULAR_ANNUAL', true))).slug).toBe('invalid-input');
  });
});

describe('An ad hoc commendation before the Law of 2022', () => {
  it('takes the full procedure, for nothing is on file about a shorter one', async () => {
    const wanted = { kind: 'AD_HOC', simplified: false };
    const of2023 = await readProcedureInForce(installation.database, { ...wanted, day: '2023-12-31' });
    const of2024 = await readProcedureInForce(installation.database, { ...wanted, day: '2024-01-01' });
    expect([of2023.simplified, of2024.simplified]).toEqual([null, expect.objectContaining({ unitReview: false })]);
  });
});
