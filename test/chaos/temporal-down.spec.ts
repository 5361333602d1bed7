import { atFullSize } from '@bangvang/infra';
import { HOME_AFFAIRS, Scene } from '../support/scene.js';
import { handleNext, type TaskKind } from './appraisal-desk.js';
import { inWords, median } from './killer.js';
import { Ledger } from './ledger.js';
import { type Drafted, draft, fileDuties, submit, type UnitDesk } from './unit-desk.js';

const DOWN_MS = atFullSize() ? 60_000 : 10_000;
const EACH = atFullSize() ? 60 : 12;

jest.setTimeout(400_000);

describe(`With the engine down for ${DOWN_MS / 1_000} seconds`, () => {
  const ledger = new Ledger();
  const times: number[] = [];
  let scene: Scene;
  let desk: UnitDesk;
  let appraisers: Awaited<ReturnType<Scene['as']>>[];
  let drafts: { toAppraise: Drafted[]; toReceive: Drafted[]; toSubmit: Drafted[] };
  let backAfter = 0;

  beforeAll(async () => {
    scene = await Scene.set();
    await scene.moveTo('2023-10-16T08:00:00+07:00');
    const campaignId = await scene.launch();
    const [body] = (await scene.addressed(campaignId)).filter((one) => one.startsWith('xa-'));
    const [officer, head] = await Promise.all([scene.in(body!, 'unit-officer'), scene.in(body!, 'unit-head')]);
    desk = { body: body!, officer, head, campaignId, ledger, moment: () => scene.moment() };
    appraisers = await Promise.all(scene.people.holders('appraiser', HOME_AFFAIRS).map((name) => scene.as(name)));
    drafts = { toAppraise: await drafted('a'), toReceive: await drafted('b'), toSubmit: await drafted('c') };
    await submit(desk, drafts.toAppraise, '1/TTr');
    await scene.followed();
    await handleAll('reception', EACH);
    await submit(desk, drafts.toReceive, '2/TTr');
    await scene.followed();

    await scene.installation.parts.get('temporal')!.stop();
    const downUntil = performance.now() + DOWN_MS;
    await timed(() => submit(desk, drafts.toSubmit, '3/TTr'));
    await fileDuties({ ...desk, officer }, async () => {});
    await Promise.all([handleAll('reception', EACH), handleAll('appraisal', EACH)]);
    while (performance.now() < downUntil) await scene.moment();
    await scene.installation.launch('temporal');
    backAfter = await scene.followed();
    process.stdout.write(
      `engine down ${DOWN_MS / 1_000} s: ${times.length} acts meanwhile, ${inWords(times)}; all followed ${Math.round(backAfter)} ms after its return\n`,
    );
  });

  afterAll(() => scene?.end());

  it('people file, submit, claim, receive and appraise what is in their queues, as fast as ever', () => {
    expect(ledger.of('appraisal')).toHaveLength(EACH);
    expect(ledger.of('reception')).toHaveLength(2 * EACH);
    expect(ledger.of('submission')).toHaveLength(3);
    expect(ledger.of('filing').length).toBeGreaterThan(0);
    expect(median(times)).toBeLessThan(1_000);
  });

  it('nothing moves, and after its return everything follows, each stage entered once', async () => {
    expect(await walksOf(drafts.toSubmit)).toEqual(['drafted, submitted']);
    expect(await walksOf(drafts.toReceive)).toEqual(['drafted, submitted, under-appraisal']);
    expect(await walksOf(drafts.toAppraise)).toEqual(['drafted, submitted, under-appraisal, before-council']);
    expect(backAfter).toBeLessThan(60_000);
  });

  it('every queue holds what came up: a task for each dossier', async () => {
    const open = await scene.rows<{ kind: string; n: number }>(
      `SELECT kind, count(*)::int AS n FROM human_task WHERE state = 'ready' GROUP BY kind ORDER BY kind`,
    );
    expect(open).toEqual(['agenda', 'appraisal', 'reception'].map((kind) => ({ kind, n: EACH })));
  });

  async function drafted(mark: string): Promise<Drafted[]> {
    const file = await desk.officer.upload('Giấy tờ.txt', mark);
    const made: Drafted[] = [];
    while (made.length < EACH) {
      const one = await draft(desk, `Người ${mark}${made.length}`, file);
      if (one !== 'closed') made.push(one);
    }
    return made;
  }

  /** All appraisers together, until so many tasks of the kind are done. */
  async function handleAll(kind: TaskKind, count: number): Promise<void> {
    let left = count;
    const handle = async (appraiser: (typeof appraisers)[number]): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const found = await timed(() => handleNext(appraiser, ledger, kind));
        if (!found) throw new Error(`the queue of ${kind} is empty`);
      }
    };
    await Promise.all(appraisers.map(handle));
  }

  async function timed<T>(act: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await act();
    times.push(performance.now() - began);
    return result;
  }

  /** The different ways these dossiers have gone. */
  async function walksOf(dossiers: readonly Drafted[]): Promise<readonly string[]> {
    const walks = await scene.rows<{ walk: string }>(
      `SELECT DISTINCT walk FROM (SELECT string_agg(stage, ', ' ORDER BY seq) AS walk FROM stage_visit
         WHERE dossier_id = ANY ($1) GROUP BY dossier_id) AS w`,
      [dossiers.map(({ id }) => id)],
    );
    return walks.map(({ walk }) => walk);
  }
});
