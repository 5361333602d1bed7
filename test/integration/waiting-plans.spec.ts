import { untilPunctual } from '@bangvang/persistence';
import { type Installation, startTestServer, type TestServer } from './support/database.js';
import { Watched } from './support/plans.js';

jest.setTimeout(120_000);

const WAITING = 20_000;

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  await installation.database.rows(
    `INSERT INTO procedure (kind, id, due_at, followed_version)
     SELECT 'award-dossier', gen_random_uuid(), legal_now() + n * interval '1 minute', 1 FROM generate_series(1, $1::int) AS n`,
    [WAITING],
  );
  await installation.database.rows(
    `INSERT INTO procedure (kind, id, due_at, followed_version)
     VALUES ('campaign', gen_random_uuid(), legal_now() + interval '90 days', 1)`,
  );
  await installation.database.rows('ANALYZE procedure');
});
afterAll(() => server?.stop());

describe('Twenty thousand dossiers that only wait', () => {
  it('are not passed over when the worker asks when the next campaign closes', async () => {
    const watched = new Watched(installation.database.pool);
    await untilPunctual(watched);
    const [plan] = watched.plans;
    expect(plan!.indexes).toContain('procedure_punctual');
    expect(plan!.most).toBeLessThan(10);
  });
});
