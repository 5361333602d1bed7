import { pathOf, SOUND_BODIES, WHO_MAY } from '../acceptance/rights.table.js';
import { comesTo, does, mustDo } from './acting.js';
import { Desk, DISTRICT, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

const RECEIVED = { outcome: 'received' };

interface Task {
  readonly id: string;
}

describe('Who may not handle a dossier', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await Desk.open()));
  afterAll(() => desk?.close());

  const appraiser = (nth = 0) => desk.in(HOME_AFFAIRS, 'appraiser', nth);
  const lead = () => desk.in(HOME_AFFAIRS, 'appraisal-lead');
  const idOf = (who: { username: string }) => desk.personId(who.username);
  const receives = async (who: Awaited<ReturnType<typeof lead>>, dossierId: string) =>
    comesTo(does(who, `/dossiers/${dossierId}/reception`, RECEIVED, undefined, 'PUT'));

  feature(9, 'in the group and yet in no list, claim, order or conclusion: own unit, preparer, signer', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const [officer, head] = [await desk.in(UNIT, 'unit-officer'), await desk.in(UNIT, 'unit-head')];
    for (const person of [officer, head]) await desk.scene.rows(JOINS_APPRAISERS, [await idOf(person), HOME_AFFAIRS]);
    const excluded = async (person: typeof officer, why: string) => {
      expect((await person.all<Task>('/tasks?state=ready')).map((task) => task.id)).not.toContain(id);
      expect(await comesTo(does(person, `/tasks/${id}/claim`))).toBe('no-such-task');
      expect(await comesTo(does(person, '/tasks/claim-next', { kind: 'reception' }))).toBe('no-task-to-claim');
      const order = { personId: await idOf(person), reason: 'Thử' };
      const { version } = await desk.task(dossier!.id);
      expect(await comesTo(does(await lead(), `/tasks/${id}/reassign`, order, version))).toBe('person-excluded');
      // Even where the rows say that he holds it, he concludes nothing.
      await desk.scene.rows(HELD_BY, [id, await idOf(person)]);
      expect(await receives(person, dossier!.id)).toBe(why);
      await desk.scene.rows(HELD_BY, [id, null]);
    };
    await excluded(officer, 'four-eyes');
    await excluded(head, 'own-unit');
    // Having left the unit changes nothing: he prepared the dossier, and he signed its submission.
    for (const person of [officer, head]) await desk.scene.rows(LEAVES, [await idOf(person), UNIT]);
    await excluded(officer, 'four-eyes');
    await excluded(head, 'four-eyes');
    await mustDo(await appraiser(), `/tasks/${id}/claim`);
    const help = { personId: await idOf(head), note: 'Làm giúp' };
    expect(await comesTo(does(await appraiser(), `/tasks/${id}/delegate`, help))).toBe('person-excluded');
    expect(await receives(await appraiser(), dossier!.id)).toBe('done');
    await desk.scene.rows('UPDATE position_holder SET valid_to = NULL WHERE person_id = ANY ($1::uuid[])', [
      [await idOf(officer), await idOf(head)],
    ]);
    await desk.scene.rows(LEAVES_APPRAISERS, [[await idOf(officer), await idOf(head)]]);
  });

  feature(10, 'declared by oneself or by the lead; what is held goes back; nobody else reads why', async () => {
    const [kin, interest] = await desk.submitted(2);
    const tasks = [await desk.task(kin!.id), await desk.task(interest!.id)];
    for (const { id } of tasks) await mustDo(await appraiser(), `/tasks/${id}/claim`);
    const [nominee] = await desk.scene.rows<{ subject_id: string }>(
      'SELECT n.subject_id FROM nominee n JOIN dossier d ON d.nominee_id = n.id WHERE d.id = $1',
      [kin!.id],
    );
    const declared = { subjectId: nominee!.subject_id, kind: 'kin', reason: 'Con gái tôi' };
    const { id, released } = await mustDo(await appraiser(), '/conflicts', declared);
    expect(released).toBe(1);
    expect(await desk.task(kin!.id)).toMatchObject({ state: 'ready', assignee_id: null });
    expect(await comesTo(does(await appraiser(), '/conflicts', declared))).toBe('already-recorded');
    expect(await comesTo(does(await appraiser(), `/tasks/${tasks[0]!.id}/claim`))).toBe('no-such-task');
    await desk.scene.rows(HELD_BY, [tasks[0]!.id, await idOf(await appraiser())]);
    expect(await receives(await appraiser(), kin!.id)).toBe('conflict-of-interest');

    const recorded = { ...{ dossierId: interest!.id, kind: 'other', reason: 'Cùng góp vốn' } };
    const about = { ...recorded, personId: await idOf(await appraiser()) };
    expect(await comesTo(does(await appraiser(1), '/conflicts', about))).toBe('not-allowed');
    const byLead = await mustDo(await lead(), '/conflicts', about);
    expect(await comesTo(does(await appraiser(), `/conflicts/${String(byLead['id'])}/end`))).toBe('no-such-thing');

    const reasonsTo = async (who: Awaited<ReturnType<typeof lead>>) =>
      (await who.all<{ reason: string | null }>('/conflicts')).map(({ reason }) => reason).sort();
    expect(await reasonsTo(await appraiser())).toEqual(['Con gái tôi', null].sort());
    expect(await reasonsTo(await lead())).toEqual(['Cùng góp vốn']);
    expect(await reasonsTo(await appraiser(1))).toEqual([]);
    expect(await desk.audit(`conflict/${String(id)}`)).toEqual([
      expect.objectContaining({ act: 'declare', detail: { personId: await idOf(await appraiser()), kind: 'kin' } }),
    ]);
    await mustDo(await appraiser(), `/conflicts/${String(id)}/end`);
    expect(await receives(await appraiser(), kin!.id)).toBe('done');
  });

  feature(26, 'a dossier on hold is not received: the answer says so and nothing is left behind', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    await mustDo(await appraiser(1), `/tasks/${id}/claim`);
    const hold = { kind: 'hold', reason: 'Có đơn tố cáo đang xác minh', document: 'CV 9' };
    await mustDo(await lead(), `/dossiers/${dossier!.id}/hold`, hold, undefined, 'PUT');
    const before = await desk.audit(`dossier/${dossier!.id}`);
    const task = await desk.task(dossier!.id);
    const refused = await does(await appraiser(1), `/dossiers/${dossier!.id}/reception`, RECEIVED, undefined, 'PUT');
    expect(refused).toMatchObject({ code: 'dossier-on-hold', problem: { status: 409 } });
    expect(await desk.audit(`dossier/${dossier!.id}`)).toEqual(before);
    expect(await desk.task(dossier!.id)).toEqual(task);
    expect(await desk.scene.rows('SELECT FROM conclusion WHERE dossier_id = $1', [dossier!.id])).toEqual([]);
  });

  feature(47, 'every operation is in the table; the clerk is refused wherever it does not name him', async () => {
    const document = await (await fetch(`${desk.scene.base}/api/openapi.json`)).json();
    const { paths } = document as { paths: Record<string, Record<string, unknown>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    expect(operations.sort()).toEqual(Object.keys(WHO_MAY).sort());

    const clerk = await desk.in(DISTRICT, 'clerk');
    const roles = desk.scene.people.rolesOf(clerk.username);
    const wrong: string[] = [];
    for (const [route, who] of Object.entries(WHO_MAY)) {
      const [method, path] = route.split(' ') as ['POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET', string];
      if (typeof who === 'string' || method === 'GET') continue;
      const body = (SOUND_BODIES[route] ?? {}) as Record<string, unknown>;
      const code = await comesTo(clerk.act({ method, path: pathOf(path), body, version: 1 }));
      if ((code === 'not-allowed') === who.some((role) => roles.includes(role))) wrong.push(`${route}: ${code}`);
    }
    expect(wrong).toEqual([]);
  });
});

const JOINS_APPRAISERS = `
  INSERT INTO position_holder (position_id, person_id, title, valid_from)
  SELECT p.id, $1, 'Chuyên viên', '2021-01-01' FROM position p JOIN body b ON b.id = p.body_id WHERE b.code = $2 AND p.role = 'appraiser'`;

const LEAVES = `
  UPDATE position_holder h SET valid_to = '2023-01-31' FROM position p JOIN body b ON b.id = p.body_id
   WHERE p.id = h.position_id AND h.person_id = $1 AND b.code = $2`;

const LEAVES_APPRAISERS = `
  DELETE FROM position_holder h USING position p WHERE p.id = h.position_id AND p.role = 'appraiser' AND h.person_id = ANY ($1::uuid[])`;

const HELD_BY = `
  UPDATE human_task SET assignee_id = $2, state = CASE WHEN $2::uuid IS NULL THEN 'ready' ELSE 'reserved' END, version = version + 1
   WHERE id = $1`;
