import { setTimeout as sleep } from 'node:timers/promises';
import { type Choice, combineShares, openingKey } from '@bangvang/ballot';
import { broughtBeforeCouncil } from '../chaos/before-council.js';
import type { PersistentClient } from '../support/persistent-client.js';
import { HOME_AFFAIRS, Scene } from '../support/scene.js';
import { everythingShownTo, Pages } from '../support/secret/pages.js';
import { type SeatedMember, SecretSession } from '../support/secret/secret-session.js';
import { newRows, spellings, Stored, type WalPlace } from '../support/secret/traces.js';

const MEETS_AT = '2023-10-25T08:00:00+07:00';
const TICK_MS = 1_000;

/** What each of eleven members answers on three items; null: he has a token and does not use it. */
const ANSWERS: readonly (readonly (Choice | null)[])[] = [
  ['agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree'],
  [
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    'disagree',
    null,
    null,
  ],
  ['abstain', 'agree', 'disagree', 'abstain', 'agree', 'disagree', 'abstain', 'agree', 'disagree', 'abstain', null],
];

/** The counts of the first two items. */
const FIGURES = /"agree":\s*11\b|"disagree":\s*9\b/;

/** A choice as any part of the product would write it. */
const CHOICE = /\b(agree|disagree|abstain|carried)\b|đồng ý|tán thành/i;

jest.setTimeout(240_000);

