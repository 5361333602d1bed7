import { enterAwards } from '@bangvang/persistence';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, UNIT } from './support/dossier-scene.js';
import { type Client, RegisterApi } from './support/register-api.js';

jest.setTimeout(180_000);

let server: TestServer;
let installation: Installation;
let api: RegisterApi;
let keeper: Client;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  api = await RegisterApi.on(installation);
  keeper = await api.keeper();
});
afterAll(async () => {
  await api?.close();
  await server?.stop();
});

type Entry = Readonly<Record<string, unknown>>;

async function entered(entry: object): Promise<string> {
  const subject = { kind: 'individual', bodyCode: UNIT, ...entry };
  const { status, body } = await keeper.send('POST', '/register/subjects', subject);
  expect({ status, body }).toMatchObject({ status: 201 });
  return String(body['id']);
}

/** Awards of one code for each of the periods. Returns their ids. */
async function awarded(subjectId: string, awardCode: string, periods: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const period of periods) {
    const award = {
      ...{ awardCode, period, decisionNumber: `${ids.length + 1}/QĐ-UBND`, decidedOn: '2023-03-01' },
      decidedBy: 'Chủ tịch UBND huyện Tam Đường',
    };
    const { status, body } = await keeper.send('POST', `/register/subjects/${subjectId}/awards`, award);
    expect({ status, body }).toMatchObject({ status: 201 });
    ids.push(String(body['id']));
  }
  return ids;
}

async function shown(subjectId: string, to: Client = keeper) {
  const { status, body } = await to.get(`/register/subjects/${subjectId}`);
  expect(status).toBe(200);
  const chains = (body['chains'] ?? []) as readonly Entry[];
  return { ...body, body, awards: body['awards'] as readonly Entry[], chains };
}

const chainOf = async (subjectId: string, awardCode: string) =>
  (await shown(subjectId)).chains.find((chain) => chain['awardCode'] === awardCode);

describe('A subject of the register', () => {
  it('is entered once; a namesake with another title asks for a code', async () => {
    const id = await entered({ name: 'Lò Văn Ón', title: 'Kế toán' });
    const same = { kind: 'individual', name: 'Lò  Văn Ón'.normalize('NFD'), title: 'Kế toán', bodyCode: UNIT };
    expect(await keeper.send('POST', '/register/subjects', same)).toMatchObject({
      status: 409,
      body: { code: 'already-recorded', subjectId: id },
    });
    const other = { ...same, title: 'Văn thư' };
    expect(await keeper.send('POST', '/register/subjects', other)).toMatchObject({
      status: 409,
      body: { code: 'conflicting-act' },
    });
    expect(await keeper.send('POST', '/register/subjects', { ...other, code: 'CC-77' })).toMatchObject({ status: 201 });
  });

  it('keeps the identities it had, under the version seen, and is found by each of its names', async () => {
    const id = await entered({ kind: 'collective', name: 'Trạm khuyến nông Bình Lư' });
    const identity = { name: 'Trung tâm dịch vụ Bình Lư', bodyCode: UNIT, from: '2023-07-01', document: '12/QĐ-UBND' };
    const path = `/register/subjects/${id}/identity`;
    expect(await keeper.send('PUT', path, identity)).toMatchObject({ status: 428 });
    expect(await keeper.send('PUT', path, identity, { 'if-match': '"1"' })).toMatchObject({ status: 200, etag: '"2"' });
    expect(await keeper.send('PUT', path, identity, { 'if-match': '"1"' })).toMatchObject({ status: 412 });
    expect((await shown(id)).body['tenures']).toMatchObject([
      { name: 'Trạm khuyến nông Bình Lư', validFrom: null, validTo: '2023-06-30' },
      { name: 'Trung tâm dịch vụ Bình Lư', validFrom: '2023-07-01', validTo: null, document: '12/QĐ-UBND' },
    ]);
    for (const name of ['khuyen nong', 'dich vu']) {
      const { body } = await keeper.get(`/register/subjects?search=${encodeURIComponent(`${name} binh lu`)}`);
      expect(body['items']).toMatchObject([{ id, name: 'Trung tâm dịch vụ Bình Lư' }]);
    }
  });

  it('is written about by the Home Affairs that keeps its register, and shows what is against it to few', async () => {
    const id = await entered({ name: 'Tẩn A Páo' });
    const matter = {
      matter: 'verification',
      measure: 'Xác minh đơn tố cáo',
      from: '2023-09-01',
      document: '5/TB-UBND',
    };
    const path = `/register/subjects/${id}/disciplines`;
    const outsider = await api.in('xa-ban-bo', 'unit-officer');
    expect(await outsider.send('POST', path, matter)).toMatchObject({ status: 403 });
    const { body } = await keeper.send('POST', path, matter);
    expect((await shown(id)).body['disciplines']).toMatchObject([{ matter: 'verification', to: null }]);
    expect((await shown(id, outsider)).body).toMatchObject({ disciplines: null, ratings: null, chains: null });
    expect((await shown(id, await api.in(UNIT, 'unit-officer'))).body['disciplines']).toHaveLength(1);

    const end = { to: '2023-09-30', document: '9/KL-UBND' };
    const endPath = `/register/disciplines/${String(body['id'])}/end`;
    expect(await keeper.send('PUT', endPath, { ...end, to: '2023-08-01' })).toMatchObject({ status: 400 });
    expect(await keeper.send('PUT', endPath, end)).toMatchObject({ status: 200 });
    expect(await keeper.send('PUT', endPath, end)).toMatchObject({ status: 409, body: { code: 'already-recorded' } });
  });

  it('has one certificate once, one rating a year, one award for one achievement', async () => {
    const id = await entered({ name: 'Giàng Thị Dở' });
    const initiative = {
      ...{ name: 'Ủ phân xanh', scope: 'grassroots', certificateNumber: '3/GCN', certifiedOn: '2022-11-20' },
      certifiedBy: 'Hội đồng sáng kiến huyện',
    };
    const rating = { period: '2022', rating: 'excellent' };
    const award = {
      awardCode: 'LDTT',
      period: '2022',
      decisionNumber: '1',
      decidedOn: '2023-01-05',
      decidedBy: 'UBND xã',
    };
    const path = `/register/subjects/${id}`;
    for (const [what, fact] of Object.entries({ initiatives: initiative, ratings: rating, awards: award })) {
      expect(await keeper.send('POST', `${path}/${what}`, fact)).toMatchObject({ status: 201 });
      expect(await keeper.send('POST', `${path}/${what}`, fact)).toMatchObject({
        status: 409,
        body: { code: 'already-recorded' },
      });
    }
    expect(
      await keeper.send('POST', `${path}/awards`, { ...award, awardCode: 'TTLDTT', period: '2021' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'not-proposable' },
    });
    expect(await keeper.send('POST', `${path}/ratings`, { ...rating, period: 'ba năm' })).toMatchObject({
      status: 400,
    });
  });
});

