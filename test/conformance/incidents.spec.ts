import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@bangvang/temporal';
import type { PersistentClient } from '../support/persistent-client.js';
import { Desk, HOME_AFFAIRS } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

interface Incident {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly subjectId: string;
  readonly detail: string;
  readonly times: number;
  readonly resolution: string | null;
  readonly version: number;
}

interface Finding {
  readonly kind: string;
  readonly subjectId: string;
  readonly toDo: string;
}

let desk: Desk;
let operator: PersistentClient;
beforeAll(async () => {
  desk = await Desk.open();
  operator = await desk.as('quantri');
});
afterAll(() => desk?.close());

/** Asks for a reconciliation as an operator does, and waits for its findings. */
async function reconciled(): Promise<Record<string, number>> {
  const { id } = await operator.must({ method: 'POST', path: '/operations/reconciliations', body: {} });
  for (;;) {
    const { findings } = await operator.get<{ findings: Record<string, number> | null }>(
      `/operations/reconciliations/${String(id)}`,
    );
    if (findings) return findings;
    await sleep(200);
  }
}

const radar = (kind: string) => operator.all<Finding>(`/operations/radar?kind=${kind}`);
const incidents = (query = '') => operator.all<Incident>(`/operations/incidents${query}`);
const incidentOf = async (subjectId: string) =>
  [...(await incidents()), ...(await incidents('?state=resolved'))].find(
    (incident) => incident.subjectId === subjectId,
  );

/** A procedure the engine no longer runs, though its dossier is open. */
async function losesItsWorkflow(dossierId: string): Promise<void> {
  const { settings } = desk.scene.installation;
  const temporal = connect({ address: `127.0.0.1:${settings.ports.temporal}`, namespace: settings.temporalNamespace });
  await temporal.client.workflow.getHandle(`award-dossier/${dossierId}`).terminate('lost');
  await temporal.close();
}

/** So long ago, by real time, that the radar's patience is over. */
const longAgo = (dossierId: string) =>
  desk.scene.rows(`UPDATE procedure SET touched_at = clock_timestamp() - interval '5 minutes' WHERE id = $1`, [
    dossierId,
  ]);

