import fc from 'fast-check';
import { sentRungs } from '@bangvang/domain';
import { readProcedure } from '@bangvang/persistence';
import { ladderOf, recomputeDeadlines } from '@bangvang/procedures';
import { CampaignScene } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { type Act, DutyHistory } from './support/duty-history.js';

jest.setTimeout(600_000);

const COMMUNE = 'xa-binh-lu';
const LAUNCH = Date.parse('2023-06-15T08:00:00+07:00');
const MINUTE_MS = 60_000;
const RUNS = 40;

let server: TestServer;
let installation: Installation;
let calendar: { off: string[]; makeup: string[] };
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation(new Date(LAUNCH).toISOString());
  // Each history begins anew at the launch; within it time only moves on.
  await installation.database.rows('ALTER TABLE legal_clock DISABLE TRIGGER USER');
  const [row] = await installation.database.rows<{ off: string[]; makeup: string[] }>(
    `SELECT ARRAY(SELECT unnest(days_off)::text FROM calendar_year WHERE year IN (2023, 2024) ORDER BY 1) AS off,
            ARRAY(SELECT unnest(makeup_days)::text FROM calendar_year WHERE year IN (2023, 2024) ORDER BY 1) AS makeup`,
  );
  calendar = row!;
});
afterAll(() => server?.stop());

const days = fc.integer({ min: 4, max: 25 });
/** Looking is what happens most; between two looks days may pass, as when everything is down. */
const act: fc.Arbitrary<Act> = fc.noBias(
  fc.oneof(
    { weight: 40, arbitrary: fc.constant<Act>({ kind: 'look' }) },
    { weight: 3, arbitrary: fc.constantFrom<Act>({ kind: 'file' }, { kind: 'hold' }) },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('return' as const), days }) },
    { weight: 5, arbitrary: fc.constant<Act>({ kind: 'resume' }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constantFrom('move' as const, 'extend' as const, 'calendar' as const), days }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: 'excuse' }, { kind: 'withdraw' }) },
  ),
);
/** Minutes since the act before. */
const pause = fc.noBias(fc.integer({ min: 1, max: 3_600 }));
const history = fc.record({
  kind: fc.constantFrom('plan' as const, 'final-review' as const),
  acts: fc.array(fc.tuple(pause, act), { minLength: 15, maxLength: 60 }),
});

describe('Whatever happens to a duty', () => {
  it('its body hears the rungs that the specification of urging predicts, and no other', async () => {
    let heard = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ kind, acts }) => {
        const { predicted, sent } = await lived(kind, acts);
        expect(sent).toEqual(predicted);
        heard += sent.length;
      }),
      // A history that fails is told by its seed: shrinking it would take longer than the ring may.
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(heard).toBeGreaterThan(RUNS);
  });
});

/** Plays a history against the rows, and beside them against the rules alone. */
async function lived(kind: 'plan' | 'final-review', acts: readonly (readonly [number, Act])[]) {
  const { database, work } = installation;
  await setCalendar(calendar.off);
  await installation.clockAt(new Date(LAUNCH).toISOString());
  const scene = await CampaignScene.launched(installation);
  const ladder = ladderOf(await readProcedure(database, scene.id), kind);
  const { id, bodyId } = await scene.duty(COMMUNE, kind);
  const rules = new DutyHistory({
    ...{ campaignId: scene.id, bodyId, kind, ladder, launchedAt: LAUNCH, endsOn: '2023-10-30', ...calendar },
  });
  // The final review is owed for the days after the close: its history begins in October.
  let now = kind === 'plan' ? LAUNCH : Date.parse('2023-10-18T07:00:00+07:00');
  for (const [minutes, what] of acts) {
    now += minutes * MINUTE_MS;
    const day = rules.dayFor(what, now);
    if (day === null) continue;
    await installation.clockAt(new Date(now).toISOString());
    if (await happens(scene, id, what, day)) rules.happens(what, now, day);
    if (what.kind === 'calendar') {
      await setCalendar(rules.daysOff);
      await work.asProcedure((tx) => recomputeDeadlines(tx, 1));
    }
  }
  const sent = await database.rows<{ code: string; deadlineRev: number }>(
    `SELECT step_code AS code, deadline_rev AS "deadlineRev" FROM rung WHERE owner_id = $1 AND outcome = 'sent' ORDER BY fired_at`,
    [id],
  );
  await database.rows(
    `UPDATE campaign SET stage = 'archived', closed_at = legal_now(), version = version + 1 WHERE id = $1`,
    [scene.id],
  );
  return { predicted: sentRungs(rules.periods, rules.looks), sent };
}

/** @returns whether it was let happen: a campaign is not shortened below its notice */
async function happens(scene: CampaignScene, id: string, { kind }: Act, day: string): Promise<boolean> {
  const { homeAffairs, deadlines, releases } = scene;
  const duty = (await scene.duties()).find((one) => one.id === id)!;
  switch (kind) {
    case 'look':
      await scene.urging.fireRungs(scene.id);
      return true;
    case 'file':
      await scene.files(duty);
      return true;
    case 'excuse':
      await releases.excuse(id, duty.version, 'Lý do', homeAffairs, aCommand());
      return true;
    case 'withdraw':
      await releases.withdraw(id, duty.version, 'Lý do', homeAffairs, aCommand());
      return true;
    case 'return':
      await deadlines.sendBack(id, duty.version, { dueOn: day, reason: 'Lý do' }, homeAffairs, aCommand());
      return true;
    case 'move':
      await scene.movesDuty(duty, day);
      return true;
    case 'hold':
      await releases.hold(id, duty.version, 'Lý do', homeAffairs, aCommand());
      return true;
    case 'resume':
      await deadlines.resume(id, duty.version, homeAffairs, aCommand());
      return true;
    case 'extend':
      await scene.extendsTo(day);
      return true;
    case 'calendar':
      return true;
  }
}

async function setCalendar(off: readonly string[]): Promise<void> {
  await installation.database.rows(
    `UPDATE calendar_year SET days_off = ARRAY(SELECT day::date FROM unnest($1::text[]) AS day WHERE left(day, 4)::int = year)
      WHERE year IN (2023, 2024)`,
    [off],
  );
}
