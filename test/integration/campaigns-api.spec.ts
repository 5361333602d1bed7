import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '@bangvang/contracts';
import { newSessionToken, tokenHashOf } from '@bangvang/identity';
import { apiSettings, readConfig } from '@bangvang/platform';
import { CampaignsModule } from '../../apps/api/src/campaigns/campaigns.module.js';
import { DutiesModule } from '../../apps/api/src/duties/duties.module.js';
import { HttpModule } from '../../apps/api/src/http/index.js';
import { validation } from '../../apps/api/src/http/validation.js';
import { MessagesModule } from '../../apps/api/src/messages/messages.module.js';
import { UrgingModule } from '../../apps/api/src/urging/urging.module.js';
import { PersistenceModule } from '../../apps/api/src/persistence.module.js';
import { DISTRICT, documentText, HOME_AFFAIRS } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

/** The API's areas of campaigns with what stands around every route. */
@Module({})
class CampaignsApi {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    const areas = [CampaignsModule, DutiesModule, UrgingModule, MessagesModule];
    return {
      module: CampaignsApi,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), ...areas],
    };
  }
}

let server: TestServer;
let installation: Installation;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-06-15T08:00:00+07:00');
  app = await NestFactory.create<NestFastifyApplication>(CampaignsApi.at(installation.url), new FastifyAdapter(), {
    logger: ['error', 'fatal'],
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  await app.init();
});
afterAll(async () => {
  await app?.close();
  await server?.stop();
});

/** Somebody holding a post, signed in; sends what `send` is given with a key of its own. */
async function signedIn(bodyCode: string, role: Role) {
  const { personId } = await installation.officer(bodyCode, role);
  const token = newSessionToken();
  await installation.database.rows(
    `INSERT INTO account (person_id, username, password_hash) SELECT id, code, '' FROM person WHERE id = $1 ON CONFLICT DO NOTHING`,
    [personId],
  );
  await installation.database.rows(
    `INSERT INTO sign_in (token_hash, person_id, ends_at) VALUES ($1, $2, clock_timestamp() + interval '1 hour')`,
    [tokenHashOf(token), personId],
  );
  return async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object, headers: object = {}) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: `bangvang_session=${token}`,
        ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, etag: answer.headers['etag'], body: JSON.parse(answer.body) };
  };
}

