import { endHold, examineDossiers, type Sql } from '@bangvang/persistence';
import { CouncilModule } from '../../apps/api/src/council/council.module.js';
import { DecisionsModule } from '../../apps/api/src/decisions/decisions.module.js';
import { SubmissionsModule } from '../../apps/api/src/submissions/submissions.module.js';
import { DISTRICT } from './support/campaign-scene.js';
import { startTestServer, type TestServer } from './support/database.js';
import { DossierScene, OWN_PAPERS, UNIT } from './support/dossier-scene.js';
import { type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

const GATE = 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION';
const CLAUSE = 'Nghị định 91/2017/NĐ-CP, Điều 3';

let server: TestServer;
let scene: DossierScene;
let api: RegisterApi;
let keeper: Client;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  api = await RegisterApi.on(scene.installation, SubmissionsModule, CouncilModule, DecisionsModule);
  keeper = await api.keeper();
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

/** Opens an investigation against a subject of the register. @returns what ends it on a day */
async function investigated(subjectId: string) {
  const matter = { matter: 'investigation', measure: 'điều tra', from: '2023-10-05', document: '5/TB-CQĐT' };
  const { body } = await keeper.send('POST', `/register/subjects/${subjectId}/disciplines`, matter);
  const path = `/register/disciplines/${String(body['id'])}/end`;
  return async (to: string) =>
    expect(await keeper.send('PUT', path, { to, document: '9/KL-CQĐT' })).toMatchObject({ status: 200 });
}

async function subjectOf(dossierId: string): Promise<string> {
  const row = await scene.installation.database.one<{ id: string }>(
    'SELECT n.subject_id AS id FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1',
    [dossierId],
  );
  return row!.id;
}

/** Appraised as sound: waits for the council. */
async function beforeCouncil(): Promise<string> {
  const id = await scene.submitted();
  await scene.receives(id);
  await scene.enters(id, 'under-appraisal');
  await scene.appraises(id);
  await scene.enters(id, 'before-council');
  return id;
}

const barredBy = (dossierId: string) =>
  expect.objectContaining({
    ...{ dossierId, code: 'gate-barred', gate: GATE, clause: CLAUSE, nominee: expect.stringMatching(/\S/) },
    sentence: expect.stringContaining('đang điều tra từ 05/10/2023'),
  });

describe('A unit that submits somebody under investigation', () => {
  it('is refused, told dossier, gate and clause, and submits once the investigation has ended', async () => {
    const name = 'Tẩn A Phìn';
    const { body: subject } = await keeper.send('POST', '/register/subjects', {
      ...{ kind: 'individual', name, bodyCode: UNIT },
    });
    const end = await investigated(String(subject['id']));
    const [id, other] = [await scene.draft('GK_HUYEN', OWN_PAPERS, { name }), await scene.draft()];
    const head = await api.as(scene.head);
    const submit = () =>
      head.send('POST', `/campaigns/${scene.campaign.id}/submissions`, { dossierIds: [other, id], number: '16/TTr' });
    expect(await submit()).toMatchObject({
      status: 409,
      body: { code: 'gate-barred', detail: expect.stringContaining(name), items: [barredBy(id)] },
    });
    await end('2023-10-09');
    expect(await submit()).toMatchObject({ status: 201 });
  });

  it('is not refused for what is unknown: a nominee nobody has told from his namesakes', async () => {
    await keeper.send('POST', '/register/subjects', {
      ...{ kind: 'individual', name: 'Lý A Dế', title: 'Trưởng bản', bodyCode: UNIT },
    });
    const id = await scene.draft('GK_HUYEN', OWN_PAPERS, { name: 'Lý A Dế', title: 'Bí thư chi bộ' });
    await scene.submit([id]);
    expect(await subjectOf(id)).toBeNull();
  });
});

describe('A unit that submits one nominee twice for one achievement', () => {
  it('is refused for both, and for the second once the first is on its way', async () => {
    const described = { name: 'Giàng A Chu' };
    const first = await scene.draft('GK_HUYEN', OWN_PAPERS, described);
    const second = await scene.draft('BK_TINH', OWN_PAPERS, described);
    const head = await api.as(scene.head);
    const submit = (...dossierIds: string[]) =>
      head.send('POST', `/campaigns/${scene.campaign.id}/submissions`, { dossierIds, number: '17/TTr' });
    const both = await submit(first, second);
    expect(both).toMatchObject({ status: 409, body: { code: 'gate-barred' } });
    expect((both.body['items'] as { gate: string }[]).map(({ gate }) => gate)).toEqual([
      'ONE_ACHIEVEMENT_ONE_AWARD',
      'ONE_ACHIEVEMENT_ONE_AWARD',
    ]);
    expect(await submit(first)).toMatchObject({ status: 201 });
    expect(await submit(second)).toMatchObject({ status: 409, body: { items: [{ dossierId: second }] } });
  });
});

describe('A council whose dossier is barred after it was submitted', () => {
  it('does not put it on an agenda, does not open a session with it, and opens once it is cleared', async () => {
    const secretary = await api.in(DISTRICT, 'council-secretary');
    const [sound, barred] = [await beforeCouncil(), await beforeCouncil()];
    const convening = {
      ...{ councilCode: 'hoi-dong-tdkt-huyen', campaignId: scene.campaign.id, meetsAt: '2023-10-10T07:00:00Z' },
      ...{ place: 'Phòng họp số 1', dossierIds: [sound, barred] },
    };
    const session = await secretary.send('POST', '/council-sessions', convening);
    expect(session).toMatchObject({ status: 201 });
    const path = `/council-sessions/${String(session.body['id'])}`;
    const seen = await secretary.get(path);
    const present = (seen.body['members'] as { personId: string }[]).map(({ personId }) => personId);
    const marked = await secretary.send(
      'PUT',
      `${path}/attendance`,
      { present, absent: [] },
      { 'if-match': seen.etag! },
    );
    const chair = await api.in(DISTRICT, 'council-chair');
    expect(await chair.send('POST', `${path}/orders`, { kind: 'open' })).toMatchObject({ status: 200 });
    const open = () =>
      secretary.send(
        'POST',
        `${path}/opening`,
        { secretOnPaper: true },
        { 'if-match': `"${String(marked.body['version'])}"` },
      );

    const end = await investigated(await subjectOf(barred));
    expect(await secretary.send('POST', '/council-sessions', convening)).toMatchObject({ status: 409 });
    const refused = await open();
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'gate-barred', missing: [{ what: 'barred', dossiers: [barredBy(barred)] }] },
    });
    const agenda = { dossierIds: [sound, barred] };
    const changed = await secretary.send('PUT', `${path}/agenda`, agenda, {
      'if-match': `"${String(marked.body['version'])}"`,
    });
    expect(changed).toMatchObject({ status: 409, body: { code: 'gate-barred', items: [barredBy(barred)] } });

    await end('2023-10-09');
    expect(await open()).toMatchObject({ status: 200 });
  });
});

