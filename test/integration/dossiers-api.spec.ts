import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Officer } from '@bangvang/contracts';
import { newSessionToken, tokenHashOf } from '@bangvang/identity';
import { apiSettings, readConfig } from '@bangvang/platform';
import { DecisionsModule } from '../../apps/api/src/decisions/decisions.module.js';
import { DossiersModule } from '../../apps/api/src/dossiers/dossiers.module.js';
import { HttpModule } from '../../apps/api/src/http/index.js';
import { validation } from '../../apps/api/src/http/validation.js';
import { PersistenceModule } from '../../apps/api/src/persistence.module.js';
import { SubmissionsModule } from '../../apps/api/src/submissions/submissions.module.js';
import { TasksModule } from '../../apps/api/src/tasks/tasks.module.js';
import { DISTRICT } from './support/campaign-scene.js';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene } from './support/dossier-scene.js';

jest.setTimeout(180_000);

/** The API's areas of dossiers with what stands around every route. */
@Module({})
class DossiersApi {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    const areas = [DossiersModule, SubmissionsModule, TasksModule, DecisionsModule];
    return {
      module: DossiersApi,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), ...areas],
    };
  }
}

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
let app: NestFastifyApplication;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
  app = await NestFactory.create<NestFastifyApplication>(DossiersApi.at(installation.url), new FastifyAdapter(), {
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

async function cookieOf({ personId }: Officer): Promise<string> {
  const token = newSessionToken();
  await installation.database.rows(
    `WITH known AS (INSERT INTO account (person_id, username, password_hash) SELECT id, code, '' FROM person WHERE id = $2 ON CONFLICT DO NOTHING)
     INSERT INTO sign_in (token_hash, person_id, ends_at) VALUES ($1, $2, clock_timestamp() + interval '1 hour')`,
    [tokenHashOf(token), personId],
  );
  return `bangvang_session=${token}`;
}

/** Somebody signed in, sending a key with every act. */
async function signedIn(officer: Officer) {
  const cookie = await cookieOf(officer);
  return async (method: 'GET' | 'PUT' | 'POST' | 'PATCH', path: string, payload?: object, headers: object = {}) => {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { cookie, ...(method !== 'GET' && { 'idempotency-key': randomUUID() }), ...headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, etag: answer.headers['etag'], body: answer.json<Record<string, unknown>>() };
  };
}

const PROPOSAL = {
  nominee: { kind: 'individual', name: 'Vàng A Sử', directWorker: true, smallCollective: false },
  awardCode: 'GK_HUYEN',
  achievement: 'Hiến 200 m² đất làm đường.',
};

describe('A dossier over HTTP', () => {
  it('is drafted, changed only under the version seen, and shows what may be done with it', async () => {
    const officer = await signedIn(scene.unitOfficer);
    const path = `/campaigns/${scene.campaign.id}/dossiers`;
    const drafted = await officer('POST', path, PROPOSAL);
    expect(drafted).toMatchObject({ status: 201, etag: '"1"', body: { version: 1 } });
    expect(await officer('POST', path, PROPOSAL)).toMatchObject({ status: 409, body: { code: 'dossier-exists' } });

    const dossier = `/dossiers/${String(drafted.body['id'])}`;
    expect(await officer('PATCH', dossier, { achievement: 'Khác' })).toMatchObject({ status: 428 });
    expect(await officer('PATCH', dossier, { achievement: 'Khác' }, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      etag: '"2"',
    });
    expect(await officer('PATCH', dossier, { achievement: 'Cũ' }, { 'if-match': '"1"' })).toMatchObject({
      status: 412,
    });
    expect(await officer('GET', dossier)).toMatchObject({
      status: 200,
      body: {
        stageName: 'Đơn vị đang lập hồ sơ',
        allowedActions: ['edit', 'add-paper', 'confirm', 'record-unit-review', 'watch'],
      },
    });
    const head = await signedIn(scene.head);
    expect((await head('GET', dossier)).body['allowedActions']).toEqual([
      ...['add-paper', 'confirm', 'withdraw', 'claim', 'snooze', 'submit', 'reassign', 'prioritise', 'watch'],
    ]);
    const appraiser = await signedIn(scene.appraiser);
    expect(await appraiser('GET', dossier)).toMatchObject({ status: 404, body: { code: 'no-such-dossier' } });
    const refused = await head('POST', `/campaigns/${scene.campaign.id}/submissions`, {
      dossierIds: [drafted.body['id']],
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'missing-unit-review', items: [{ code: 'missing-unit-review' }] },
    });
  });

  it('is claimed, given back, received and listed', async () => {
    const id = await scene.submitted();
    const appraiser = await signedIn(scene.appraiser);
    const before = await appraiser('GET', '/tasks/counts');
    expect(before.body['groups']).toEqual([expect.objectContaining({ ready: expect.any(Number), more: false })]);
    const next = await appraiser('POST', '/tasks/claim-next');
    expect(next).toMatchObject({ status: 200, body: { dossierId: id } });
    const task = `/tasks/${String(next.body['id'])}`;
    expect((await appraiser('GET', task)).body['allowedActions']).toEqual([
      ...['release', 'snooze', 'start', 'delegate', 'receive', 'confirm'],
    ]);
    expect(await appraiser('POST', `${task}/release`, {})).toMatchObject({ status: 200 });
    expect(await appraiser('POST', `${task}/claim`, {})).toMatchObject({ status: 200 });
    expect(await appraiser('PUT', `/dossiers/${id}/reception`, { outcome: 'returned' })).toMatchObject({ status: 400 });
    expect(await appraiser('PUT', `/dossiers/${id}/reception`, { outcome: 'received' })).toMatchObject({ status: 200 });
    const list = await appraiser('GET', '/dossiers?stage=submitted&limit=1');
    expect(list).toMatchObject({ status: 200, body: { items: [{ id, concluded: true }], next: null } });
    expect((await appraiser('GET', '/tasks?state=mine')).body['items']).toEqual([]);
  });

  it('is on the golden board for everybody once published', async () => {
    const id = await scene.completed();
    const decider = await signedIn(await installation.officer(DISTRICT, 'decider'));
    const decided = await decider('POST', '/decisions', { dossierIds: [id], outcome: 'decided' });
    expect(decided).toMatchObject({ status: 201, body: { number: '01/QĐ-UBND' } });
    await scene.enters(id, 'decided');
    const clerk = await signedIn(await installation.officer(DISTRICT, 'clerk'));
    const published = await clerk('PUT', `/decisions/${String(decided.body['id'])}/publication`);
    expect(published).toMatchObject({ status: 200 });
    expect((await clerk('GET', '/decisions')).body['items']).toHaveLength(1);
    const board = await app.inject({ method: 'GET', url: '/api/v1/public/decisions' });
    expect(board.json()).toMatchObject({ items: [{ number: '01/QĐ-UBND' }], next: null });
  });
});

describe('The stream of an inbox', () => {
  it('tells the members of a group of a task given to it, with its version', async () => {
    const ended = new AbortController();
    const stream = await fetch(`${await app.getUrl()}/api/v1/tasks/events`, {
      headers: { cookie: await cookieOf(scene.appraiser) },
      signal: ended.signal,
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const taskId = await scene.taskOf(await scene.submitted());
    let heard = '';
    for await (const piece of stream.body!) {
      heard += Buffer.from(piece as Uint8Array).toString('utf8');
      if (heard.includes(taskId)) break;
    }
    expect(heard).toContain(`data: {"taskId":"${taskId}","version":1}`);
    ended.abort();
  });
});
