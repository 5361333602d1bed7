import { EditedReference } from '../integration/support/edited-reference.js';
import { loadLaw, rungsOf, toldOf } from './changed-law.js';
import { Desk, DISTRICT, HOME_AFFAIRS } from './desk.js';
import { feature } from './features.js';
import { asksSupplement, supplies } from './supplement-steps.js';

jest.setTimeout(240_000);

const law = new EditedReference();
let desk: Desk;
beforeAll(async () => void (desk = await Desk.open()));
afterAll(async () => {
  law.remove();
  await desk?.close();
});

interface History {
  readonly deadlines: readonly { revision: number; dueOn: string; basis: string; by: string | null }[];
  readonly rungs: readonly { step: string; deadlineRev: number; outcome: string | null }[];
}

const lead = () => desk.in(HOME_AFFAIRS, 'appraisal-lead');
const appraiser = () => desk.in(HOME_AFFAIRS, 'appraiser');
const historyOf = async (taskId: string) => (await appraiser()).get<History>(`/tasks/${taskId}/history`);
const actsOf = async (id: string) => (await desk.audit(`dossier/${id}`)).map(({ act }) => act);

async function claimed(dossierId: string): Promise<string> {
  const { id } = await desk.task(dossierId);
  await (await appraiser()).must({ method: 'POST', path: `/tasks/${id}/claim`, body: {} });
  return id;
}

/** When the dossier's procedure acts next by itself. */
async function nextInstant(dossierId: string): Promise<Date | null> {
  const [row] = await desk.scene.rows<{ due_at: Date | null }>('SELECT due_at FROM procedure WHERE id = $1', [
    dossierId,
  ]);
  return row!.due_at;
}

describe('A reception that arrived on Thursday 8 June 2023', () => {
  feature(12, 'five working days later, on the basis its history names', async () => {
    const [dossier] = await desk.submitted(1);
    const task = await desk.task(dossier!.id);
    expect(task.due_on).toBe('2023-06-15');
    expect((await historyOf(task.id)).deadlines).toMatchObject([
      { revision: 1, dueOn: '2023-06-15', basis: 'Thời hạn 5 ngày làm việc từ ngày 2023-06-08', by: null },
    ]);
    expect(await desk.audit(`dossier/${dossier!.id}`)).toContainEqual(
      expect.objectContaining({
        act: 'enterStage',
        person: null,
        detail: expect.objectContaining({ dueOn: '2023-06-15' }),
      }),
    );
  });

  feature(13, 'one revision of the calendar moves day, rungs and the timer itself', async () => {
    const [dossier] = await desk.submitted(1);
    const id = dossier!.id;
    const taskId = await claimed(id);
    expect(await nextInstant(id)).toEqual(new Date('2023-06-12T01:00:00Z'));
    law.edit(
      'law/calendar.yaml',
      "    'off':\n      - { date: '2023-01-02'",
      "    'off':\n      - { date: '2023-06-12', name: nghỉ }\n      - { date: '2023-01-02'",
    );
    const { moved } = await loadLaw(desk, law);
    expect(moved).toContainEqual({ kind: 'task', subject: id, from: '2023-06-15', to: '2023-06-16' });

    const task = await desk.task(id);
    expect(task).toMatchObject({ due_on: '2023-06-16', assignee_id: expect.any(String) });
    const rungs = await rungsOf(desk, taskId);
    expect(rungs.filter(({ rev }) => rev === 1).every(({ outcome }) => outcome === 'void')).toBe(true);
    expect(rungs.find(({ step, rev }) => rev === 2 && step === 'two-before')?.due).toEqual(
      new Date('2023-06-14T01:00:00Z'),
    );
    expect(await nextInstant(id)).toEqual(new Date('2023-06-13T01:00:00Z'));
    expect(await actsOf(id)).toContain('deadline-moved');

    await desk.scene.moveTo('2023-06-14T00:59:00Z');
    expect(await toldOf(desk, id)).toEqual([]);
    await desk.scene.moveTo('2023-06-14T01:00:00Z');
    expect(await toldOf(desk, id)).toMatchObject([
      { step: 'two-before', title: expect.stringContaining('Còn 2 ngày') },
    ]);
  });
});

describe('A reception that arrived before the national holiday', () => {
  feature(18, 'holidays are skipped, a make-up Sunday counts', async () => {
    await desk.scene.moveTo('2023-08-30T02:00:00Z');
    const [dossier] = await desk.submitted(1);
    expect((await desk.task(dossier!.id)).due_on).toBe('2023-09-08');
    law.edit('law/calendar.yaml', 'makeup: []', "makeup:\n      - { date: '2023-09-03', forDate: '2023-09-01' }");
    await loadLaw(desk, law);
    const task = await desk.task(dossier!.id);
    expect(task.due_on).toBe('2023-09-07');
    expect((await historyOf(task.id)).deadlines).toMatchObject([
      { revision: 1, dueOn: '2023-09-08' },
      { revision: 2, dueOn: '2023-09-07', basis: expect.stringContaining('lịch làm việc theo bản pháp luật số') },
    ]);
  });
});

