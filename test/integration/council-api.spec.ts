import { CouncilApi } from './support/council-api.js';

jest.setTimeout(120_000);

let api: CouncilApi;
beforeAll(async () => {
  api = await CouncilApi.open('council_api');
});
afterAll(() => api?.close());

describe('A session over HTTP', () => {
  it('goes from the convening to the signed minutes', async () => {
    const { scene, secretary, convening } = await api.council();
    const convened = await secretary.post('/council-sessions', convening);
    expect(convened).toMatchObject({ status: 201, etag: '"1"' });
    const path = `/council-sessions/${String(convened.body['id'])}`;

    const attendance = { present: scene.people, absent: [] };
    expect(await secretary.put(`${path}/attendance`, attendance)).toMatchObject({ status: 428 });
    const marked = await secretary.put(`${path}/attendance`, attendance, { 'if-match': '"1"' });
    expect(marked).toMatchObject({ status: 200, etag: '"2"' });
    const chair = await api.signedIn(scene, scene.chair);
    expect(await chair.post(`${path}/opening`, {}, { 'if-match': '"2"' })).toMatchObject({ status: 200 });

    const [item] = (await chair.get(path)).body['items'] as { id: string }[];
    expect(await secretary.post(`${path}/items/open`, { itemIds: [item!.id], method: 'named' })).toMatchObject({
      status: 200,
      body: { opened: [item!.id] },
    });
    for (const personId of scene.people) {
      const member = await api.signedIn(scene, personId);
      expect(await member.put(`/session-items/${item!.id}/vote`, { choice: 'agree' })).toMatchObject({ status: 200 });
    }
    expect(await secretary.post(`${path}/items/close`, { itemIds: [item!.id] })).toMatchObject({ status: 200 });
    const { etag } = await secretary.post(`${path}/closing`);
    expect(await secretary.put(`${path}/minutes`, { summary: 'Thảo luận.' }, { 'if-match': etag })).toMatchObject({
      body: { number: '01/BB-HĐTĐKT' },
    });
    expect(await secretary.put(`${path}/signature`)).toMatchObject({ body: { stage: 'closed', concluded: 0 } });
    expect(await chair.put(`${path}/signature`)).toMatchObject({ body: { stage: 'minutes-signed', concluded: 1 } });
    expect((await chair.get(`${path}/minutes`)).body).toMatchObject({ items: [{ result: { carried: true } }] });
    expect((await chair.get(`${path}/minutes`, { accept: 'text/plain' })).text).toContain('Kết quả: đạt.');
    expect((await chair.get('/council-sessions?limit=1')).body).toMatchObject({ items: [{ stage: 'minutes-signed' }] });
  });

  it('is not there for whoever does not belong to it', async () => {
    const { scene, secretary, convening } = await api.council();
    const { body } = await secretary.post('/council-sessions', convening);
    const outsider = await api.signedIn(scene, scene.outsider);
    const path = `/council-sessions/${String(body['id'])}`;
    expect(await outsider.get(path)).toMatchObject({ status: 404, body: { code: 'no-such-session' } });
    expect((await outsider.get('/council-sessions')).body['items']).toEqual([]);
    expect(await outsider.put(`${path}/cancellation`, { reason: 'x' })).toMatchObject({ status: 403 });
  });

  it('is convened by the secretary only, and led by chair and secretary only', async () => {
    const { scene, secretary, convening } = await api.council();
    const member = await api.signedIn(scene, scene.people[2]!);
    expect(await member.post('/council-sessions', convening)).toMatchObject({ status: 403 });
    const { body } = await secretary.post('/council-sessions', convening);
    const path = `/council-sessions/${String(body['id'])}`;
    expect(await member.put(`${path}/cancellation`, { reason: 'Bận' })).toMatchObject({ status: 403 });
    expect(await member.get(path)).toMatchObject({ status: 200, etag: '"1"' });
    const unzoned = await secretary.post('/council-sessions', { ...convening, meetsAt: '2030-01-01T08:00:00' });
    expect(unzoned).toMatchObject({ status: 400, body: { errors: [{ field: 'meetsAt' }] } });
  });
});