describe('Consecutive awards', () => {
  it('stay consecutive when bodies merge: the history goes on with the successor', async () => {
    const [one, other, merged] = [
      await entered({ kind: 'collective', name: 'Trường tiểu học số 1 Bình Lư' }),
      await entered({ kind: 'collective', name: 'Trường tiểu học số 2 Bình Lư' }),
      await entered({ kind: 'collective', name: 'Trường tiểu học Bình Lư' }),
    ];
    await awarded(one, 'TTLDXS', ['2020', '2021']);
    const succession = {
      ...{ kind: 'merge', predecessorIds: [one, other], successorIds: [merged] },
      ...{ succeededOn: '2022-01-01', document: '99/NQ-HĐND' },
    };
    expect(await keeper.send('POST', '/register/successions', succession)).toMatchObject({ status: 201 });
    expect(await keeper.send('POST', '/register/successions', succession)).toMatchObject({ status: 409 });
    await awarded(merged, 'TTLDXS', ['2022']);
    expect(await chainOf(merged, 'TTLDXS')).toMatchObject({ length: 3, reaches: 'năm 2022', missing: 'năm 2019' });
    expect((await shown(merged)).awards[2]).toMatchObject({ heldAs: 'Trường tiểu học số 1 Bình Lư' });
    expect((await shown(one)).body).toMatchObject({ endedOn: '2022-01-01', successors: [{ subjectId: merged }] });
  });

  it('are broken by one that is revoked, which stays on record with its reason', async () => {
    const id = await entered({ name: 'Hoàng Thị Sen' });
    const [, middle] = await awarded(id, 'CSTDCS', ['2020', '2021', '2022']);
    expect(await chainOf(id, 'CSTDCS')).toMatchObject({ length: 3 });
    const revocation = { revokedOn: '2023-05-05', reason: 'Khai man thành tích', document: '88/QĐ-UBND' };
    const path = `/register/awards/${middle}/revocation`;
    expect(await keeper.send('PUT', path, { ...revocation, revokedOn: '2020-01-01' })).toMatchObject({ status: 400 });
    expect(await (await api.in('ubnd-huyen-tam-duong', 'clerk')).send('PUT', path, revocation)).toMatchObject({
      status: 200,
    });
    expect(await keeper.send('PUT', path, revocation)).toMatchObject({ status: 409 });
    expect(await chainOf(id, 'CSTDCS')).toMatchObject({ length: 1, missing: 'năm 2021', brokenBy: 'revoked' });
    expect((await shown(id)).awards[1]).toMatchObject({
      revokedOn: '2023-05-05',
      revokedReason: 'Khai man thành tích',
    });
  });

  it('tell who may be proposed for the next title, and what others lack', async () => {
    const three = await entered({ name: 'Nùng Văn Ba' });
    await awarded(three, 'CSTDCS', ['2020', '2021', '2022']);
    const two = await entered({ name: 'Nùng Văn Hai' });
    await awarded(two, 'CSTDCS', ['2021', '2022']);
    const { status, body } = await keeper.get('/register/ladder?award=CSTD_TINH&year=2023');
    expect(status).toBe(200);
    const rungs = new Map((body['items'] as readonly Entry[]).map((rung) => [rung['subjectId'], rung]));
    expect(rungs.get(three)).toMatchObject({ may: 'yes', have: 3, missing: 0 });
    expect(rungs.get(two)).toMatchObject({ may: 'needs-person', have: 2, missing: 1, earliestYear: 2024 });
    expect(await keeper.get('/register/ladder?award=LDTT&year=2023')).toMatchObject({ status: 400 });
    expect(
      (await (await api.in('xa-ban-bo', 'unit-officer')).get('/register/ladder?award=CSTD_TINH&year=2023')).body[
        'items'
      ],
    ).toEqual([]);
  });
});

