import type { Officer } from '@bangvang/contracts';
import { conveneSession } from '@bangvang/persistence';
import { ProcedureService } from '../../apps/api/src/law/procedure.service.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { AN_ITEM, DossierScene, OWN_PAPERS, refusalOf } from './support/dossier-scene.js';
import { EditedReference } from './support/edited-reference.js';

jest.setTimeout(180_000);

const BASIS = 'Công văn 20/UBND ngày 11/10/2023';

let server: TestServer;
let scene: DossierScene;
let procedures: ProcedureService;
let issuer: Officer;
const reference = new EditedReference();
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  procedures = new ProcedureService(scene.installation.database, scene.installation.work);
  issuer = scene.campaign.chair;
});
afterAll(async () => {
  reference.remove();
  await server?.stop();
});

const dueOf = async (dossierId: string) => {
  const row = await scene.installation.database.one<{ dueOn: string }>(
    `SELECT due_on::text AS "dueOn" FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL`,
    [dossierId],
  );
  return row!.dueOn;
};

/** Quorum of a session convened now, and the rule its only item is voted under. */
const rulesAtCouncil = async (dossierId: string) => {
  const secretary = await scene.installation.officer('ubnd-huyen-tam-duong', 'council-secretary');
  const { id } = await scene.installation.work.asProcedure((tx) =>
    conveneSession(tx, secretary.personId, {
      ...{ councilCode: 'hoi-dong-tdkt-huyen', campaignId: scene.campaign.id, place: 'Hội trường' },
      ...{ meetsAt: Date.parse('2023-10-20T02:00:00Z'), dossierIds: [dossierId] },
    }),
  );
  return scene.installation.database.one(
    `SELECT s.quorum_numerator || '/' || s.quorum_denominator AS quorum, i.vote_numerator || '/' || i.vote_denominator AS vote
       FROM council_session s JOIN session_item i ON i.session_id = s.id WHERE s.id = $1`,
    [id],
  );
};

const beforeCouncil = async () => {
  const id = await scene.submitted();
  await scene.receives(id);
  await scene.enters(id, 'under-appraisal');
  await scene.appraises(id);
  await scene.enters(id, 'before-council');
  return id;
};

describe('A campaign under way when the law’s files change', () => {
  beforeAll(async () => {
    await reference
      .edit('law/limits.yaml', 'count: 5', 'count: 7')
      .edit('law/councils.yaml', 'quorum: { numerator: 2, denominator: 3 }', 'quorum: { numerator: 3, denominator: 4 }')
      .edit('law/limits.yaml', 'supplementRoundsMax: 1', 'supplementRoundsMax: 0')
      .load(scene.installation);
    await scene.installation.database.rows(
      `UPDATE award_type SET vote_numerator = 90, vote_denominator = 100, vote_strict = false,
              required_papers = required_papers || '{CHUNG_NHAN_SANG_KIEN}' WHERE code = 'GK_HUYEN'`,
    );
  });

  it('goes on as it was launched: limits, papers, quorum, votes, supplements', async () => {
    const id = await scene.submitted();
    expect(await dueOf(id)).toBe('2023-10-17');
    await scene.receives(id, 'supplement');
    expect(await rulesAtCouncil(await beforeCouncil())).toEqual({ quorum: '2/3', vote: '1/2' });
  });

  it('shows its issuer how it differs from the newest law', async () => {
    const { lawVersion, newestVersion, differences } = await procedures.procedure(scene.campaign.id, issuer);
    expect({ lawVersion, newestVersion }).toEqual({ lawVersion: 1, newestVersion: 2 });
    expect(differences).toEqual(
      expect.arrayContaining([
        {
          ...{ part: 'limits', code: 'reception/any' },
          frozen: { count: 5, unit: 'working-days', shiftToWorkingDay: true },
          newest: { count: 7, unit: 'working-days', shiftToWorkingDay: true },
        },
        { part: 'supplementRoundsMax', code: null, frozen: 1, newest: 0 },
        expect.objectContaining({ part: 'quorum', newest: { numerator: 3, denominator: 4 } }),
        expect.objectContaining({ part: 'votes', code: 'GK_HUYEN' }),
        expect.objectContaining({ part: 'papersAtSubmission', code: 'GK_HUYEN' }),
      ]),
    );
  });
});

describe('A campaign moved to the newest law', () => {
  it('is moved by its issuer alone, to the version looked at', async () => {
    const migrate = (toVersion: number, by: Officer) =>
      procedures.migrate(scene.campaign.id, { toVersion, basis: BASIS }, by, aCommand());
    expect((await refusalOf(migrate(2, scene.campaign.homeAffairs))).slug).toBe('not-allowed');
    expect((await refusalOf(migrate(1, issuer))).slug).toBe('stale-version');

    const running = await scene.submitted();
    expect(await migrate(2, issuer)).toMatchObject({ revision: 2 });
    expect((await refusalOf(migrate(2, issuer))).slug).toBe('already-recorded');
    expect(await dueOf(running)).toBe('2023-10-17');
    const [kept] = await scene.installation.database.rows(
      `SELECT from_version AS "from", to_version AS "to", basis FROM procedure_migration WHERE campaign_id = $1`,
      [scene.campaign.id],
    );
    expect(kept).toEqual({ from: 1, to: 2, basis: BASIS });
    const [entry] = await scene.installation.database.rows<{ entry: string }>(
      `SELECT entry FROM audit_entry WHERE subject = $1 AND entry LIKE '%procedure-migrated%'`,
      [`campaign/${scene.campaign.id}`],
    );
    expect(entry?.entry).toContain(BASIS);
  });

  it('uses the new procedure for what begins from then on', async () => {
    const lacking = await scene.draft();
    expect((await refusalOf(scene.submit([lacking]))).slug).toBe('missing-papers');
    const id = await scene.draft('GK_HUYEN', [...OWN_PAPERS, 'CHUNG_NHAN_SANG_KIEN']);
    await scene.submit([id]);
    await scene.enters(id, 'submitted');
    expect(await dueOf(id)).toBe('2023-10-19');
    await scene.claimed(id);
    const supplement = { outcome: 'supplement' as const, reasons: 'Thiếu.', items: AN_ITEM };
    expect((await refusalOf(scene.handling.receive(id, supplement, scene.appraiser, aCommand()))).slug).toBe(
      'supplement-rounds-used',
    );
    await scene.handling.receive(id, { outcome: 'received' }, scene.appraiser, aCommand());
    await scene.enters(id, 'under-appraisal');
    await scene.appraises(id);
    await scene.enters(id, 'before-council');
    expect(await rulesAtCouncil(id)).toEqual({ quorum: '3/4', vote: '90/100' });
  });

  it('shows no difference any more', async () => {
    expect(await procedures.procedure(scene.campaign.id, issuer)).toMatchObject({ revision: 2, differences: [] });
  });
});
