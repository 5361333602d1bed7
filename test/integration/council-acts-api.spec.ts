import { CouncilApi } from './support/council-api.js';

jest.setTimeout(120_000);

let api: CouncilApi;
beforeAll(async () => {
  api = await CouncilApi.open('council_acts_api');
});
afterAll(() => api?.close());

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The council's own regulation says who does some acts. */
async function regulated(acts: Readonly<Record<string, readonly string[]>>) {
  const found = await api.council();
  const regulate = (rules: object) =>
    found.scene.database.rows('UPDATE council SET rules = $2, version = version + 1 WHERE code = $1', [
      found.scene.councilCode,
      JSON.stringify(rules),
    ]);
  await regulate({ acts, source: 'Quy chế số 5' });
  return { ...found, regulate };
}

describe('A council whose regulation lets only the chair open and a member mark attendance', () => {
  it('is held by it, and a session keeps the rules of its convening', async () => {
    const { scene, secretary, convening, regulate } = await regulated({
      open: ['chair'],
      'mark-attendance': ['member'],
    });
    const convened = await secretary.post('/council-sessions', convening);
    const path = `/council-sessions/${String(convened.body['id'])}`;
    const member = await api.signedIn(scene, scene.people[2]!);
    const attendance = { present: scene.people, absent: [] };
    expect(await secretary.put(`${path}/attendance`, attendance, { 'if-match': '"1"' })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', act: 'mark-attendance', detail: 'Việc này do ủy viên thực hiện.' },
    });
    expect(await member.put(`${path}/attendance`, attendance, { 'if-match': '"1"' })).toMatchObject({ status: 200 });

    await regulate({});
    expect(await secretary.post(`${path}/opening`, {}, { 'if-match': '"2"' })).toMatchObject({ status: 403 });
    const chair = await api.signedIn(scene, scene.chair);
    expect(await chair.post(`${path}/opening`, {}, { 'if-match': '"2"' })).toMatchObject({ status: 200 });
    expect(await secretary.get(path)).toMatchObject({ body: { stage: 'open', orders: [{ kind: 'open' }] } });
  });

  it('shows who may do what beside its members', async () => {
    const { scene, secretary } = await regulated({ open: ['chair'] });
    const { body } = await secretary.get(`/councils/${scene.councilCode}`);
    expect(body).toMatchObject({ on: today, rules: { orderToOpen: true, quorum: { numerator: 2, denominator: 3 } } });
    const { acts } = body['rules'] as { acts: { act: string; parts: string[] }[] };
    expect(acts).toEqual(
      expect.arrayContaining([
        { act: 'open', parts: ['chair'] },
        { act: 'order', parts: ['chair', 'vice-chair'] },
      ]),
    );
    const { items } = (await secretary.get('/councils')).body as { items: { code: string; members: number }[] };
    expect(items.find(({ code }) => code === scene.councilCode)).toMatchObject({ members: 3 });
  });
});

describe('The membership of a council over HTTP', () => {
  it('is changed by the secretary, on the version he read, and by no ordinary member', async () => {
    const { scene, secretary } = await api.council();
    const path = `/councils/${scene.councilCode}`;
    const member = await api.signedIn(scene, scene.people[2]!);
    const body = { personId: scene.outsider, office: 'member', from: today, document: 'QĐ 12/QĐ-UBND' };
    expect(await member.post(`${path}/members`, body, { 'if-match': '"1"' })).toMatchObject({ status: 403 });
    expect(await secretary.post(`${path}/members`, body)).toMatchObject({ status: 428 });
    expect(await secretary.post(`${path}/members`, body, { 'if-match': '"1"' })).toMatchObject({
      ...{ status: 200, etag: '"2"' },
    });
    expect(await secretary.post(`${path}/members`, body, { 'if-match': '"1"' })).toMatchObject({
      ...{ status: 412, body: { code: 'stale-version' } },
    });
    const office = { office: 'vice-chair', from: '2030-01-01', document: 'QĐ 13' };
    const third = scene.people[2]!;
    expect(await secretary.put(`${path}/members/${third}/office`, office, { 'if-match': '"2"' })).toMatchObject({
      ...{ status: 200, etag: '"3"' },
    });
    const end = { lastDay: '2031-12-31', document: 'QĐ 14' };
    expect(await secretary.put(`${path}/members/${third}/end`, end, { 'if-match': '"3"' })).toMatchObject({
      status: 200,
    });
    const seen = async (on: string) => (await secretary.get(`${path}?on=${on}`)).body['members'] as object[];
    expect(await seen('2031-06-01')).toEqual(
      expect.arrayContaining([expect.objectContaining({ personId: third, office: 'vice-chair', to: '2031-12-31' })]),
    );
    expect(await seen('2032-01-01')).toHaveLength(3);
    expect(await secretary.get('/councils/khong-co')).toMatchObject({ status: 404 });
    expect(await secretary.get(`${path}?on=2023-02-30`)).toMatchObject({ status: 400 });
  });
});

