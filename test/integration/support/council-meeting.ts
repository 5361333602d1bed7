import { generateKeyPairSync, sign } from 'node:crypto';
import { Problem } from '@bangvang/domain';
import {
  castVote,
  closeItems,
  closeSession,
  type Convening,
  conveneSession,
  giveOrder,
  markAttendance,
  openItems,
  openSession,
  readSession,
  signMinutes,
  writeMinutes,
  type Transaction,
} from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { CouncilScene, type Share } from './council-scene.js';

const { privateKey } = generateKeyPairSync('ed25519');

/** Signs what a closing fixes, as the installation's key does. */
export const TEST_KEY = {
  sign: (text: string): string => sign(null, Buffer.from(text), privateKey).toString('base64'),
};

/** A session convened for the dossiers of these shares, with the first `present` members marked present. */
export async function convened(source: DataSource, members: number, present: number, ...shares: readonly Share[]) {
  const scene = await CouncilScene.of(source, members);
  const dossierIds: string[] = [];
  for (const share of shares) dossierIds.push(await scene.dossier(share));
  return session(scene, dossierIds, present);
}

export async function session(
  scene: CouncilScene,
  dossierIds: readonly string[],
  present: number,
  terms: Partial<Convening> = {},
) {
  const { id } = await scene.as(scene.secretary, (tx) =>
    conveneSession(tx, scene.secretary, {
      councilCode: scene.councilCode,
      campaignId: scene.campaignId,
      meetsAt: Date.now() + 3_600_000,
      place: 'Phòng họp số 1',
      dossierIds,
      order: 'as-given',
      ...terms,
    }),
  );
  const detail = (personId = scene.secretary) => readSession(scene.database, id, personId).then((found) => found!);
  const secretary = <T>(act: (tx: Transaction) => Promise<T>) => scene.as(scene.secretary, act);
  const itemIds = (await detail()).items.map((item) => item.id);
  if (terms.mode !== 'written-poll')
    await secretary(async (tx) =>
      markAttendance(tx, id, (await detail()).version, {
        present: scene.people.slice(0, present),
        absent: scene.people.slice(present).map((personId) => ({ personId, reason: 'Đi công tác' })),
      }),
    );
  return {
    scene,
    id,
    itemIds,
    dossierIds,
    detail,
    secretary,
    /** The chair opens himself: his act is the order. */
    open: async (secretOnPaper = false) =>
      scene.as(scene.chair, async (tx) =>
        openSession(tx, id, (await detail()).version, { presiding: scene.chair, secretOnPaper }),
      ),
    openAsSecretary: async () => secretary(async (tx) => openSession(tx, id, (await detail()).version)),
    order: () => scene.as(scene.chair, (tx) => giveOrder(tx, id, scene.chair, { kind: 'open', note: null })),
    openItems: (method: 'named' | 'paper' = 'named', closesAt: number | null = null) =>
      secretary((tx) => openItems(tx, id, { itemIds, method, closesAt })),
    votes: (voters: readonly string[], choice: 'agree' | 'disagree' = 'agree', itemId = itemIds[0]!) =>
      Promise.all(voters.map((personId) => scene.as(personId, (tx) => castVote(tx, itemId, personId, choice)))),
    closeItems: () => secretary((tx) => closeItems(tx, id, itemIds, TEST_KEY)),
    toMinutes: async () => {
      await secretary((tx) => closeSession(tx, id));
      const { version } = await detail();
      return secretary((tx) => writeMinutes(tx, id, version, { summary: 'Hội đồng thảo luận.', items: [] }));
    },
    signAsSecretary: () =>
      secretary((tx) => signMinutes(tx, id, { personId: scene.secretary, positionId: null }, { secretary: true })),
    signAsChair: () =>
      scene.as(scene.chair, (tx) =>
        signMinutes(tx, id, { personId: scene.chair, positionId: null }, { secretary: false }),
      ),
  };
}

/** The problem an act is refused with. */
export async function refusal(act: Promise<unknown>): Promise<Problem> {
  const failure = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(failure instanceof Problem)) throw new Error(`expected a problem, got ${String(failure)}`);
  return failure;
}