describe('An installation where something went wrong', () => {
  feature(
    46,
    'a procedure the engine lost is started again and shown until a later look finds it running',
    async () => {
      const [dossier] = await desk.submitted(1);
      const id = dossier!.id;
      await losesItsWorkflow(id);
      await longAgo(id);
      expect(await reconciled()).toMatchObject({ restarted: 1, incidents: 1, engineAsked: true });
      const incident = await incidentOf(id);
      expect(incident).toMatchObject({ kind: 'workflow-gone', state: 'retried', times: 1 });
      expect(await radar('workflow-gone')).toMatchObject([
        { subjectId: id, toDo: expect.stringContaining('khởi động lại') },
      ]);
      await desk.scene.followed();

      const appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
      await appraiser.must({ method: 'POST', path: `/tasks/${(await desk.task(id)).id}/claim`, body: {} });
      await appraiser.must({ method: 'PUT', path: `/dossiers/${id}/reception`, body: { outcome: 'received' } });
      await desk.scene.followed();
      expect(await desk.task(id)).toMatchObject({ kind: 'appraisal' });

      await longAgo(id);
      expect(await reconciled()).toMatchObject({ restarted: 0, resolved: 1 });
      expect(await incidentOf(id)).toMatchObject({ state: 'resolved', resolution: 'Đối soát không còn thấy.' });
      expect(await desk.audit(`award-dossier/${id}`)).toMatchObject([
        { act: 'reseat', person: null, detail: { by: 'reconciliation', why: 'workflow-gone' } },
        { act: 'incident-resolved' },
      ]);
    },
  );

  feature(46, 'a timer and the steps that were lost are set again', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = dossier!;
    const task = await desk.task(id);
    const ahead = () =>
      desk.scene.rows('SELECT step_code, due_at FROM rung WHERE owner_id = $1 AND outcome IS NULL ORDER BY due_at', [
        task.id,
      ]);
    const before = await ahead();
    await desk.scene.rows('UPDATE procedure SET due_at = NULL WHERE id = $1', [id]);
    await longAgo(id);
    expect(await radar('timer-missing')).toMatchObject([{ subjectId: id }]);
    expect(await reconciled()).toMatchObject({ timersSet: 1 });
    await desk.scene.followed();
    expect(await radar('timer-missing')).toEqual([]);

    await desk.scene.rows('DELETE FROM rung WHERE owner_id = $1', [task.id]);
    expect(await radar('rungs-missing')).toMatchObject([{ subjectId: task.id }]);
    expect(await reconciled()).toMatchObject({ rungsRaised: before.length });
    expect(await ahead()).toEqual(before);
  });

  feature(46, 'what cannot be mended waits for an operator, who ends it for a reason', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = dossier!;
    const { id: taskId } = await desk.task(id);
    await desk.scene.rows(
      `UPDATE human_task SET state = 'obsolete', ended_at = legal_now(), version = version + 1 WHERE id = $1`,
      [taskId],
    );
    expect(await radar('no-open-task')).toMatchObject([{ subjectId: id }]);
    await reconciled();
    await reconciled();
    const incident = await incidentOf(id);
    expect(incident).toMatchObject({ kind: 'no-open-task', state: 'open', times: 2 });
    const path = `/operations/incidents/${incident!.id}/resolution`;
    const act = { method: 'PUT', path, body: { reason: 'Hồ sơ thử, bỏ qua.' }, version: incident!.version } as const;
    const lead = await desk.in(HOME_AFFAIRS, 'appraisal-lead');
    expect(await lead.act(act)).toMatchObject({ done: false, code: 'not-allowed' });
    expect(await operator.act({ ...act, version: 99 })).toMatchObject({ done: false, code: 'stale-version' });
    expect(await operator.must(act)).toMatchObject({ state: 'resolved', resolution: 'Hồ sơ thử, bỏ qua.' });
    expect(await desk.audit(`award-dossier/${id}`)).toContainEqual(
      expect.objectContaining({ act: 'incident-resolved', person: await desk.personId('quantri') }),
    );
  });

  feature(
    46,
    'a step that no retry mends is told with its reason, and goes on once the operator retries it',
    async () => {
      const [draft] = await desk.drafted(1);
      const { installation } = desk.scene;
      await installation.parts.get('worker')!.stop();
      const unit = await desk.unit('xa-binh-lu');
      const body = { dossierIds: [draft!.id], number: '99/TTr' };
      await unit.head.must({ method: 'POST', path: `/campaigns/${desk.campaignId}/submissions`, body });
      const owners = await desk.scene.rows<{ body_id: string }>(
        'UPDATE body_tenure SET owns_council = false WHERE owns_council RETURNING body_id',
      );
      await installation.launch('worker');
      while (!(await incidentOf(draft!.id))) await sleep(100);
      expect(await incidentOf(draft!.id)).toMatchObject({
        kind: 'activity-refused',
        state: 'open',
        detail: expect.stringContaining('Không có cấp nào quyết định được'),
      });
      await desk.scene.rows('UPDATE body_tenure SET owns_council = true WHERE body_id = ANY ($1::uuid[])', [
        owners.map(({ body_id }) => body_id),
      ]);
      const incident = (await incidentOf(draft!.id))!;
      const path = `/operations/incidents/${incident.id}/retry`;
      for (let seen = incident; ; seen = (await incidentOf(draft!.id))!) {
        const retried = await operator.act({ method: 'POST', path, body: {}, version: seen.version });
        if (retried.done) {
          expect(retried.answer).toMatchObject({ state: 'retried', retriedAt: expect.any(String) });
          break;
        }
      }
      await desk.scene.followed();
      expect(await desk.task(draft!.id)).toMatchObject({ kind: 'reception' });
      expect(await desk.audit(`award-dossier/${draft!.id}`)).toContainEqual(
        expect.objectContaining({ act: 'incident-retried', person: await desk.personId('quantri') }),
      );
      await reconciled();
      expect(await incidentOf(draft!.id)).toMatchObject({ state: 'resolved' });
    },
  );
});
