import type { PersistentClient } from '../support/persistent-client.js';
import { Desk, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

interface Listed {
  readonly id: string;
  readonly dossierId: string;
  readonly nominee: string;
  readonly version: number;
  readonly snoozedUntil?: string | null;
}

const OTHER_UNIT = 'xa-ban-hon';

let desk: Desk;
let appraiser: PersistentClient;
let colleague: PersistentClient;
beforeAll(async () => {
  desk = await Desk.open();
  appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
  colleague = await desk.in(HOME_AFFAIRS, 'appraiser', 1);
  await desk.submitted(3);
  await desk.submitted(2, OTHER_UNIT);
});
afterAll(() => desk?.close());

const list = (by: PersistentClient, query = '') => by.all<Listed>(`/tasks?kind=reception${query}`);
const idsOf = (tasks: readonly Listed[]) => tasks.map(({ id }) => id).toSorted();
const act = (by: PersistentClient, method: 'POST' | 'PUT', path: string, body = {}, version?: number) =>
  by.act({ method, path, body, ...(version !== undefined && { version }) });

describe('A list of work', () => {
  feature(40, 'by words without accents, by filters, and through a view shared with the group', async () => {
    const all = await list(appraiser);
    expect(all).toHaveLength(5);
    const [ofUnit, ofOther] = [await list(appraiser, '&search=Binh Lu'), await list(appraiser, '&search=hon ban')];
    expect([ofUnit.length, ofOther.length]).toEqual([3, 2]);
    expect(idsOf([...ofUnit, ...ofOther])).toEqual(idsOf(all));
    const numbers = await desk.scene.rows<{ number: string }>('SELECT number FROM submission ORDER BY received_at');
    expect(await list(appraiser, `&search=${encodeURIComponent(numbers[0]!.number)}`)).toHaveLength(3);
    const [body] = await desk.scene.rows<{ id: string }>('SELECT id FROM body WHERE code = $1', [UNIT]);
    expect(await list(appraiser, `&proposer=${body!.id}&directWorker=true&due=overdue`)).toEqual([]);
    expect(idsOf(await list(appraiser, `&proposer=${body!.id}&nomineeKind=individual`))).toEqual(idsOf(ofUnit));

    const [post] = await desk.scene.rows<{ id: string }>(
      `SELECT p.id FROM position p JOIN body b ON b.id = p.body_id WHERE b.code = $1 AND p.role = 'appraiser'`,
      [HOME_AFFAIRS],
    );
    const view = { name: 'Bình Lư', filter: { search: 'binh lu' }, groupId: post!.id };
    const { id, version } = await appraiser.must({ method: 'POST', path: '/task-views', body: view });
    expect(idsOf(await colleague.all<Listed>(`/tasks?view=${String(id)}`))).toEqual(idsOf(ofUnit));
    const { items } = await colleague.get<{ items: { id: string; count: number }[] }>('/task-views/counts');
    expect(items).toEqual([{ id, count: 3, more: false }]);
    expect(await act(colleague, 'PUT', `/task-views/${String(id)}`, view, Number(version))).toMatchObject({
      code: 'not-allowed',
    });
    const head = await desk.in(UNIT, 'unit-head');
    expect(await head.act({ method: 'PUT', path: `/task-views/${String(id)}`, body: view, version: 1 })).toMatchObject({
      code: 'no-such-view',
    });
    const [row] = await desk.scene.rows<{ filter: object }>('SELECT filter FROM task_view WHERE id = $1', [id]);
    expect(row).toEqual({ filter: view.filter });
    expect((await desk.audit(`task-view/${String(id)}`)).map(({ act: done }) => done)).toEqual(['save-view']);
  });

  feature(
    42,
    'a task claimed, given back or concluded stands so in the list asked for next, with its version',
    async () => {
      const [task] = await list(appraiser);
      const claimed = await appraiser.must({ method: 'POST', path: `/tasks/${task!.id}/claim`, body: {} });
      expect(claimed['version']).toBe(task!.version + 1);
      const mine = await list(appraiser, '&state=mine');
      expect(mine).toEqual([expect.objectContaining({ id: task!.id, version: claimed['version'] })]);
      expect(idsOf(await list(appraiser))).not.toContain(task!.id);
      expect(idsOf(await list(colleague))).not.toContain(task!.id);
      const released = await appraiser.must({ method: 'POST', path: `/tasks/${task!.id}/release`, body: {} });
      expect(await list(colleague)).toContainEqual(
        expect.objectContaining({ id: task!.id, version: released['version'] }),
      );
      await appraiser.must({ method: 'POST', path: `/tasks/${task!.id}/claim`, body: {} });
      const received = await appraiser.must({
        ...{ method: 'PUT', path: `/dossiers/${task!.dossierId}/reception`, body: { outcome: 'received' } },
      });
      expect(await list(appraiser, '&state=mine')).toEqual([]);
      const [row] = await desk.scene.rows<{ state: string; version: number }>(
        'SELECT state, version FROM human_task WHERE id = $1',
        [task!.id],
      );
      expect(row).toEqual({ state: 'done', version: Number(claimed['version']) + 3 });
      expect(received).toMatchObject({ dossierId: task!.dossierId, task: { id: task!.id, version: row!.version } });
      const acts = (await desk.audit(`dossier/${task!.dossierId}`)).map(({ act: done }) => done);
      expect(acts).toEqual(expect.arrayContaining(['claim', 'release', 'reception']));
    },
  );

  feature(14, 'of one person alone: out of his lists, his figures and his next task', async () => {
    const [first] = await list(appraiser);
    const before = await desk.task(first!.dossierId);
    const path = `/tasks/${first!.id}/snooze`;
    const put = await appraiser.must({ method: 'PUT', path, body: { untilOn: '2023-06-13' } });
    expect(put).toMatchObject({ snoozedUntil: '2023-06-13', dueOn: before.due_on, warning: null });
    expect(idsOf(await list(appraiser))).not.toContain(first!.id);
    expect(idsOf(await list(colleague))).toContain(first!.id);
    expect(await list(appraiser, '&state=snoozed')).toEqual([
      expect.objectContaining({ id: first!.id, snoozedUntil: '2023-06-13' }),
    ]);
    const next = await appraiser.must({ method: 'POST', path: '/tasks/claim-next', body: { kind: 'reception' } });
    expect(next['id']).not.toBe(first!.id);
    const late = await colleague.must({ method: 'PUT', path, body: { untilOn: '2024-01-15' } });
    expect(late['warning']).toContain(before.due_on);
    await colleague.must({ method: 'PUT', path, body: {} });
    expect(idsOf(await list(colleague))).toContain(first!.id);
    expect(await act(appraiser, 'PUT', path, { untilOn: '2023-06-08' })).toMatchObject({ code: 'invalid-input' });
    await desk.scene.moveTo('2023-06-12T17:00:00Z');
    expect(idsOf(await list(appraiser))).toContain(first!.id);
    expect(await list(appraiser, '&state=snoozed')).toEqual([]);
    expect(await desk.task(first!.dossierId)).toMatchObject({ due_on: before.due_on, group_id: before.group_id });
    const acts = (await desk.audit(`dossier/${first!.dossierId}`)).map(({ act: done }) => done);
    expect(acts.filter((done) => done.endsWith('snooze'))).toEqual(['snooze', 'snooze', 'unsnooze']);
  });

  feature(41, 'what is late, what is due today, and who has how much in hand', async () => {
    const { groups, mine } = await appraiser.get<{ groups: object[]; mine: number }>('/tasks/counts');
    const [row] = await desk.scene.rows<{ ready: number; overdue: number; today: number }>(COUNTED);
    expect(groups).toEqual([
      expect.objectContaining({ ...row, more: false, oldestDays: 5, oldestAt: expect.stringContaining('2023-06-08') }),
    ]);
    expect(mine).toBe(1);
    await desk.scene.moveTo('2023-06-15T02:00:00Z');
    const lead = await desk.in(HOME_AFFAIRS, 'appraisal-lead');
    const { people } = await lead.get<{ people: readonly Record<string, unknown>[] }>('/tasks/workload');
    const personId = await desk.personId(appraiser.username);
    const [held] = await desk.scene.rows<{ held: number }>(HELD, [personId]);
    expect(people.find((one) => one['personId'] === personId)).toMatchObject({ ...held, done: 1, oldestDays: 7 });
    expect(people.map(({ overdue }) => overdue)).toEqual(
      people
        .map(({ overdue }) => overdue)
        .toSorted()
        .toReversed(),
    );
    await expect(appraiser.get('/tasks/workload')).rejects.toThrow('not-allowed');
  });
});

const COUNTED = `
  SELECT count(*)::integer AS ready, count(*) FILTER (WHERE t.due_at <= legal_now())::integer AS overdue,
         count(*) FILTER (WHERE t.due_on = (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)::integer AS today
    FROM human_task t JOIN position p ON p.id = t.group_id JOIN body b ON b.id = p.body_id
   WHERE b.code = 'phong-noi-vu' AND p.role = 'appraiser' AND t.state = 'ready'`;

const HELD = `
  SELECT count(*)::integer AS held, count(*) FILTER (WHERE due_at <= legal_now())::integer AS overdue
    FROM human_task WHERE assignee_id = $1 AND ended_at IS NULL`;
