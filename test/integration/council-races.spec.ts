import { holdDossier, type Transaction, withdrawDossier } from '@bangvang/persistence';
import { convened, session } from './support/council-meeting.js';
import { CouncilRing } from './support/council-ring.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(120_000);

const ROUNDS = 12;

let ring: CouncilRing;
beforeAll(async () => {
  ring = await CouncilRing.open('council_races');
});
afterAll(() => ring.close());

const hold = (scene: CouncilScene, dossierId: string) => (tx: Transaction) =>
  holdDossier(tx, { dossierId, kind: 'hold', reason: 'Xác minh', document: 'CV 1', personId: scene.outsider });
const withdrawal = (scene: CouncilScene, dossierId: string) => (tx: Transaction) =>
  withdrawDossier(tx, { dossierId, reason: 'Rút', personId: scene.outsider, bodyId: scene.unitId });

/** Six members have voted on one dossier that the unit sent in. */
async function voted() {
  const meeting = await convened(ring.source, 6, 6, EIGHTY);
  await meeting.scene.submit(meeting.dossierIds);
  await meeting.open();
  await meeting.openItems();
  await meeting.votes(meeting.scene.people);
  return meeting;
}

const itemOf = async ({ scene, id }: { scene: CouncilScene; id: string }) =>
  (await scene.database.rows('SELECT state, agree, carried FROM session_item WHERE session_id = $1', [id]))[0];

describe('A hold', () => {
  it('that comes with the close of the vote leaves no figures, whichever is first', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const meeting = await voted();
      const { scene, dossierIds } = meeting;
      const [held] = await Promise.allSettled([
        scene.as(scene.outsider, hold(scene, dossierIds[0]!)),
        meeting.closeItems(),
      ]);
      expect(held.status).toBe('fulfilled');
      expect(await itemOf(meeting)).toEqual({ state: 'on-hold', agree: null, carried: null });
    }
  });

  it('that comes with the convening leaves no dossier on hold on a live agenda', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const scene = await CouncilScene.of(ring.source, 3);
      const dossierId = await scene.dossier(EIGHTY);
      await scene.submit([dossierId]);
      const [held, meeting] = await Promise.allSettled([
        scene.as(scene.outsider, hold(scene, dossierId)),
        session(scene, [dossierId], 3),
      ]);
      expect(held.status).toBe('fulfilled');
      if (meeting.status === 'fulfilled') expect(await itemOf(meeting.value)).toMatchObject({ state: 'on-hold' });
      else expect(meeting.reason).toMatchObject({ slug: 'dossier-on-hold' });
    }
  });
});

describe('A withdrawal that comes with the second signature', () => {
  it('finds the result written, or leaves nothing to write', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const meeting = await voted();
      const { scene, dossierIds } = meeting;
      await meeting.closeItems();
      await meeting.toMinutes();
      await meeting.signAsSecretary();
      const [withdrawn, signed] = await Promise.allSettled([
        scene.as(scene.outsider, withdrawal(scene, dossierIds[0]!)),
        meeting.signAsChair(),
      ]);
      expect([withdrawn.status, signed.status]).toEqual(['fulfilled', 'fulfilled']);
      const concluded = await scene.database.rows('SELECT outcome FROM conclusion WHERE dossier_id = $1', [
        dossierIds[0],
      ]);
      const item = await itemOf(meeting);
      if (concluded.length === 0) expect(item).toEqual({ state: 'withdrawn', agree: null, carried: null });
      else expect(item).toEqual({ state: 'closed', agree: 6, carried: true });
    }
  });
});
