import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import { apiSettings, readConfig } from '@bangvang/platform';
import type { DataSource } from 'typeorm';
import { CouncilModule } from '../../apps/api/src/council/council.module.js';
import { HttpModule } from '../../apps/api/src/http/index.js';
import { validation } from '../../apps/api/src/http/validation.js';
import { PersistenceModule } from '../../apps/api/src/persistence.module.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

/** The API's council area with what stands around every route. */
@Module({})
class CouncilApi {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    return {
      module: CouncilApi,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), CouncilModule],
    };
  }
}

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'council_api');
  source = await dataSource({ url: server.url('council_api'), poolSize: 4 }).initialize();
  await source.runMigrations();
  app = await NestFactory.create<NestFastifyApplication>(
    CouncilApi.at(server.url('council_api')),
    new FastifyAdapter(),
    {
      logger: ['error', 'fatal'],
    },
  );
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  await app.init();
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Somebody with a browser: signed in, sending a key with every act. */
async function signedIn(scene: CouncilScene, personId: string) {
  const cookie = `bangvang_session=${await scene.signIn(personId)}`;
  const send = async (
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    payload?: object,
    headers: object = {},
  ): Promise<Answer> => {
    const {
      statusCode,
      headers: said,
      body,
    } = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie, ...(method !== 'GET' && { 'idempotency-key': randomUUID() }), ...headers },
      ...(payload && { payload }),
    });
    const json = String(said['content-type']).includes('json') ? JSON.parse(body) : {};
    return { status: statusCode, etag: said['etag'] as string | undefined, body: json, text: body };
  };
  return {
    get: (path: string, headers?: object) => send('GET', path, undefined, headers),
    put: (path: string, payload: object = {}, headers?: object) => send('PUT', path, payload, headers),
    post: (path: string, payload: object = {}, headers?: object) => send('POST', path, payload, headers),
  };
}

async function council() {
  const scene = await CouncilScene.of(source, 3);
  await scene.seat();
  const dossierId = await scene.dossier(EIGHTY);
  const secretary = await signedIn(scene, scene.secretary);
  const convening = {
    councilCode: scene.councilCode,
    campaignId: scene.campaignId,
    meetsAt: new Date(Date.now() + 3_600_000).toISOString(),
    place: 'Phòng họp',
    dossierIds: [dossierId],
  };
  return { scene, dossierId, secretary, convening };
}

describe('A session over HTTP', () => {
  it('goes from the convening to the signed minutes', async () => {
    const { scene, secretary, convening } = await council();
    const convened = await secretary.post('/council-sessions', convening);
    expect(convened).toMatchObject({ status: 201, etag: '"1"' });
    const path = `/council-sessions/${String(convened.body['id'])}`;

    const attendance = { present: scene.people, absent: [] };
    expect(await secretary.put(`${path}/attendance`, attendance)).toMatchObject({ status: 428 });
    const marked = await secretary.put(`${path}/attendance`, attendance, { 'if-match': '"1"' });
    expect(marked).toMatchObject({ status: 200, etag: '"2"' });
    const chair = await signedIn(scene, scene.chair);
    expect(await chair.post(`${path}/opening`, {}, { 'if-match': '"2"' })).toMatchObject({ status: 200 });

    const [item] = (await chair.get(path)).body['items'] as { id: string }[];
    expect(await secretary.post(`${path}/items/open`, { itemIds: [item!.id], method: 'named' })).toMatchObject({
      status: 200,
      body: { opened: [item!.id] },
    });
    for (const personId of scene.people) {
      const member = await signedIn(scene, personId);
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
    const { scene, secretary, convening } = await council();
    const { body } = await secretary.post('/council-sessions', convening);
    const outsider = await signedIn(scene, scene.outsider);
    const path = `/council-sessions/${String(body['id'])}`;
    expect(await outsider.get(path)).toMatchObject({ status: 404, body: { code: 'no-such-session' } });
    expect((await outsider.get('/council-sessions')).body['items']).toEqual([]);
    expect(await outsider.put(`${path}/cancellation`, { reason: 'x' })).toMatchObject({ status: 403 });
  });

  it('is convened by the secretary only, and led by chair and secretary only', async () => {
    const { scene, secretary, convening } = await council();
    const member = await signedIn(scene, scene.people[2]!);
    expect(await member.post('/council-sessions', convening)).toMatchObject({ status: 403 });
    const { body } = await secretary.post('/council-sessions', convening);
    const path = `/council-sessions/${String(body['id'])}`;
    expect(await member.put(`${path}/cancellation`, { reason: 'Bận' })).toMatchObject({ status: 403 });
    expect(await member.get(path)).toMatchObject({ status: 200, etag: '"1"' });
    const unzoned = await secretary.post('/council-sessions', { ...convening, meetsAt: '2030-01-01T08:00:00' });
    expect(unzoned).toMatchObject({ status: 400, body: { errors: [{ field: 'meetsAt' }] } });
  });
});
