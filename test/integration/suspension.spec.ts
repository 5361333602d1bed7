import { SuspensionService } from '../../apps/api/src/law/suspension.service.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const HOLD = { reason: 'Có đơn tố cáo đang xác minh.', document: 'Công văn 15/NV ngày 12/10/2023' };
const RESUME = { note: 'Tố cáo sai sự thật.' };

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stop());

/** A dossier waiting for reception since Tuesday 10/10/2023, due on 17/10; and who may hold it. */
async function begin() {
  const scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  const suspensions = new SuspensionService(scene.installation.database, scene.installation.work);
  const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
  const dossierId = await scene.submitted();
  const open = () =>
    scene.installation.database.one(
      `SELECT t.due_on::text AS "dueOn", v.due_on::text AS "visitDueOn", t.deadline_rev AS revision, t.state,
              (SELECT count(*)::int FROM rung r WHERE r.owner_id = t.id AND r.outcome IS NULL) AS ahead
         FROM human_task t JOIN stage_visit v ON v.id = t.visit_id WHERE t.dossier_id = $1 AND v.left_at IS NULL`,
      [dossierId],
    );
  return { scene, suspensions, lead, dossierId, open };
}

describe('A dossier on hold', () => {
  it('keeps stage and task, urges nobody, and is not concluded until it is resumed', async () => {
    const { scene, suspensions, lead, dossierId, open } = await begin();
    await scene.claimed(dossierId);
    expect(await open()).toMatchObject({ dueOn: '2023-10-17', ahead: 6 });
    await suspensions.hold(dossierId, HOLD, lead, aCommand());
    expect(await open()).toMatchObject({ dueOn: '2023-10-17', state: 'reserved', ahead: 0, revision: 1 });
    const receive = () => scene.handling.receive(dossierId, { outcome: 'received' }, scene.appraiser, aCommand());
    expect((await refusalOf(receive())).slug).toBe('dossier-on-hold');
    expect((await refusalOf(suspensions.hold(dossierId, HOLD, lead, aCommand()))).slug).toBe('dossier-on-hold');

    await scene.installation.clockAt('2023-10-13T02:00:00Z');
    await suspensions.resume(dossierId, RESUME, lead, aCommand());
    await receive();
    expect(await scene.stageOf(dossierId)).toBe('submitted');
  });

  it('runs on with what was left: three working days later by exactly three working days', async () => {
    const { scene, suspensions, lead, dossierId, open } = await begin();
    await scene.installation.clockAt('2023-10-11T02:00:00Z');
    await suspensions.hold(dossierId, HOLD, lead, aCommand());
    await scene.installation.clockAt('2023-10-16T09:00:00Z');
    expect(await suspensions.resume(dossierId, RESUME, lead, aCommand())).toMatchObject({ dueOn: '2023-10-20' });
    expect(await open()).toMatchObject({ dueOn: '2023-10-20', visitDueOn: '2023-10-20', revision: 2, ahead: 6 });
    const { suspensions: ledger } = await suspensions.list(dossierId, lead);
    expect(ledger).toMatchObject([
      {
        kind: 'hold',
        stage: 'submitted',
        reason: HOLD.reason,
        document: HOLD.document,
        toAt: '2023-10-16T09:00:00.000Z',
      },
    ]);
    expect((await refusalOf(suspensions.resume(dossierId, RESUME, lead, aCommand()))).slug).toBe('conflicting-act');
  });

  it('in one step counts for the next one too, as far as its limit was already running', async () => {
    const { scene, suspensions, lead, dossierId, open } = await begin();
    await suspensions.hold(dossierId, HOLD, lead, aCommand());
    await scene.installation.clockAt('2023-10-12T02:00:00Z');
    await suspensions.resume(dossierId, RESUME, lead, aCommand());
    await scene.receives(dossierId);
    await scene.enters(dossierId, 'under-appraisal');
    // Ten working days from 10/10 end on 24/10; two of them the dossier stood still.
    expect(await open()).toMatchObject({ dueOn: '2023-10-26' });
  });

  it('is put there by the lead of its Home Affairs or an auditor, and by nobody else', async () => {
    const { scene, suspensions, dossierId } = await begin();
    const stranger = await scene.installation.officer('phong-tu-phap', 'unit-head');
    expect((await refusalOf(suspensions.hold(dossierId, HOLD, stranger, aCommand()))).slug).toBe('no-such-dossier');
    expect((await refusalOf(suspensions.hold(dossierId, HOLD, scene.head, aCommand()))).slug).toBe('not-allowed');
    const auditor = await scene.installation.officer('ubnd-tinh-lai-chau', 'auditor');
    await suspensions.hold(dossierId, { ...HOLD, kind: 'objection' }, auditor, aCommand());
    expect(await suspensions.resume(dossierId, RESUME, auditor, aCommand())).toMatchObject({ dueOn: '2023-10-17' });
  });
});

describe('A dossier sent back for a supplement', () => {
  it('stands in the ledger until it is supplied, and its limit then starts again in full', async () => {
    const { scene, suspensions, lead, dossierId, open } = await begin();
    await scene.receives(dossierId, 'supplement');
    await scene.enters(dossierId, 'supplement-requested');
    const ledger = async () => (await suspensions.list(dossierId, lead)).suspensions;
    expect(await ledger()).toMatchObject([
      { kind: 'supplement', stage: 'submitted', reason: 'Thiếu xác nhận.', toAt: null },
    ]);
    await scene.installation.clockAt('2023-10-16T02:00:00Z');
    await scene.supplies(dossierId, 'Đã bổ sung.');
    await scene.enters(dossierId, 'submitted', 2);
    expect(await ledger()).toMatchObject([{ kind: 'supplement', toAt: '2023-10-16T02:00:00.000Z' }]);
    expect(await open()).toMatchObject({ dueOn: '2023-10-23' });
  });
});
