import type { TaskFilterDto, WorklistQuery } from '../../apps/api/src/tasks/worklist.dto.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';
import { stockOne, stockQueue } from './support/stocked-queue.js';

jest.setTimeout(180_000);

const MANY = 3_000;

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
let sought: { readonly taskId: string };
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
  await stockQueue(scene, MANY);
  sought = await stockOne(scene, 'Đặng Thị Đường', 'xa-binh-lu');
});
afterAll(() => server?.stop());

const asked = (filter: TaskFilterDto = {}, page: Partial<WorklistQuery> = {}) =>
  scene.worklist.list({ limit: 50, ...filter, ...page }, scene.appraiser);

/** Every task a filter lets pass, page by page, however short the pages are. */
async function all(filter: TaskFilterDto) {
  const found = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await asked(filter, { after, limit: 200 });
    found.push(...items);
    if (next === null) return found;
    after = next;
  }
}

async function counted(condition: string): Promise<number> {
  const [row] = await installation.database.rows<{ n: number }>(
    `SELECT count(*)::integer AS n FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
      WHERE t.state = 'ready' AND t.kind = 'appraisal' AND ${condition}`,
  );
  return row!.n;
}

describe('A search in the list of work', () => {
  it.each(['Dang Duong', 'đặng đường', 'ĐƯỜNG Đăng', 'Đặng Dươ', 'Dang  Đương Binh Lu giay khen'])(
    'for “%s” finds Đặng Thị Đường of Bình Lư among thousands',
    async (search) => {
      const { items, next } = await asked({ search });
      expect({ ids: items.map(({ id }) => id), next }).toEqual({ ids: [sought.taskId], next: null });
    },
  );

  it('for “Tam Duong” finds what the town of Tam Đường proposed', async () => {
    const found = await all({ search: 'Tam Duong' });
    expect(found.length).toBe(await counted(`d.body_id = (SELECT id FROM body WHERE code = 'thi-tran-tam-duong')`));
    expect(found[0]).toMatchObject({ proposer: expect.stringContaining('Tam Đường') });
  });

  it('finds by the number of the submission', async () => {
    const { dossierId, taskId } = await stockOne(scene, 'Người trình riêng', 'xa-ban-hon');
    await installation.database.rows(
      `WITH sent AS (INSERT INTO submission (id, campaign_id, from_body_id, to_body_id, number, dated_on, signed_by, received_at, received_on)
         SELECT gen_random_uuid(), d.campaign_id, d.body_id, d.level_body_id, '207/TTr-UBND', '2023-10-10', d.prepared_by, legal_now(), '2023-10-10'
           FROM dossier d WHERE d.id = $1 RETURNING id)
       UPDATE dossier SET submission_id = sent.id, version = version + 1 FROM sent WHERE dossier.id = $1`,
      [dossierId],
    );
    for (const search of ['207/TTr-UBND', '207/ttr']) {
      expect((await asked({ search })).items.map(({ id }) => id)).toEqual([taskId]);
    }
  });

  it('finds a body by its old name and its new one', async () => {
    await installation.database.rows(
      `INSERT INTO body_tenure (body_id, valid_from, name, parent_id)
       SELECT b.id, '2023-09-01', 'UBND phường Ngọc Quýnh', t.parent_id FROM body b JOIN body_tenure t ON t.body_id = b.id WHERE b.code = 'xa-ban-hon' LIMIT 1`,
    );
    const found = await all({ search: 'quynh ngoc' });
    expect(found.length).toBe(await counted(`d.body_id = (SELECT id FROM body WHERE code = 'xa-ban-hon')`));
    expect((await all({ search: 'ban hon' })).length).toBe(found.length);
  });

  it('finds words that many dossiers share in the order of the list, each once', async () => {
    const found = await all({ search: 'lò thị' });
    expect(found.length).toBe(await counted(`n.name = 'Lò Thị Mai'`));
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    const order = found.map(({ dueOn, priority }) => `${dueOn} ${priority}`);
    expect(order).toEqual([...order].sort());
  });

  it('for what nobody has finds nothing', async () => {
    expect(await asked({ search: 'không ai tên thế này' })).toEqual({ items: [], next: null });
    expect((await asked({ search: '—' })).items).toEqual([]);
  });
});

describe('A filter of the list of work', () => {
  it.each<[string, TaskFilterDto, string]>([
    ['what is overdue', { due: 'overdue' }, `t.due_at <= legal_now()`],
    ['what is due today', { due: 'today' }, `t.due_on = '2023-10-10'`],
    ['what is due this week', { due: 'week' }, `t.due_on BETWEEN '2023-10-10' AND '2023-10-15'`],
    ['what has no due date', { due: 'none' }, `t.due_on IS NULL`],
    ['a priority or a higher one', { priority: 3 }, `t.priority <= 3`],
    ['direct workers', { directWorker: true }, `n.direct_worker`],
    ['everybody else', { directWorker: false, nomineeKind: 'individual' }, `NOT n.direct_worker`],
    ['collectives', { nomineeKind: 'collective' }, `n.kind = 'collective'`],
    ['an award', { award: 'GK_HUYEN', kind: 'appraisal' }, `d.award_code = 'GK_HUYEN'`],
    ['a kind of task', { kind: 'reception' }, `t.kind = 'reception'`],
  ])('shows %s and nothing else', async (_, filter, condition) => {
    const found = await all(filter);
    expect(found.length).toBe(await counted(condition));
  });

  it('shows what one body proposed, in one campaign', async () => {
    const [body] = await installation.database.rows<{ id: string }>(`SELECT id FROM body WHERE code = 'xa-binh-lu'`);
    const found = await all({ proposer: body!.id, campaign: scene.campaign.id });
    expect(found.length).toBe(await counted(`d.body_id = '${body!.id}'`));
  });

  it('never shows what the reader is excluded from', async () => {
    const { dossierId, taskId } = await stockOne(scene, 'Của chính người thẩm định', 'xa-binh-lu');
    const prepare = (personId: string) =>
      installation.database.rows('UPDATE dossier SET prepared_by = $2, version = version + 1 WHERE id = $1', [
        dossierId,
        personId,
      ]);
    const search = { search: 'chinh nguoi tham dinh' };
    expect((await asked(search)).items.map(({ id }) => id)).toEqual([taskId]);
    await prepare(scene.appraiser.personId);
    expect((await asked(search)).items).toEqual([]);
    expect((await asked({ ...search, due: 'none' })).items).toEqual([]);
  });
});