describe('A campaign document sent to the API', () => {
  it('is refused with the line and the field at fault, and nothing is written', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const text = await documentText();
    const broken = text.replace("value: '2023-10-30'", "value: '2023-02-30'");
    const line = broken.split('\n').findIndex((row) => row.includes('2023-02-30')) + 1;
    const refused = await chair('POST', '/campaigns', { yaml: broken });
    expect(refused).toMatchObject({ status: 400, body: { code: 'malformed-yaml', line, field: 'period.end.value' } });

    const unknown = await chair('POST', '/campaigns', { yaml: text, issuerBodyCode: 'xa-khong-co' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'no-such-body' } });
    const backward = text.replace('start: { value: null', "start: { value: '2023-12-01'");
    expect((await chair('POST', '/campaigns', { yaml: backward })).body.code).toBe('end-before-start');
    expect((await chair('GET', '/campaigns')).body.items).toEqual([]);
  });

  it('is launched, its duties listed, filed on and shown to those who may see them', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const drafted = await chair('POST', '/campaigns', { yaml: await documentText() });
    expect(drafted).toMatchObject({ status: 201, etag: '"1"', body: { stage: 'drafted', report: { unresolved: [] } } });
    const path = `/campaigns/${drafted.body.id}`;

    const commune = await signedIn('xa-binh-lu', 'unit-officer');
    expect(await commune('GET', path)).toMatchObject({ status: 404, body: { code: 'no-such-campaign' } });
    expect((await chair('PUT', `${path}/launch`, {})).status).toBe(428);
    expect((await commune('PUT', `${path}/launch`, {}, { 'if-match': '"1"' })).status).toBe(403);
    expect((await chair('PUT', `${path}/launch`, {}, { 'if-match': '"7"' })).status).toBe(412);
    expect((await chair('PUT', `${path}/launch`, {}, { 'if-match': '"1"' })).status).toBe(200);

    const first = await chair('GET', `${path}/duties?limit=20`);
    const second = await chair('GET', `${path}/duties?limit=20&after=${first.body.next}`);
    const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(40);

    const mine = (await commune('GET', '/duties')).body.items;
    expect(mine.map(({ kind }: { kind: string }) => kind)).toEqual(['plan', 'proposals', 'final-review']);
    const filing = { summary: 'Kế hoạch của xã.', documentNumber: '12/KH-UBND', documentDate: '2023-06-20' };
    const filed = await commune('PUT', `/duties/${mine[0].id}/filing`, filing, { 'if-match': '"1"' });
    expect(filed).toMatchObject({ status: 200, etag: '"2"', body: { late: false, receivedOn: '2023-06-15' } });
    expect((await commune('PUT', `/duties/${mine[0].id}/filing`, filing, { 'if-match': '"2"' })).status).toBe(409);

    const stranger = await signedIn('xa-ban-bo', 'unit-officer');
    expect((await stranger('PUT', `/duties/${mine[1].id}/filing`, filing, { 'if-match': '"1"' })).status).toBe(404);
    expect((await stranger('GET', `${path}/duties?body=xa-binh-lu`)).body.items).toEqual([]);

    const lead = await signedIn(HOME_AFFAIRS, 'appraisal-lead');
    const excused = await lead('PUT', `/duties/${mine[2].id}/excuse`, { reason: 'Lũ quét.' }, { 'if-match': '"1"' });
    expect(excused.status).toBe(200);
    expect((await chair('POST', `${path}/extension`, { endsOn: '2023-11-10', basis: 'KH 20' })).status).toBe(200);
    expect((await chair('GET', path)).body).toMatchObject({
      calendarRev: 2,
      deadlines: [{ revision: 1 }, { revision: 2 }],
    });
    expect((await chair('GET', `${path}/rungs?limit=5`)).body.items).toHaveLength(5);
    expect((await chair('GET', `${path}/report`)).body).toMatchObject({ final: false, duties: { met: 1, excused: 1 } });
    expect((await commune('GET', '/messages')).status).toBe(200);
    expect((await chair('GET', `${path}/overdue`)).body).toEqual({ items: [], next: null });
  });

  it('shows what it would urge before its launch, whom each rung tells after it, and what another end would move', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const drafted = await chair('POST', '/campaigns', { yaml: await documentText() });
    const path = `/campaigns/${drafted.body.id}`;
    const before = (await chair('GET', `${path}/urging-plan?launchedOn=2023-06-15`)).body;
    await chair('PUT', `${path}/launch`, {}, { 'if-match': '"1"' });

    const rungs = (await chair('GET', `${path}/rungs?ahead=true&limit=200`)).body.items;
    const plan = before.kinds.find(({ kind }: { kind: string }) => kind === 'plan');
    expect(plan).toMatchObject({ before: null, duties: 35, after: { dueOn: '2023-06-29' } });
    const [seven] = plan.after.rungs;
    expect(seven).toMatchObject({
      step: 'seven-before',
      firstAt: '2023-06-20T01:00:00.000Z',
      lastAt: '2023-06-20T01:20:00.000Z',
    });
    const sent = rungs.filter(
      ({ step, dueAt }: { step: string; dueAt: string }) => step === 'seven-before' && dueAt < '2023-06-21',
    );
    expect(sent).toHaveLength(plan.duties);
    expect(new Set(sent.map(({ dueAt }: { dueAt: string }) => dueAt)).size).toBe(3);
    expect(sent.every(({ dueAt }: { dueAt: string }) => dueAt >= seven.firstAt && dueAt <= seven.lastAt)).toBe(true);
    expect(sent[0].told[0].name).toEqual(expect.any(String));

    const moved = (await chair('GET', `${path}/urging-plan?endsOn=2023-11-10`)).body.kinds;
    const proposals = moved.find(({ kind }: { kind: string }) => kind === 'proposals');
    expect(proposals).toMatchObject({ before: { dueOn: '2023-10-30' }, after: { dueOn: '2023-11-10' } });
    expect(moved.find(({ kind }: { kind: string }) => kind === 'plan').after.dueOn).toBe('2023-06-29');
    expect((await chair('GET', path)).body.endsOn).toBe('2023-10-30');
  });
});
