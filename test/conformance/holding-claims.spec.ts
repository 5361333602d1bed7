import { comesTo, does, mustDo } from './acting.js';
import { Desk, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(180_000);

interface Shown {
  readonly state: string;
  readonly holder: string | null;
  readonly allowedActions: readonly string[];
}

describe('Claiming and giving back', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await Desk.open()));
  afterAll(() => desk?.close());

  const appraiser = (nth = 0) => desk.in(HOME_AFFAIRS, 'appraiser', nth);
  const received = { outcome: 'received' };

  feature(1, 'four claim at once; the answer names the holder, the audit has one claim', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const people = await Promise.all([0, 1, 2, 3].map((nth) => appraiser(nth)));
    const outcomes = await Promise.all(people.map((person) => does(person, `/tasks/${id}/claim`)));
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    const task = await desk.task(dossier!.id);
    const [holder] = await desk.scene.rows<{ full_name: string }>('SELECT full_name FROM person WHERE id = $1', [
      task.assignee_id,
    ]);
    for (const outcome of outcomes) {
      if (outcome.done) continue;
      expect(outcome).toMatchObject({
        code: 'task-already-claimed',
        problem: { status: 409, holder: holder!.full_name },
      });
    }
    const claims = (await desk.audit(`dossier/${dossier!.id}`)).filter(({ act }) => act === 'claim');
    expect(claims).toEqual([expect.objectContaining({ person: task.assignee_id, detail: { taskId: id } })]);
  });

  feature(2, 'the reason is in the audit, and any of the group may claim it again', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    await mustDo(await appraiser(), `/tasks/${id}/claim`);
    expect(await comesTo(does(await appraiser(1), `/tasks/${id}/release`))).toBe('task-not-yours');
    await mustDo(await appraiser(), `/tasks/${id}/release`, { reason: 'Nhầm việc' });
    expect(await desk.task(dossier!.id)).toMatchObject({ state: 'ready', assignee_id: null });
    await mustDo(await appraiser(1), `/tasks/${id}/claim`);
    await mustDo(await appraiser(1), `/tasks/${id}/release`);
    const releases = (await desk.audit(`dossier/${dossier!.id}`)).filter(({ act }) => act === 'release');
    expect(releases.map(({ detail }) => detail)).toEqual([{ taskId: id, reason: 'Nhầm việc' }, { taskId: id }]);
  });

  feature(3, 'also when it was made last, and one put ahead by priority before its like', async () => {
    const [late, ahead, soon] = await desk.submitted(3);
    const rank = async (dossierId: string, dueAt: string, priority: number) =>
      desk.scene.rows(
        `UPDATE human_task SET due_at = $2, priority = $3, version = version + 1 WHERE dossier_id = $1 AND ended_at IS NULL`,
        [dossierId, dueAt, priority],
      );
    await rank(late!.id, '2023-01-02T00:00:00Z', 5);
    await rank(ahead!.id, '2023-01-02T00:00:00Z', 1);
    await rank(soon!.id, '2023-01-01T00:00:00Z', 9);
    const taken: unknown[] = [];
    for (let n = 0; n < 3; n += 1) taken.push((await mustDo(await appraiser(2), '/tasks/claim-next'))['dossierId']);
    expect(taken).toEqual([soon!.id, ahead!.id, late!.id]);
  });

  feature(8, 'a post held from tomorrow, or given up, gives nothing; nobody is asked for by name', async () => {
    const [dossier] = await desk.submitted(1);
    const task = await desk.task(dossier!.id);
    expect(task.assignee_id).toBeNull();
    const leaver = await desk.personId((await appraiser(3)).username);
    const until = (day: string | null) =>
      desk.scene.rows('UPDATE position_holder SET valid_to = $2 WHERE person_id = $1', [leaver, day]);
    await until('2023-01-31');
    expect(await comesTo(does(await appraiser(3), `/tasks/${task.id}/claim`))).toBe('no-such-task');
    expect((await desk.task(dossier!.id)).state).toBe('ready');
    await until(null);
    await mustDo(await appraiser(3), `/tasks/${task.id}/claim`);
    await until('2023-01-31');
    // Whoever gave the post up holds nothing of it any more: anybody of the group takes the task over.
    expect(
      await comesTo(does(await appraiser(3), `/dossiers/${dossier!.id}/reception`, received, undefined, 'PUT')),
    ).toBe('not-allowed');
    await mustDo(await appraiser(2), `/tasks/${task.id}/claim`);
    await until(null);
    expect(await comesTo(does(await desk.in(UNIT, 'unit-head'), `/tasks/${task.id}/claim`))).toBe('no-such-task');
  });

  feature(20, 'begun or not, a held task is concluded; the mark can be taken back', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    expect(await comesTo(does(await appraiser(), `/tasks/${id}/start`))).toBe('task-not-yours');
    await mustDo(await appraiser(), `/tasks/${id}/claim`);
    await mustDo(await appraiser(), `/tasks/${id}/start`);
    expect((await desk.task(dossier!.id)).state).toBe('in-progress');
    await mustDo(await appraiser(), `/tasks/${id}/stop`);
    expect((await desk.task(dossier!.id)).state).toBe('reserved');
    await mustDo(await appraiser(), `/tasks/${id}/start`);
    await mustDo(await appraiser(), `/dossiers/${dossier!.id}/reception`, received, undefined, 'PUT');
    const acts = (await desk.audit(`dossier/${dossier!.id}`)).map(({ act }) => act);
    expect(acts.filter((act) => ['claim', 'start', 'stop', 'reception'].includes(act))).toEqual([
      ...['claim', 'start', 'stop', 'start', 'reception'],
    ]);
  });

  feature(28, 'and what it tells is what the command allows', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const seenBy = async (nth: number) => (await appraiser(nth)).get<Shown>(`/tasks/${id}`);
    expect((await seenBy(0)).allowedActions).toEqual(['claim', 'snooze']);
    await mustDo(await appraiser(), `/tasks/${id}/claim`);
    expect((await seenBy(0)).allowedActions).toEqual(['release', 'snooze', 'start', 'delegate', 'receive', 'confirm']);
    expect((await seenBy(1)).allowedActions).toEqual([]);
    const lead = await desk.in(HOME_AFFAIRS, 'appraisal-lead');
    expect((await lead.get<Shown>(`/tasks/${id}`)).allowedActions).toEqual(['reassign', 'prioritise', 'transfer']);
    const file = await (await appraiser()).get<Shown>(`/dossiers/${dossier!.id}`);
    expect(file.allowedActions).toEqual(expect.arrayContaining(['release', 'delegate', 'receive', 'confirm', 'watch']));
    const unit = await (await desk.in(UNIT, 'unit-head')).get<Shown>(`/dossiers/${dossier!.id}`);
    expect(unit.allowedActions).toEqual(['withdraw', 'watch']);
    expect(await comesTo(does(await desk.in(UNIT, 'unit-head'), `/tasks/${id}/reassign`, REASSIGNED, 1))).toBe(
      'no-such-task',
    );
    await mustDo(await appraiser(), `/dossiers/${dossier!.id}/reception`, received, undefined, 'PUT');
    expect((await seenBy(0)).allowedActions).toEqual([]);
  });
});

const REASSIGNED = { personId: '00000000-0000-4000-8000-000000000000', reason: 'Thử' };
