import { readyTasks, viewerOf } from '@bangvang/persistence';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { AN_ITEM, DossierScene, OWN_PAPERS, outcomesOf, refusalOf, UNIT } from './support/dossier-scene.js';

jest.setTimeout(120_000);

let server: TestServer;
let scene: DossierScene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
});
afterAll(() => server?.stop());

const many = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

describe('A task that fifty people claim at once', () => {
  it('goes to one of them; the others are told who holds it', async () => {
    const taskId = await scene.taskOf(await scene.submitted());
    const people = await scene.moreAppraisers(50);
    const outcomes = await outcomesOf(people.map((officer) => scene.tasks.claim(taskId, officer, aCommand())));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'task-already-claimed')).toHaveLength(49);
    const refused = await refusalOf(scene.tasks.claim(taskId, scene.appraiser, aCommand()));
    expect(refused.extra).toEqual({ holder: expect.stringMatching(/^Công chức \d+$/) });
  });

  it('is the same one for whoever claims it again, and free again once released', async () => {
    const taskId = await scene.taskOf(await scene.submitted());
    const held = await scene.tasks.claim(taskId, scene.appraiser, aCommand());
    expect(await scene.tasks.claim(taskId, scene.appraiser, aCommand())).toEqual(held);
    const [other] = await scene.moreAppraisers(1);
    expect((await refusalOf(scene.tasks.release(taskId, null, other!, aCommand()))).slug).toBe('task-not-yours');
    await scene.tasks.release(taskId, null, scene.appraiser, aCommand());
    expect((await scene.tasks.find(taskId, other!)).allowedActions).toEqual(['claim', 'snooze']);
  });
});

describe('Fifty people who each take the next task', () => {
  it('get a task each while there are tasks, and nobody gets one twice', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    for (let n = 0; n < 20; n += 1) await local.submitted();
    const people = await local.moreAppraisers(50);
    const taken: string[] = [];
    const outcomes = await outcomesOf(
      people.map((officer) => local.tasks.claimNext('reception', officer, aCommand()).then(({ id }) => taken.push(id))),
    );
    expect(new Set(taken).size).toBe(20);
    expect(outcomes.filter((outcome) => outcome === 'no-task-to-claim')).toHaveLength(30);
  });
});

describe('A submission', () => {
  it('is refused as a whole and names each dossier that is not ready', async () => {
    const whole = await scene.draft();
    const lacking = await scene.draft('GK_HUYEN', OWN_PAPERS.slice(1));
    const unreviewed = await scene.dossiers.draft(
      scene.campaign.id,
      {
        nominee: { kind: 'individual', name: 'Chưa bình xét', directWorker: false, smallCollective: false },
        awardCode: 'GK_HUYEN',
        achievement: '…',
      },
      scene.unitOfficer,
      aCommand(),
    );
    const refused = await refusalOf(scene.submit([whole, lacking, unreviewed.id]));
    expect(refused.slug).toBe('missing-papers');
    expect(refused.extra?.['items']).toEqual([
      expect.objectContaining({
        dossierId: lacking,
        code: 'missing-papers',
        missing: ['Danh sách đề nghị khen thưởng'],
      }),
      expect.objectContaining({ dossierId: unreviewed.id, code: 'missing-unit-review' }),
    ]);
    expect((await scene.dossiers.find(whole, scene.head)).submitted).toBe(false);
  });

  it('is not sent in twice, nor by whoever prepared it, nor for an award nobody on its way decides', async () => {
    const id = await scene.draft();
    await scene.submit([id]);
    expect((await refusalOf(scene.submit([id]))).slug).toBe('step-already-concluded');
    const own = await scene.draft();
    await scene.installation.database.rows('UPDATE dossier SET prepared_by = $2, version = version + 1 WHERE id = $1', [
      own,
      scene.head.personId,
    ]);
    expect((await refusalOf(scene.submit([own]))).slug).toBe('four-eyes');
    const title = await scene.draft('LDTT');
    expect((await refusalOf(scene.submit([title]))).slug).toBe('not-competent');
  });

  it('settles the duty of its body to propose', async () => {
    await scene.submit([await scene.draft()]);
    expect((await scene.campaign.duty(UNIT, 'proposals')).settledAt).not.toBeNull();
  });

  it('is in time a second before the deadline, and refused with the deadline at its very instant', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-30T02:00:00Z'));
    const [first, second] = [await local.draft(), await local.draft()];
    await local.installation.clockAt('2023-10-30T16:59:59Z');
    expect(await local.submit([first])).toMatchObject({
      receivedAt: '2023-10-30T16:59:59.000Z',
      receivedOn: '2023-10-31',
    });
    await local.installation.clockAt('2023-10-30T17:00:00Z');
    const late = await refusalOf(local.submit([second]));
    expect(late.slug).toBe('deadline-passed');
    expect(late.extra).toEqual({ dueOn: '2023-10-30', dueAt: '2023-10-30T17:00:00.000Z' });
  });
});

