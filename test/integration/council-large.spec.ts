import { markAttendance } from '@bangvang/persistence';
import { session } from './support/council-meeting.js';
import { CouncilRing } from './support/council-ring.js';
import { CouncilScene, EIGHTY } from './support/council-scene.js';

jest.setTimeout(240_000);

let ring: CouncilRing;
beforeAll(async () => {
  ring = await CouncilRing.open('council_large');
});
afterAll(() => ring.close());

/** What an act came to, and how long it took in ms. */
async function timed<T>(act: () => Promise<T>): Promise<readonly [T, number]> {
  const began = performance.now();
  const answer = await act();
  return [answer, performance.now() - began];
}

describe('A session of fifteen members on five hundred dossiers', () => {
  it('is convened, read, opened, and loses and regains its quorum, each within two seconds', async () => {
    const scene = await CouncilScene.of(ring.source, 15);
    const dossierIds: string[] = [];
    for (let n = 0; n < 500; n += 1) dossierIds.push(await scene.dossier(EIGHTY));
    const [meeting, convening] = await timed(() => session(scene, dossierIds, 10, { order: 'by-award' }));
    const present = async (count: number) => {
      const { version } = await meeting.detail();
      const absent = scene.people.slice(count).map((personId) => ({ personId, reason: 'Về sớm' }));
      await meeting.secretary((tx) =>
        markAttendance(tx, meeting.id, version, { present: scene.people.slice(0, count), absent }),
      );
    };
    const states = async () => [...new Set((await meeting.detail()).items.map(({ state }) => state))];

    const [, opening] = await timed(() => meeting.open());
    const [, voting] = await timed(() => meeting.openItems());
    const [, losing] = await timed(() => present(9));
    expect(await states()).toEqual(['suspended']);
    const [, regaining] = await timed(() => present(10));
    expect(await states()).toEqual(['open']);
    const [{ items }, reading] = await timed(() => meeting.detail(scene.people[14]));
    expect(items).toHaveLength(500);
    const [, closing] = await timed(() => meeting.closeItems());
    const took = { convening, opening, voting, losing, regaining, reading, closing };
    expect(Object.entries(took).filter(([, ms]) => ms > 2_000)).toEqual([]);
  });
});
