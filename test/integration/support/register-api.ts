import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Officer, Role } from '@bangvang/contracts';
import { newSessionToken, tokenHashOf } from '@bangvang/identity';
import { apiSettings, readConfig } from '@bangvang/platform';
import { HttpModule } from '../../../apps/api/src/http/index.js';
import { validation } from '../../../apps/api/src/http/validation.js';
import { PersistenceModule } from '../../../apps/api/src/persistence.module.js';
import { RegisterModule } from '../../../apps/api/src/register/register.module.js';
import { HOME_AFFAIRS } from './campaign-scene.js';
import type { Installation } from './database.js';

/** The API's area of the register with what stands around every route. */
@Module({})
class RegisterApp {
  static at(url: string, areas: readonly Type[]): DynamicModule {
    const settings = apiSettings(readConfig({}), url);
    return {
      module: RegisterApp,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), RegisterModule, ...areas],
    };
  }
}

export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  readonly raw: Buffer;
}

/** Somebody signed in, sending a key with every act. */
export interface Client {
  get(path: string): Promise<Answer>;
  send(method: 'POST' | 'PUT', path: string, payload: object, headers?: object): Promise<Answer>;
  /** Sends a file as a browser's form does. */
  upload(path: string, content: Buffer, headers?: object): Promise<Answer>;
}

/** The register over HTTP, on an installation of its own, with other areas where a test asks for them. */
export class RegisterApi {
  private constructor(
    private readonly installation: Installation,
    private readonly app: NestFastifyApplication,
  ) {}

  /** @param areas modules of the API that stand beside it */
  static async on(installation: Installation, ...areas: readonly Type[]): Promise<RegisterApi> {
    const app = await NestFactory.create<NestFastifyApplication>(
      RegisterApp.at(installation.url, areas),
      new FastifyAdapter(),
      {
        logger: ['error', 'fatal'],
      },
    );
    app.setGlobalPrefix('api/v1');
    app.useGlobalPipes(validation());
    await app.register(multipart);
    await app.init();
    return new RegisterApi(installation, app);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  /** The head of Home Affairs, who keeps the register. */
  async keeper(): Promise<Client> {
    return this.as(await this.installation.officer(HOME_AFFAIRS, 'appraisal-lead'));
  }

  async in(bodyCode: string, role: Role): Promise<Client> {
    return this.as(await this.installation.officer(bodyCode, role));
  }

  async as(officer: Officer): Promise<Client> {
    const cookie = await this.signIn(officer);
    const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, headers: object = {}) => {
      const answer = await this.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, ...(method !== 'GET' && { 'idempotency-key': randomUUID() }), ...headers },
        ...(payload && { payload }),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return {
        status: answer.statusCode,
        etag: answer.headers['etag'] as string | undefined,
        body: isJson ? answer.json<Record<string, unknown>>() : {},
        raw: answer.rawPayload,
      };
    };
    return {
      get: (path) => ask('GET', path),
      send: ask,
      upload: (path, content, headers) => {
        const boundary = randomUUID();
        const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n`;
        const form = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
        return ask('POST', path, form, { 'content-type': `multipart/form-data; boundary=${boundary}`, ...headers });
      },
    };
  }

  private async signIn({ personId }: Officer): Promise<string> {
    const token = newSessionToken();
    await this.installation.database.rows(
      `WITH known AS (INSERT INTO account (person_id, username, password_hash) SELECT id, code, '' FROM person WHERE id = $2 ON CONFLICT DO NOTHING)
       INSERT INTO sign_in (token_hash, person_id, ends_at) VALUES ($1, $2, clock_timestamp() + interval '1 hour')`,
      [tokenHashOf(token), personId],
    );
    return `bangvang_session=${token}`;
  }
}
