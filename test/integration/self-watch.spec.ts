import { newId, type ReconciliationFindings, takeReconciliation, WakeQueue } from '@bangvang/persistence';
import { type Installation, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(120_000);

let server: TestServer;
let installation: Installation;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
});
afterAll(() => server?.stop());

describe('A wake that the engine refuses again and again', () => {
  it('is an incident from the fifth time on, one incident however often, and goes on being tried', async () => {
    const id = newId();
    const { database } = installation;
    await database.rows(`INSERT INTO procedure (kind, id) VALUES ('award-dossier', $1)`, [id]);
    await database.rows(`INSERT INTO wake (kind, subject_id, version) VALUES ('award-dossier', $1, 1)`, [id]);
    const queue = new WakeQueue(database);
    const refuse = async (times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) await queue.relay(async (wakes) => wakes);
    };
    const incidents = () =>
      database.rows(
        `SELECT kind, state, times FROM incident WHERE subject_kind = 'award-dossier' AND subject_id = $1`,
        [id],
      );
    await refuse(4);
    expect(await incidents()).toEqual([]);
    await refuse(3);
    expect(await incidents()).toEqual([{ kind: 'wake-refused', state: 'open', times: 3 }]);
    expect(await queue.relay(async () => [])).toMatchObject({ taken: 1, putBack: 0 });
  });
});

describe('The nightly reconciliation', () => {
  const FINDINGS: ReconciliationFindings = {
    ...{ woken: 0, restarted: 0, timersSet: 0, rungsRaised: 0, incidents: 0, resolved: 0, engineAsked: true },
  };

  it('has no night to make up for in an installation younger than the last one', async () => {
    expect(await takeReconciliation(installation.database, async () => FINDINGS)).toBe(false);
  });

  it('that nothing ran for is made up once, for the last night only', async () => {
    await foundedThreeDaysAgo();
    let done = 0;
    const reconcile = async (): Promise<ReconciliationFindings> => ({ ...FINDINGS, woken: (done += 1) });
    expect(await takeReconciliation(installation.database, reconcile)).toBe(true);
    expect(await takeReconciliation(installation.database, reconcile)).toBe(false);
    expect(done).toBe(1);
    expect(await nights()).toEqual([{ findings: { ...FINDINGS, woken: 1 } }]);
  });

  it('that died half-way is done again', async () => {
    await installation.database.rows('DELETE FROM reconciliation');
    const dying = takeReconciliation(installation.database, () => Promise.reject(new Error('killed')));
    await expect(dying).rejects.toThrow('killed');
    expect(await nights()).toEqual([{ findings: null }]);
    expect(await takeReconciliation(installation.database, async () => FINDINGS)).toBe(true);
    expect(await nights()).toEqual([{ findings: FINDINGS }]);
  });

  function nights(): Promise<unknown[]> {
    return installation.database.rows('SELECT findings FROM reconciliation WHERE night IS NOT NULL');
  }

  /** As an installation set up three days ago has it; its record of the law is append-only otherwise. */
  async function foundedThreeDaysAgo(): Promise<void> {
    const { database } = installation;
    await database.rows('ALTER TABLE law_version DISABLE TRIGGER USER');
    await database.rows(`UPDATE law_version SET loaded_at_real = clock_timestamp() - interval '3 days'`);
    await database.rows('ALTER TABLE law_version ENABLE TRIGGER USER');
  }
});