describe('A nominee', () => {
  let scene: DossierScene;
  beforeAll(async () => void (scene = await DossierScene.of(installation)));

  const subjectOf = async (dossierId: string): Promise<string | null> => {
    const row = await installation.database.one<{ subjectId: string | null }>(
      'SELECT n.subject_id AS "subjectId" FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1',
      [dossierId],
    );
    return row!.subjectId;
  };

  it('enters the register with the submission, and the award with the publication, once', async () => {
    const id = await scene.completed();
    const decider = await installation.officer('ubnd-huyen-tam-duong', 'decider');
    const clerk = await installation.officer('ubnd-huyen-tam-duong', 'clerk');
    const command = () => ({ route: 'TEST', key: crypto.randomUUID(), bodyHash: Buffer.alloc(32) });
    const decision = await scene.decisions.decide({ dossierIds: [id], outcome: 'decided' }, decider, command());
    await scene.enters(id, 'decided');
    await scene.decisions.publish(decision.id, clerk, command());
    await scene.procedure.endDossier(id, 'notified');
    await scene.procedure.endDossier(id, 'notified');
    await installation.work.asProcedure((tx) => enterAwards(tx, [id]));

    const { awards } = await shown((await subjectOf(id))!);
    expect(awards).toMatchObject([
      {
        ...{ code: 'GK_HUYEN', dossierId: id, campaignId: scene.campaign.id, decisionNumber: decision.number },
        ...{ commendation: 'campaign', period: { kind: 'span', to: '2023-10-30' } },
      },
    ]);
  });

  it('whose namesake has another title waits for a person, and its award with it', async () => {
    const known = await entered({ name: 'Lò Thị 2', title: 'Trưởng bản' });
    const id = await scene.completed();
    expect(await subjectOf(id)).toBeNull();
    const decider = await installation.officer('ubnd-huyen-tam-duong', 'decider');
    const command = () => ({ route: 'TEST', key: crypto.randomUUID(), bodyHash: Buffer.alloc(32) });
    await scene.decisions.decide({ dossierIds: [id], outcome: 'decided' }, decider, command());
    await scene.enters(id, 'decided');
    await scene.procedure.endDossier(id, 'notified');
    expect((await shown(known)).awards).toEqual([]);

    const { body } = await keeper.get('/register/nominees');
    const [nominee] = body['items'] as readonly Entry[];
    expect(nominee).toMatchObject({ name: 'Lò Thị 2', namesakes: [{ subjectId: known, title: 'Trưởng bản' }] });
    const path = `/register/nominees/${String(nominee!['id'])}/subject`;
    expect(await keeper.send('PUT', path, {})).toMatchObject({ status: 400 });
    expect(await keeper.send('PUT', path, { subjectId: known })).toMatchObject({ status: 200, body: { id: known } });
    expect(await keeper.send('PUT', path, { subjectId: null })).toMatchObject({ status: 409 });
    expect((await shown(known)).awards).toMatchObject([{ code: 'GK_HUYEN', dossierId: id }]);
  });
});
