import type { Officer } from '@bangvang/contracts';
import type { TaskViewDto } from '../../apps/api/src/tasks/task-views.dto.js';
import { TaskViewsService } from '../../apps/api/src/tasks/task-views.service.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
let views: TaskViewsService;
let colleague: Officer;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
  views = new TaskViewsService(installation.database, installation.work);
  [colleague] = (await scene.moreAppraisers(1)) as [Officer];
  await scene.submitted();
});
afterAll(() => server?.stop());

const save = (dto: TaskViewDto, by = scene.appraiser) => views.save(dto, by, aCommand());
const OVERDUE = { name: 'Quá hạn', filter: { due: 'overdue' } } as const;

function postOf(role: string): Officer['posts'][number] {
  return scene.appraiser.posts.find((post) => post.role === role)!;
}

describe('A saved view', () => {
  it('is its maker’s, under a name of its own, and changes only under the version seen', async () => {
    const { id, version } = await save(OVERDUE);
    expect(await refusalOf(save(OVERDUE))).toMatchObject({ slug: 'already-recorded' });
    expect(await views.find(id, scene.appraiser)).toMatchObject({ ...OVERDUE, own: true, version: 1 });
    expect(await refusalOf(views.find(id, colleague))).toMatchObject({ slug: 'no-such-view' });
    const renamed = { ...OVERDUE, name: 'Trễ' };
    const change = (seen: number, by = scene.appraiser) => views.change(id, seen, renamed, by, aCommand());
    expect(await change(version)).toEqual({ id, version: 2 });
    expect(await refusalOf(change(version))).toMatchObject({ slug: 'stale-version' });
    expect(await refusalOf(change(2, colleague))).toMatchObject({ slug: 'no-such-view' });
    expect(await refusalOf(views.remove(id, 1, scene.appraiser, aCommand()))).toMatchObject({ slug: 'stale-version' });
    await views.remove(id, 2, scene.appraiser, aCommand());
    expect((await views.list(scene.appraiser)).items).toEqual([]);
  });

  it('shared with a position is offered to its holders, shows each only what he may see, and stays its maker’s', async () => {
    const groupId = postOf('appraiser').positionId;
    const { id, version } = await save({ name: 'Bình Lư', filter: { search: 'binh lu' }, groupId });
    expect(await views.find(id, colleague)).toMatchObject({ own: false, groupId });
    const through = async (reader: Officer) => {
      const { items } = await scene.worklist.list({ view: id, limit: 50 }, reader);
      return items.length;
    };
    expect(await through(scene.appraiser)).toBe(1);
    expect(await through(colleague)).toBe(1);
    const [dossier] = await installation.database.rows<{ id: string }>('SELECT id FROM dossier LIMIT 1');
    await installation.database.rows('UPDATE dossier SET prepared_by = $2, version = version + 1 WHERE id = $1', [
      dossier!.id,
      colleague.personId,
    ]);
    expect(await through(colleague)).toBe(0);
    expect(await views.counts(colleague)).toEqual({ items: [{ id, count: 0, more: false }] });
    expect(await views.counts(scene.appraiser)).toEqual({ items: [{ id, count: 1, more: false }] });
    expect(await refusalOf(views.remove(id, version, colleague, aCommand()))).toMatchObject({ slug: 'not-allowed' });
    const outsider = scene.head;
    expect(await refusalOf(views.find(id, outsider))).toMatchObject({ slug: 'no-such-view' });
    expect(await refusalOf(scene.worklist.list({ view: id, limit: 50 }, outsider))).toMatchObject({
      slug: 'no-such-view',
    });
  });

  it('is read with what the query says besides', async () => {
    const { id } = await save({ name: 'Tất cả của nhóm', filter: { state: 'ready', nomineeKind: 'individual' } });
    const shown = (query: object) => scene.worklist.list({ view: id, limit: 50, ...query }, scene.appraiser);
    expect((await shown({})).items).toHaveLength(1);
    expect((await shown({ nomineeKind: 'collective' })).items).toEqual([]);
    expect((await shown({ state: 'mine' })).items).toEqual([]);
  });

  it('is shared only with those its maker is among', async () => {
    const lead = await installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    const foreign = scene.head.posts[0]!;
    const shared = (to: Partial<TaskViewDto>) => save({ name: 'Chung', filter: {}, ...to });
    expect(await refusalOf(shared({ groupId: foreign.positionId }))).toMatchObject({ slug: 'not-allowed' });
    expect(await refusalOf(shared({ bodyId: foreign.bodyId }))).toMatchObject({ slug: 'not-allowed' });
    const own = postOf('appraiser');
    expect(await refusalOf(shared({ groupId: own.positionId, bodyId: own.bodyId }))).toMatchObject({
      slug: 'invalid-input',
    });
    const { id } = await shared({ bodyId: own.bodyId });
    expect(await views.find(id, lead)).toMatchObject({ own: false, owner: expect.any(String) });
  });
});