describe('A decider whose dossier is barred after the vote', () => {
  it('is refused for that dossier, named and held, decides the others, and may refuse it the award once it is resumed', async () => {
    const decider = await api.in(DISTRICT, 'decider');
    const [sound, barred] = [await scene.completed(), await scene.completed()];
    await investigated(await subjectOf(barred));
    const decide = (dossierIds: string[], outcome = 'decided') =>
      decider.send('POST', '/decisions', { dossierIds, outcome, reason: 'Đang bị điều tra.' });
    const refused = await decide([sound, barred]);
    expect(refused).toMatchObject({ status: 409, body: { code: 'gate-barred', items: [barredBy(barred)] } });
    expect(await decide([sound])).toMatchObject({ status: 201 });
    expect(await decide([barred], 'refused')).toMatchObject({ status: 409, body: { code: 'dossier-on-hold' } });
    const { personId } = await scene.installation.officer(DISTRICT, 'decider');
    await scene.installation.work.asProcedure((tx) => endHold(tx, barred, personId, 'Trình từ chối'));
    expect(await decide([barred], 'refused')).toMatchObject({ status: 201 });
  });
});

describe('A level that submits upward somebody barred after the vote', () => {
  it('is refused: it is a proposal again', async () => {
    const decider = await api.in(DISTRICT, 'decider');
    const id = await scene.completed('BK_TINH', 'submitted-upward');
    const end = await investigated(await subjectOf(id));
    const dispatch = () => decider.send('POST', '/dispatches', { dossierIds: [id], number: '77/TTr-UBND' });
    expect(await dispatch()).toMatchObject({ status: 409, body: { items: [barredBy(id)] } });
    await end('2023-10-09');
    expect(await dispatch()).toMatchObject({ status: 201 });
  });
});

describe('The examination of many dossiers', () => {
  it('takes as many statements as that of one, and finds the same', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await scene.draft());
    const { database } = scene.installation;
    let statements = 0;
    const counting: Sql = { rows: (text, values) => ((statements += 1), database.rows(text, values)) };
    await examineDossiers(counting, ids.slice(0, 1));
    const ofOne = statements;
    statements = 0;
    const all = await examineDossiers(counting, ids);
    expect(statements).toBe(ofOne);
    expect(all.map(({ facts }) => facts.dossierId)).toEqual(ids);
    for (const [index, one] of all.entries()) expect((await examineDossiers(database, [ids[index]!]))[0]).toEqual(one);
  });
});
