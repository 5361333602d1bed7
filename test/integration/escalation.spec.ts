import { makeMandate, reassignTask, viewerOf } from '@bangvang/persistence';
import { SuspensionService } from '../../apps/api/src/law/suspension.service.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene } from './support/dossier-scene.js';

jest.setTimeout(180_000);

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stop());

/** A reception that waits since Tuesday 10/10/2023, due on 17/10, and the worker's look at a moment. */
async function begin() {
  const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  const { database } = scene.installation;
  const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
  const dossierId = await scene.submitted();
  const { levelBodyId } = await scene.dossiers.find(dossierId, scene.head);
  const visit = { dossierId, stage: 'submitted', round: 1, levelBodyId: levelBodyId! } as const;
  return {
    ...{ scene, lead, dossierId, visit },
    looks: async (at: string) => {
      await scene.installation.clockAt(at);
      await scene.procedure.urgeHolder(visit);
    },
    holder: async () =>
      (
        await database.one<{ id: string | null }>(
          'SELECT assignee_id AS id FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL',
          [dossierId],
        )
      )?.id,
    outcomes: async () => {
      const rungs = await database.rows<{ step: string; outcome: string | null }>(
        'SELECT step_code AS step, outcome FROM rung WHERE subject_id = $1 ORDER BY due_at',
        [dossierId],
      );
      return Object.fromEntries(rungs.map(({ step, outcome }) => [step, outcome]));
    },
    told: (kind: string) =>
      database.rows<{ id: string; text: string }>(
        'SELECT person_id AS id, text FROM message WHERE subject_id = $1 AND kind = $2 ORDER BY key',
        [dossierId, kind],
      ),
  };
}

describe('After an outage over the whole ladder of a task', () => {
  it('only the latest step is told; the hand-over of a superseded one still happens, once', async () => {
    const { scene, lead, dossierId, looks, holder, outcomes, told } = await begin();
    await scene.claimed(dossierId);
    await looks('2023-10-25T02:00:00Z');
    expect(await outcomes()).toEqual({
      ...{ unclaimed: 'void', 'two-before': 'superseded', 'due-day': 'superseded', 'one-after': 'superseded' },
      ...{ 'three-after': 'superseded', 'five-after': 'sent' },
    });
    expect(await holder()).toBe(lead.personId);
    expect((await told('task-reassigned')).map(({ id }) => id).toSorted()).toEqual(
      [lead.personId, scene.appraiser.personId].toSorted(),
    );
    const chair = await scene.installation.officer('ubnd-huyen-tam-duong', 'decider');
    expect(await told('urge')).toMatchObject([
      { id: chair.personId, text: expect.stringContaining(`đã quá hạn 8 ngày (hạn ngày 17/10/2023)`) },
    ]);
    await looks('2023-10-26T02:00:00Z');
    expect(await told('urge')).toHaveLength(1);
    expect(await told('task-reassigned')).toHaveLength(2);
  });

  it('two workers that look at once tell it once', async () => {
    const { scene, visit, told } = await begin();
    await scene.installation.clockAt('2023-10-12T01:00:00Z');
    await Promise.all([1, 2, 3].map(() => scene.procedure.urgeHolder(visit)));
    const people = (await told('urge')).map(({ id }) => id);
    expect(new Set(people).size).toBe(people.length);
    expect(people.length).toBeGreaterThan(1);
  });
});

describe('A lead who must not handle the dossier', () => {
  it('is told of the delay, and the task stays with its holder', async () => {
    const { scene, lead, dossierId, looks, holder, told } = await begin();
    await scene.claimed(dossierId);
    await scene.installation.database.rows('UPDATE dossier SET prepared_by = $2, version = version + 1 WHERE id = $1', [
      dossierId,
      lead.personId,
    ]);
    await looks('2023-10-20T02:00:00Z');
    expect(await holder()).toBe(scene.appraiser.personId);
    expect(await told('task-reassigned')).toEqual([]);
    expect((await told('urge')).map(({ id }) => id)).toContain(lead.personId);
  });
});

describe('A lead who is absent, with a substitute', () => {
  it('still gets the task by the ladder; the substitute is told too, and gives it to whom he likes', async () => {
    const { scene, lead, dossierId, looks, holder, told } = await begin();
    const { work } = scene.installation;
    const [substitute, other] = await scene.moreAppraisers(2);
    const leadPost = lead.posts.find(({ role }) => role === 'appraisal-lead')!;
    const days = { validFrom: '2023-10-10', validTo: '2023-10-31', reason: 'Nghỉ phép', document: null };
    const standsIn = { positionId: leadPost.positionId, personId: lead.personId, substituteId: substitute!.personId };
    const asLead = { personId: lead.personId, positionId: leadPost.positionId, bodyId: leadPost.bodyId };
    const mandate = await work.run(asLead, aCommand(), (tx) =>
      makeMandate(tx, lead.personId, { ...standsIn, ...days }),
    );
    await scene.claimed(dossierId);
    await looks('2023-10-20T02:00:00Z');
    expect(await holder()).toBe(lead.personId);
    const people = (await told('urge')).map(({ id }) => id);
    expect(people).toEqual(expect.arrayContaining([lead.personId, substitute!.personId]));

    const onBehalfOf = { personId: lead.personId, fullName: lead.fullName, mandateId: mandate.id };
    const acting = viewerOf({ ...substitute!, posts: [...substitute!.posts, { ...leadPost, onBehalfOf }] });
    const task = await scene.taskOf(dossierId);
    const { version } = (await scene.installation.database.one<{ version: number }>(
      'SELECT version FROM human_task WHERE id = $1',
      [task],
    ))!;
    const order = { taskId: task, version, personId: other!.personId, reason: 'Lãnh đạo vắng' };
    const actor = { ...asLead, personId: substitute!.personId };
    await work.run(actor, aCommand(), (tx) => reassignTask(tx, acting, order));
    expect(await holder()).toBe(other!.personId);
  });
});

describe('A task nobody claimed in time', () => {
  it('told once is not told again when a hold moves its deadline', async () => {
    const { scene, lead, dossierId, looks, told } = await begin();
    await looks('2023-10-12T01:00:00Z');
    const group = (await told('urge')).length;
    const suspensions = new SuspensionService(scene.installation.database, scene.installation.work);
    await suspensions.hold(dossierId, { reason: 'Có đơn.', document: 'Đơn ngày 12/10' }, lead, aCommand());
    await scene.installation.clockAt('2023-10-16T02:00:00Z');
    await suspensions.resume(dossierId, { note: 'Đã rõ.' }, lead, aCommand());
    const ahead = await scene.installation.database.rows<{ step: string }>(
      'SELECT step_code AS step FROM rung WHERE subject_id = $1 AND outcome IS NULL ORDER BY due_at',
      [dossierId],
    );
    expect(ahead.map(({ step }) => step)).toEqual(['two-before', 'due-day', 'one-after', 'three-after', 'five-after']);
    await looks('2023-10-16T03:00:00Z');
    expect(await told('urge')).toHaveLength(group);
  });
});
