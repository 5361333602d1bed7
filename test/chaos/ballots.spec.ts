import { setTimeout as sleep } from 'node:timers/promises';
import { type BundleBallot, type Choice, httpBallotService, leafOf } from '@bangvang/ballot';
import { atFullSize } from '@bangvang/infra';
import { verifyAudit } from '@bangvang/platform';
import { recount } from '../../apps/cli/src/recount/recount.js';
import type { PartName } from '../../apps/cli/src/rehearse/own-installation.js';
import { Scene } from '../support/scene.js';
import { SecretSession, type SessionItem } from '../support/secret/secret-session.js';
import { spellings, Stored } from '../support/secret/traces.js';
import { broughtBeforeCouncil } from './before-council.js';
import { endAndRelaunch } from './killer.js';
import { type Acknowledged, castAll, GOES, goesOf, type Spoken, told } from './spoken.js';

const PARTS: readonly PartName[] = ['api', 'postgres', 'worker', 'temporal'];
/** Kills while tokens are drawn and ballots cast; each act after that has kills of its own. */
const SIZE = atFullSize() ? { evenings: 5, dossiers: 20, kills: 16 } : { evenings: 1, dossiers: 10, kills: 6 };

/** Of eleven members two stay away and send their ballots before the meeting. */
const ABSENT = 2;
/** One meeting an hour. */
const FIRST_MEETS_AT = Date.parse('2023-10-25T08:00:00+07:00');
const HOUR_MS = 3_600_000;

jest.setTimeout(atFullSize() ? 3_600_000 : 400_000);

/** What is left of one meeting. */
interface Evening {
  readonly session: SecretSession;
  readonly acknowledged: readonly Acknowledged[];
  /** Ballots their voters were told came too late. */
  readonly refused: number;
  /** Figures after the first count, and after every other. */
  readonly figures: readonly [string, string];
  readonly bundle: string;
}

interface Bundle {
  readonly items: readonly { readonly id: string; readonly ballots: readonly BundleBallot[] }[];
}

