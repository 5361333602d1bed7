import { comesTo, does, mustDo, toldTo } from './acting.js';
import { Desk, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(180_000);

const PROVINCE_HOME_AFFAIRS = 'so-noi-vu-lai-chau';
const RECEIVED = { outcome: 'received' };
const NOBODY = '00000000-0000-4000-8000-000000000000';

interface Task {
  readonly id: string;
  readonly state: string;
  readonly holder: string | null;
  readonly delegate: string | null;
  readonly version: number;
  readonly dueOn: string | null;
  readonly allowedActions: readonly string[];
}

describe('Handing work from one to another', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await Desk.open()));
  afterAll(() => desk?.close());

  const appraiser = (nth = 0) => desk.in(HOME_AFFAIRS, 'appraiser', nth);
  const lead = () => desk.in(HOME_AFFAIRS, 'appraisal-lead');
  const idOf = async (nth: number) => desk.personId((await appraiser(nth)).username);
  const receives = async (nth: number, dossierId: string) =>
    comesTo(does(await appraiser(nth), `/dossiers/${dossierId}/reception`, RECEIVED, undefined, 'PUT'));

  async function held(nth = 0): Promise<{ dossierId: string; taskId: string; name: string }> {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    await mustDo(await appraiser(nth), `/tasks/${id}/claim`);
    return { dossierId: dossier!.id, taskId: id, name: dossier!.name };
  }

  feature(4, 'only who leads the body, only to who may hold it, and only as he saw it', async () => {
    const { dossierId, taskId, name } = await held();
    const to = { personId: await idOf(1), reason: 'Đồng chí Nam nghỉ ốm' };
    const order = async (body = to, version?: number) =>
      does(await lead(), `/tasks/${taskId}/reassign`, body, version ?? (await desk.task(dossierId)).version);

    const stranger = await desk.in(UNIT, 'unit-officer');
    expect(await comesTo(does(stranger, `/tasks/${taskId}/reassign`, to, 2))).toBe('no-such-task');
    expect(await comesTo(does(await appraiser(), `/tasks/${taskId}/reassign`, to, 2))).toBe('not-allowed');
    expect(await order(to, 1)).toMatchObject({ code: 'stale-version', problem: { status: 412, version: 2 } });
    const outside = { ...to, personId: await desk.personId(stranger.username) };
    expect(await comesTo(order(outside))).toBe('wrong-holder');
    expect(await comesTo(order())).toBe('done');

    expect(await desk.task(dossierId)).toMatchObject({ state: 'reserved', assignee_id: to.personId });
    const entries = (await desk.audit(`dossier/${dossierId}`)).filter(({ act }) => act === 'reassign');
    expect(entries).toEqual([
      expect.objectContaining({
        person: await desk.personId((await lead()).username),
        detail: { taskId, from: await idOf(0), to: to.personId, reason: to.reason },
      }),
    ]);
    expect(await toldTo(await appraiser())).toContain(`Việc đã giao cho người khác: tiếp nhận hồ sơ của ${name}`);
    expect(await toldTo(await appraiser(1))).toContain(`Việc được giao cho bạn: tiếp nhận hồ sơ của ${name}`);
    expect([await receives(0, dossierId), await receives(1, dossierId)]).toEqual(['task-not-yours', 'done']);
  });

  feature(5, 'the owner stays, may call it back, and the helper concludes nothing', async () => {
    const { dossierId, taskId, name } = await held();
    const ask = { personId: await idOf(2), note: 'Đối chiếu giúp chữ ký' };
    const stranger = await desk.personId((await desk.in(UNIT, 'unit-officer')).username);
    expect(await comesTo(does(await appraiser(), `/tasks/${taskId}/delegate`, { ...ask, personId: stranger }))).toBe(
      'wrong-holder',
    );
    expect(await comesTo(does(await appraiser(1), `/tasks/${taskId}/delegate`, ask))).toBe('task-not-yours');
    await mustDo(await appraiser(), `/tasks/${taskId}/delegate`, ask);
    expect(await desk.task(dossierId)).toMatchObject({ state: 'waiting', assignee_id: await idOf(0) });
    expect([await receives(0, dossierId), await receives(2, dossierId)]).toEqual(['task-delegated', 'task-not-yours']);
    expect(await comesTo(does(await appraiser(), `/tasks/${taskId}/release`))).toBe('task-delegated');
    expect(await comesTo(does(await appraiser(1), `/tasks/${taskId}/resolve`, { answer: 'Xong' }))).toBe(
      'task-not-delegated',
    );

    const asked = (await (await appraiser(2)).all<Task>('/tasks?state=delegated')).find(({ id }) => id === taskId);
    expect(asked).toMatchObject({ state: 'waiting', delegate: expect.any(String), allowedActions: ['resolve'] });
    await mustDo(await appraiser(2), `/tasks/${taskId}/resolve`, { answer: 'Chữ ký đúng' });
    expect(await toldTo(await appraiser())).toContain(`Đã làm giúp xong: tiếp nhận hồ sơ của ${name}`);
    expect((await desk.task(dossierId)).state).toBe('reserved');

    await mustDo(await appraiser(), `/tasks/${taskId}/delegate`, ask);
    await mustDo(await appraiser(), `/tasks/${taskId}/call-back`);
    expect(await comesTo(does(await appraiser(2), `/tasks/${taskId}/resolve`, { answer: 'Muộn' }))).toBe(
      'task-not-delegated',
    );
    expect(await receives(0, dossierId)).toBe('done');
    const rows = await desk.scene.rows(
      'SELECT outcome, answer FROM task_delegation WHERE task_id = $1 ORDER BY ended_at',
      [taskId],
    );
    expect(rows).toEqual([
      { outcome: 'resolved', answer: 'Chữ ký đúng' },
      { outcome: 'called-back', answer: null },
    ]);
    const acts = (await desk.audit(`dossier/${dossierId}`)).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['delegate', 'resolve', 'delegate', 'call-back', 'reception']));
  });

  feature(6, 'what Home Affairs itself proposes goes to the next level, where it is due the same day', async () => {
    const [dossier] = await desk.submitted(1, HOME_AFFAIRS);
    const before = await desk.task(dossier!.id);
    // Everybody of the body is of the proposing unit: nobody there may handle it.
    expect(await comesTo(does(await appraiser(), `/tasks/${before.id}/claim`))).toBe('no-such-task');
    const { targets } = await (
      await lead()
    ).get<{ targets: { groupId: string; role: string; body: string }[] }>(`/tasks/${before.id}/transfers`);
    const above = targets.find(({ role, body }) => role === 'appraiser' && body.startsWith('Sở Nội vụ'));
    const order = { groupId: above!.groupId, reason: 'Hồ sơ của chính Phòng Nội vụ', basis: 'Luật PCTN 2018, Điều 23' };
    expect(await comesTo(does(await lead(), `/tasks/${before.id}/transfer`, { ...order, groupId: NOBODY }, 1))).toBe(
      'transfer-not-open',
    );
    await mustDo(await lead(), `/tasks/${before.id}/transfer`, order, before.version);

    const after = await desk.task(dossier!.id);
    expect(after).toMatchObject({ id: before.id, state: 'ready', group_id: above!.groupId, due_on: before.due_on });
    expect(after.due_at).toEqual(before.due_at);
    expect(await desk.scene.rows('SELECT reason, basis FROM task_transfer WHERE task_id = $1', [before.id])).toEqual([
      { reason: order.reason, basis: order.basis },
    ]);
    const provincial = await desk.in(PROVINCE_HOME_AFFAIRS, 'appraiser');
    await mustDo(provincial, `/tasks/${before.id}/claim`);
    await mustDo(provincial, `/dossiers/${dossier!.id}/reception`, RECEIVED, undefined, 'PUT');
    const told = await toldTo(await desk.in(PROVINCE_HOME_AFFAIRS, 'appraisal-lead'));
    expect(told).toContain(`Việc chuyển tới: tiếp nhận hồ sơ của ${dossier!.name}`);
    const acts = (await desk.audit(`dossier/${dossier!.id}`)).filter(({ act }) => act === 'transfer');
    expect(acts.map(({ detail }) => detail)).toEqual([
      { taskId: before.id, from: before.group_id, to: after.group_id, reason: order.reason, basis: order.basis },
    ]);
  });

  feature(
    11,
    'who watches is told of each stage; who leads sees all of his body; who administers decides nothing',
    async () => {
      const { dossierId, taskId } = await held();
      const watcher = await desk.in(UNIT, 'unit-officer');
      const stranger = await desk.in('xa-ban-hon', 'unit-officer');
      const watch = (who: typeof watcher) => does(who, `/dossiers/${dossierId}/watch`, {}, undefined, 'PUT');
      expect([await comesTo(watch(watcher)), await comesTo(watch(stranger))]).toEqual(['done', 'no-such-dossier']);
      const supervised = await (await lead()).all<Task>('/tasks?state=body');
      expect(supervised.find(({ id }) => id === taskId)).toMatchObject({
        holder: expect.any(String),
        allowedActions: ['reassign', 'prioritise', 'transfer'],
      });
      const administrator = await desk.as('quantri');
      expect(await comesTo(does(administrator, `/tasks/${taskId}/claim`))).toBe('no-such-task');
      expect(await comesTo(does(administrator, `/dossiers/${dossierId}/reception`, RECEIVED, undefined, 'PUT'))).toBe(
        'not-allowed',
      );
      expect(
        (await administrator.get<{ items: unknown[] }>(`/audit/dossier/${dossierId}`)).items.length,
      ).toBeGreaterThan(0);

      expect(await receives(0, dossierId)).toBe('done');
      await desk.scene.followed();
      const told = (await toldTo(watcher)).filter((title) => title.startsWith('Đang thẩm định'));
      expect(told).toHaveLength(1);
      await mustDo(watcher, `/dossiers/${dossierId}/watch`, {}, undefined, 'DELETE');
      expect(await desk.scene.rows('SELECT FROM dossier_watch WHERE dossier_id = $1', [dossierId])).toEqual([]);
    },
  );

  feature(23, 'a step is never cancelled; work beside it is, by whoever leads its body', async () => {
    const { dossierId, taskId } = await held();
    const order = { code: 'duplicate', basis: 'Công văn 12/PNV', note: 'Đã có ý kiến bằng văn bản.' };
    const version = (await desk.task(dossierId)).version;
    expect(await comesTo(does(await lead(), `/tasks/${taskId}/cancel`, order, version))).toBe('task-concludes');
    const [beside] = await desk.scene.rows<{ id: string }>(BESIDE, [dossierId, await idOf(1)]);
    expect(await comesTo(does(await lead(), `/tasks/${beside!.id}/cancel`, { ...order, code: 'any' }, 1))).toBe(
      'invalid-input',
    );
    expect(await comesTo(does(await appraiser(1), `/tasks/${beside!.id}/cancel`, order, 1))).toBe('not-allowed');
    await mustDo(await lead(), `/tasks/${beside!.id}/cancel`, order, 1);
    expect(
      await desk.scene.rows('SELECT state, cancel_code, cancel_basis FROM human_task WHERE id = $1', [beside!.id]),
    ).toEqual([{ state: 'cancelled', cancel_code: 'duplicate', cancel_basis: 'Công văn 12/PNV' }]);
    const entry = (await desk.audit(`dossier/${dossierId}`)).find(({ act }) => act === 'cancel');
    expect(entry!.detail).toEqual({ taskId: beside!.id, ...order });
    expect(await receives(0, dossierId)).toBe('done');
  });
});

/** A task beside the visit's own, of the appraisers, held by one of them. */
const BESIDE = `
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, state, assignee_id, claimed_at, concludes, created_at)
  SELECT gen_random_uuid(), 'opinion', t.dossier_id, t.campaign_id, t.visit_id, t.group_id, 'reserved', $2, legal_now(), false, legal_now()
    FROM human_task t WHERE t.dossier_id = $1 AND t.ended_at IS NULL RETURNING id`;
