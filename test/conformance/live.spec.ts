import { EventStream } from '../support/event-stream.js';
import type { PersistentClient } from '../support/persistent-client.js';
import { signIn } from '../support/sign-in.js';
import { Desk, HOME_AFFAIRS } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

/** Within so many ms people see what others did, nineteen times of twenty. */
const SEEN_WITHIN_MS = 1_000;

let desk: Desk;
let appraiser: PersistentClient;
let watching: EventStream;
beforeAll(async () => {
  desk = await Desk.open();
  appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
});
afterAll(async () => {
  await watching?.cut();
  await desk?.close();
});

async function streamOf(username: string): Promise<EventStream> {
  const { base, people } = desk.scene;
  return new EventStream(`${base}/api/v1/tasks/events`, await signIn(base, username, people.password));
}

const toggle = (id: string, act: 'claim' | 'release') =>
  appraiser.must({ method: 'POST', path: `/tasks/${id}/${act}`, body: {} });
const tells = (id: string, version: unknown) => (event: { type: string; data: object }) =>
  event.type === 'task' && JSON.stringify(event.data) === JSON.stringify({ taskId: id, version });

describe('A colleague who watches the queue', () => {
  feature(49, 'sees an act of another within a second, with the version of the row', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    watching = await streamOf((await desk.in(HOME_AFFAIRS, 'appraiser', 1)).username);
    await watching.open();
    await watching.until(({ type }) => type === 'refetch');
    const delays: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const began = performance.now();
      const { version } = await toggle(id, n % 2 === 0 ? 'claim' : 'release');
      const { at } = await watching.until(tells(id, version));
      delays.push(at - began);
    }
    expect(delays.toSorted((a, b) => a - b)[18]!).toBeLessThan(SEEN_WITHIN_MS);
  });

  feature(49, 'cut off, is given on coming back exactly what was missed, and nothing twice', async () => {
    const [dossier] = await desk.submitted(1);
    const { id } = await desk.task(dossier!.id);
    await watching.until(({ data }) => data['taskId'] === id);
    await watching.cut();
    const before = watching.events.length;
    const versions = [];
    for (const act of ['claim', 'release', 'claim', 'release'] as const)
      versions.push((await toggle(id, act))['version']);
    await desk.scene.moment();
    await watching.open();
    await watching.until(tells(id, versions.at(-1)));
    const missed = watching.events.slice(before).filter(({ type }) => type !== 'alive');
    expect(missed.map(({ type, data }) => [type, data['version']])).toEqual(
      versions.map((version) => ['task', version]),
    );
  });

  feature(49, 'cut off while the server itself is gone, is told to fetch anew and then has the true list', async () => {
    const { installation } = desk.scene;
    const [dossier] = await desk.submitted(1);
    await watching.cut();
    const api = installation.parts.get('api')!;
    process.kill(api.pid, 'SIGKILL');
    await api.exited;
    await installation.launch('api');
    const { id } = await desk.task(dossier!.id);
    await toggle(id, 'claim');
    const before = watching.events.length;
    await watching.open();
    await watching.until((event) => event.type === 'refetch' && watching.events.indexOf(event) >= before);
    const colleague = await desk.in(HOME_AFFAIRS, 'appraiser', 1);
    const ready = await colleague.all<{ id: string }>('/tasks?state=ready');
    expect(ready.map((task) => task.id)).not.toContain(id);
  });
});
