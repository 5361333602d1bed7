import { CouncilModule } from '../../apps/api/src/council/council.module.js';
import { DecisionsModule } from '../../apps/api/src/decisions/decisions.module.js';
import { DISTRICT } from './support/campaign-scene.js';
import { startTestServer, type TestServer } from './support/database.js';
import { DossierScene } from './support/dossier-scene.js';
import { type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

const GATE = 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION';

let server: TestServer;
let scene: DossierScene;
let api: RegisterApi;
let keeper: Client;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  api = await RegisterApi.on(scene.installation, CouncilModule, DecisionsModule);
  keeper = await api.keeper();
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

/** Opens an investigation against the nominee of a dossier. */
async function investigated(dossierId: string): Promise<void> {
  const row = await scene.installation.database.one<{ id: string }>(
    'SELECT n.subject_id AS id FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1',
    [dossierId],
  );
  const matter = { matter: 'investigation', measure: 'điều tra', from: '2023-10-05', document: '5/TB-CQĐT' };
  expect(await keeper.send('POST', `/register/subjects/${row!.id}/disciplines`, matter)).toMatchObject({ status: 201 });
}

async function beforeCouncil(): Promise<string> {
  const id = await scene.submitted();
  await scene.receives(id);
  await scene.enters(id, 'under-appraisal');
  await scene.appraises(id);
  await scene.enters(id, 'before-council');
  return id;
}

/** A session of the district's council in which all members have voted for every dossier, its minutes written. */
async function voted(dossierIds: readonly string[]) {
  const [secretary, chair] = [await api.in(DISTRICT, 'council-secretary'), await api.in(DISTRICT, 'council-chair')];
  const convened = await secretary.send('POST', '/council-sessions', {
    ...{ councilCode: 'hoi-dong-tdkt-huyen', campaignId: scene.campaign.id, meetsAt: '2023-10-10T07:00:00Z' },
    ...{ place: 'Phòng họp số 1', dossierIds },
  });
  const path = `/council-sessions/${String(convened.body['id'])}`;
  const seen = async () => (await secretary.get(path)).body;
  const acts = (act: string, body: object = {}) => secretary.send('POST', `${path}/${act}`, body);
  const present = ((await seen())['members'] as { personId: string }[]).map(({ personId }) => personId);
  const version = async () => ({ 'if-match': `"${String((await seen())['version'])}"` });
  await secretary.send('PUT', `${path}/attendance`, { present, absent: [] }, await version());
  await chair.send('POST', `${path}/orders`, { kind: 'open' });
  await secretary.send('POST', `${path}/opening`, { secretOnPaper: true }, await version());
  const itemIds = ((await seen())['items'] as { id: string }[]).map(({ id }) => id);
  await acts('items/open', { itemIds, method: 'named' });
  await scene.installation.database.rows(
    `INSERT INTO vote (item_id, person_id, choice, cast_at) SELECT i, p, 'agree', legal_now() FROM unnest($1::uuid[]) AS i, unnest($2::uuid[]) AS p`,
    [itemIds, present],
  );
  await acts('items/close', { itemIds });
  expect(await acts('closing')).toMatchObject({ status: 200 });
  await secretary.send('PUT', `${path}/minutes`, { summary: 'Thảo luận.' }, await version());
  return { path, seen, secretary, chair };
}

const facts = (dossierId: string) =>
  scene.installation.database.one<{ concluded: boolean; held: boolean; task: string }>(
    `SELECT EXISTS (SELECT FROM conclusion c WHERE c.dossier_id = $1 AND c.kind = 'council-vote') AS concluded,
            EXISTS (SELECT FROM suspension s WHERE s.dossier_id = $1 AND s.to_at IS NULL) AS held,
            (SELECT t.state FROM human_task t WHERE t.dossier_id = $1 AND t.kind = 'agenda') AS task`,
    [dossierId],
  );

describe('Minutes signed when a gate bars a dossier since its vote', () => {
  it('hold that dossier alone at the signature that finds it, name it with the reason, and let the others take effect', async () => {
    const [sound, early, late] = [await beforeCouncil(), await beforeCouncil(), await beforeCouncil()];
    const { path, secretary, chair, seen } = await voted([sound, early, late]);
    await investigated(early);
    const first = await secretary.send('PUT', `${path}/signature`, {});
    expect(first).toMatchObject({ status: 200, body: { stage: 'closed', held: [{ dossierId: early, gate: GATE }] } });
    await investigated(late);
    const second = await chair.send('PUT', `${path}/signature`, {});
    expect(second).toMatchObject({
      status: 200,
      body: {
        stage: 'minutes-signed',
        concluded: 1,
        held: [{ dossierId: late, code: 'gate-barred', clause: expect.stringMatching(/Điều/) }],
      },
    });
    expect(await facts(sound)).toEqual({ concluded: true, held: false, task: 'done' });
    for (const dossierId of [early, late]) {
      expect(await facts(dossierId)).toEqual({ concluded: false, held: true, task: 'ready' });
    }
    const items = (await seen())['items'] as { dossierId: string; state: string; result: unknown }[];
    expect(items.map(({ dossierId, state }) => [dossierId, state])).toEqual([
      [sound, 'closed'],
      [early, 'on-hold'],
      [late, 'on-hold'],
    ]);
    const minutes = await chair.get(`${path}/minutes`);
    expect((minutes.body['items'] as object[])[2]).toMatchObject({
      result: null,
      heldBecause: expect.stringContaining('đang điều tra từ 05/10/2023'),
    });
  });
});

describe('A decision signed when a gate bars one of its dossiers', () => {
  it('is refused as a whole, holds that dossier alone, and is signed again without it', async () => {
    const decider = await api.in(DISTRICT, 'decider');
    const [sound, barred] = [await scene.completed(), await scene.completed()];
    await investigated(barred);
    const decide = (...dossierIds: string[]) => decider.send('POST', '/decisions', { dossierIds, outcome: 'decided' });
    expect(await decide(sound, barred)).toMatchObject({
      status: 409,
      body: {
        code: 'gate-barred',
        detail: expect.stringContaining('hãy ký lại quyết định không có hồ sơ ấy'),
        heldIds: [barred],
        items: [{ dossierId: barred, gate: GATE }],
      },
    });
    expect(await facts(barred)).toMatchObject({ held: true });
    expect(await facts(sound)).toMatchObject({ held: false });
    expect(await decide(sound, barred)).toMatchObject({ status: 409, body: { code: 'dossier-on-hold' } });
    expect(await decide(sound)).toMatchObject({ status: 201 });
  });

  it('holds nothing for whoever may not decide', async () => {
    const clerk = await api.in(DISTRICT, 'clerk');
    const barred = await scene.completed();
    await investigated(barred);
    const refused = await clerk.send('POST', '/decisions', { dossierIds: [barred], outcome: 'decided' });
    expect(refused.status).toBe(403);
    expect(await facts(barred)).toMatchObject({ held: false });
  });
});
