import { OpinionsService } from '../../apps/api/src/opinions/opinions.service.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf, UNIT } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const BODIES = ['phong-tu-phap', 'xa-ban-bo'];

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stop());

/** Two dossiers under appraisal since Tuesday 10/10/2023, the first held by the appraiser; and who is asked about them. */
async function begin() {
  const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  const { database, work } = scene.installation;
  const opinions = new OpinionsService(database, work);
  const dossierIds = [await scene.submitted(), await scene.submitted()];
  for (const id of dossierIds) {
    await scene.receives(id);
    await scene.enters(id, 'under-appraisal');
    await scene.claimed(id);
  }
  const [id] = dossierIds as [string, string];
  const ask = (change: object = {}, officer = scene.appraiser) =>
    opinions.ask(
      { dossierIds, bodyCodes: BODIES, questions: 'Có vi phạm pháp luật không?', ...change },
      officer,
      aCommand(),
    );
  const heads = await Promise.all(BODIES.map((body) => scene.installation.officer(body, 'unit-head')));
  const appraise = () => scene.handling.appraise(id, { finding: 'sound', reasons: 'Đủ.' }, scene.appraiser, aCommand());
  const levelBodyId = (await scene.dossiers.find(id, scene.head)).levelBodyId!;
  const look = () => scene.procedure.urgeHolder({ dossierId: id, stage: 'under-appraisal', levelBodyId, round: 1 });
  const seenBy = async (officer = scene.appraiser) => (await opinions.list(id, officer)).consultations;
  const openTasks = () =>
    database.rows(`SELECT state FROM human_task WHERE dossier_id = $1 AND kind = 'opinion' AND ended_at IS NULL`, [id]);
  return { scene, opinions, dossierIds, id, ask, heads, appraise, look, seenBy, openTasks };
}

