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
import { PersistenceModule } from '../../apps/api/src/persistence.module.js';
import { TargetsModule } from '../../apps/api/src/targets/targets.module.js';
import { DISTRICT, documentText, HOME_AFFAIRS } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

/** The API's areas of campaigns and targets with what stands around every route. */
@Module({})
class TargetsApi {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    const areas = [CampaignsModule, DutiesModule, TargetsModule];
    return {
      module: TargetsApi,
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
  app = await NestFactory.create<NestFastifyApplication>(TargetsApi.at(installation.url), new FastifyAdapter(), {
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

describe('Targets over HTTP', () => {
  const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
  const T2 = '002-T02';
  let path: string;

  beforeAll(async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const drafted = await chair('POST', '/campaigns', { yaml: await documentText() });
    path = `/campaigns/${drafted.body.id}`;
    const terms = { headRule: true, tolerancePercent: 2 };
    expect((await chair('PUT', `${path}/launch`, terms, ifMatch(1))).status).toBe(200);
    expect((await chair('GET', path)).body).toMatchObject(terms);
  });

  it('are given by the issuer, with the version seen, to bodies that exist', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const commune = await signedIn('xa-binh-lu', 'unit-officer');
    const given = { bodies: [{ bodyCode: 'xa-binh-lu', value: 2 }], groups: null, basis: 'Quyết định 1' };
    const assignments = `${path}/targets/${T2}/assignments`;
    expect((await commune('PUT', assignments, given, ifMatch(1))).status).toBe(403);
    expect((await chair('PUT', assignments, given)).status).toBe(428);
    expect((await chair('PUT', assignments, given, ifMatch(9))).status).toBe(412);
    const nobody = { ...given, bodies: [{ bodyCode: 'xa-khong-co' }] };
    expect((await chair('PUT', assignments, nobody, ifMatch(1))).body.code).toBe('no-such-body');
    const nowhere = await chair('PUT', `${path}/targets/KHONG-CO/assignments`, given, ifMatch(1));
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'no-such-target' } });
    expect((await chair('PUT', assignments, { ...given, basis: '' }, ifMatch(1))).status).toBe(400);
    expect(await chair('PUT', assignments, given, ifMatch(1))).toMatchObject({ status: 200, etag: '"2"' });
  });

  it('are amended as a new version within the campaign', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const amendments = `${path}/targets/${T2}/amendments`;
    const amended = { value: 3, comparator: null, basis: 'Kế hoạch 2', effectiveFrom: '2023-06-15' };
    const late = { ...amended, effectiveFrom: '2024-01-01' };
    expect((await chair('POST', amendments, late, ifMatch(2))).body.code).toBe('invalid-input');
    const made = await chair('POST', amendments, amended, ifMatch(2));
    expect(made).toMatchObject({ status: 201, etag: '"3"', body: { revision: 2 } });
  });

  it('are verified by Home Affairs, and shown with shares and barred heads', async () => {
    const lead = await signedIn(HOME_AFFAIRS, 'appraisal-lead');
    const stranger = await signedIn('xa-ban-bo', 'unit-officer');
    const verification = `${path}/target-results/${T2}/xa-binh-lu/verification`;
    expect((await lead('PUT', verification, {}, ifMatch(1))).body.code).toBe('invalid-input');
    const corrected = { verified: 1, note: 'Nghiệm thu một công trình' };
    expect(await lead('PUT', verification, corrected, ifMatch(1))).toMatchObject({ status: 200, etag: '"2"' });
    expect((await lead('PUT', verification, corrected, ifMatch(1))).status).toBe(412);

    const { items } = (await lead('GET', `${path}/targets?limit=1&body=xa-binh-lu`)).body;
    expect(items).toMatchObject([{ code: '002-T01', assignments: [] }]);
    const shares = (await lead('GET', `${path}/target-shares`)).body.items;
    expect(shares).toMatchObject([{ bodyCode: 'xa-binh-lu', assigned: 1, met: 0, notMet: 1 }]);
    expect((await lead('GET', `${path}/barred-heads`)).body.items).toMatchObject([{ barred: true }]);
    expect((await stranger('GET', `${path}/target-shares`)).body.items).toEqual([]);
    expect((await stranger('GET', `${path}/barred-heads`)).body.items).toEqual([]);
  });

  it('have their rules changed by the issuer with a document', async () => {
    const chair = await signedIn(DISTRICT, 'campaign-issuer');
    const { version } = (await chair('GET', path)).body;
    const changed = { headRule: false, basis: 'Kế hoạch 3' };
    expect((await chair('PUT', `${path}/target-rules`, changed, ifMatch(version + 1))).status).toBe(412);
    const set = await chair('PUT', `${path}/target-rules`, changed, ifMatch(version));
    expect(set).toMatchObject({ status: 200, body: { headRule: false, tolerancePercent: 2, version: version + 1 } });
    const none = await chair('PUT', `/dossiers/${randomUUID()}/head-override`, {
      reason: 'Thiên tai',
      documentNumber: '1/UBND',
      documentDate: '2023-06-15',
    });
    expect(none).toMatchObject({ status: 404, body: { code: 'no-such-dossier' } });
  });
});
