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
import { CouncilModule } from '../../../apps/api/src/council/council.module.js';
import { HttpModule } from '../../../apps/api/src/http/index.js';
import { validation } from '../../../apps/api/src/http/validation.js';
import { PersistenceModule } from '../../../apps/api/src/persistence.module.js';
import { CouncilScene, EIGHTY } from './council-scene.js';

/** The API's council area with what stands around every route. */
@Module({})
class CouncilArea {
  static at(url: string): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    return {
      module: CouncilArea,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), CouncilModule],
    };
  }
}

interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The council area over HTTP, on a migrated database of its own. */
export class CouncilApi {
  private constructor(
    private readonly folder: string,
    private readonly server: PostgresServer,
    private readonly source: DataSource,
    private readonly app: NestFastifyApplication,
  ) {}

  static async open(name: string): Promise<CouncilApi> {
    const folder = temporaryFolder();
    const server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
    await createDatabase(server.superuserUrl, name);
    const source = await dataSource({ url: server.url(name), poolSize: 4 }).initialize();
    await source.runMigrations();
    const app = await NestFactory.create<NestFastifyApplication>(
      CouncilArea.at(server.url(name)),
      new FastifyAdapter(),
      { logger: ['error', 'fatal'] },
    );
    app.setGlobalPrefix('api/v1');
    app.useGlobalPipes(validation());
    await app.init();
    return new CouncilApi(folder, server, source, app);
  }

  async close(): Promise<void> {
    await this.app.close();
    await CouncilScene.settled();
    await this.source.destroy();
    await this.server.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Three members who may sign in, a dossier that waits for them, and what the secretary writes to convene. */
  async council() {
    const scene = await CouncilScene.of(this.source, 3);
    await scene.seat();
    const dossierId = await scene.dossier(EIGHTY);
    const secretary = await this.signedIn(scene, scene.secretary);
    const convening = {
      councilCode: scene.councilCode,
      campaignId: scene.campaignId,
      meetsAt: new Date(Date.now() + 3_600_000).toISOString(),
      place: 'Phòng họp',
      dossierIds: [dossierId],
    };
    return { scene, dossierId, secretary, convening };
  }

  /** Somebody with a browser: signed in, sending a key with every act. */
  async signedIn(scene: CouncilScene, personId: string) {
    const cookie = `bangvang_session=${await scene.signIn(personId)}`;
    const send = async (
      method: 'GET' | 'PUT' | 'POST',
      path: string,
      payload?: object,
      headers: object = {},
    ): Promise<Answer> => {
      const answer = await this.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, ...(method !== 'GET' && { 'idempotency-key': randomUUID() }), ...headers },
        ...(payload && { payload }),
      });
      const json = String(answer.headers['content-type']).includes('json') ? JSON.parse(answer.body) : {};
      const etag = answer.headers['etag'] as string | undefined;
      return { status: answer.statusCode, etag, body: json, text: answer.body };
    };
    return {
      get: (path: string, headers?: object) => send('GET', path, undefined, headers),
      put: (path: string, payload: object = {}, headers?: object) => send('PUT', path, payload, headers),
      post: (path: string, payload: object = {}, headers?: object) => send('POST', path, payload, headers),
    };
  }
}
