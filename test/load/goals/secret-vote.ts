import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Ballot,
  type Choice,
  inRandomOrder,
  makeSessionKey,
  type NewSessionKey,
  sealAnswer,
} from '@bangvang/ballot';
import { cpuMsOf } from '../cpu-meter.js';
import { sum } from '../statistics.js';
import { DISTRICT } from '../stock.js';
import type { World } from '../world.js';

const COUNCIL = 'hoi-dong-tdkt-huyen';
const CHOICES: readonly Choice[] = ['agree', 'agree', 'agree', 'disagree', 'abstain'];

interface Member {
  readonly personId: string;
  readonly office: string;
  readonly cookie: string;
}

interface SessionView {
  readonly version: number;
  readonly members: readonly { readonly personId: string; readonly office: string }[];
  readonly items: readonly { readonly id: string; readonly result: Readonly<Record<Choice, number>> | null }[];
}

export interface SecretVoteOptions {
  readonly campaignId: string;
  readonly dossierIds: readonly string[];
  readonly meetsAt: string;
  readonly members: number;
}

/**
 * The district council votes in secret on all dossiers of a session over HTTP. What only its members' programs compute
 * is left out: requests for tokens are numbers blinded by nobody, which cost the server the same, and tokens are signed
 * here, which no one can tell from such as were blinded.
 */
export class SecretVote {
  private ballots: readonly (readonly Ballot[])[] = [];
  private tickMs = 0;

  private constructor(
    private readonly world: World,
    private readonly id: string,
    private readonly itemIds: readonly string[],
    private readonly members: readonly Member[],
    private readonly key: NewSessionKey,
    private readonly chair: string,
    private readonly secretary: string,
  ) {}

  static async convened(world: World, { members, ...session }: SecretVoteOptions): Promise<SecretVote> {
    await world.pool.query(MORE_MEMBERS, [COUNCIL, members]);
    const [chair, secretary] = await Promise.all([
      world.officers.one('council-chair', DISTRICT),
      world.officers.one('council-secretary', DISTRICT),
    ]);
    const body = { ...session, councilCode: COUNCIL, place: 'Phòng họp UBND huyện Tam Đường' };
    const { text } = await world.requests.done(secretary.cookie, 'POST', '/council-sessions', body);
    const { id } = JSON.parse(text) as { id: string };
    const shown = await world.requests.done(secretary.cookie, 'GET', `/council-sessions/${id}`);
    const { items, members: seated } = JSON.parse(shown.text) as SessionView;
    if (seated.length !== members) throw new Error(`${seated.length} members, not ${members}`);
    const people = await Promise.all(
      seated.map(async (one) => ({ ...one, cookie: await world.officers.ofPerson(one.personId) })),
    );
    const itemIds = items.map((item) => item.id);
    return new SecretVote(world, id, itemIds, people, await makeSessionKey(), chair.cookie, secretary.cookie);
  }

  async seal(): Promise<void> {
    await this.post('items/secrecy', { itemIds: this.itemIds });
    const { personId } = this.teller;
    const sealing = { publicKey: this.key.publicKey, tellerId: personId };
    await this.act(this.chair, 'PUT', 'sealing-key', sealing);
  }

  /** Waits for the key of the last item. */
  async keysMade(): Promise<void> {
    for (;;) {
      const { rows } = await this.world.pool.query<{ missing: number }>(
        `SELECT count(*)::int AS missing FROM session_item i WHERE i.session_id = $1
            AND NOT EXISTS (SELECT FROM ballot_key k WHERE k.item_id = i.id)`,
        [this.id],
      );
      if (rows[0]!.missing === 0) return;
      await sleep(20);
    }
  }

  /** Every member draws all his tokens in one request, one member after the other. */
  async drawAll(): Promise<readonly { readonly ms: number; readonly cpuMs: number }[]> {
    const draws: { ms: number; cpuMs: number }[] = [];
    for (const { cookie } of this.members) {
      const blinded = this.itemIds.map((itemId) => ({ itemId, blinded: numberOfNobody() }));
      const cpuMs = cpuMsOf(this.world.sides.ours);
      const from = performance.now();
      await this.act(cookie, 'POST', 'tokens', { blinded });
      draws.push({ ms: performance.now() - from, cpuMs: cpuMsOf(this.world.sides.ours) - cpuMs });
    }
    return draws;
  }

  async open(): Promise<void> {
    const present = this.members.map(({ personId }) => personId);
    await this.act(this.secretary, 'PUT', 'attendance', { present, absent: [] }, (await this.view()).version);
    await this.act(this.chair, 'POST', 'orders', { kind: 'open' });
    await this.act(this.secretary, 'POST', 'opening', {}, (await this.view()).version);
    await this.post('items/open', { itemIds: this.itemIds, method: 'secret' });
  }

