import type { Officer } from '@bangvang/contracts';
import { conveneSession, Notifier } from '@bangvang/persistence';
import { BulkPreviewService } from '../../apps/api/src/bulk/bulk-preview.service.js';
import { BulkRunService } from '../../apps/api/src/bulk/bulk-run.service.js';
import type { BulkPreviewDto } from '../../apps/api/src/bulk/bulk.dto.js';
import { SessionAccess } from '../../apps/api/src/council/session-access.service.js';
import { DISTRICT } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
let previews: BulkPreviewService;
let runs: BulkRunService;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
  const { database, work } = installation;
  const notifier = new Notifier(() => database.pool);
  const access = new SessionAccess(database);
  previews = new BulkPreviewService(database, notifier, work, access);
  runs = new BulkRunService(database, notifier, work, access);
});
afterAll(() => server?.stop());

const RECEIVED = { kind: 'reception', reception: { outcome: 'received' } } as const;

const preview = (dto: BulkPreviewDto, by: Officer = scene.appraiser) => previews.preview(dto, by, aCommand());
const run = (token: string | null, by: Officer = scene.appraiser, command = aCommand()) =>
  runs.run(token!, by, command);

async function claimed(count: number): Promise<string[]> {
  const dossierIds: string[] = [];
  for (let n = 0; n < count; n += 1) dossierIds.push(await scene.submitted());
  for (const id of dossierIds) await scene.claimed(id);
  return dossierIds;
}

/** Everything an act could leave behind. */
async function left(): Promise<unknown> {
  const [row] = await installation.database.rows(
    `SELECT (SELECT count(*) FROM conclusion) AS conclusions, (SELECT count(*) FROM audit_entry) AS entries,
            (SELECT count(*) FROM wake) AS wakes, (SELECT sum(version) FROM human_task) AS tasks`,
  );
  return row;
}

describe('A bulk act shown before it is done', () => {
  it('tells of every dossier what would change and what would be refused, and changes nothing', async () => {
    const [first, second] = await claimed(2);
    const unclaimed = await scene.submitted();
    const unknown = '00000000-0000-4000-8000-000000000001';
    const before = await left();
    const shown = await preview({ ...RECEIVED, dossierIds: [first!, second!, unclaimed, unknown] });
    expect(await left()).toEqual(before);
    expect(shown).toMatchObject({ pending: 2, refused: 2, done: 0, token: expect.stringContaining(shown.id) });
    expect(shown.items.map(({ dossierId, problem }) => [dossierId, problem?.code ?? null])).toEqual([
      [first, null],
      [second, null],
      [unclaimed, 'task-not-yours'],
      [unknown, 'no-such-dossier'],
    ]);
    expect(shown.items[0]!.changes).toEqual([
      { what: 'stage', from: 'Đơn vị đã trình, chờ tiếp nhận', to: 'Đang thẩm định' },
      { what: 'task', from: 'reserved', to: 'done' },
    ]);
    expect(shown.items[3]).toMatchObject({ nominee: null, award: null, stage: null });
  });

  it('warns of what is late, and is worth nothing where nothing can be done', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const { database, work } = local.installation;
    const id = await local.submitted();
    await local.claimed(id);
    await local.installation.clockAt('2023-10-25T02:00:00Z');
    const late = new BulkPreviewService(database, new Notifier(() => database.pool), work, new SessionAccess(database));
    const shown = await late.preview({ ...RECEIVED, dossierIds: [id] }, local.appraiser, aCommand());
    expect(shown.items[0]).toMatchObject({ problem: null, warnings: [expect.stringContaining('quá hạn')] });
    const nothing = await late.preview({ ...RECEIVED, dossierIds: [id] }, local.head, aCommand());
    expect(nothing).toMatchObject({ token: null, pending: 0, items: [{ problem: { code: 'not-allowed' } }] });
  });

  it('asks for exactly one choice of dossiers and for the content of the act', async () => {
    for (const dto of [
      { kind: 'claim' },
      { kind: 'reception', dossierIds: [] },
      { ...RECEIVED, dossierIds: [], filter: {} },
    ]) {
      expect(await refusalOf(preview(dto as BulkPreviewDto))).toMatchObject({ slug: 'invalid-input' });
    }
  });
});

