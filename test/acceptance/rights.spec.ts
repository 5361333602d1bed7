import { randomUUID } from 'node:crypto';
import type { Role } from '@bangvang/contracts';
import { DISTRICT, Scene } from '../support/scene.js';
import { signIn } from '../support/sign-in.js';
import { type Callers, pathOf, SOUND_BODIES, WHO_MAY } from './rights.table.js';

jest.setTimeout(180_000);

const ROLES: readonly Role[] = [
  'unit-officer',
  'unit-head',
  'appraiser',
  'appraisal-lead',
  'council-chair',
  'council-secretary',
  'council-member',
  'decider',
  'clerk',
  'campaign-issuer',
  'auditor',
  'system-admin',
];

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
}

interface Answer {
  readonly status: number;
  readonly code: string | null;
}

describe('The rights of each role', () => {
  const routes = Object.entries(WHO_MAY);
  const unsafe = Object.keys(WHO_MAY).filter((route) => !route.startsWith('GET '));
  const cookies = new Map<Role, string>();
  let scene: Scene;
  let described: Map<string, Operation>;

  beforeAll(async () => {
    scene = await Scene.set();
    await scene.rows(ONE_PERSON_PER_ROLE, [ROLES, DISTRICT, `sole`]);
    for (const role of ROLES) cookies.set(role, await cookieOf(role));
    described = await operations();
  });

  afterAll(() => scene?.end());

  it('are stated for every operation of the API document, and for no other', () => {
    expect([...described.keys()].sort()).toEqual(Object.keys(WHO_MAY).sort());
  });

  it.each(routes)('%s is for: %s', async (route, who) => {
    const allowed: Role[] = [];
    for (const role of ROLES) {
      const cookie = route === 'DELETE /session' ? await cookieOf(role) : cookies.get(role)!;
      const { status, code } = await send(route, { cookie });
      if (status === 401 || status === 403)
        expect({ role, status, code }).toEqual({ role, status: 403, code: 'not-allowed' });
      else allowed.push(role);
    }
    expect(allowed).toEqual(
      who === 'everyone' || who === 'every officer' ? ROLES : ROLES.filter((role) => who.includes(role)),
    );
  });

  it.each(routes.filter(([, who]) => who !== 'everyone'))('%s is not for a stranger', async (route) => {
    expect(await send(route, {})).toEqual({ status: 401, code: 'not-signed-in' });
    const forged = { cookie: `bangvang_session=${'a'.repeat(43)}` };
    expect(await send(route, forged)).toEqual({ status: 401, code: 'not-signed-in' });
  });

  it.each(unsafe)('%s is refused when the page of another site sends it', async (route) => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie: cookies.get(someoneOf(WHO_MAY[route]!))!, 'sec-fetch-site': site };
      expect(await send(route, headers)).toEqual({ status: 403, code: 'foreign-request' });
    }
  });

  it('asks every change for an Idempotency-Key, signing in and out apart, and ballots, which are their own', () => {
    const without = unsafe.filter((route) => !takes(route, 'Idempotency-Key'));
    expect(without.sort()).toEqual(['DELETE /session', 'POST /ballots', 'POST /session']);
  });

  it.each(Object.keys(SOUND_BODIES))('%s asks for its key and for the version seen', async (route) => {
    const cookie = cookies.get(someoneOf(WHO_MAY[route]!))!;
    expect(takes(route, 'If-Match')).toBe(true);
    expect(await send(route, { cookie }, ['if-match'])).toEqual({ status: 428, code: 'missing-version' });
    expect(await send(route, { cookie }, ['idempotency-key'])).toEqual({
      status: 400,
      code: 'missing-idempotency-key',
    });
  });

  it('tries every operation that takes a version', () => {
    const versioned = Object.keys(WHO_MAY).filter((route) => takes(route, 'If-Match'));
    expect(versioned.sort()).toEqual(Object.keys(SOUND_BODIES).sort());
  });

  function cookieOf(role: Role): Promise<string> {
    return signIn(scene.base, `sole.${role}`, scene.people.password);
  }

  /** Sends the operation with all its headers but those left out. */
  async function send(
    route: string,
    headers: Readonly<Record<string, string>>,
    leftOut: readonly string[] = [],
  ): Promise<Answer> {
    const [method, path] = route.split(' ') as [string, string];
    const all = { 'idempotency-key': randomUUID(), 'if-match': '"1"', 'content-type': 'application/json', ...headers };
    const sent = Object.entries(all).filter(([name]) => !leftOut.includes(name));
    const hasBody = !['GET', 'DELETE'].includes(method);
    const answer = await fetch(`${scene.base}/api/v1${pathOf(path)}`, {
      method,
      headers: Object.fromEntries(sent.filter(([name]) => hasBody || name !== 'content-type')),
      ...(hasBody && { body: JSON.stringify(SOUND_BODIES[route] ?? {}) }),
    });
    if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) {
      await answer.body?.cancel(); // some answers are streams without an end
      return { status: answer.status, code: null };
    }
    return { status: answer.status, code: String(((await answer.json()) as { code: unknown }).code) };
  }

  async function operations(): Promise<Map<string, Operation>> {
    const document = (await (await fetch(`${scene.base}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const all = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path.replace('/api/v1', '')}`, operation] as const,
      ),
    );
    return new Map(all);
  }

  function takes(route: string, header: string): boolean {
    const parameters = described.get(route)?.parameters ?? [];
    return parameters.some((parameter) => parameter.in === 'header' && parameter.name === header && parameter.required);
  }
});

/** Any one who may call it. */
function someoneOf(who: Callers): Role {
  return who === 'everyone' || who === 'every officer' ? 'auditor' : who[0]!;
}

/** Somebody in the district for each role, who holds nothing else. The password is everybody's. */
const ONE_PERSON_PER_ROLE = `
  WITH sole AS (SELECT role, gen_random_uuid() AS id, $3 || '.' || role AS name FROM unnest($1::text[]) AS role),
  people AS (INSERT INTO person (id, code, full_name) SELECT id, name, name FROM sole),
  accounts AS (
    INSERT INTO account (person_id, username, password_hash)
    SELECT id, name, (SELECT password_hash FROM account LIMIT 1) FROM sole),
  posts AS (
    INSERT INTO position (id, body_id, role, title)
    SELECT gen_random_uuid(), b.id, sole.role, sole.role FROM sole JOIN body b ON b.code = $2
    ON CONFLICT ON CONSTRAINT position_once_per_body DO UPDATE SET title = excluded.title RETURNING id, role)
  INSERT INTO position_holder (position_id, person_id, title, valid_from)
  SELECT posts.id, sole.id, posts.role, '2021-01-01' FROM posts JOIN sole ON sole.role = posts.role`;
