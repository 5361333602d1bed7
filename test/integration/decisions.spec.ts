import { DISTRICT } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(120_000);

let server: TestServer;
let scene: DossierScene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
});
afterAll(() => server?.stop());

describe('Decisions signed at the same moment', () => {
  it('have numbers without a gap, also when one of them is refused', async () => {
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await scene.completed());
    const stranger = await scene.submitted();
    const decide = (dossierIds: string[]) =>
      scene.decisions.decide({ dossierIds, outcome: 'decided' }, decider, aCommand());
    const made = await Promise.allSettled([
      ...ids.slice(0, 6).map((id) => decide([id])),
      decide([ids[6]!, stranger]),
      decide([ids[7]!]),
    ]);
    const numbers = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []));
    expect(numbers.sort()).toEqual(Array.from({ length: 7 }, (_, n) => `0${n + 1}/QĐ-UBND`));
    expect(made[6]).toMatchObject({ status: 'rejected', reason: { slug: 'wrong-stage' } });
  });
});

describe('A dossier decided at the district', () => {
  it('is published, told to its unit, and open to everybody', async () => {
    const id = await scene.completed();
    const [decider, clerk] = [
      await scene.installation.officer(DISTRICT, 'decider'),
      await scene.installation.officer(DISTRICT, 'clerk'),
    ];
    const { id: decisionId, number } = await scene.decisions.decide(
      { dossierIds: [id], outcome: 'decided' },
      decider,
      aCommand(),
    );
    expect((await refusalOf(scene.dossiers.withdraw(id, '…', scene.head, aCommand()))).slug).toBe(
      'step-already-concluded',
    );
    await scene.enters(id, 'decided');
    await scene.decisions.publish(decisionId, clerk, aCommand());
    await scene.procedure.endDossier(id, 'notified');
    expect(await scene.stageOf(id)).toBe('notified');

    const board = await scene.decisions.listPublic({ limit: 50 });
    expect(board.items[0]).toMatchObject({
      number,
      datedOn: '2023-10-10',
      commended: [{ award: 'Giấy khen của Chủ tịch UBND cấp huyện' }],
    });
    const told = await scene.installation.database.rows<{ kind: string }>(
      'SELECT DISTINCT kind FROM message WHERE subject_id = $1 ORDER BY kind',
      [id],
    );
    expect(told.map(({ kind }) => kind)).toEqual(['decided', 'notified', 'under-appraisal']);
    const procedure = await scene.installation.database.one(
      `SELECT followed_version = fact_version AS followed, ended_at IS NOT NULL AS ended FROM procedure WHERE kind = 'award-dossier' AND id = $1`,
      [id],
    );
    expect(procedure).toEqual({ followed: true, ended: true });
  });

  it('is refused only with a reason, and without a number', async () => {
    const id = await scene.completed();
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const refuse = (reason?: string) =>
      scene.decisions.decide({ dossierIds: [id], outcome: 'refused', reason }, decider, aCommand());
    expect((await refusalOf(refuse())).slug).toBe('invalid-input');
    expect(await refuse('Vi phạm kỷ luật.')).toMatchObject({ outcome: 'refused', number: null });
  });
});

describe('A dossier for the province', () => {
  it('goes upward with one paper and waits at the province, whose people see it from then on', async () => {
    const id = await scene.completed('BK_TINH', 'submitted-upward');
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const provincial = await scene.installation.officer('so-noi-vu-lai-chau', 'appraiser');
    expect((await refusalOf(scene.dossiers.find(id, provincial))).slug).toBe('no-such-dossier');
    await scene.submissions.dispatch({ dossierIds: [id], number: '77/TTr-UBND' }, decider, aCommand());
    const district = (await scene.dossiers.find(id, scene.head)).levelBodyId;
    await scene.enters(id, 'submitted', 1, district);
    const file = await scene.dossiers.find(id, provincial);
    expect(file).toMatchObject({ stage: 'submitted', allowedActions: ['claim', 'snooze', 'watch'] });
  });
});