describe('A bulk act confirmed', () => {
  it('is done for each by itself; what is refused meanwhile stands beside what is done', async () => {
    const [first, second, third] = await claimed(3);
    const { token } = await preview({ ...RECEIVED, dossierIds: [first!, second!, third!] });
    await scene.handling.receive(second!, { outcome: 'received' }, scene.appraiser, aCommand());
    expect(await refusalOf(run(token))).toMatchObject({
      slug: 'preview-outdated',
      extra: { items: [{ dossierId: second }] },
    });
    const again = await preview({ ...RECEIVED, dossierIds: [first!, second!, third!] });
    expect(again).toMatchObject({ pending: 2, refused: 1 });
    expect(await run(again.token)).toMatchObject({ done: 2, refused: 1, pending: 0 });
    const concluded = await installation.database.rows(
      'SELECT dossier_id FROM conclusion WHERE dossier_id = ANY ($1::uuid[])',
      [[first, second, third]],
    );
    expect(concluded).toHaveLength(3);
    expect(await refusalOf(run(again.token))).toMatchObject({ slug: 'conflicting-act' });
  });

  it('goes on where a dying process left off when the same request comes again, nothing twice', async () => {
    const dossierIds = await claimed(3);
    const { token, id } = await preview({ ...RECEIVED, dossierIds });
    const command = aCommand();
    await run(token, scene.appraiser, command);
    const entries = await left();
    await installation.database.rows('UPDATE bulk_item SET outcome = NULL WHERE run_id = $1 AND ord > 1', [id]);
    const resumed = await run(token, scene.appraiser, command);
    expect(resumed).toMatchObject({ id, done: 3, refused: 0, pending: 0 });
    expect(await left()).toEqual(entries);
    expect(await runs.show(id, scene.appraiser)).toEqual(resumed);
  });

  it('refuses a dossier that changes while the others are being done', async () => {
    const [first, second] = await claimed(2);
    const { token, id } = await preview({ ...RECEIVED, dossierIds: [first!, second!] });
    const command = aCommand();
    await run(token, scene.appraiser, command);
    // As if the process had died before the second, and a person had edited it since.
    const [another] = await claimed(1);
    await installation.database.rows(
      `UPDATE bulk_item SET outcome = NULL, dossier_id = $2 WHERE run_id = $1 AND ord = 2`,
      [id, another],
    );
    await installation.database.rows('UPDATE bulk_item SET ord = 20, seen = $2 WHERE run_id = $1 AND ord = 2', [
      id,
      'as it was',
    ]);
    const resumed = await run(token, scene.appraiser, command);
    expect(resumed.items.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual(['done', 'preview-outdated']);
  });

  it('is nobody else’s, and dies after a quarter of an hour', async () => {
    const [first] = await claimed(1);
    const { token, id } = await preview({ ...RECEIVED, dossierIds: [first!] });
    const [other] = await scene.moreAppraisers(1);
    for (const wrong of [token!.replace(/.$/, token!.endsWith('0') ? '1' : '0'), 'x', `${id}.`]) {
      expect(await refusalOf(run(wrong))).toMatchObject({ slug: 'no-such-preview' });
    }
    expect(await refusalOf(run(token, other))).toMatchObject({ slug: 'no-such-preview' });
    expect(await refusalOf(runs.show(id, scene.appraiser))).toMatchObject({ slug: 'no-such-preview' });
    await installation.database.rows('UPDATE bulk_run SET expires_at = clock_timestamp() WHERE id = $1', [id]);
    expect(await refusalOf(run(token))).toMatchObject({ slug: 'preview-outdated' });
  });

  it('claims what a filter finds, and appraises what one holds', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const { database, work } = local.installation;
    const own = [new Notifier(() => database.pool), work, new SessionAccess(database)] as const;
    const [mine, runsHere] = [new BulkPreviewService(database, ...own), new BulkRunService(database, ...own)];
    const ids = [await local.submitted(), await local.submitted()];
    const filter = { search: 'binh lu', kind: 'reception' } as const;
    const claim = await mine.preview({ kind: 'claim', filter }, local.appraiser, aCommand());
    expect(claim.items[0]!.changes).toEqual([{ what: 'holder', from: null, to: local.appraiser.fullName }]);
    expect(await runsHere.run(claim.token!, local.appraiser, aCommand())).toMatchObject({ done: 2 });
    const receive = await mine.preview({ ...RECEIVED, filter: {} }, local.appraiser, aCommand());
    expect(await runsHere.run(receive.token!, local.appraiser, aCommand())).toMatchObject({ done: 2 });
    for (const id of ids) await local.enters(id, 'under-appraisal');
    for (const id of ids) await local.claimed(id);
    const appraisal = { finding: 'sound', reasons: 'Đủ điều kiện.' } as const;
    const appraise = await mine.preview({ kind: 'appraisal', appraisal, filter: {} }, local.appraiser, aCommand());
    expect(await runsHere.run(appraise.token!, local.appraiser, aCommand())).toMatchObject({ done: 2 });
  });
});

describe('An agenda for many', () => {
  it('takes all of them behind what stands on it, or none', async () => {
    const local = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
    const { database, work } = local.installation;
    const own = [new Notifier(() => database.pool), work, new SessionAccess(database)] as const;
    const [mine, runsHere] = [new BulkPreviewService(database, ...own), new BulkRunService(database, ...own)];
    const secretary = await local.installation.officer(DISTRICT, 'council-secretary');
    const [council] = await database.rows<{ code: string }>(
      'SELECT c.code FROM council c JOIN body b ON b.id = c.body_id WHERE b.code = $1',
      [DISTRICT],
    );
    const before = async () => {
      const id = await local.submitted();
      await local.receives(id);
      await local.enters(id, 'under-appraisal');
      await local.appraises(id);
      await local.enters(id, 'before-council');
      return id;
    };
    const [first, second, third] = [await before(), await before(), await local.submitted()];
    const convened = await work.run({ personId: secretary.personId, positionId: null, bodyId: null }, null, (tx) =>
      conveneSession(tx, secretary.personId, {
        ...{ councilCode: council!.code, campaignId: local.campaign.id, place: 'Phòng họp số 1', dossierIds: [first] },
        meetsAt: Date.parse('2023-10-20T02:00:00Z'),
      }),
    );
    const place = (dossierIds: string[]) =>
      mine.preview({ kind: 'agenda', agenda: { sessionId: convened.id }, dossierIds }, secretary, aCommand());
    const refused = await place([second, third]);
    expect(refused).toMatchObject({ token: null, items: [{ problem: null }, { problem: { code: 'wrong-stage' } }] });
    const possible = await place([second]);
    expect(possible.items[0]!.changes).toEqual([{ what: 'agenda', from: null, to: 'Số thứ tự 2' }]);
    expect(await runsHere.run(possible.token!, secretary, aCommand())).toMatchObject({ done: 1, refused: 0 });
    const items = await database.rows<{ id: string }>(
      'SELECT dossier_id AS id FROM session_item WHERE session_id = $1 ORDER BY ord',
      [convened.id],
    );
    expect(items.map(({ id }) => id)).toEqual([first, second]);
  });
});
