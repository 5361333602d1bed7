import { comesTo, does, mustDo, toldTo } from './acting.js';
import { Desk, DISTRICT, HOME_AFFAIRS } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

const RECEIVED = { outcome: 'received' };

interface Post {
  readonly positionId: string;
  readonly role: string;
  readonly bodyCode: string;
  readonly onBehalfOf: { readonly fullName: string } | null;
}

interface Task {
  readonly id: string;
  readonly holder: string | null;
  readonly onBehalfOf: string | null;
  readonly allowedActions: readonly string[];
}

describe('A standing substitute', () => {
  let desk: Desk;
  beforeAll(async () => void (desk = await Desk.open()));
  afterAll(() => desk?.close());

  const appraiser = (nth = 0) => desk.in(HOME_AFFAIRS, 'appraiser', nth);
  const officer = () => desk.in(HOME_AFFAIRS, 'unit-officer');
  const lead = () => desk.in(HOME_AFFAIRS, 'appraisal-lead');
  const idOf = (who: { username: string }) => desk.personId(who.username);
  const nameOf = async (who: { username: string }) => {
    const [row] = await desk.scene.rows<{ full_name: string }>('SELECT full_name FROM person WHERE id = $1', [
      await idOf(who),
    ]);
    return row!.full_name;
  };
  const posts = async (who: Awaited<ReturnType<typeof officer>>) =>
    (await who.get<{ posts: Post[] }>('/session')).posts;
  const postOf = async (who: Awaited<ReturnType<typeof officer>>, role: string) =>
    (await posts(who)).find((post) => post.role === role)!;
  const receives = async (who: Awaited<ReturnType<typeof officer>>, dossierId: string) =>
    comesTo(does(who, `/dossiers/${dossierId}/reception`, RECEIVED, undefined, 'PUT'));

  /** The first appraiser stood in for by the body's officer, who has no such post of his own. */
  async function mandate(days: { validFrom: string; validTo: string }, by = appraiser()) {
    const absent = await appraiser();
    const { positionId } = await postOf(absent, 'appraiser');
    return does(await by, '/mandates', {
      ...{ positionId, personId: await idOf(absent), substituteId: await idOf(await officer()), ...days },
      reason: 'Nghỉ phép',
      document: 'QĐ 7/PNV',
    });
  }

  feature(7, 'claims, takes over, concludes; what is left goes back when it ends early', async () => {
    const [fresh, kept, left] = await desk.submitted(3);
    for (const dossier of [kept!, left!]) {
      await mustDo(await appraiser(), `/tasks/${(await desk.task(dossier.id)).id}/claim`);
    }
    const taskId = (await desk.task(fresh!.id)).id;
    expect(await comesTo(does(await officer(), `/tasks/${taskId}/claim`))).toBe('no-such-task');
    const days = { validFrom: '2023-06-08', validTo: '2023-06-20' };
    expect(await comesTo(mandate(days, appraiser(1)))).toBe('not-allowed');
    const made = await mandate(days);
    expect(made.done).toBe(true);
    expect(await comesTo(mandate(days))).toBe('mandate-overlaps');
    const mandateId = made.done ? String(made.answer['id']) : '';

    expect(await postOf(await officer(), 'appraiser')).toMatchObject({
      onBehalfOf: { fullName: await nameOf(await appraiser()) },
    });
    await mustDo(await officer(), `/tasks/${taskId}/claim`);
    const absents = await (await officer()).all<Task>('/tasks?state=absent');
    expect(absents.map(({ id }) => id).sort()).toEqual(
      [(await desk.task(kept!.id)).id, (await desk.task(left!.id)).id].sort(),
    );
    expect(absents[0]!.allowedActions).toEqual(['claim']);
    for (const dossier of [kept!, left!]) {
      await mustDo(await officer(), `/tasks/${(await desk.task(dossier.id)).id}/claim`);
    }
    const shown = await (await lead()).get<Task>(`/tasks/${taskId}`);
    const [substitute, absent] = [await nameOf(await officer()), await nameOf(await appraiser())];
    expect(shown).toMatchObject({ holder: `${substitute} thay mặt ${absent}`, onBehalfOf: absent });

    expect(await receives(await officer(), kept!.id)).toBe('done');
    const [conclusion] = await desk.scene.rows('SELECT person_id, on_behalf_of FROM conclusion WHERE dossier_id = $1', [
      kept!.id,
    ]);
    const [officerId, appraiserId] = [await idOf(await officer()), await idOf(await appraiser())];
    expect(conclusion).toEqual({ person_id: officerId, on_behalf_of: appraiserId });
    const entries = await desk.scene.rows<{ entry: Record<string, unknown> }>(ENTRIES, [`dossier/${kept!.id}`]);
    const reception = entries.map(({ entry }) => entry).find(({ act }) => act === 'reception');
    expect(reception).toMatchObject({ person: officerId, onBehalfOf: appraiserId });

    await mustDo(await lead(), `/mandates/${mandateId}/end`);
    expect(await desk.task(fresh!.id)).toMatchObject({ state: 'ready', assignee_id: null });
    expect(await desk.task(left!.id)).toMatchObject({ state: 'reserved', assignee_id: appraiserId });
    expect(await comesTo(does(await officer(), `/tasks/${taskId}/claim`))).toBe('no-such-task');
    expect((await toldTo(await officer())).filter((title) => title.includes('ử lý thay'))).toHaveLength(2);
  });

  feature(7, 'what binds the absent binds the substitute, and the post is not passed on', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    const made = await mandate({ validFrom: '2023-06-08', validTo: '2023-06-09' }, lead());
    expect(made.done).toBe(true);
    await mustDo(await appraiser(), '/conflicts', { dossierId: dossier!.id, kind: 'kin', reason: 'Em họ' });
    expect(await comesTo(does(await officer(), `/tasks/${id}/claim`))).toBe('no-such-task');
    expect((await (await officer()).all<Task>('/tasks?state=ready')).map((task) => task.id)).not.toContain(id);

    const { positionId } = await postOf(await lead(), 'appraisal-lead');
    const passedOn = {
      ...{ positionId, personId: await idOf(await lead()), substituteId: await idOf(await appraiser(1)) },
      ...{ validFrom: '2023-06-10', validTo: '2023-06-11', reason: 'Nhờ tiếp' },
    };
    expect(await comesTo(does(await officer(), '/mandates', passedOn))).toBe('not-allowed');
    const days = { validFrom: '2023-06-08', validTo: '2023-06-09' };
    const substituteId = await idOf(await officer());
    const acting = await mustDo(await lead(), '/mandates', { ...passedOn, ...days, substituteId });
    // He leads the body in its lead's stead, and still does not hand that on.
    expect(await comesTo(does(await officer(), '/mandates', passedOn))).toBe('not-substitutable');
    const chair = await desk.in(DISTRICT, 'council-chair');
    const seat = await postOf(chair, 'council-member');
    const vote = {
      ...passedOn,
      personId: await idOf(chair),
      positionId: seat.positionId,
      substituteId: await idOf(await desk.as('quantri')),
    };
    expect(await comesTo(does(chair, '/mandates', vote))).toBe('not-substitutable');
    await mustDo(await lead(), `/mandates/${String(acting['id'])}/end`);
    if (made.done) await mustDo(await lead(), `/mandates/${String(made.answer['id'])}/end`);
  });

  feature(7, 'by the day alone: nothing has to run for it to begin, and a sweep gives back what it left', async () => {
    const [dossier, other] = await desk.submitted(2);
    const [taskId, otherId] = [(await desk.task(dossier!.id)).id, (await desk.task(other!.id)).id];
    expect((await mandate({ validFrom: '2023-06-12', validTo: '2023-06-13' })).done).toBe(true);
    expect(await comesTo(does(await officer(), `/tasks/${taskId}/claim`))).toBe('no-such-task');
    await desk.scene.moveTo('2023-06-13T09:00:00+07:00');
    await mustDo(await officer(), `/tasks/${taskId}/claim`);
    await mustDo(await officer(), `/tasks/${otherId}/claim`);
    await desk.scene.moveTo('2023-06-14T09:00:00+07:00');
    expect(await receives(await officer(), dossier!.id)).toBe('not-allowed');
    // Whoever holds the post need not wait for the sweep.
    await mustDo(await appraiser(1), `/tasks/${taskId}/claim`);
    while ((await desk.task(other!.id)).state !== 'ready') await desk.scene.moment();
    const released = (await desk.audit(`dossier/${other!.id}`)).find(({ act }) => act === 'release');
    expect(released).toMatchObject({ person: null, detail: { taskId: otherId, because: 'mandate-ended' } });
  });
});

const ENTRIES = 'SELECT entry::jsonb AS entry FROM audit_entry WHERE subject = $1 ORDER BY seq';
