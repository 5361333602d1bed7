import { startChild } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchApi, launchWorker } from '../../apps/cli/src/start/parts.js';
import { type Drafted, draft, submit, type UnitDesk } from '../chaos/unit-desk.js';
import { Ledger } from '../chaos/ledger.js';
import type { PersistentClient } from '../support/persistent-client.js';
import { Scene } from '../support/scene.js';

jest.setTimeout(300_000);

const UNIT = 'xa-binh-lu';
/** Long enough before the close for a plan to be overdue at it. */
const LEAD_MS = 21 * 86_400_000;

/** One campaign for each time zone the sessions of the database may have; both close in the night, one after the other. */
const CLOSES = [
  { zone: 'UTC', endsOn: '2023-10-30', closesAt: '2023-10-31T00:00:00+07:00' },
  { zone: 'Asia/Ho_Chi_Minh', endsOn: '2023-11-30', closesAt: '2023-12-01T00:00:00+07:00' },
];

describe('The close', () => {
  let scene: Scene;
  let officer: PersistentClient;
  let head: PersistentClient;

  beforeAll(async () => {
    scene = await Scene.set();
    officer = await scene.in(UNIT, 'unit-officer');
    head = await scene.in(UNIT, 'unit-head');
  });

  afterAll(() => scene?.end());

  describe.each(CLOSES)('of $endsOn, the sessions of the database in $zone', ({ zone, endsOn, closesAt }) => {
    const closeMs = Date.parse(closesAt);
    let desk: UnitDesk;
    let inTime: Drafted;
    let tooLate: Drafted;

    beforeAll(async () => {
      await restartIn(zone);
      await scene.moveTo(new Date(closeMs - LEAD_MS).toISOString());
      const campaignId = await scene.launch((yaml) => yaml.replaceAll('2023-10-30', endsOn));
      desk = { body: UNIT, officer, head, campaignId, ledger: new Ledger(), moment: () => scene.moment() };
      const file = await officer.upload('Giấy tờ.txt', endsOn);
      inTime = (await draft(desk, `Kịp hạn ${endsOn}`, file)) as Drafted;
      tooLate = (await draft(desk, `Quá hạn ${endsOn}`, file)) as Drafted;
      await scene.moveTo(new Date(closeMs - 1).toISOString());
    });

    it('has processes whose sessions are in that zone', async () => {
      const source = await dataSource({ url: urlIn(zone), poolSize: 1 }).initialize();
      expect(await source.query('SHOW timezone')).toEqual([{ TimeZone: zone }]);
      await source.destroy();
    });

    it('receives what is sent at 23:59:59.999', async () => {
      expect(await submit(desk, [inTime], '1/TTr-UBND')).toBe('sent');
      const [found] = await scene.rows<{ receivedAt: Date; open: boolean }>(
        `SELECT s.received_at AS "receivedAt", c.stage = 'launched' AS open FROM dossier d
           JOIN submission s ON s.id = d.submission_id JOIN campaign c ON c.id = d.campaign_id WHERE d.id = $1`,
        [inTime.id],
      );
      expect(found).toEqual({ receivedAt: new Date(closeMs - 1), open: true });
    });

    it('comes exactly once, though worker and API are killed across the instant', async () => {
      const moving = scene.moveTo(closesAt);
      await sleep(Math.random() * 60);
      await killAndRestart('worker', zone);
      await killAndRestart('api', zone);
      await moving;
      await scene.followed();
      const closes = await scene.rows<{ act: string }>(
        `SELECT entry::json ->> 'act' AS act FROM audit_entry WHERE subject = $1 AND entry::json ->> 'act' = 'close'`,
        [`campaign/${desk.campaignId}`],
      );
      expect(closes).toHaveLength(1);
      const [campaign] = await scene.rows<{ stage: string; closedAt: Date }>(
        `SELECT stage, closed_at AS "closedAt" FROM campaign WHERE id = $1`,
        [desk.campaignId],
      );
      expect(campaign).toEqual({ stage: 'closed', closedAt: new Date(closeMs) });
    });

    it('refuses what is sent at 00:00:00.000, naming the deadline', async () => {
      const refused = await head.act({
        method: 'POST',
        path: `/campaigns/${desk.campaignId}/submissions`,
        body: { dossierIds: [tooLate.id], number: '2/TTr-UBND' },
      });
      expect(refused).toMatchObject({
        done: false,
        code: 'deadline-passed',
        problem: { status: 409, dueOn: endsOn, dueAt: new Date(closeMs).toISOString() },
      });
    });

    it('leaves the one in time in the pipeline, and the other lapsed with its task', async () => {
      const found = await scene.rows<{ stage: string; tasks: string }>(
        `SELECT d.stage, string_agg(t.kind || ' ' || t.state, ', ' ORDER BY t.kind) AS tasks
           FROM dossier d JOIN human_task t ON t.dossier_id = d.id WHERE d.id = ANY ($1) GROUP BY d.id, d.stage ORDER BY d.stage`,
        [[inTime.id, tooLate.id]],
      );
      expect(found).toEqual([
        { stage: 'lapsed', tasks: 'submit-proposal obsolete' },
        { stage: 'submitted', tasks: 'reception ready, submit-proposal done' },
      ]);
    });

    it('takes a plan after it, marked late', async () => {
      const duties = await officer.all<{ id: string; campaignId: string; kind: string; version: number }>('/duties');
      const plan = duties.find((duty) => duty.campaignId === desk.campaignId && duty.kind === 'plan')!;
      const body = { summary: 'Kế hoạch nộp muộn.' };
      await officer.must({ method: 'PUT', path: `/duties/${plan.id}/filing`, body, version: plan.version });
      expect(await scene.rows('SELECT late FROM filing WHERE duty_id = $1', [plan.id])).toEqual([{ late: true }]);
    });
  });

  it.each(['api', 'worker'])(
    'is not left to a machine set to another zone: the %s refuses to start there',
    async (part) => {
      const { settings } = scene.installation;
      const logFile = join(settings.dataDir, 'logs', `${part}-elsewhere.log`);
      const child = await startChild({
        command: process.execPath,
        args: [join(settings.root, `apps/${part}/dist/main.js`)],
        cwd: settings.root,
        env: { DATABASE_URL: scene.installation.environment.databaseUrl, TZ: 'Asia/Ho_Chi_Minh' },
        logFile,
      });
      expect(await child.exited).not.toBe(0);
      expect(readFileSync(logFile, 'utf8')).toContain('TZ=UTC');
    },
  );

  /** The address of the database for sessions of that zone. */
  function urlIn(zone: string): string {
    const options = encodeURIComponent(`-c timezone=${zone}`);
    return `${scene.installation.environment.databaseUrl}?options=${options}`;
  }

  async function restartIn(zone: string): Promise<void> {
    for (const part of ['worker', 'api'] as const) {
      await scene.installation.parts.get(part)!.stop();
      await startIn(part, zone);
    }
  }

  async function killAndRestart(part: 'worker' | 'api', zone: string): Promise<void> {
    const child = scene.installation.parts.get(part)!;
    process.kill(child.pid, 'SIGKILL');
    await child.exited;
    await startIn(part, zone);
  }

  async function startIn(part: 'worker' | 'api', zone: string): Promise<void> {
    const { settings, environment, parts } = scene.installation;
    const launch = part === 'api' ? launchApi : launchWorker;
    parts.set(part, await launch(settings, { ...environment, databaseUrl: urlIn(zone) }));
  }
});