describe('The work on dossiers one watches', () => {
  it('is listed for whoever may see them, whoever holds it, and nothing else of it', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const id = await local.submitted();
    const { id: taskId } = await local.claimed(id);
    const watched = async (by = local.unitOfficer) =>
      (await local.worklist.list({ state: 'watching', limit: 50 }, by)).items.map((task) => task.id);
    expect(await watched()).toEqual([]);
    for (const { personId } of [local.unitOfficer, await local.installation.officer('xa-ban-hon', 'unit-officer')]) {
      await local.installation.database.rows(
        'INSERT INTO dossier_watch (dossier_id, person_id, since) VALUES ($1, $2, legal_now())',
        [id, personId],
      );
    }
    expect(await watched()).toEqual([taskId]);
    expect(await watched(await local.installation.officer('xa-ban-hon', 'unit-officer'))).toEqual([]);
  });
});

describe('A task put off', () => {
  it('leaves the lists, the figures and the next task of that person alone, and comes back on its day', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const [first, second] = [await local.submitted(), await local.submitted()];
    const ids = [await local.taskOf(first), await local.taskOf(second)];
    const [other] = await local.moreAppraisers(1);
    const shown = async (state: 'ready' | 'snoozed', reader = local.appraiser) =>
      (await local.worklist.list({ state, limit: 50 }, reader)).items.map(({ id }) => id).sort();
    const put = await local.worklist.snooze(ids[0]!, '2023-10-20', local.appraiser, aCommand());
    expect(put).toMatchObject({ snoozedUntil: '2023-10-20', warning: expect.stringContaining(String(put.dueOn)) });
    expect(await shown('ready')).toEqual([ids[1]]);
    expect(await shown('snoozed')).toEqual([ids[0]]);
    expect(await shown('ready', other)).toEqual([...ids].sort());
    expect((await local.worklist.counts(local.appraiser)).groups[0]).toMatchObject({ ready: 1 });
    expect(await local.tasks.claimNext(null, local.appraiser, aCommand())).toMatchObject({ id: ids[1] });
    expect(await refusalOf(local.tasks.claimNext(null, local.appraiser, aCommand()))).toMatchObject({
      slug: 'no-task-to-claim',
    });
    await local.installation.clockAt('2023-10-19T16:59:59Z');
    expect(await shown('ready')).toEqual([]);
    await local.installation.clockAt('2023-10-19T17:00:00Z');
    expect(await shown('ready')).toEqual([ids[0]]);
    expect(await shown('snoozed')).toEqual([]);
  });

  it('may be woken early, and is put off only by whoever may do it, until a day to come', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const { id } = await local.claimed(await local.submitted());
    const [other] = await local.moreAppraisers(1);
    const put = (untilOn: string | null, by = local.appraiser) => local.worklist.snooze(id, untilOn, by, aCommand());
    const mine = async () => (await local.worklist.list({ state: 'mine', limit: 50 }, local.appraiser)).items.length;
    expect(await refusalOf(put('2023-10-12', other))).toMatchObject({ slug: 'task-not-yours' });
    expect(await refusalOf(put('2023-10-12', local.head))).toMatchObject({ slug: 'no-such-task' });
    expect(await refusalOf(put('2023-10-10'))).toMatchObject({ slug: 'invalid-input' });
    expect(await put('2023-10-11')).toMatchObject({ warning: null });
    expect(await mine()).toBe(0);
    await put(null);
    expect(await mine()).toBe(1);
  });
});

describe('The figures of a queue', () => {
  it('tell what is late, what is due today and how old the oldest is, and stop at 999', async () => {
    const { groups } = await scene.worklist.counts(scene.appraiser);
    const overdue = await counted('t.due_at <= legal_now()');
    expect(groups[0]).toMatchObject({ ready: 999, more: true, overdue, oldestDays: 0 });
    expect(groups[0]!.today).toBe(await counted(`t.due_on = '2023-10-10'`));
  });

  it('tell the lead who has how much in hand', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    await local.claimed(await local.submitted());
    const done = await local.submitted();
    await local.receives(done);
    await local.installation.clockAt('2023-10-25T02:00:00Z');
    const lead = await local.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    const { people } = await local.worklist.workload(30, lead);
    expect(people[0]).toMatchObject({
      personId: local.appraiser.personId,
      held: 1,
      overdue: 1,
      done: 1,
      oldestDays: 15,
    });
    expect((await local.worklist.list({ state: 'body', limit: 50 }, lead)).items).toHaveLength(1);
    expect((await local.worklist.workload(10, lead)).people.find(({ done: n }) => n > 0)).toBeUndefined();
    expect(await refusalOf(local.worklist.workload(30, local.appraiser))).toMatchObject({ slug: 'not-allowed' });
  });
});
