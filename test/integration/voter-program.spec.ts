import 'reflect-metadata';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDatabase,
  freePort,
  type PostgresServer,
  repositoryRoot,
  startPostgres,
  temporaryFolder,
} from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { run } from '../../apps/cli/src/program.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';
import { ballotsApi, secretVote } from './support/secret-vote.js';

jest.setTimeout(120_000);

const folder = temporaryFolder();
let server: PostgresServer;
let source: DataSource;
let app: NestFastifyApplication;
let url: string;

beforeAll(async () => {
  server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
  await createDatabase(server.superuserUrl, 'voter_program');
  source = await dataSource({ url: server.url('voter_program'), poolSize: 8 }).initialize();
  await source.runMigrations();
  app = await ballotsApi(server.url('voter_program'), folder);
  const port = await freePort();
  await app.listen(port, '127.0.0.1');
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await app?.close();
  await CouncilScene.settled();
  await source?.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Said {
  readonly exit: number;
  readonly lines: readonly string[];
  readonly complaints: string;
}

/** One command of `bangvang`, as a person at his own machine. */
async function bangvang(words: readonly string[]): Promise<Said> {
  const lines: string[] = [];
  let complaints = '';
  const context = {
    root: repositoryRoot(),
    config: () => {
      throw new Error('no settings are needed to vote');
    },
    out: (line: string) => void lines.push(line),
  };
  const exit = await run(words, context, (text) => void (complaints += text));
  return { exit, lines, complaints };
}

describe('A council of five that votes in secret with the command line alone', () => {
  it('makes its key, draws, casts, opens with two shares, and each recounts it', async () => {
    const vote = await secretVote(app, source, { members: 5, present: 5, shares: [EIGHTY, EIGHTY, EIGHTY] });
    const { scene, meeting } = vote;
    const home = join(folder, 'homes');
    mkdirSync(home, { recursive: true });
    const at = async (personId: string): Promise<readonly string[]> => {
      const file = join(home, `${personId}.json`);
      writeFileSync(file, JSON.stringify({ [url]: `bangvang_session=${await scene.signIn(personId)}` }));
      return ['--server', url, '--session-file', file];
    };
    const votesOf = (personId: string) => join(home, `${personId}.votes.json`);
    await vote.makeSecret();

    const shares = join(home, 'shares');
    const make = ['session-key', 'make', meeting.id, '--out', shares, '--teller', vote.teller];
    const made = await bangvang([...make, ...(await at(scene.chair)), '--json']);
    expect(made).toMatchObject({ exit: 0, complaints: '' });
    const { files } = JSON.parse(made.lines[0]!) as { files: readonly string[] };
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    expect((await bangvang([...make, ...(await at(scene.chair)), '--json'])).lines).toEqual(made.lines);
    const elsewhere = ['session-key', 'make', meeting.id, '--out', join(home, 'other'), '--teller', vote.teller];
    expect((await bangvang([...elsewhere, ...(await at(scene.chair))])).complaints).toContain('khóa niêm phong khác');

    await vote.makeKeys();
    for (const personId of scene.people) {
      const draw = ['tokens', 'draw', meeting.id, '--file', votesOf(personId), ...(await at(personId))];
      expect((await bangvang(draw)).lines[0]).toMatch(/^Đã có thẻ cho 3 nội dung/);
      expect((await bangvang([...draw, '--json'])).lines).toEqual(['{"tokens":3,"waiting":0,"elsewhere":0}']);
      expect(statSync(votesOf(personId)).mode & 0o777).toBe(0o600);
    }

    await meeting.open();
    await vote.endOpinions();
    const early = await bangvang(['ballot', 'cast', votesOf(scene.chair), '--all', 'agree', '--server', url]);
    expect(early).toMatchObject({ exit: 3, complaints: '3 phiếu chưa vào hòm.' });
    await vote.openSecretly();
    for (const personId of scene.people) {
      const dissent =
        personId === scene.chair ? ['--item', '2=disagree', '--item', `${meeting.itemIds[2]}=abstain`] : [];
      const cast = ['ballot', 'cast', votesOf(personId), '--all', 'agree', ...dissent, '--server', url];
      expect(await bangvang(cast)).toMatchObject({ exit: 0, complaints: '' });
      expect((await bangvang(cast)).lines[1]).toBe('3 phiếu đã vào hòm từ trước, không đổi được.');
    }
    const receipts = await bangvang(['ballot', 'receipts', votesOf(scene.chair)]);
    expect(receipts.lines[0]).toMatch(/^1\. Ông .+, Giấy khen: (\p{Ll}+ ){3}\p{Ll}+$/u);
    expect(receipts.lines[1]).toMatch(/█/);

    expect(await vote.close()).toMatchObject({ status: 200 });
    const [chairs, , tellers] = files;
    const handIn = async (file: string, personId: string, ...rest: readonly string[]) =>
      bangvang(['session-key', 'hand-in', file, ...rest, ...(await at(personId))]);
    expect((await handIn(chairs!, scene.chair, '--board-root', 'another')).complaints).toContain(
      'không phải mã đã nêu',
    );
    const { boardRoot } = (await vote.board()) as { boardRoot: string };
    expect((await handIn(chairs!, scene.chair, '--board-root', boardRoot)).lines[0]).toContain('chủ tịch');
    expect((await handIn(tellers!, vote.teller)).lines[0]).toContain('kiểm phiếu viên');
    expect(await vote.count()).toMatchObject({ status: 200 });
    expect(await vote.publish()).toMatchObject({ status: 200 });

    const bundle = join(home, 'bundle.json');
    for (const personId of scene.people) {
      const fetched = await bangvang(['ballot', 'bundle', meeting.id, '--output', bundle, ...(await at(personId))]);
      expect(fetched.exit).toBe(0);
      const recounted = await bangvang(['recount', bundle, '--json']);
      expect(recounted).toMatchObject({ exit: 0, complaints: '' });
      expect(JSON.parse(recounted.lines[0]!)).toMatchObject({
        agrees: true,
        boardRoot,
        items: [
          { counted: { agree: 5, disagree: 0, abstain: 0, invalid: 0 }, carried: true },
          { counted: { agree: 4, disagree: 1, abstain: 0, invalid: 0 }, carried: true },
          { counted: { agree: 4, disagree: 0, abstain: 1, invalid: 0 }, carried: true },
        ],
      });
      const found = await bangvang(['ballot', 'receipts', votesOf(personId), '--no-qr', '--bundle', bundle]);
      expect(found).toMatchObject({ exit: 0, lines: Array(3).fill(expect.stringMatching(/^✓ /)) });
    }
    expect((await bangvang(['recount', bundle])).lines.at(-1)).toMatch(/^KHỚP: 3 nội dung/);
    expect(readFileSync(votesOf(scene.chair), 'utf8')).not.toMatch(/agree|abstain/);
  });
});
