import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Ballot,
  type Bundle,
  drawToken,
  finishToken,
  leafOf,
  makeSessionKey,
  type NewSessionKey,
  receiptWords,
  rootOf,
  sealAnswer,
  type Token,
} from '@bangvang/ballot';
import type { PersistentClient } from '../support/persistent-client.js';
import { DISTRICT } from './desk.js';
import { DossierWork } from './dossier-work.js';
import { feature } from './features.js';

jest.setTimeout(300_000);

interface Member {
  readonly id: string;
  readonly client: PersistentClient;
}

interface Vote {
  readonly sessionId: string;
  readonly path: string;
  readonly itemId: string;
  readonly key: NewSessionKey;
  readonly meetsAt: string;
  readonly members: readonly Member[];
}

interface Receipt {
  readonly leaf: string;
  readonly outcome: string;
}

let work: DossierWork;
let secretary: PersistentClient;
let chair: PersistentClient;
beforeAll(async () => {
  work = await DossierWork.begin();
  secretary = await work.desk.in(DISTRICT, 'council-secretary');
  chair = await work.desk.in(DISTRICT, 'council-chair');
});
afterAll(() => work?.desk.close());

/** A session of the district's council on one dossier voted on in secret, its keys made, chair and secretary first. */
async function convened(): Promise<Vote> {
  const { id: dossierId } = await work.underAppraisal();
  await work.appraises(dossierId);
  await work.desk.scene.followed();
  const [clock] = await work.desk.scene.rows<{ at: Date }>(`SELECT legal_now() + interval '1 hour' AS at`);
  const meetsAt = clock!.at.toISOString();
  const convening = { councilCode: 'hoi-dong-tdkt-huyen', campaignId: work.desk.campaignId, place: 'Phòng họp số 1' };
  const { id } = await work.must(
    'POST',
    '/council-sessions',
    { ...convening, meetsAt, dossierIds: [dossierId] },
    secretary,
  );
  const path = `/council-sessions/${String(id)}`;
  const members = await membersOf(path);
  const key = await makeSessionKey();
  const { items } = await secretary.get<{ items: { id: string }[] }>(path);
  const itemId = items[0]!.id;
  await work.must('POST', `${path}/items/secrecy`, { itemIds: [itemId] }, secretary);
  await work.must('PUT', `${path}/sealing-key`, { publicKey: key.publicKey, tellerId: members[2]!.id }, chair);
  return { sessionId: String(id), path, itemId, key, meetsAt, members };
}

async function membersOf(path: string): Promise<Member[]> {
  const { members } = await secretary.get<{ members: { personId: string; office: string }[] }>(path);
  const accounts = await work.desk.scene.rows<{ id: string; username: string }>(
    'SELECT person_id AS id, username FROM account WHERE person_id = ANY ($1::uuid[])',
    [members.map(({ personId }) => personId)],
  );
  const first = ['chair', 'secretary'];
  const ranked = members.toSorted((a, b) => Number(first.includes(b.office)) - Number(first.includes(a.office)));
  return Promise.all(
    ranked.map(async ({ personId }) => ({
      id: personId,
      client: await work.desk.as(accounts.find(({ id }) => id === personId)!.username),
    })),
  );
}

/** Draws a member's token, once the worker has made the item's key. */
async function draws({ client }: Member, { path, itemId }: Vote): Promise<Token> {
  for (;;) {
    const form = await client.get<{ items: { itemId: string; tokenKey: string | null }[] }>(`${path}/ballot-form`);
    const tokenKey = form.items.find((item) => item.itemId === itemId)?.tokenKey;
    if (!tokenKey) {
      await sleep(200);
      continue;
    }
    const { blinded, pending } = await drawToken(tokenKey);
    const { signatures } = await work.must('POST', `${path}/tokens`, { blinded: [{ itemId, blinded }] }, client);
    return finishToken(pending, (signatures as { signature: string }[])[0]!.signature);
  }
}