describe('A dossier whose time stands still', () => {
  feature(19, 'after an objection the remainder runs on, and nobody is urged meanwhile', async () => {
    await desk.scene.moveTo('2023-09-11T02:00:00Z');
    const [dossier] = await desk.submitted(1);
    const id = dossier!.id;
    const taskId = await claimed(id);
    expect((await desk.task(id)).due_on).toBe('2023-09-18');
    const body = { kind: 'objection', reason: 'Có đơn kiến nghị.', document: 'Đơn ngày 11/9/2023' };
    await (await lead()).must({ method: 'PUT', path: `/dossiers/${id}/hold`, body });
    await desk.scene.followed();
    expect(await nextInstant(id)).toBeNull();

    await desk.scene.moveTo('2023-09-19T02:00:00Z');
    expect(await toldOf(desk, id)).toEqual([]);
    const refused = await (
      await appraiser()
    ).act({ method: 'PUT', path: `/dossiers/${id}/reception`, body: { outcome: 'received' } });
    expect(refused).toMatchObject({ done: false, code: 'dossier-on-hold' });
    const resumed = await (
      await lead()
    ).must({ method: 'PUT', path: `/dossiers/${id}/resume`, body: { note: 'Đã giải quyết.' } });
    expect(resumed).toMatchObject({ dueOn: '2023-09-26' });
    await desk.scene.followed();
    expect((await desk.task(id)).due_on).toBe('2023-09-26');
    const ahead = (await rungsOf(desk, taskId)).filter(({ outcome }) => outcome === null);
    expect(ahead[1]).toMatchObject({ step: 'two-before', rev: 2, due: new Date('2023-09-22T01:00:00Z') });
    expect(await nextInstant(id)).toEqual(ahead[0]!.due);
    expect(await actsOf(id)).toEqual(expect.arrayContaining(['hold', 'resume', 'deadline-moved']));
    expect((await historyOf(taskId)).deadlines).toMatchObject([{ revision: 1 }, { revision: 2, dueOn: '2023-09-26' }]);
  });

  feature(19, 'after a supplement the limit starts again in full', async () => {
    const [dossier] = await desk.submitted(1);
    const id = dossier!.id;
    await claimed(id);
    await asksSupplement(desk, id);
    await desk.scene.moveTo('2023-09-21T02:00:00Z');
    await supplies(desk, id);
    expect(await desk.task(id)).toMatchObject({ kind: 'reception', due_on: '2023-09-28' });
    const ledger = await (await lead()).get<{ suspensions: object[] }>(`/dossiers/${id}/suspensions`);
    expect(ledger.suspensions).toMatchObject([{ kind: 'supplement', toAt: expect.any(String) }]);
  });
});

describe('A law that changes while dossiers are under way', () => {
  feature(50, 'the frozen rules stay until the issuer migrates the campaign, by an audited act', async () => {
    const chair = await desk.in(DISTRICT, 'campaign-issuer');
    const [before] = await desk.submitted(1);
    const wasDue = (await desk.task(before!.id)).due_on;
    law.edit('law/limits.yaml', 'count: 5', 'count: 8');
    const { version } = await loadLaw(desk, law);
    const [frozen] = await desk.submitted(1);
    expect((await desk.task(frozen!.id)).due_on).toBe(wasDue);

    const { differences } = await chair.get<{ differences: { part: string; code: string }[] }>(
      `/campaigns/${desk.campaignId}/procedure`,
    );
    expect(differences).toContainEqual(expect.objectContaining({ part: 'limits', code: 'reception/any' }));
    const body = { toVersion: version, basis: 'Công văn 20 ngày 21/9/2023' };
    const migration = { method: 'POST', path: `/campaigns/${desk.campaignId}/procedure-migrations`, body } as const;
    const stranger = await desk.in('xa-binh-lu', 'unit-head');
    expect(await stranger.act(migration)).toMatchObject({ done: false, code: 'not-allowed' });
    expect(await chair.must(migration)).toMatchObject({ revision: 2 });

    const [after] = await desk.submitted(1);
    expect((await desk.task(before!.id)).due_on).toBe(wasDue);
    expect((await desk.task(frozen!.id)).due_on).toBe(wasDue);
    expect((await desk.task(after!.id)).due_on).toBe('2023-10-03');
    expect(await desk.audit(`campaign/${desk.campaignId}`)).toContainEqual(
      expect.objectContaining({ act: 'procedure-migrated', person: await desk.personId(chair.username) }),
    );
  });
});