describe('Opinions asked of other bodies', () => {
  it('are a task for the head of each, about every dossier of one letter, within ten working days', async () => {
    const { ask, heads, scene, openTasks, id } = await begin();
    const asked = await ask();
    expect(asked).toMatchObject({ dueOn: '2023-10-24', minimum: 2 });
    expect(asked.opinions).toHaveLength(4);
    expect(await openTasks()).toHaveLength(2);
    const told = await scene.installation.database.rows(`SELECT FROM message WHERE kind = 'opinion-asked'`);
    expect(told).toHaveLength(2);
    expect((await scene.dossiers.find(id, heads[0]!)).id).toBe(id);
    expect((await refusalOf(ask())).slug).toBe('conflicting-act');
  });

  it('are not asked of the unit itself, of a body without a head, or by who does not hold the appraisal', async () => {
    const { ask, scene } = await begin();
    expect((await refusalOf(ask({ bodyCodes: [UNIT] }))).slug).toBe('conflicting-act');
    expect((await refusalOf(ask({ bodyCodes: ['khong-co'] }))).slug).toBe('no-such-body');
    expect((await refusalOf(ask({ minimum: 3 }))).slug).toBe('invalid-input');
    expect((await refusalOf(ask({ dueOn: '2023-10-10' }))).slug).toBe('invalid-input');
    const [other] = await scene.moreAppraisers(1);
    expect((await refusalOf(ask({}, other))).slug).toBe('task-not-yours');
    const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    expect(await ask({ bodyCodes: [BODIES[0]], dueOn: '2023-10-12' }, lead)).toMatchObject({ dueOn: '2023-10-12' });
  });

  it('hold the appraisal back until the least number is there, naming who is missing', async () => {
    const { ask, appraise, opinions, heads, seenBy, scene, id } = await begin();
    const asked = await ask({ minimum: 1 });
    const refusal = await refusalOf(appraise());
    expect(refusal).toMatchObject({
      slug: 'opinions-awaited',
      extra: { consultations: [{ answered: 0, minimum: 1 }] },
    });
    expect(refusal.detail).toContain('Phòng Tư pháp');

    const own = asked.opinions.find(
      ({ dossierId, bodyId }) => dossierId === id && heads[0]!.posts[0]!.bodyId === bodyId,
    );
    const give = (answer: 'agree' | 'disagree', officer = heads[0]!, text?: string) =>
      opinions.give(own!.id, { answer, text }, officer, aCommand());
    expect((await refusalOf(give('agree', heads[1]!))).slug).toBe('no-such-opinion');
    expect((await refusalOf(give('disagree'))).slug).toBe('invalid-input');
    await give('disagree', heads[0]!, 'Đang có đơn.');
    expect((await refusalOf(give('agree'))).slug).toBe('already-recorded');

    const [seen] = await seenBy();
    expect(seen).toMatchObject({ asked: 2, answered: 1 });
    expect(seen!.opinions.map(({ state, text }) => [state, text]).sort()).toEqual([
      ['answered', 'Đang có đơn.'],
      ['open', null],
    ]);
    expect((await seenBy(heads[1]!))[0]!.opinions).toMatchObject([{ state: 'open' }]);
    expect((await seenBy(scene.head))[0]).toMatchObject({ questions: '', answered: 1, opinions: [] });

    await appraise();
    expect((await seenBy())[0]!.opinions.map(({ state }) => state).sort()).toEqual(['answered', 'closed']);
    const states = await scene.installation.database.rows<{ kind: string; state: string }>(
      `SELECT kind, state FROM human_task WHERE dossier_id = $1 AND kind IN ('opinion', 'appraisal') ORDER BY kind, state`,
      [id],
    );
    expect(states.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'appraisal done',
      'opinion done',
      'opinion obsolete',
    ]);
  });

  it('are reminded, and silent once the window has ended, whether or not a process was there', async () => {
    const { ask, appraise, opinions, heads, look, seenBy, scene, openTasks, id } = await begin();
    const asked = await ask();
    await scene.installation.clockAt('2023-10-23T02:00:00Z');
    await look();
    const urged = await scene.installation.database.rows<{ personId: string }>(
      `SELECT person_id AS "personId" FROM message WHERE kind = 'urge' AND subject_id = $1`,
      [id],
    );
    expect(urged.map(({ personId }) => personId)).toEqual(expect.arrayContaining(heads.map((head) => head.personId)));

    await scene.installation.clockAt('2023-10-24T17:00:00Z');
    expect((await seenBy())[0]!.opinions.map(({ state }) => state)).toEqual(['silent', 'silent']);
    const own = asked.opinions.find(
      ({ dossierId, bodyId }) => dossierId === id && heads[0]!.posts[0]!.bodyId === bodyId,
    );
    const late = opinions.give(own!.id, { answer: 'agree' }, heads[0]!, aCommand());
    expect(await refusalOf(late)).toMatchObject({
      slug: 'opinion-window-over',
      detail: expect.stringContaining('24/10/2023'),
    });
    expect(await openTasks()).toHaveLength(2);

    await appraise();
    expect(await openTasks()).toEqual([]);
    const recorded = await scene.installation.database.rows<{ answer: string }>(
      'SELECT answer FROM opinion WHERE dossier_id = $1',
      [id],
    );
    expect(recorded.map(({ answer }) => answer)).toEqual(['silent', 'silent']);
  });

  it('are silent by the timer of the procedure where nobody acts', async () => {
    const { ask, look, openTasks, scene, dossierIds } = await begin();
    await ask({ dueOn: '2023-10-12' });
    await look();
    const next = await scene.installation.database.one<{ at: Date }>(
      `SELECT due_at AS at FROM procedure WHERE kind = 'award-dossier' AND id = $1`,
      [dossierIds[0]],
    );
    expect(next!.at.getTime()).toBeLessThan(Date.parse('2023-10-12T17:00:01Z'));
    await scene.installation.clockAt('2023-10-12T17:00:00Z');
    await look();
    expect(await openTasks()).toEqual([]);
    const left = await scene.installation.database.rows(
      `SELECT FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL AND NOT concludes`,
      [dossierIds[1]],
    );
    expect(left).toHaveLength(2);
  });

  it('are waited for no more where whoever appraises ends it with a reason', async () => {
    const { ask, appraise, opinions, heads, seenBy, scene, id } = await begin();
    const asked = await ask();
    const end = () => opinions.end(id, 'Đã họp trực tiếp.', scene.appraiser, aCommand());
    await end();
    expect((await refusalOf(end())).slug).toBe('wrong-stage');
    const own = asked.opinions.find(
      ({ dossierId, bodyId }) => dossierId === id && heads[0]!.posts[0]!.bodyId === bodyId,
    );
    const late = opinions.give(own!.id, { answer: 'agree' }, heads[0]!, aCommand());
    expect((await refusalOf(late)).slug).toBe('step-already-concluded');
    expect((await seenBy())[0]).toMatchObject({
      endReason: 'Đã họp trực tiếp.',
      opinions: [{ state: 'closed' }, { state: 'closed' }],
    });
    await appraise();
  });
});