/** Casts without a cookie, a name or a key of the request. */
async function casts(ballot: Ballot): Promise<Receipt> {
  const answer = await fetch(`${work.desk.scene.base}/api/v1/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ballots: [ballot] }),
  });
  const { receipts } = (await answer.json()) as { receipts: Receipt[] };
  return receipts[0]!;
}

/** Nine attend, the votes are cast one after the other within a tick, and the window is closed. */
async function voted(vote: Vote): Promise<{ ballots: readonly Ballot[]; receipts: readonly Receipt[] }> {
  const { sessionId, path, itemId, key, members } = vote;
  const tokens: Token[] = [];
  for (const member of members.slice(0, 9)) tokens.push(await draws(member, vote));
  const version = async () => (await secretary.get<{ version: number }>(path)).version;
  const present = members.slice(0, 9).map(({ id }) => id);
  const absent = members.slice(9).map(({ id }) => ({ personId: id, reason: 'Đi công tác' }));
  await secretary.must({
    method: 'PUT',
    path: `${path}/attendance`,
    body: { present, absent },
    version: await version(),
  });
  await work.must('POST', `${path}/orders`, { kind: 'open' }, chair);
  await secretary.must({ method: 'POST', path: `${path}/opening`, body: {}, version: await version() });
  await work.must('POST', `${path}/items/open`, { itemIds: [itemId], method: 'secret' }, secretary);
  const ballots = await Promise.all(
    tokens.map(async (token, nth) => ({
      itemId,
      ...token,
      ...(await sealAnswer(
        key.publicKey,
        { sessionId, itemId, message: token.message },
        nth < 7 ? 'agree' : 'disagree',
      )),
    })),
  );
  const receipts = await Promise.all(ballots.map(casts));
  await work.desk.scene.moveTo(vote.meetsAt);
  await work.must('POST', `${path}/items/close`, { itemIds: [itemId] }, secretary);
  return { ballots, receipts };
}

async function published({ path, key }: Vote): Promise<Bundle> {
  const { boardRoot } = await secretary.get<{ boardRoot: string }>(`${path}/board`);
  await work.must('PUT', `${path}/key-share`, { share: key.shares.chair, boardRoot }, chair);
  await work.must('PUT', `${path}/key-share`, { share: key.shares.secretary, boardRoot }, secretary);
  await work.must('POST', `${path}/count`, {}, secretary);
  await work.must('POST', `${path}/results-publication`, {}, chair);
  return secretary.get<Bundle>(`${path}/bundle`);
}

describe('A secret vote', () => {
  feature(
    31,
    'no column, key or order of the rows ties a ballot to its voter; each finds his receipt on the board',
    async () => {
      const vote = await convened();
      const { ballots, receipts } = await voted(vote);
      expect(receipts.map(({ outcome }) => outcome)).toEqual(ballots.map(() => 'cast'));
      const { rows } = { rows: work.desk.scene.rows.bind(work.desk.scene) };

      const columns = await rows<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'ballot'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1`,
      );
      expect(columns.map(({ name }) => name)).toEqual([
        'enc',
        'item_id',
        'message',
        'sealed',
        'signature',
        'token_hash',
      ]);
      const keys = await rows<{ to: string }>(
        `SELECT confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f' AND 'ballot'::regclass IN (conrelid, confrelid)`,
      );
      expect(keys).toEqual([{ to: 'session_item' }]);
      const stored = await rows<{ hash: string }>(
        `SELECT encode(token_hash, 'hex') AS hash FROM ballot WHERE item_id = $1 ORDER BY ctid`,
        [vote.itemId],
      );
      expect(stored.map(({ hash }) => hash)).toEqual(stored.map(({ hash }) => hash).toSorted());
      const shared = await rows(
        `SELECT FROM ballot b JOIN ballot_roll r ON r.item_id = b.item_id WHERE b.item_id = $1
          AND r.blinded IN (b.token_hash, b.message, b.signature, b.enc, b.sealed)`,
        [vote.itemId],
      );
      expect(shared).toEqual([]);
      const told = JSON.stringify(await rows('SELECT entry::text FROM audit_entry'));
      for (const { message } of ballots) expect(told).not.toContain(message);
      for (const { leaf } of receipts) expect(told).not.toContain(leaf);

      const bundle = await published(vote);
      const [item] = bundle.items;
      if (item?.state !== 'closed') throw new Error('the item was not counted');
      expect(item.result).toMatchObject({ agree: 7, disagree: 2 });
      const leaves = await Promise.all(item.ballots.map((ballot) => leafOf({ itemId: item.id, ...ballot })));
      expect(await rootOf(leaves)).toBe(item.root);
      for (const { leaf } of receipts) {
        expect(leaves).toContain(leaf);
        expect(receiptWords(leaf)).toMatch(/^\S+ \S+ \S+ \S+$/);
      }
    },
  );
});
