import { randomUUID } from 'node:crypto';
import type { PersistentClient } from '../support/persistent-client.js';
import { Desk, HOME_AFFAIRS } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

interface Item {
  readonly dossierId: string;
  readonly taskId: string;
  readonly outcome: string | null;
  readonly problem: { readonly code: string } | null;
  readonly changes: readonly { readonly what: string; readonly from: string | null; readonly to: string }[];
}

interface Bulk {
  readonly id: string;
  readonly token: string | null;
  readonly done: number;
  readonly refused: number;
  readonly pending: number;
  readonly items: readonly Item[];
}

let desk: Desk;
let appraiser: PersistentClient;
beforeAll(async () => {
  desk = await Desk.open();
  appraiser = await desk.in(HOME_AFFAIRS, 'appraiser');
});
afterAll(() => desk?.close());

const preview = async (body: object, by = appraiser) =>
  (await by.must({ method: 'POST', path: '/bulk-previews', body: { ...body } })) as unknown as Bulk;
const run = (token: string | null, key: string = randomUUID(), by = appraiser) =>
  by.act({ method: 'POST', path: '/bulk-runs', body: { token } }, key);
const RECEIVED = { kind: 'reception', reception: { outcome: 'received' } };

async function actsOn(dossierId: string): Promise<string[]> {
  return (await desk.audit(`dossier/${dossierId}`)).filter(({ person }) => person !== null).map(({ act }) => act);
}

describe('Many dossiers at once', () => {
  feature(39, 'claimed and received as shown; the token dies when anything changed, or is not one’s own', async () => {
    const dossierIds = (await desk.submitted(4)).map(({ id }) => id);
    const claim = await preview({ kind: 'claim', dossierIds });
    expect(claim.items[0]).toMatchObject({ problem: null, changes: [{ what: 'holder', from: null }] });
    const colleague = await desk.in(HOME_AFFAIRS, 'appraiser', 1);
    expect(await run(claim.token, randomUUID(), colleague)).toMatchObject({ code: 'no-such-preview' });
    await colleague.must({ method: 'POST', path: `/tasks/${claim.items[3]!.taskId}/claim`, body: {} });
    expect(await run(claim.token)).toMatchObject({
      code: 'preview-outdated',
      problem: { items: [{ dossierId: dossierIds[3] }] },
    });
    expect(await desk.task(dossierIds[0]!)).toMatchObject({ state: 'ready', assignee_id: null });

    const again = await preview({ kind: 'claim', dossierIds });
    expect(again).toMatchObject({ pending: 3, refused: 1 });
    expect(again.items[3]!.problem).toMatchObject({ code: 'task-already-claimed' });
    expect(await run(again.token)).toMatchObject({ answer: { done: 3, refused: 1, pending: 0 } });

    const receive = await preview({ ...RECEIVED, filter: { state: 'mine', search: 'binh lu' } });
    expect(receive.items.map(({ dossierId }) => dossierId).toSorted()).toEqual(dossierIds.slice(0, 3).toSorted());
    expect(receive.items[0]!.changes.map(({ what }) => what)).toEqual(['stage', 'task']);
    expect(await actsOn(dossierIds[0]!)).not.toContain('reception');
    const received = await run(receive.token);
    expect(received).toMatchObject({ answer: { id: receive.id, done: 3, pending: 0 } });
    for (const id of dossierIds.slice(0, 3)) {
      expect((await actsOn(id)).slice(-3)).toEqual(['claim', 'reception', 'regime-fixed']);
    }
    expect(await appraiser.get(`/bulk-runs/${receive.id}`)).toEqual(received.done && received.answer);
    expect((await desk.audit(`bulk-run/${receive.id}`)).map(({ act }) => act)).toEqual(['begin-bulk']);
  });

  feature(39, 'returned for supplement with the same defects, one refused does not hold the others up', async () => {
    const dossierIds = (await desk.submitted(2)).map(({ id }) => id);
    const claim = await preview({ kind: 'claim', dossierIds });
    await run(claim.token);
    const items = [{ code: 'KHAC', note: 'Thiếu xác nhận của xã.' }];
    const reception = { outcome: 'supplement', reasons: 'Thiếu xác nhận.', items };
    const unheld = (await desk.submitted(1))[0]!.id;
    const shown = await preview({ kind: 'reception', reception, dossierIds: [...dossierIds, unheld] });
    expect(shown.items.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, 'task-not-yours']);
    expect(await run(shown.token)).toMatchObject({ answer: { done: 2, refused: 1 } });
    await desk.scene.followed();
    const stages = await desk.scene.rows<{ stage: string }>('SELECT stage FROM dossier WHERE id = ANY ($1)', [
      dossierIds,
    ]);
    expect(stages.map(({ stage }) => stage)).toEqual(['supplement-requested', 'supplement-requested']);
  });

  feature(
    39,
    'an API that dies half way through leaves what is done; the same request does the rest, nothing twice',
    async () => {
      const dossierIds = (await desk.submitted(40)).map(({ id }) => id);
      const claim = await preview({ kind: 'claim', dossierIds });
      const running = run(claim.token);
      const { installation } = desk.scene;
      while ((await claimedOf(dossierIds)) < 5) await desk.scene.moment();
      const api = installation.parts.get('api')!;
      process.kill(api.pid, 'SIGKILL');
      await api.exited;
      await installation.launch('api');
      expect(await running).toMatchObject({ answer: { done: 40, refused: 0, pending: 0 } });
      for (const id of dossierIds) expect((await actsOn(id)).filter((act) => act === 'claim')).toHaveLength(1);
    },
  );
});

async function claimedOf(dossierIds: readonly string[]): Promise<number> {
  const [row] = await desk.scene.rows<{ n: number }>(
    'SELECT count(*)::integer AS n FROM human_task WHERE dossier_id = ANY ($1) AND assignee_id IS NOT NULL AND ended_at IS NULL',
    [dossierIds],
  );
  return row!.n;
}