describe('An appraiser with a post in the proposing body', () => {
  it('neither sees nor claims its tasks', async () => {
    const id = await scene.submitted();
    const [own] = await scene.moreAppraisers(1);
    const torn = { ...own!, posts: [...own!.posts, ...scene.head.posts] };
    const seen = await readyTasks(scene.installation.database, viewerOf(torn), {}, { after: null, rows: 200 });
    expect(seen.map(({ item }) => item).join()).not.toContain(id);
    const refused = await refusalOf(scene.tasks.claim(await scene.taskOf(id), torn, aCommand()));
    expect(refused.slug).toBe('no-such-task');
  });
});

describe('A conclusion', () => {
  it('is put on file once, also when its holder sends it twice at the same moment', async () => {
    const id = await scene.submitted();
    await scene.claimed(id);
    const receive = () => scene.handling.receive(id, { outcome: 'received' }, scene.appraiser, aCommand());
    expect((await outcomesOf([receive(), receive()])).sort()).toEqual(['done', 'step-already-concluded']);
  });

  it('is of whoever holds the task', async () => {
    const id = await scene.submitted();
    const receive = () => scene.handling.receive(id, { outcome: 'received' }, scene.appraiser, aCommand());
    expect((await refusalOf(receive())).slug).toBe('task-not-yours');
    const [other] = await scene.moreAppraisers(1);
    await scene.claimed(id, other);
    expect((await refusalOf(receive())).slug).toBe('task-not-yours');
  });

  it('and a withdrawal at the same moment leave the dossier withdrawn', async () => {
    const id = await scene.submitted();
    await scene.claimed(id);
    const [, received] = await Promise.allSettled([
      scene.dossiers.withdraw(id, 'Có đơn phản ánh.', scene.head, aCommand()),
      scene.handling.receive(id, { outcome: 'received' }, scene.appraiser, aCommand()),
    ]);
    if (received.status === 'rejected') expect(received.reason).toMatchObject({ slug: 'wrong-stage' });
    const file = await scene.procedure.urgeHolder(await scene.enters(id, 'under-appraisal'));
    expect(file.withdrawn).toBe(true);
    expect(await scene.stageOf(id)).toBe('submitted');
    await scene.procedure.endDossier(id, 'withdrawn');
    expect(await scene.stageOf(id)).toBe('withdrawn');
  });
});

describe('A supplement', () => {
  it('starts the appraisal limit anew, and may be asked for as often as the campaign allows', async () => {
    const id = await scene.submitted();
    await scene.receives(id, 'supplement');
    await scene.enters(id, 'supplement-requested');
    await scene.supplies(id, 'Đã bổ sung.');
    await scene.enters(id, 'submitted', 2);
    await scene.claimed(id);
    const again = scene.handling.receive(
      id,
      { outcome: 'supplement', reasons: 'Vẫn thiếu.', items: AN_ITEM },
      scene.appraiser,
      aCommand(),
    );
    expect((await refusalOf(again)).slug).toBe('supplement-rounds-used');
    await scene.handling.receive(id, { outcome: 'received' }, scene.appraiser, aCommand());
    await scene.enters(id, 'under-appraisal', 2);
    const { visits } = await scene.dossiers.find(id, scene.head);
    expect(visits.map(({ stageName, round, dueOn }) => [stageName, round, dueOn])).toEqual([
      ['Đơn vị đang lập hồ sơ', 1, null],
      ['Đơn vị đã trình, chờ tiếp nhận', 1, '2023-10-17'],
      ['Yêu cầu bổ sung hồ sơ', 1, '2023-10-17'],
      ['Đơn vị đã trình, chờ tiếp nhận', 2, '2023-10-17'],
      ['Đang thẩm định', 2, '2023-10-24'],
    ]);
  });
});

describe('A reception nobody attends to', () => {
  it('is urged with whoever is in the group, then with the holder, then with the lead of Home Affairs', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const id = await local.submitted();
    const visit = {
      dossierId: id,
      stage: 'submitted',
      levelBodyId: (await local.dossiers.find(id, local.head)).levelBodyId!,
      round: 1,
    } as const;
    const urged = async (at: string) => {
      await local.installation.clockAt(at);
      await local.procedure.urgeHolder(visit);
      await local.procedure.urgeHolder(visit);
      const rows = await local.installation.database.rows<{ personId: string }>(
        `SELECT person_id AS "personId" FROM message WHERE kind = 'urge' AND subject_id = $1 AND told_at = $2 ORDER BY person_id`,
        [id, at],
      );
      return rows.map(({ personId }) => personId);
    };
    const group = await urged('2023-10-13T01:00:00Z');
    expect(group).toContain(local.appraiser.personId);
    expect(group.length).toBeGreaterThan(1);
    await local.claimed(id);
    expect(await urged('2023-10-17T01:00:00Z')).toEqual([local.appraiser.personId]);
    const lead = await local.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    expect(await urged('2023-10-18T01:00:00Z')).toEqual([lead.personId]);
  });
});

it('keeps keyset pages of the inbox whole and in order', async () => {
  await many(3, () => scene.submitted());
  const all = await scene.worklist.list({ state: 'ready', limit: 200 }, scene.appraiser);
  const paged: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await scene.worklist.list({ state: 'ready', limit: 2, after }, scene.appraiser);
    paged.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(paged).toEqual(all.items.map(({ id }) => id));
});