describe('The course of a meeting over HTTP', () => {
  it('goes from the notice over a break to its end', async () => {
    const { scene, secretary, convening } = await api.council();
    const remote = { ...convening, mode: 'remote' };
    const path = `/council-sessions/${String((await secretary.post('/council-sessions', remote)).body['id'])}`;
    const poll = { meetsAt: convening.meetsAt, place: 'Trực tuyến', mode: 'written-poll' };
    expect(await secretary.put(`${path}/notice`, poll, { 'if-match': '"1"' })).toMatchObject({
      ...{ status: 400, body: { field: 'opinionsUntil' } },
    });
    const notice = { ...poll, mode: 'remote' };
    const changed = await secretary.put(`${path}/notice`, notice, { 'if-match': '"1"' });
    expect(changed).toMatchObject({ status: 200, etag: '"2"' });
    const until = new Date(Date.parse(convening.meetsAt) + 3_600_000).toISOString();
    expect(await secretary.put(`${path}/opinions-window`, { until }, { 'if-match': '"2"' })).toMatchObject({
      ...{ status: 200 },
    });
    expect(await secretary.put(`${path}/membership`, {}, { 'if-match': '"3"' })).toMatchObject({
      ...{ status: 409, body: { code: 'already-recorded' } },
    });
    for (const personId of scene.people) {
      const member = await api.signedIn(scene, personId);
      expect(await member.put(`${path}/presence`)).toMatchObject({ status: 200 });
    }
    expect(await secretary.post(`${path}/orders`, { kind: 'open' })).toMatchObject({ status: 403 });
    const chair = await api.signedIn(scene, scene.chair);
    expect(await chair.post(`${path}/orders`, { kind: 'open', note: 'Đủ điều kiện' })).toMatchObject({ status: 200 });
    expect(await secretary.post(`${path}/opening`, {}, { 'if-match': '"3"' })).toMatchObject({ status: 200 });
    expect(await secretary.put(`${path}/notice`, notice, { 'if-match': '"4"' })).toMatchObject({
      ...{ status: 409, body: { code: 'session-frozen' } },
    });
    const pause = { reason: 'Nghỉ trưa', resumesAt: until };
    expect(await secretary.post(`${path}/adjournment`, pause)).toMatchObject({ status: 200 });
    expect(await secretary.get(path)).toMatchObject({
      body: { stage: 'adjourned', mode: 'remote', opinionsUntil: until, adjournments: [{ reason: 'Nghỉ trưa' }] },
    });
    expect(await secretary.post(`${path}/resumption`)).toMatchObject({ status: 200 });
    const [item] = (await chair.get(path)).body['items'] as { id: string }[];
    const itemIds = [item!.id];
    const annulment = { itemIds, reason: 'Chưa có kết quả' };
    expect(await secretary.post(`${path}/items/annulment`, annulment)).toMatchObject({ status: 403 });
    expect(await chair.post(`${path}/items/annulment`, annulment)).toMatchObject({ status: 409 });
  });
});
