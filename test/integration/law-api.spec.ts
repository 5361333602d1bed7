import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Officer } from '@bangvang/contracts';
import { newSessionToken, tokenHashOf } from '@bangvang/identity';
import { apiSettings, readConfig } from '@bangvang/platform';
import { DossiersModule } from '../../apps/api/src/dossiers/dossiers.module.js';
import { HttpModule } from '../../apps/api/src/http/index.js';
import { validation } from '../../apps/api/src/http/validation.js';
import { LawModule } from '../../apps/api/src/law/law.module.js';
import { PersistenceModule } from '../../apps/api/src/persistence.module.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { startTestServer, type TestServer } from './support/database.js';
import { DossierScene } from './support/dossier-scene.js';

jest.setTimeout(180_000);

/** The law's area with what stands around every route. */
@Module({})
class LawApi {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    const areas = [LawModule, DossiersModule];
    return {
      module: LawApi,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), ...areas],
    };
  }
}

let server: TestServer;
let scene: DossierScene;
let app: NestFastifyApplication;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  app = await NestFactory.create<NestFastifyApplication>(LawApi.at(scene.installation.url), new FastifyAdapter(), {
    logger: ['error', 'fatal'],
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app?.close();
  await server?.stop();
});

/** Somebody signed in, sending a key with every act. */
async function signedIn({ personId }: Officer) {
  const token = newSessionToken();
  await scene.installation.database.rows(
    `WITH known AS (INSERT INTO account (person_id, username, password_hash) SELECT id, code, '' FROM person WHERE id = $2 ON CONFLICT DO NOTHING)
     INSERT INTO sign_in (token_hash, person_id, ends_at) VALUES ($1, $2, clock_timestamp() + interval '1 hour')`,
    [tokenHashOf(token), personId],
  );
  return async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => {
    const headers = {
      cookie: `bangvang_session=${token}`,
      ...(method !== 'GET' && { 'idempotency-key': randomUUID() }),
    };
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };
}

describe('The law over HTTP', () => {
  it('is shown to auditors and administrators, to nobody else', async () => {
    const auditor = await signedIn(await scene.installation.officer('ubnd-tinh-lai-chau', 'auditor'));
    expect(await auditor('GET', '/law/versions')).toMatchObject({
      status: 200,
      body: { items: [{ id: 1 }], next: null },
    });
    expect(await auditor('GET', '/law/versions/1')).toMatchObject({ status: 200, body: { contents: { limits: {} } } });
    expect(await auditor('GET', '/law/versions/1/changes/1')).toMatchObject({ status: 200, body: { changes: [] } });
    expect(await auditor('GET', '/law/versions/2')).toMatchObject({ status: 404, body: { code: 'no-such-thing' } });
    expect(await auditor('GET', '/law/versions/x')).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(await auditor('GET', '/law/calendar/warnings')).toMatchObject({ status: 200, body: { warnings: [] } });
    expect(await auditor('GET', '/law/calendar/drafts/2028')).toMatchObject({ status: 200, body: { year: 2028 } });
    const unit = await signedIn(scene.head);
    expect(await unit('GET', '/law/versions')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('names what is not confirmed, page by page', async () => {
    const auditor = await signedIn(await scene.installation.officer('ubnd-tinh-lai-chau', 'auditor'));
    const first = await auditor('GET', '/law/parameters?confidence=unsure&limit=2');
    expect(first.body['items']).toHaveLength(2);
    const second = await auditor(
      'GET',
      `/law/parameters?confidence=unsure&limit=2&after=${String(first.body['next'])}`,
    );
    expect(second.body['items']).not.toEqual(first.body['items']);
  });
});

describe('A dossier held over HTTP', () => {
  it('shows that it stands still, offers no concluding act, and goes on', async () => {
    const id = await scene.submitted();
    const lead = await signedIn(await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead'));
    const appraiser = await signedIn(scene.appraiser);
    await scene.claimed(id);
    const holding = ['release', 'snooze', 'start', 'delegate'];
    const acts = (await appraiser('GET', `/dossiers/${id}`)).body['allowedActions'];
    expect(acts).toEqual([...holding, 'receive', 'confirm', 'watch']);
    const hold = { reason: 'Có đơn tố cáo.', document: 'Công văn 15/NV' };
    expect(await lead('PUT', `/dossiers/${id}/hold`, hold)).toMatchObject({ status: 200, body: { recorded: 'hold' } });
    expect(await appraiser('GET', `/dossiers/${id}`)).toMatchObject({
      body: { held: true, legalRegime: null, allowedActions: [...holding, 'confirm', 'watch'] },
    });
    const received = { outcome: 'received' };
    expect(await appraiser('PUT', `/dossiers/${id}/reception`, received)).toMatchObject({
      ...{ status: 409, body: { code: 'dossier-on-hold' } },
    });
    expect(await lead('PUT', `/dossiers/${id}/resume`, { note: 'Đơn sai.' })).toMatchObject({
      ...{ status: 200, body: { dueOn: '2023-10-17' } },
    });
    expect(await appraiser('PUT', `/dossiers/${id}/reception`, received)).toMatchObject({ status: 200 });
    expect(await appraiser('GET', `/dossiers/${id}`)).toMatchObject({
      body: { held: false, legalRegime: 'L2003_ND91' },
    });
  });
});

describe('The procedure of a campaign over HTTP', () => {
  it('is shown to its issuer and moved by nobody but him', async () => {
    const path = `/campaigns/${scene.campaign.id}`;
    const chair = await signedIn(scene.campaign.chair);
    expect(await chair('GET', `${path}/procedure`)).toMatchObject({
      ...{ status: 200, body: { revision: 1, lawVersion: 1, newestVersion: 1, differences: [] } },
    });
    const migration = { toVersion: 1, basis: 'Công văn 20/UBND' };
    expect(await chair('POST', `${path}/procedure-migrations`, migration)).toMatchObject({
      ...{ status: 409, body: { code: 'already-recorded' } },
    });
    const appraiser = await signedIn(scene.appraiser);
    expect(await appraiser('POST', `${path}/procedure-migrations`, migration)).toMatchObject({ status: 403 });
  });
});
