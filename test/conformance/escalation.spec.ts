import type { PersistentClient } from '../support/persistent-client.js';
import { rungsOf, toldOf } from './changed-law.js';
import { Desk, DISTRICT, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';
import { asksSupplement, supplies } from './supplement-steps.js';

jest.setTimeout(240_000);

let desk: Desk;
let appraiser: PersistentClient;
let lead: PersistentClient;
beforeAll(async () => {
  desk = await Desk.open();
  appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
  lead = await desk.in(HOME_AFFAIRS, 'appraisal-lead');
});
afterAll(() => desk?.close());

const claim = (by: PersistentClient, id: string) => by.must({ method: 'POST', path: `/tasks/${id}/claim`, body: {} });
const stepsOf = async (dossierId: string, step: string) =>
  (await toldOf(desk, dossierId)).filter((told) => told.step === step).map(({ username }) => username);
const outcomes = async (taskId: string) =>
  Object.fromEntries((await rungsOf(desk, taskId)).map(({ step, outcome }) => [step, outcome]));

describe('Two receptions that arrived on Thursday 8 June 2023, one of them held', () => {
  let held: { dossierId: string; taskId: string };

  feature(15, 'after two working days the group and its lead hear of the one nobody claimed', async () => {
    const [left, taken] = await desk.submitted(2);
    held = { dossierId: taken!.id, taskId: (await desk.task(taken!.id)).id };
    await claim(appraiser, held.taskId);
    await desk.scene.moveTo('2023-06-12T00:59:00Z');
    expect(await stepsOf(left!.id, 'unclaimed')).toEqual([]);
    await desk.scene.moveTo('2023-06-12T01:00:00Z');
    const group = desk.scene.people.holders('appraiser', HOME_AFFAIRS);
    expect(await stepsOf(left!.id, 'unclaimed')).toEqual([...group, lead.username].toSorted());
    const [told] = await toldOf(desk, left!.id);
    expect(told).toMatchObject({ title: expect.stringContaining('Chưa ai nhận việc') });
    expect(await stepsOf(held.dossierId, 'unclaimed')).toEqual([]);
    expect(await outcomes(held.taskId)).toMatchObject({ unclaimed: 'void', 'two-before': null });
    expect(await desk.audit(`dossier/${left!.id}`)).toContainEqual(
      expect.objectContaining({ act: 'urge', person: null }),
    );
    await claim(appraiser, (await desk.task(left!.id)).id);
  });

  feature(16, 'its holder hears two working days before and on the due day, once each', async () => {
    await desk.scene.moveTo('2023-06-15T03:00:00Z');
    expect(await stepsOf(held.dossierId, 'two-before')).toEqual([appraiser.username]);
    expect(await stepsOf(held.dossierId, 'due-day')).toEqual([appraiser.username]);
    const { rungs } = await appraiser.get<{ rungs: { step: string; told: string[]; firedAt: string | null }[] }>(
      `/tasks/${held.taskId}/history`,
    );
    expect(rungs.find(({ step }) => step === 'due-day')).toMatchObject({ firedAt: '2023-06-15T01:00:00.000Z' });
    expect(rungs.find(({ step }) => step === 'one-after')).toMatchObject({ firedAt: null, told: [] });
  });

  feature(17, 'past its due day to the lead, who is given the task, then to the chair, each once', async () => {
    const { dossierId, taskId } = held;
    await desk.scene.moveTo('2023-06-16T01:00:00Z');
    expect(await stepsOf(dossierId, 'one-after')).toEqual([lead.username]);
    expect(await desk.task(dossierId)).toMatchObject({ assignee_id: await desk.personId(appraiser.username) });

    await desk.scene.moveTo('2023-06-20T01:00:00Z');
    const head = desk.scene.people.holder('unit-head', HOME_AFFAIRS);
    expect(await stepsOf(dossierId, 'three-after')).toEqual([...new Set([head, lead.username])].toSorted());
    expect(await desk.task(dossierId)).toMatchObject({
      assignee_id: await desk.personId(lead.username),
      state: 'reserved',
    });
    expect((await toldOf(desk, dossierId, 'task-reassigned')).map(({ username }) => username)).toEqual(
      [appraiser.username, lead.username].toSorted(),
    );
    expect(await desk.audit(`dossier/${dossierId}`)).toContainEqual(
      expect.objectContaining({
        act: 'reassign',
        person: null,
        detail: expect.objectContaining({ taskId, by: 'ladder' }),
      }),
    );

    await desk.scene.moveTo('2023-06-22T01:00:00Z');
    expect(await stepsOf(dossierId, 'five-after')).toEqual([desk.scene.people.holder('decider', DISTRICT)]);
    await desk.scene.moveTo('2023-06-30T01:00:00Z');
    expect((await toldOf(desk, dossierId)).filter(({ step }) => step?.endsWith('after'))).toHaveLength(3);
    const late = (await toldOf(desk, dossierId)).find(({ step }) => step === 'five-after');
    expect(late?.text).toMatch(/đã quá hạn 7 ngày \(hạn ngày 15\/06\/2023\).*Người giữ việc/);
    await lead.must({ method: 'PUT', path: `/dossiers/${dossierId}/reception`, body: { outcome: 'received' } });
    await desk.scene.followed();
    expect(await desk.task(dossierId)).toMatchObject({ kind: 'appraisal', state: 'ready' });
  });
});

describe('Two receptions due on one day', () => {
  let plain: string;
  let direct: string;
  const listed = async () => {
    const tasks = await appraiser.all<{ dossierId: string }>('/tasks?kind=reception');
    return tasks.map(({ dossierId }) => dossierId).filter((id) => [plain, direct].includes(id));
  };

  feature(21, 'a direct worker comes first by the rule frozen at the launch', async () => {
    const unit = await desk.unit(UNIT);
    const nominee = { kind: 'collective', name: 'Ban quản lý bản', directWorker: false, smallCollective: false };
    const body = { nominee, awardCode: 'GK_HUYEN', achievement: 'Thành tích của bản.' };
    const drafted = await unit.officer.must({ method: 'POST', path: `/campaigns/${desk.campaignId}/dossiers`, body });
    expect((await desk.task(String(drafted['id']))).priority).toBe(5);

    const [first, second] = await desk.submitted(2);
    [plain, direct] = [first!.id, second!.id];
    expect((await desk.task(direct)).priority).toBe(4);
    await desk.scene.rows(
      'UPDATE nominee SET direct_worker = false WHERE id = (SELECT nominee_id FROM dossier WHERE id = $1)',
      [plain],
    );
    await claim(appraiser, (await desk.task(plain)).id);
    await asksSupplement(desk, plain);
    await supplies(desk, plain);
    const [a, b] = [await desk.task(plain), await desk.task(direct)];
    expect([a.due_on, a.priority]).toEqual([b.due_on, 5]);
    expect(await listed()).toEqual([direct, plain]);
  });

  feature(21, 'the lead puts another first, for a reason that is kept', async () => {
    const { id, version } = await desk.task(plain);
    const body = { priority: 1, reason: 'Đã chờ từ đợt trước.' };
    const act = { method: 'PUT', path: `/tasks/${id}/priority`, body, version } as const;
    expect(await appraiser.act(act)).toMatchObject({ done: false, code: 'not-allowed' });
    expect(await lead.must(act)).toMatchObject({ priority: 1, version: version + 1 });
    expect(await lead.act(act)).toMatchObject({ done: false, code: 'stale-version' });
    expect(await listed()).toEqual([plain, direct]);
    expect(await desk.audit(`dossier/${plain}`)).toContainEqual(
      expect.objectContaining({ act: 'prioritise', detail: { taskId: id, from: 5, to: 1, reason: body.reason } }),
    );
  });
});

describe('A task from its arrival to its end', () => {
  interface History {
    readonly state: string;
    readonly holder: string | null;
    readonly endedAt: string | null;
    readonly events: readonly { act: string; by: string | null }[];
  }

  feature(27, 'ready, reserved, ready again, reserved, done: each state with who held it when', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const history = () => appraiser.get<History>(`/tasks/${id}/history`);
    expect(await history()).toMatchObject({ state: 'ready', holder: null, events: [] });
    await claim(appraiser, id);
    expect(await history()).toMatchObject({ state: 'reserved', events: [{ act: 'claim' }] });
    await appraiser.must({ method: 'POST', path: `/tasks/${id}/release`, body: {} });
    expect((await history()).state).toBe('ready');
    await claim(appraiser, id);
    await appraiser.must({ method: 'PUT', path: `/dossiers/${dossier!.id}/reception`, body: { outcome: 'received' } });
    const { state, endedAt, events, holder } = await history();
    expect({ state, endedAt }).toEqual({ state: 'done', endedAt: expect.any(String) });
    expect(events.map(({ act }) => act)).toEqual(['claim', 'release', 'claim']);
    expect(events.every(({ by }) => by === holder)).toBe(true);
  });

  feature(27, 'a task whose dossier was taken back is obsolete, and strangers see nothing of it', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const unit = await desk.unit(UNIT);
    await unit.head.must({
      method: 'PUT',
      path: `/dossiers/${dossier!.id}/withdrawal`,
      body: { reason: 'Đề nghị lại sau.' },
    });
    expect((await appraiser.get<History>(`/tasks/${id}/history`)).state).toBe('obsolete');
    await expect(unit.officer.get(`/tasks/${id}/history`)).rejects.toThrow('no-such-task');
  });
});
