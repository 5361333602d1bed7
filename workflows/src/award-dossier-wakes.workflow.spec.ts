import { WAKE_SIGNAL } from '@bangvang/contracts';
import { DISTRICT_DECIDES, DossierInMemory } from '../../test/support/procedures/dossier-in-memory.js';
import { APPRAISED, Life, WHOLE_LIFE } from '../../test/support/procedures/dossier-life.js';
import { activitiesOf } from '../../test/support/procedures/faults.js';
import { ProcedureServer } from '../../test/support/procedures/procedure-server.js';

jest.setTimeout(240_000);

let server: ProcedureServer;
beforeAll(async () => {
  server = await ProcedureServer.start();
});
afterAll(() => server?.stop());

/** A dossier and its procedure, while the worker runs. */
async function withLife(act: (life: Life, dossier: DossierInMemory) => Promise<void>): Promise<DossierInMemory> {
  const dossier = new DossierInMemory(DISTRICT_DECIDES, server.now);
  await server.with(activitiesOf(dossier), async (taskQueue) =>
    act(await Life.begin(server, dossier, taskQueue), dossier),
  );
  return dossier;
}

describe('The procedure of a dossier, woken', () => {
  it('looks for itself when the wake does not tell the outcome', async () => {
    const { looks } = await withLife(async (life, dossier) => {
      dossier.told = false;
      await life.plays(WHOLE_LIFE);
      expect(await life.ends()).toBe('notified');
    });
    expect(looks).toBe(WHOLE_LIFE.length);
  });

  it('need not look when it does', async () => {
    const { looks } = await withLife(async (life) => {
      await life.plays(WHOLE_LIFE);
      expect(await life.ends()).toBe('notified');
    });
    expect(looks).toBe(0);
  });

  it('takes an outcome of before for nothing new', () =>
    withLife(async (life) => {
      await life.plays(APPRAISED);
      await life.reaches('before-council');
      await life.handle.signal(WAKE_SIGNAL, 2, { visit: 1, outcome: 'received' });
      await life.plays([['before-council', 'not-carried']]);
      expect(await life.ends()).toBe('refused');
    }));

  it('takes the outcome of a later visit for no outcome of its own', () =>
    withLife(async (life, dossier) => {
      await life.reaches('submitted');
      dossier.conclude('received');
      // Its worker entered the next stage and died before it could say so; people went on meanwhile.
      await dossier.enterStage({ dossierId: life.id, stage: 'under-appraisal', levelBodyId: 'district', round: 1 });
      dossier.conclude('sound');
      await life.handle.signal(WAKE_SIGNAL, dossier.version, { visit: 2, outcome: 'sound' });
      await life.reaches('before-council');
      expect(dossier.way).toEqual(['submitted district', 'under-appraisal district', 'before-council district']);
      await life.plays([['before-council', 'not-carried']]);
      expect(await life.ends()).toBe('refused');
    }));

  it('ends as withdrawn when the unit takes the dossier back after the fact that would end it', () =>
    withLife(async (life, dossier) => {
      await life.plays([['submitted', 'received']]);
      await life.reaches('under-appraisal');
      dossier.conclude('unsound');
      const { version } = dossier;
      dossier.withdraw();
      await life.handle.signal(WAKE_SIGNAL, version, { visit: 2, outcome: 'unsound' });
      expect(await life.ends()).toBe('withdrawn');
    }));
});