  /** Every member's answers, sealed, in an order of his own. */
  async prepareBallots(): Promise<void> {
    const { rows } = await this.world.pool.query<{ itemId: string; key: Buffer }>(
      `SELECT item_id AS "itemId", private_key AS key FROM ballot_key WHERE item_id = ANY ($1)`,
      [this.itemIds],
    );
    const keys = rows.map(({ itemId, key }) => ({
      itemId,
      key: createPrivateKey({ key, type: 'pkcs8', format: 'der' }),
    }));
    const ballots: (readonly Ballot[])[] = [];
    for (let member = 0; member < this.members.length; member += 1) {
      const own: Ballot[] = [];
      for (const [n, { itemId, key }] of keys.entries()) {
        const bytes = randomBytes(64);
        const message = bytes.toString('base64url');
        const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
        const signature = sign('sha384', bytes, { key, ...pss }).toString('base64url');
        const place = { sessionId: this.id, itemId, message };
        const choice = CHOICES[(member + n) % CHOICES.length]!;
        own.push({ itemId, message, signature, ...(await sealAnswer(this.key.publicKey, place, choice)) });
      }
      ballots.push(inRandomOrder(own));
    }
    this.ballots = ballots;
    const form = await this.act(this.members[0]!.cookie, 'GET', 'ballot-form');
    this.tickMs = (JSON.parse(form) as { tickSeconds: number }).tickSeconds * 1_000;
  }

  /** All members cast at once, just after a tick. @returns the longest wait beyond the tick that follows */
  async castAll(): Promise<{ readonly ballots: number; readonly beyondTickMs: number }> {
    await sleep(this.tickMs - (Date.now() % this.tickMs) + 100);
    const tick = (Math.floor(Date.now() / this.tickMs) + 1) * this.tickMs;
    const answered = await Promise.all(
      this.ballots.map(async (ballots) => {
        const receipts = await this.cast(ballots);
        return { receipts, beyond: Date.now() - tick };
      }),
    );
    return {
      ballots: sum(answered.map(({ receipts }) => receipts)),
      beyondTickMs: Math.max(...answered.map(({ beyond }) => beyond)),
    };
  }

  async close(): Promise<void> {
    await this.post('items/close', { itemIds: this.itemIds });
  }

  async handIn(): Promise<void> {
    const { boardRoot } = JSON.parse(await this.act(this.chair, 'GET', 'board')) as { boardRoot: string };
    const { shares } = this.key;
    await this.act(this.chair, 'PUT', 'key-share', { share: shares.chair, boardRoot });
    await this.act(this.teller.cookie, 'PUT', 'key-share', { share: shares.teller, boardRoot });
  }

  async count(): Promise<void> {
    await this.post('count', {});
  }

  async publish(): Promise<void> {
    await this.act(this.chair, 'POST', 'results-publication', {});
  }

  bundle(): Promise<string> {
    return this.act(this.secretary, 'GET', 'bundle');
  }

  async writeMinutes(): Promise<void> {
    await this.post('closing', {});
    const minutes = { summary: 'Hội đồng bỏ phiếu kín từng trường hợp.' };
    await this.act(this.secretary, 'PUT', 'minutes', minutes, (await this.view()).version);
    await this.act(this.secretary, 'PUT', 'signature', {});
  }

  async sign(): Promise<void> {
    await this.act(this.chair, 'PUT', 'signature', {});
  }

  /** @throws Error when the results are not those of the ballots cast */
  async checked(ballots: number): Promise<void> {
    const { items } = await this.view();
    const counted = sum(items.map(({ result }) => result!.agree + result!.disagree + result!.abstain));
    if (counted !== ballots) throw new Error(`${counted} answers were counted, ${ballots} were cast`);
  }

  private get teller(): Member {
    return this.members.find(({ office }) => office === 'member')!;
  }

  /** As nobody. @returns how many ballots are in the box */
  private async cast(ballots: readonly Ballot[]): Promise<number> {
    const answer = await fetch(`${this.world.installation.base}/api/v1/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ballots }),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const { receipts } = (await answer.json()) as { receipts: readonly { outcome: string }[] };
    return receipts.filter(({ outcome }) => outcome === 'cast').length;
  }

  private async view(): Promise<SessionView> {
    const { text } = await this.world.requests.done(this.secretary, 'GET', `/council-sessions/${this.id}`);
    return JSON.parse(text) as SessionView;
  }

  private post(part: string, body: object): Promise<string> {
    return this.act(this.secretary, 'POST', part, body);
  }

  private async act(cookie: string, method: string, part: string, body?: object, version?: number): Promise<string> {
    const path = `/council-sessions/${this.id}/${part}`;
    return (await this.world.requests.done(cookie, method, path, body, version)).text;
  }
}

/** A number below every modulus of 2048 bits. */
function numberOfNobody(): string {
  const bytes = randomBytes(256);
  bytes[0] = 0;
  return bytes.toString('base64url');
}

/** Members of the province's council sit here too, until there are so many. */
const MORE_MEMBERS = `
  INSERT INTO council_member (council_id, person_id, office, valid_from)
  SELECT here.id, there.person_id, 'member', '2021-07-01'
    FROM council here JOIN council other ON other.code = 'hoi-dong-tdkt-tinh'
    JOIN council_member there ON there.council_id = other.id AND there.office = 'member'
   WHERE here.code = $1 AND NOT EXISTS (SELECT FROM council_member m WHERE m.council_id = here.id AND m.person_id = there.person_id)
   ORDER BY there.person_id
   LIMIT greatest(0, $2::int - (SELECT count(*)::int FROM council_member m JOIN council c ON c.id = m.council_id WHERE c.code = $1))`;
