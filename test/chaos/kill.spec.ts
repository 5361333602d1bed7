import { atFullSize } from '@bangvang/infra';
import { verifyAudit } from '@bangvang/platform';
import type { PartName } from '../../apps/cli/src/rehearse/own-installation.js';
import { HOME_AFFAIRS, Scene } from '../support/scene.js';
import { workThroughQueues } from './appraisal-desk.js';
import { inWords, type Kill, Killer, median } from './killer.js';
import { type ActKind, Ledger, ON_FILE } from './ledger.js';
import { receivedMails } from './received-mails.js';
import { draft, type Drafted, fileDuties, keepUploading, propose, submit, type UnitDesk, upload } from './unit-desk.js';

const PARTS: readonly PartName[] = ['worker', 'api', 'temporal', 'postgres'];
const SIZE = atFullSize()
  ? { kills: 60, dossiers: 2_100, commands: 20_000 }
  : { kills: 10, dossiers: 185, commands: 2_000 };

const CLOSE = '2023-10-31T00:00:00+07:00';
/** The close falls in the middle of the killing: by then this much of it is done. */
const CLOSE_AT = 0.5;

jest.setTimeout(atFullSize() ? 3_600_000 : 400_000);

describe(`An installation whose processes are killed ${SIZE.kills} times, also across the close`, () => {
  const ledger = new Ledger();
  let scene: Scene;
  let killer: Killer;
  let campaignId: string;
  let inTime = 0;
  let followedIn = 0;

  beforeAll(async () => {
    scene = await Scene.set((tryBegan) => killer.acknowledged(tryBegan));
    killer = new Killer({
      installation: scene.installation,
      parts: PARTS,
      total: SIZE.kills,
      calmMs: [200, 1_500],
      isDone: (share) => ledger.size >= SIZE.commands * 0.9 * share,
      steps: async () => (await scene.rows<{ n: number }>('SELECT count(*)::int AS n FROM stage_visit'))[0]!.n,
    });
    await scene.moveTo('2023-10-27T08:00:00+07:00');
    campaignId = await scene.launch();
    await scene.followed();

    const bodies = (await scene.addressed(campaignId)).filter((body) => body !== HOME_AFFAIRS);
    const desks = await Promise.all(bodies.map(deskOf));
    const appraisers = await Promise.all(scene.people.holders('appraiser', HOME_AFFAIRS).map((name) => scene.as(name)));
    const each = Math.ceil(SIZE.dossiers / desks.length);
    /** Most propose everything well before the close; a few go on until they are refused. All wait when procedures lag. */
    let lagging = 0;
    const watching = setInterval(() => void countLagging().then((count) => (lagging = count)), 500).unref();
    const inGoodTime = (): number => (lagging > 200 ? 0 : 1 + each * Math.min(1, (killer.progress / CLOSE_AT) * 1.2));
    let closingSince = Infinity;
    const untilRefused = (): number =>
      lagging > 5
        ? 0
        : 1 + each * (killer.progress / CLOSE_AT) * 0.7 + Math.max(0, performance.now() - closingSince) / 2_500;
    const isLate = (index: number): boolean => index % 12 === 0;

    const forgotten = await draftOne(desks[0]!);

    const raging = killer.rage((kill) => process.stdout.write(`${sentence(kill)}\n`));
    const closing = reached(CLOSE_AT).then(() => {
      closingSince = performance.now();
      return scene.moveTo(CLOSE);
    });
    const proposing = Promise.all(
      desks.map((desk, index) =>
        isLate(index) ? propose(desk, Infinity, untilRefused) : propose(desk, each, inGoodTime),
      ),
    );
    const filing = Promise.all(desks.map((desk, index) => fileDuties(desk, () => reached(((index % 9) + 1) / 10))));
    const proposed = Promise.all([proposing, closing]).then(([counts]) => {
      inTime = counts.reduce((sum, count) => sum + count, 0);
    });
    let noMore = false;
    void proposed.then(() => (noMore = true));
    const appraising = appraisers.map((appraiser) =>
      workThroughQueues(
        appraiser,
        ledger,
        () => killer.progress === 1 || ledger.of('appraisal').length < SIZE.dossiers * (killer.progress + 0.1),
        () => noMore && killer.progress === 1 && ledger.of('appraisal').length >= inTime,
        () => scene.moment(),
      ),
    );
    const uploading = keepUploading(desks[0]!, () => killer.progress === 1);
    await Promise.all([raging, proposed, filing, uploading, ...appraising]);
    clearInterval(watching);
    followedIn = await scene.followed();
    report();
    expect(await submit(desks[0]!, [forgotten], 'muộn/TTr')).toBe('closed');
  });

  afterAll(() => scene?.end());

  it.each(Object.keys(ON_FILE) as ActKind[])(
    'has every acknowledged %s on file, each once, and no other',
    async (kind) => {
      const onFile = (await scene.rows<{ mark: string }>(ON_FILE[kind])).map(({ mark }) => mark).sort();
      expect(onFile).toEqual(ledger.of(kind));
    },
  );

  it('has taken as many commands as the goal asks for', () => {
    expect(ledger.size).toBeGreaterThanOrEqual(SIZE.commands);
    expect(killer.kills).toHaveLength(SIZE.kills);
  });

  it('has closed the campaign once, and lapsed exactly the drafts that were not sent in time', async () => {
    const acts = await scene.rows<{ act: string }>(
      `SELECT entry::json ->> 'act' AS act FROM audit_entry WHERE subject = $1 ORDER BY seq`,
      [`campaign/${campaignId}`],
    );
    expect(acts.filter(({ act }) => act === 'close')).toHaveLength(1);
    const [found] = await scene.rows<{ lapsed: number; unsent: number; sent: number; late: number }>(
      `SELECT count(*) FILTER (WHERE d.stage = 'lapsed')::int AS lapsed,
              count(*) FILTER (WHERE d.submission_id IS NULL)::int AS unsent,
              count(s.id)::int AS sent, count(*) FILTER (WHERE s.received_at >= $1)::int AS late
         FROM dossier d LEFT JOIN submission s ON s.id = d.submission_id`,
      [CLOSE],
    );
    expect(found).toMatchObject({ lapsed: found!.unsent, sent: inTime, late: 0 });
    expect(found!.lapsed).toBeGreaterThanOrEqual(1);
  });

  it('has brought every dossier sent in time before the council, each stage entered once and in order', async () => {
    const walks = await scene.rows<{ walk: string; dossiers: number }>(
      `SELECT walk, count(*)::int AS dossiers FROM (
         SELECT string_agg(v.seq || ' ' || v.stage || CASE WHEN v.left_at IS NULL THEN ' (open)' ELSE '' END, ', ' ORDER BY v.seq) AS walk
           FROM stage_visit v JOIN dossier d ON d.id = v.dossier_id WHERE d.submission_id IS NOT NULL GROUP BY v.dossier_id) w
        GROUP BY walk`,
    );
    expect(walks).toEqual([
      { walk: '1 drafted, 2 submitted, 3 under-appraisal, 4 before-council (open)', dossiers: inTime },
    ]);
  });

  it('has written one audit entry for each stage entered and each conclusion', async () => {
    const [entered] = await scene.rows<{ audited: number; visits: number; concluded: number; conclusions: number }>(
      `SELECT (SELECT count(*)::int FROM audit_entry WHERE entry::json ->> 'act' = 'enterStage') AS audited,
              (SELECT count(*)::int FROM stage_visit WHERE stage <> 'drafted') AS visits,
              (SELECT count(*)::int FROM audit_entry WHERE entry::json ->> 'act' IN ('reception', 'appraisal')) AS concluded,
              (SELECT count(*)::int FROM conclusion) AS conclusions`,
    );
    expect(entered!.audited).toBe(entered!.visits);
    expect(entered!.concluded).toBe(entered!.conclusions);
  });

  it('has told each person once of each rung, and mailed it under one Message-ID', async () => {
    const [outbox] = await scene.rows<{ sent: number; doubled: number }>(
      `SELECT (SELECT count(*)::int FROM delivery WHERE channel = 'mail' AND state = 'sent') AS sent,
              (SELECT count(*)::int FROM (SELECT 1 FROM message WHERE rung_id IS NOT NULL
                GROUP BY rung_id, person_id HAVING count(*) > 1) AS again) AS doubled`,
    );
    const mails = await receivedMails(scene.installation.mailPage);
    expect(outbox!.doubled).toBe(0);
    expect(outbox!.sent).toBeGreaterThan(0);
    expect(mails.distinct).toBe(outbox!.sent);
    const ofTheChannel = killer.kills.filter(({ part }) => part === 'worker' || part === 'postgres').length;
    expect(mails.raw - mails.distinct).toBeLessThanOrEqual(ofTheChannel);
  });

  it('lets every procedure follow within a minute', () => {
    expect(followedIn).toBeLessThan(60_000);
  });

  it('keeps an audit trail that verifies', async () => {
    const auditor = await scene.as(scene.people.plainest('auditor'));
    const verdict = await verifyAudit((await auditor.text('/audit/export')).split('\n'));
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBeGreaterThan(ledger.size);
  });

  it('takes commands again soon after a kill: three seconds at the median', () => {
    const times = killer.kills.map(({ firstSuccessAfter }) => firstSuccessAfter);
    expect(median(times)).toBeLessThanOrEqual(3_000);
  });

  async function deskOf(body: string): Promise<UnitDesk> {
    const [officer, head] = await Promise.all([scene.in(body, 'unit-officer'), scene.in(body, 'unit-head')]);
    return { body, officer, head, campaignId, ledger, moment: () => scene.moment() };
  }

  /** Procedures that have not followed yet; none while the database is away and cannot say. */
  async function countLagging(): Promise<number> {
    const looked = scene.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM procedure WHERE ended_at IS NULL AND fact_version > followed_version',
    );
    return looked.then(([row]) => row!.n).catch(() => 0);
  }

  /** A dossier that its unit will remember too late. */
  async function draftOne(desk: UnitDesk): Promise<Drafted> {
    const drafted = await draft(desk, `${desk.body} (quên)`, await upload(desk, 'Giấy tờ bị quên'));
    if (drafted === 'closed') throw new Error('the campaign has not begun');
    return drafted;
  }

  async function reached(progress: number): Promise<void> {
    while (killer.progress < progress) await scene.moment();
  }

  function report(): void {
    const lines = PARTS.map((part) => {
      const kills = killer.kills.filter((kill) => kill.part === part);
      const followed = kills.map((kill) => kill.followedAfter).filter((time) => time !== null);
      return `  ${part} (${kills.length}): first success ${inWords(kills.map((kill) => kill.firstSuccessAfter))}; next step ${inWords(followed)}`;
    });
    const all = inWords(killer.kills.map(({ firstSuccessAfter }) => firstSuccessAfter));
    process.stdout.write(
      `${killer.kills.length} kills, ${ledger.size} acts (${String(ledger)}), ${inTime} dossiers in time\n` +
        `  first success after a kill: ${all}; all followed ${Math.round(followedIn)} ms after the last act\n${lines.join('\n')}\n`,
    );
  }
});

function sentence({ part, restartedAfter, firstSuccessAfter, followedAfter }: Kill): string {
  const next = followedAfter === null ? '' : `, next step after ${Math.round(followedAfter)} ms`;
  return `killed ${part}: back after ${Math.round(restartedAfter)} ms, first success after ${Math.round(firstSuccessAfter)} ms${next}`;
}