describe('While a secret vote is open, and until it is counted', () => {
  let scene: Scene;
  let stored: Stored;
  let session: SecretSession;
  let named: string;
  let secret: readonly string[];
  let readers: ReadonlyMap<string, PersistentClient>;
  let pages: Pages;

  /** How things stood before the first ballot. */
  let before: { rows: Tables; wal: WalPlace; shown: ReadonlyMap<string, string>; logs: ReadonlyMap<string, string> };
  /** Rows that came since, and everything else that was written. */
  let written: { rows: Tables; wal: string; logs: ReadonlyMap<string, string>; engine: string; history: string };
  let shown: ReadonlyMap<string, string>;
  let turnouts: readonly { readonly at: number; readonly turnout: string }[];

  beforeAll(async () => {
    scene = await Scene.set(undefined, 'debug');
    stored = new Stored(scene);
    await scene.moveTo('2023-10-16T08:00:00+07:00');
    const campaignId = await scene.launch();
    const dossierIds = await broughtBeforeCouncil(scene, campaignId, 4, '1/TTr');
    session = await SecretSession.convened({ scene, campaignId, dossierIds, meetsAt: MEETS_AT });
    named = session.itemIds[3]!;
    secret = session.itemIds.slice(0, 3);
    await session.seal(secret);
    await scene.moveTo(MEETS_AT);
    await Promise.all(session.members.map(({ program }) => program.draw()));
    await session.open(session.members);
    await session.openItems(secret);
    await scene.followed();
    readers = await readersOf();
    pages = await Pages.of(scene.base, {
      ...{ sessionId: session.id, itemId: secret[0]!, dossierId: dossierIds[0]!, campaignId },
      ...{ kind: 'council-session', id: session.id },
    });
    await stored.writeWalPlainly();

    before = {
      rows: await stored.tables(),
      wal: await stored.walPlace(),
      shown: await shownToAll(),
      logs: stored.logs(),
    };
    turnouts = await castWatching();
    shown = await shownToAll();
    await scene.followed();
    written = {
      rows: newRows(before.rows, await stored.tables()),
      wal: await stored.wal(before.wal),
      logs: stored.logs(),
      engine: stored.engineStore(),
      history: await stored.history(`council-session/${session.id}`),
    };
  });

  afterAll(() => scene?.end());

  it('ballots change no row of any table but their own', () => {
    expect([...written.rows].map(([table, rows]) => [table, rows.length])).toEqual([['public.ballot', 30]]);
  });

  it('no choice is written anywhere: no row, no record of the write-ahead log, no log line, no history', () => {
    expect([...written.rows.values()].flat().filter((row) => CHOICE.test(row))).toEqual([]);
    expect(CHOICE.test(written.wal)).toBe(false);
    for (const [name, text] of written.logs) {
      expect({ name, told: CHOICE.test(text.slice(before.logs.get(name)?.length ?? 0)) }).toEqual({
        name,
        told: false,
      });
    }
    expect(CHOICE.test(written.history)).toBe(false);
  });

  it('no token is anywhere but on the ballot it cast, and one that was not used is nowhere', () => {
    const others = [...written.rows].filter(([table]) => table !== 'public.ballot').map(([, rows]) => rows);
    const places: Readonly<Record<string, string>> = {
      ...Object.fromEntries(written.logs),
      engine: written.engine,
      history: written.history,
      rows: [...before.rows.values(), ...others].flat().join('\n'),
    };
    const onBallots = written.rows.get('public.ballot')!.join('\n');
    for (const { token, leaf } of session.members.flatMap(({ program }) => program.items)) {
      for (const secret of [token!.message, token!.signature]) {
        const [, hex, , raw] = spellings(secret);
        expect(onBallots.includes(hex!)).toBe(leaf !== null);
        const pieces = [raw!.slice(0, 32), raw!.slice(-32)]; // a page of the log may end in the middle
        expect(pieces.some((piece) => written.wal.includes(piece))).toBe(leaf !== null);
        for (const spelling of spellings(secret)) {
          expect(Object.keys(places).filter((place) => places[place]!.includes(spelling))).toEqual([]);
        }
      }
    }
  });

  it('nobody is told of a ballot: casting leaves no line in any log', () => {
    for (const [name, text] of written.logs) {
      expect(text.slice(before.logs.get(name)?.length ?? 0)).not.toMatch(/ballot|phiếu/i);
    }
  });

  it('every page of every role shows the same as before the first ballot, turnout apart', () => {
    expect(before.shown.size).toBeGreaterThan(readers.size * 10);
    const changed = [...shown].filter(
      ([page, text]) => withoutTurnout(text) !== withoutTurnout(before.shown.get(page)!),
    );
    expect(changed.map(([page]) => page)).toEqual([]);
    const moved = [...shown].filter(([page, text]) => text !== before.shown.get(page));
    expect(moved.length).toBeGreaterThan(0);
  });

  it('turnout moves at ticks only', () => {
    expect(turnouts.length).toBeGreaterThan(1);
    for (const { at } of turnouts) expect(at % TICK_MS).toBeLessThan(600);
  });

  it('the search would find what it looks for: the choices of a vote by name, once it is given', async () => {
    const rows = await stored.tables();
    const place = await stored.walPlace();
    await session.openItems([named], 'named');
    const member = session.members.at(-1)!.client;
    await member.must({ method: 'PUT', path: `/session-items/${named}/vote`, body: { choice: 'disagree' } });
    expect([...newRows(rows, await stored.tables()).values()].flat().some((row) => CHOICE.test(row))).toBe(true);
    expect(CHOICE.test(await stored.wal(place))).toBe(true);
    expect(written.history).toContain(session.id);
    expect(written.engine).toContain(session.id);
    expect([...written.logs.values()].join('').length).toBeGreaterThan(1_000);
    expect(await member.shown(session.path)).toContain('"myVote":"disagree"');
  });

  describe('after it is closed', () => {
    beforeAll(async () => {
      await session.closeItems([...secret, named]);
      await scene.followed();
    });

    it('one share of the key opens nothing, and no value the server keeps is the key', async () => {
      expect(await keysAmong(await stored.tables())).toEqual({ values: expect.any(Number), keys: 0 });
      await session.handIn('chair');
      const { values, keys } = await keysAmong(await stored.tables());
      expect(values).toBeGreaterThan(0);
      expect(keys).toBe(0);
      const count = await session.secretary.act({ method: 'POST', path: `${session.path}/count`, body: {} });
      expect(count).toMatchObject({ done: false, code: 'count-not-ready' });
      const told = [...(await shownToAll()).values(), ...stored.logs().values()];
      for (const spelling of spellings(session.key.shares.chair)) {
        expect(told.filter((text) => text.includes(spelling))).toEqual([]);
      }
    });

    it('with the second share the same search finds the key', async () => {
      await session.handIn('teller');
      expect((await keysAmong(await stored.tables())).keys).toBeGreaterThan(0);
    });

    it('the count is shown to chair, secretary and teller only, until it is published', async () => {
      await session.count();
      const privy = [session.chair, session.secretary, session.teller.client];
      for (const client of privy) expect(await resultsOf(client)).toMatchObject([{ agree: 11 }, { disagree: 9 }, {}]);
      for (const member of session.members.filter(({ client }) => !privy.includes(client))) {
        expect(await resultsOf(member.client)).toEqual([null, null, null]);
      }
      for (const [role, client] of readers) {
        if (privy.includes(client)) continue;
        const told = (await everythingShownTo(client, pages)).filter((text) => FIGURES.test(text));
        expect({ role, told }).toEqual({ role, told: [] });
      }
      await session.publish();
      for (const { client } of session.members)
        expect(await resultsOf(client)).toMatchObject([{ agree: 11 }, { disagree: 9 }, {}]);
    });
  });

  /** Members cast at odd moments of several ticks, while somebody looks at the turnout all the time. */
  async function castWatching(): Promise<readonly { at: number; turnout: string }[]> {
    const seen: { at: number; turnout: string }[] = [];
    let over = false;
    const watching = (async () => {
      while (!over) {
        const { items } = await session.view(session.members.at(-1)!.client);
        const turnout = items.map((item) => item.turnout).join();
        if (turnout !== (seen.at(-1)?.turnout ?? '0,0,0,0')) seen.push({ at: Date.now(), turnout });
        await sleep(10);
      }
    })();
    await Promise.all(
      session.members.map(async ({ program }: SeatedMember, n) => {
        await sleep((n % 4) * 1.35 * TICK_MS);
        const answers = secret.flatMap((itemId, item) => {
          const answer = ANSWERS[item]![n] ?? null;
          return answer === null ? [] : [[itemId, answer] as const];
        });
        const receipts = await program.cast(new Map(answers));
        expect(receipts.every(({ outcome }) => outcome === 'cast')).toBe(true);
      }),
    );
    over = true;
    await watching;
    return seen;
  }

  async function readersOf(): Promise<ReadonlyMap<string, PersistentClient>> {
    const { people } = scene;
    return new Map([
      ['council-chair', session.chair],
      ['council-secretary', session.secretary],
      ['teller', session.teller.client],
      ['council-member', session.members.at(-1)!.client],
      ['appraiser', await scene.in(HOME_AFFAIRS, 'appraiser')],
      ['appraisal-lead', await scene.in(HOME_AFFAIRS, 'appraisal-lead')],
      ['unit-head', await scene.as(people.plainest('unit-head'))],
      ['auditor', await scene.as(people.plainest('auditor'))],
      ['system-admin', await scene.as('quantri')],
    ]);
  }

  /** Every page, by role and address. */
  async function shownToAll(): Promise<ReadonlyMap<string, string>> {
    const all = new Map<string, string>();
    for (const [role, client] of readers) {
      const texts = await everythingShownTo(client, pages);
      for (const [n, path] of pages.paths.entries()) all.set(`${role} ${path}`, texts[n]!);
    }
    return all;
  }

  async function resultsOf(client: PersistentClient): Promise<readonly unknown[]> {
    const { items } = await session.view(client);
    return items.filter(({ id }) => secret.includes(id)).map(({ result }) => result);
  }

  /** Tries every value of a key's or a share's length as the session's key, and every two shares together. */
  async function keysAmong(rows: Tables): Promise<{ values: number; keys: number }> {
    const text = [...rows.values()].flat().join('\n');
    const of = (bytes: number): string[] => {
      const hex = [...text.matchAll(new RegExp(`\\\\x([0-9a-f]{${bytes * 2}})(?![0-9a-f])`, 'g'))];
      return [...new Set(hex.map(([, digits]) => Buffer.from(digits!, 'hex').toString('base64url')))];
    };
    const shares = of(33);
    const pairs = shares.flatMap((one, n) => shares.slice(n + 1).map((other) => [one, other]));
    const combined = await Promise.all(pairs.map((pair) => combineShares(pair).catch(() => null)));
    const cut = shares.map((share) => Buffer.from(share, 'base64url').subarray(0, 32).toString('base64url'));
    const candidates = [...of(32), ...cut, ...combined.filter((key) => key !== null)];
    const keys = await Promise.all(candidates.map((key) => openingKey(session.key.publicKey, key)));
    return { values: candidates.length, keys: keys.filter((key) => key !== null).length };
  }
});

type Tables = ReadonlyMap<string, readonly string[]>;

/** The checkpoint that closes an export of the audit trail is of the moment it is made. */
function withoutTurnout(text: string): string {
  return text.replaceAll(/"turnout":\d+/g, '"turnout":0').replace(/\n[^\n]*"checkpoint"[^\n]*\n?$/, '');
}
