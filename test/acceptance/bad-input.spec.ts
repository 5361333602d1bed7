import { randomUUID } from 'node:crypto';
import { DISTRICT, HOME_AFFAIRS, Scene } from '../support/scene.js';
import { signIn } from '../support/sign-in.js';

jest.setTimeout(180_000);

const UNIT = 'xa-binh-lu';
const MEGABYTE = 1024 * 1024;

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly cookie: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Problem = Readonly<Record<string, unknown>>;

describe('What is wrong', () => {
  let scene: Scene;
  let campaignId: string;
  let dossier: { id: string; version: number };
  let officer: string;
  let head: string;
  let chair: string;
  let appraiser: string;

  beforeAll(async () => {
    scene = await Scene.set();
    campaignId = await scene.launch();
    const cookie = (role: string, body: string): Promise<string> =>
      signIn(scene.base, scene.people.holder(role, body), scene.people.password);
    officer = await cookie('unit-officer', UNIT);
    head = await cookie('unit-head', UNIT);
    chair = await cookie('campaign-issuer', DISTRICT);
    appraiser = await cookie('appraiser', HOME_AFFAIRS);
    dossier = (await (await send(draftOf('Lò Văn An'))).json()) as typeof dossier;
    await scene.followed();
  });

  afterAll(() => scene?.end());

  it('in a body nobody knows: is refused as no such body', async () => {
    const sent = draftOf('Lò Văn Bình', { bodyCode: 'xa-khong-co' });
    expect(await refusedWithoutTrace(sent)).toMatchObject({ status: 404, code: 'no-such-body' });
    const issued = {
      method: 'POST',
      path: '/campaigns',
      cookie: chair,
      body: { yaml: yaml(), issuerBodyCode: 'huyen-x' },
    };
    expect(await refusedWithoutTrace(issued)).toMatchObject({ status: 404, code: 'no-such-body' });
  });

  it('in the order of dates: a campaign that ends before it starts is refused, naming line and field', async () => {
    const sent = { method: 'POST', path: '/campaigns', cookie: chair, body: { yaml: yaml({ start: "'2023-11-01'" }) } };
    const problem = await refusedWithoutTrace(sent);
    expect(problem).toMatchObject({ status: 422, code: 'end-before-start', line: 13, field: 'period.end' });
  });

  it('in the YAML: a text that is not YAML is refused, naming the line and the field', async () => {
    const text = yaml().replace('title: Phong trào', 'title: "Phong trào');
    const sent = { method: 'POST', path: '/campaigns', cookie: chair, body: { yaml: text } };
    const problem = await refusedWithoutTrace(sent);
    expect(problem).toMatchObject({ status: 400, code: 'malformed-yaml', field: 'title' });
    expect(problem['line']).toEqual(expect.any(Number));
    expect(problem['detail']).toContain('Dòng');
  });

  it('in a field of the YAML: the field is named with its line', async () => {
    const text = yaml().replace("value: '2023-10-30'", 'value: hôm nào đó');
    const sent = { method: 'POST', path: '/campaigns', cookie: chair, body: { yaml: text } };
    expect(await refusedWithoutTrace(sent)).toMatchObject({
      status: 400,
      code: 'malformed-yaml',
      line: 13,
      field: 'period.end.value',
    });
  });

  it('in the JSON: a body that is not JSON, a field missing, a field unknown', async () => {
    const sent = draftOf('Lò Văn Cường');
    expect(await refusedWithoutTrace({ ...sent, body: '{"nominee": ' })).toMatchObject({
      status: 400,
      code: 'malformed-json',
    });
    expect(await refusedWithoutTrace({ ...sent, body: { achievement: 'x' } })).toMatchObject({
      status: 400,
      code: 'invalid-input',
    });
    const unknown = await refusedWithoutTrace({ ...sent, body: { ...(sent.body as object), stage: 'decided' } });
    expect(unknown).toMatchObject({ status: 400, code: 'invalid-input', errors: [{ field: 'stage' }] });
  });

  it('in the papers: a submission without them is refused, naming the dossier and each paper', async () => {
    const { id, version } = dossier;
    const body = { heldOn: '2023-06-08', present: 9, agreed: 9, minutes: 'Nhất trí.' };
    const reviewed = await send({
      method: 'PUT',
      path: `/dossiers/${id}/unit-review`,
      cookie: officer,
      body,
      headers: match(version),
    });
    expect(reviewed.status).toBe(200);
    dossier = { id, version: version + 1 };
    const submission = {
      method: 'POST',
      path: `/campaigns/${campaignId}/submissions`,
      cookie: head,
      body: { dossierIds: [id] },
    };
    const problem = await refusedWithoutTrace(submission);
    expect(problem).toMatchObject({ status: 409, code: 'missing-papers', items: [{ dossierId: id }] });
    expect(JSON.stringify(problem['items'])).toContain('Báo cáo thành tích');
  });

  it('in the person: whoever has no such role is refused', async () => {
    expect(await refusedWithoutTrace({ ...draftOf('Lò Văn Dũng'), cookie: appraiser })).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
  });

  it('in the version: a change of what has changed meanwhile is refused', async () => {
    const edit = { method: 'PATCH', path: `/dossiers/${dossier.id}`, cookie: officer, body: { achievement: 'Khác.' } };
    expect(await refusedWithoutTrace({ ...edit, headers: match(dossier.version - 1) })).toMatchObject({
      status: 412,
      code: 'stale-version',
    });
  });

  it('in the size: a file of 30 MB is refused', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(30 * MEGABYTE)], { type: 'text/plain' }), 'to-qua.txt');
    const sent = { method: 'POST', path: '/files', cookie: officer, body: form };
    expect(await refusedWithoutTrace(sent)).toMatchObject({ status: 413, code: 'upload-too-large' });
  });

  it('in the key: one that was used for another content is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    expect((await send({ ...draftOf('Lò Văn Em'), headers: key })).status).toBe(201);
    await scene.followed();
    const other = { ...draftOf('Lò Văn Giang'), headers: key };
    expect(await refusedWithoutTrace(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it('is nothing in an act sent fifty times at once with one key: one effect, one answer', async () => {
    const sent = { ...draftOf('Lò Văn Hải'), headers: { 'idempotency-key': randomUUID() } };
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(sent)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    const found = await scene.rows(
      `SELECT d.id FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE n.name = 'Lò Văn Hải'`,
    );
    expect(found).toHaveLength(1);
    await scene.followed();
    const before = await everything();
    const again = await send(sent);
    expect(((await again.json()) as { id: string }).id).toBe(found[0]!['id']);
    expect(await everything()).toEqual(before);
  });

  function draftOf(name: string, nominee: object = {}): Sent {
    return {
      method: 'POST',
      path: `/campaigns/${campaignId}/dossiers`,
      cookie: officer,
      body: { nominee: { kind: 'individual', name, ...nominee }, awardCode: 'GK_HUYEN', achievement: 'Thành tích.' },
    };
  }

  function send({ method, path, cookie, body, headers = {} }: Sent): Promise<Response> {
    const asIs = typeof body === 'string' || body instanceof FormData;
    return fetch(`${scene.base}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        'idempotency-key': randomUUID(),
        ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: asIs ? body : JSON.stringify(body),
    });
  }

  /** Sends what must be refused, in the form every refusal has, and nothing may have been written for it. */
  async function refusedWithoutTrace(sent: Sent): Promise<Problem> {
    const before = await everything();
    const answer = await send(sent);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
    const problem = (await answer.json()) as Problem;
    expect(problem['status']).toBe(answer.status);
    expect(problem['type']).toBe(`/problems/${String(problem['code'])}`);
    for (const member of ['title', 'detail', 'action']) expect(problem[member]).toMatch(VIETNAMESE);
    expect(await everything()).toEqual(before);
    return problem;
  }

  /** A digest of the rows of each table, sign-ins and the clock's reading apart. */
  async function everything(): Promise<Readonly<Record<string, string>>> {
    const tables = await scene.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('sign_in', 'sign_in_failure')`,
    );
    const digests = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS rows FROM "${name}" t`,
    );
    const found = await scene.rows<{ name: string; rows: string }>(digests.join(' UNION ALL '));
    return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
  }
});

/** A word with a letter that only Vietnamese writes, among others. */
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu;

function match(version: number): Readonly<Record<string, string>> {
  return { 'if-match': `"${version}"` };
}

/** A campaign's document in few lines. @param start its first day, as YAML */
function yaml({ start = 'null' } = {}): string {
  return `document: '9-1'
number: 1/KH-UBND
doc_type: KE_HOACH
issuer: Ủy ban nhân dân huyện Tam Đường
issuer_level: DISTRICT
date: { text: ngày 08 tháng 6 năm 2023, value: '2023-06-08', precision: DAY }
title: Phong trào
campaign_kind: SPECIAL_THEMATIC
campaign_year: 2023
theme: Thi đua
period:
  start: { value: ${start}, explicit: true, text: từ nay }
  end: { value: '2023-10-30', explicit: true, text: đến ngày 30/10/2023 }
targets: []
responsibilities: []
recipients: []
`;
}
