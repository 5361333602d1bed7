import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type Ballot,
  type Choice,
  drawToken,
  finishToken,
  makeSessionKey,
  type NewSessionKey,
  sealAnswer,
  type ShareHolder,
  type Token,
} from '@bangvang/ballot';
import { makeItemKey } from '@bangvang/ballot/server';
import { followSession, makeMissingKeys, type Transaction } from '@bangvang/persistence';
import { apiSettings, readConfig } from '@bangvang/platform';
import { type DynamicModule, type LoggerService, type LogLevel, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { BallotsModule } from '../../../apps/api/src/ballots/ballots.module.js';
import { CouncilModule } from '../../../apps/api/src/council/council.module.js';
import { HttpModule } from '../../../apps/api/src/http/index.js';
import { validation } from '../../../apps/api/src/http/validation.js';
import { PersistenceModule } from '../../../apps/api/src/persistence.module.js';
import { session, TEST_KEY } from './council-meeting.js';
import { CouncilScene, type Share } from './council-scene.js';

/** The API's council and its ballots, with what stands around every route. */
@Module({})
class BallotsApi {
  static at(url: string, folder: string): DynamicModule {
    const settings = apiSettings(readConfig({ BANGVANG_DATA_DIR: join(folder, 'data') }), url);
    return {
      module: BallotsApi,
      imports: [PersistenceModule.with(settings.database), HttpModule.with(settings), CouncilModule, BallotsModule],
    };
  }
}

export async function ballotsApi(
  url: string,
  folder: string,
  logger: LoggerService | LogLevel[] = ['error', 'fatal'],
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(BallotsApi.at(url, folder), new FastifyAdapter(), {
    logger,
  });
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(validation());
  await app.init();
  return app;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Someone at a browser: signed in, or nobody. */
export type Caller = (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => Promise<Answer>;

export function callerOf(app: NestFastifyApplication, token: string | null): Caller {
  return async (method, path, payload) => {
    const { statusCode, headers, body } = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(token && { cookie: `bangvang_session=${token}` }),
        ...(token && method !== 'GET' && { 'idempotency-key': randomUUID() }),
      },
      ...(payload && { payload }),
    });
    const json = String(headers['content-type']).includes('json') ? (JSON.parse(body) as Answer['body']) : {};
    return { status: statusCode, body: json, text: body };
  };
}

/** A session whose items are voted on in secret, at ticks of a second, its key made and its item keys made. */
export async function secretVote(
  app: NestFastifyApplication,
  source: DataSource,
  { members, present, shares }: { members: number; present: number; shares: readonly Share[] },
) {
  const scene = await CouncilScene.of(source, members);
  await scene.seat();
  await scene.database.rows(`UPDATE procedure_setting SET value = '1' WHERE code = 'ballotTickSeconds'`);
  const dossierIds: string[] = [];
  for (const share of shares) dossierIds.push(await scene.dossier(share));
  const meeting = await session(scene, dossierIds, present);
  const path = `/council-sessions/${meeting.id}`;
  const callers = new Map<string, Caller>();
  const as = async (personId: string): Promise<Caller> => {
    const known = callers.get(personId) ?? callerOf(app, await scene.signIn(personId));
    callers.set(personId, known);
    return known;
  };
  const key = await makeSessionKey();
  const teller = scene.people[2]!;
  const nobody = callerOf(app, null);
  const vote = {
    ...{ scene, meeting, path, key, teller, as, nobody, itemIds: meeting.itemIds },
    seal: async () =>
      (await as(scene.chair))('PUT', `${path}/sealing-key`, { publicKey: key.publicKey, tellerId: teller }),
    makeSecret: async () => (await as(scene.secretary))('POST', `${path}/items/secrecy`, { itemIds: meeting.itemIds }),
    makeKeys: async (): Promise<number> => {
      const made = await scene.work.asProcedure((tx) => makeMissingKeys(tx, makeItemKey, 4));
      return made === 0 ? 0 : made + (await vote.makeKeys());
    },
    /** Draws a member's tokens of these items, by item. */
    draw: async (personId: string, itemIds: readonly string[] = meeting.itemIds): Promise<ReadonlyMap<string, Token>> =>
      drawn(await as(personId), path, itemIds),
    ballot: (itemId: string, token: Token, choice: Choice) => sealed(key, meeting.id, itemId, token, choice),
    cast: (ballots: readonly Ballot[]) => nobody('POST', '/ballots', { ballots }),
    openSecretly: async (itemIds = meeting.itemIds, closesAt?: string) =>
      (await as(scene.secretary))('POST', `${path}/items/open`, { itemIds, method: 'secret', closesAt }),
    /** The hour until which absent members may answer is moved to now. */
    endOpinions: () =>
      scene.database.rows(
        `UPDATE council_session SET opinions_until = legal_now(), version = version + 1 WHERE id = $1`,
        [meeting.id],
      ),
    close: async (itemIds = meeting.itemIds) => (await as(scene.secretary))('POST', `${path}/items/close`, { itemIds }),
    board: async (personId = scene.secretary) => (await (await as(personId))('GET', `${path}/board`)).body,
    handIn: async (holder: ShareHolder, share = key.shares[holder]) => {
      const personId = { chair: scene.chair, secretary: scene.secretary, teller }[holder];
      return (await as(personId))('PUT', `${path}/key-share`, { share, boardRoot: (await vote.board())['boardRoot'] });
    },
    count: async () => (await as(scene.secretary))('POST', `${path}/count`, {}),
    publish: async () => (await as(scene.chair))('POST', `${path}/results-publication`, {}),
    /** The procedure of the session looks at it. */
    follow: (tx: Transaction) => followSession(tx, meeting.id, TEST_KEY),
    results: async (personId: string) => {
      const { body } = await (await as(personId))('GET', path);
      return (body['items'] as { result: unknown; state: string; turnout: number }[]).map(
        ({ result, state, turnout }) => ({
          ...{ result, state, turnout },
        }),
      );
    },
  };
  return vote;
}

/** The same, ready to be opened: sealed, secret, with its keys. */
export async function sealedVote(...given: Parameters<typeof secretVote>) {
  const vote = await secretVote(...given);
  await vote.makeSecret();
  await vote.seal();
  await vote.makeKeys();
  return vote;
}

async function drawn(as: Caller, path: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, Token>> {
  const form = (await as('GET', `${path}/ballot-form`)).body['items'] as { itemId: string; tokenKey: string }[];
  const keys = new Map(form.map(({ itemId, tokenKey }) => [itemId, tokenKey]));
  const requests = await Promise.all(
    itemIds.map(async (itemId) => ({ itemId, ...(await drawToken(keys.get(itemId)!)) })),
  );
  const { status, body, text } = await as('POST', `${path}/tokens`, {
    blinded: requests.map(({ itemId, blinded }) => ({ itemId, blinded })),
  });
  if (status !== 200) throw new Error(text);
  const signatures = body['signatures'] as { itemId: string; signature: string }[];
  const tokens = await Promise.all(
    requests.map(
      async ({ itemId, pending }, n) => [itemId, await finishToken(pending, signatures[n]!.signature)] as const,
    ),
  );
  return new Map(tokens);
}

async function sealed(
  key: NewSessionKey,
  sessionId: string,
  itemId: string,
  token: Token,
  choice: Choice,
): Promise<Ballot> {
  const place = { sessionId, itemId, message: token.message };
  return { itemId, ...token, ...(await sealAnswer(key.publicKey, place, choice)) };
}