describe(`A secret vote during which everything is killed again and again`, () => {
  const kills: PartName[] = [];
  const evenings: Evening[] = [];
  let scene: Scene;

  beforeAll(async () => {
    scene = await Scene.set();
    await scene.moveTo('2023-10-16T08:00:00+07:00');
    const campaignId = await scene.launch();
    const agendas: (readonly string[])[] = [];
    for (let n = 1; n <= SIZE.evenings; n += 1) {
      agendas.push(await broughtBeforeCouncil(scene, campaignId, SIZE.dossiers, `${n}/TTr`));
    }
    const sessions: SecretSession[] = [];
    for (const [n, dossierIds] of agendas.entries()) {
      const meetsAt = new Date(FIRST_MEETS_AT + n * HOUR_MS).toISOString();
      const session = await SecretSession.convened({ scene, campaignId, dossierIds, meetsAt, lost: 0.2 });
      await session.seal();
      sessions.push(session);
    }
    for (const session of sessions) evenings.push(await evening(session));
    await scene.followed(120_000);
    report();
  });

  afterAll(() => scene?.end());

  it('has every acknowledged receipt on the board, and nothing else', async () => {
    for (const { acknowledged, bundle } of evenings) {
      const leaves = await Promise.all(boardOf(bundle).map(leafOf));
      expect(leaves.sort()).toEqual(acknowledged.map(({ leaf }) => leaf).sort());
      expect(new Set(leaves).size).toBe(leaves.length);
    }
  });

  it('answers a ballot that is sent again long after as it did at first', async () => {
    const box = httpBallotService(scene.base, () => Promise.reject(new Error('nobody is asked')));
    for (const { session, acknowledged, bundle } of evenings) {
      const receipts = await Promise.all(session.members.map(({ program }) => box.cast(program.ballots)));
      expect(receipts.flat().every(({ outcome }) => outcome === 'cast')).toBe(true);
      expect(
        receipts
          .flat()
          .map(({ leaf }) => leaf)
          .sort(),
      ).toEqual(acknowledged.map(({ leaf }) => leaf).sort());
      expect(await session.members.at(-1)!.client.text(`${session.path}/bundle`)).toBe(bundle);
    }
  });

  it('counts exactly the answers acknowledged', async () => {
    for (const { session, acknowledged } of evenings) {
      const { items } = await session.view(session.members.at(-1)!.client);
      expect(items.map(tally)).toEqual(
        session.items.map(({ id }) => {
          const own = acknowledged.filter(({ itemId }) => itemId === id);
          const of = (choice: Choice): number => own.filter((one) => one.choice === choice).length;
          return { id, ...{ agree: of('agree'), disagree: of('disagree'), abstain: of('abstain'), invalid: 0 } };
        }),
      );
    }
  });

  it('took most ballots, some of them sent several times', () => {
    for (const { session, acknowledged, refused } of evenings) {
      expect(acknowledged.length + refused).toBe(session.members.length * session.items.length);
      expect(acknowledged.length).toBeGreaterThan(refused);
      expect(session.members.reduce((sum, { program }) => sum + program.sent.again, 0)).toBeGreaterThan(0);
    }
  });

  it('is counted once: another count changes nothing', () => {
    for (const { figures } of evenings) expect(figures[1]).toBe(figures[0]);
  });

  it('is reproduced by whoever recounts the bundle', async () => {
    for (const { bundle } of evenings) {
      const { agrees, items } = await recount(Buffer.from(bundle));
      expect({ agrees, items: items.length }).toEqual({ agrees: true, items: SIZE.dossiers });
    }
  });

  it('is followed by minutes with both signatures, and by every dossier', async () => {
    for (const { session } of evenings) {
      const astray = await scene.rows(
        `SELECT s.stage, i.carried, d.stage AS dossier FROM session_item i JOIN dossier d ON d.id = i.dossier_id
           JOIN council_session s ON s.id = i.session_id
          WHERE s.id = $1 AND (s.stage <> 'minutes-signed' OR i.carried IS NULL
             OR d.stage <> CASE WHEN i.carried THEN 'in-completion' ELSE 'refused' END)`,
        [session.id],
      );
      expect(astray).toEqual([]);
    }
  });

  it('leaves no token in any log, whatever failed', () => {
    const logs = [...new Stored(scene).logs()];
    for (const { token } of evenings.flatMap(({ session }) =>
      session.members.flatMap(({ program }) => program.items),
    )) {
      const told = spellings(token!.message).flatMap((spelling) => logs.filter(([, text]) => text.includes(spelling)));
      expect(told.map(([name]) => name)).toEqual([]);
    }
    expect(logs.map(([name]) => name)).toEqual(expect.arrayContaining(['api.log', 'worker.log', 'postgres.log']));
  });

  it('writes down each act once', async () => {
    for (const { session } of evenings) {
      const acts = await scene.rows<{ act: string; times: number }>(
        `SELECT entry::json ->> 'act' AS act, count(*)::int AS times FROM audit_entry WHERE subject = $1 GROUP BY act
         UNION ALL SELECT 'tokens', sum((entry::json #>> '{detail,items}')::int)::int FROM audit_entry
          WHERE subject = $1 AND entry::json ->> 'act' = 'tokens-drawn'`,
        [`council-session/${session.id}`],
      );
      expect(Object.fromEntries(acts.map(({ act, times }) => [act, times]))).toMatchObject({
        tokens: session.members.length * session.items.length,
        ...{ 'boards-fixed': 2, 'key-share-handed-in': 2, 'ballots-counted': 1, 'results-published': 1 },
      });
    }
    const auditor = await scene.as(scene.people.plainest('auditor'));
    expect((await verifyAudit((await auditor.text('/audit/export')).split('\n'))).faults).toEqual([]);
  });

  /** From the first token to the second signature. */
  async function evening(session: SecretSession): Promise<Evening> {
    const already = kills.length;
    const progress = (): number => (kills.length - already) / SIZE.kills;
    const untilKilled = async (share: number): Promise<void> => {
      while (progress() < share) await scene.moment();
    };
    const raging = rage();
    const present = session.members.slice(0, -ABSENT);
    const absent = session.members.slice(-ABSENT);
    const spoken: Spoken[] = session.members.map((member) => ({ member, goes: goesOf(session.itemIds) }));

    await Promise.all(absent.map(({ program }) => program.draw()));
    await Promise.all(spoken.slice(-ABSENT).map((one) => castAll(one, GOES)));
    await Promise.all(present.map(({ program }) => program.draw()));
    await scene.moveTo(session.meetsAt);
    await session.open(present);
    await session.openItems();
    const meeting = spoken.slice(0, -ABSENT);
    await Promise.all(
      meeting.map((one, n) => castAll(one, GOES - 1, (go) => untilKilled((go + n / meeting.length) / GOES))),
    );
    await raging;

    const late = Promise.all(meeting.map((one) => castAll(one, GOES)));
    const half = Math.ceil(session.itemIds.length / 2);
    await struck('api', () => session.closeItems(session.itemIds.slice(0, half)), 900);
    await struck('postgres', () => session.closeItems(session.itemIds.slice(half)));
    await late;
    await struck('api', () => session.handIn('chair'));
    await struck('worker', () => session.handIn('teller'));
    await struck('postgres', () => session.count());
    const first = await figuresOf(session);
    await struck('api', () => session.count());
    await struck('postgres', () => session.publish());
    await struck('temporal', () => session.closeMeeting());
    await struck('api', () => session.writeMinutes());
    await struck('worker', () => session.sign(session.secretary));
    await struck('postgres', () => session.sign(session.chair));
    return {
      session,
      ...told(spoken),
      figures: [first, await figuresOf(session)],
      bundle: await session.members.at(-1)!.client.text(`${session.path}/bundle`),
    };
  }

  async function rage(): Promise<void> {
    for (let turn = 0; turn < SIZE.kills; turn += 1) {
      await sleep(100 + Math.random() * 900);
      await strike(PARTS[turn % PARTS.length]!);
    }
  }

  async function strike(part: PartName): Promise<void> {
    await endAndRelaunch(scene.installation, part, (relaunch) => relaunch());
    kills.push(part);
  }

  /** An act during which a part is killed, at a moment nobody chose. */
  async function struck(part: PartName, act: () => Promise<unknown>, withinMs = 150): Promise<void> {
    await Promise.all([act(), sleep(Math.random() * withinMs).then(() => strike(part))]);
  }

  function figuresOf({ id }: SecretSession): Promise<string> {
    return scene
      .rows<{ figures: string }>(
        `SELECT json_agg(json_build_array(i.id, i.state, i.issued, i.collected, i.agree, i.disagree, i.abstain, i.invalid, i.carried)
                         ORDER BY i.id)::text AS figures FROM session_item i WHERE i.session_id = $1`,
        [id],
      )
      .then(([row]) => row!.figures);
  }

  function report(): void {
    for (const { acknowledged, refused, session } of evenings) {
      const sent = session.members.reduce((sum, { program }) => sum + program.sent.again, 0);
      process.stdout.write(
        `${acknowledged.length} ballots acknowledged, ${refused} too late, ${sent} requests sent again\n`,
      );
    }
    process.stdout.write(
      `${kills.length} kills: ${PARTS.map((part) => `${kills.filter((one) => one === part).length} ${part}`).join(', ')}\n`,
    );
  }
});

function boardOf(bundle: string) {
  const { items } = JSON.parse(bundle) as Bundle;
  return items.flatMap(({ id, ballots }) => ballots.map((ballot) => ({ itemId: id, ...ballot })));
}

function tally({ id, result }: SessionItem) {
  const { agree, disagree, abstain, invalid } = result!;
  return { id, agree, disagree, abstain, invalid };
}
