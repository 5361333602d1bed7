import { setTimeout as sleep } from 'node:timers/promises';
import type { PartName } from '../../apps/cli/src/rehearse/own-installation.js';
import { Scene } from '../support/scene.js';
import { endAndRelaunch } from './killer.js';
import { receivedMails } from './received-mails.js';

/** Working days around 29/6/2023, the day the plan is due: a reminder, one that heads hear too, the letter, the list. */
const RUNG_DAYS = ['2023-06-26', '2023-06-29', '2023-07-06', '2023-07-10'];
const PARTS: readonly PartName[] = ['worker', 'temporal'];

jest.setTimeout(240_000);

describe('Rungs before, during and after which the worker or the engine is killed', () => {
  let scene: Scene;
  let campaignId: string;
  const kills: PartName[] = [];

  beforeAll(async () => {
    scene = await Scene.set();
    await scene.moveTo('2023-06-15T08:00:00+07:00');
    campaignId = await scene.launch();
    for (const day of RUNG_DAYS) await pass(day);
    await scene.moveTo('2023-07-11T08:00:00+07:00');
    await scene.followed();
  });
  afterAll(() => scene?.end());

  it('fire each once: nothing due is left, and nothing is told twice', async () => {
    const [left] = await scene.rows<{ unfired: number; doubled: number; untold: number }>(LEFT, [campaignId]);
    expect(left).toEqual({ unfired: 0, doubled: 0, untold: 0 });
    expect(kills).toHaveLength(RUNG_DAYS.length * 3);
  });

  it('draft one letter to each late unit, and send the issuer one list', async () => {
    const [told] = await scene.rows<{ late: number; letters: number; lists: number }>(LATE, [campaignId]);
    expect(told!.late).toBeGreaterThan(20);
    expect(told).toMatchObject({ letters: told!.late, lists: 1 });
  });

  it('reach the mail sink under one Message-ID each, repeated at most once per kill of the channel', async () => {
    const [outbox] = await scene.rows<{ sent: number }>(
      `SELECT count(*)::int AS sent FROM delivery WHERE channel = 'mail' AND state = 'sent'`,
    );
    const mails = await receivedMails(scene.installation.mailPage);
    expect(outbox!.sent).toBeGreaterThan(100);
    expect(mails.distinct).toBe(outbox!.sent);
    expect(mails.raw - mails.distinct).toBeLessThanOrEqual(kills.filter((part) => part === 'worker').length);
  });

  /** The units of a rung's day are urged in three goes: one begins with a part down, one loses it midway, one comes after. */
  async function pass(day: string): Promise<void> {
    await down(async (relaunch) => void (await Promise.all([relaunch(), scene.moveTo(`${day}T08:00:00+07:00`)])));
    const moving = scene.moveTo(`${day}T08:10:00+07:00`);
    await sleep(Math.random() * 400);
    await down((relaunch) => relaunch());
    await moving;
    await down((relaunch) => relaunch());
    await scene.moveTo(`${day}T08:20:00+07:00`);
  }

  async function down(meanwhile: (relaunch: () => Promise<void>) => Promise<void>): Promise<void> {
    const part = PARTS[kills.length % PARTS.length]!;
    kills.push(part);
    await endAndRelaunch(scene.installation, part, meanwhile);
  }
});

const LEFT = `
  WITH legal AS MATERIALIZED (SELECT legal_now() AS now)
  SELECT (SELECT count(*)::int FROM rung, legal WHERE subject_id = $1 AND outcome IS NULL AND due_at <= legal.now) AS unfired,
         (SELECT count(*)::int FROM (SELECT 1 FROM message WHERE rung_id IS NOT NULL
           GROUP BY rung_id, person_id HAVING count(*) > 1) AS again) AS doubled,
         (SELECT count(*)::int FROM rung r JOIN duty d ON d.id = r.owner_id
           WHERE r.subject_id = $1 AND r.outcome = 'sent' AND 'unit-head' = ANY (r.tells)
             AND EXISTS (SELECT FROM position o JOIN position_holder h ON h.position_id = o.id
                          WHERE o.body_id = d.body_id AND o.role = 'unit-head')
             AND NOT EXISTS (SELECT FROM message m WHERE m.rung_id = r.id)) AS untold`;

const LATE = `
  SELECT (SELECT count(DISTINCT body_id)::int FROM duty WHERE campaign_id = $1 AND kind = 'plan' AND settled_at IS NULL) AS late,
         (SELECT count(*)::int FROM urging_letter WHERE campaign_id = $1) AS letters,
         (SELECT count(DISTINCT key)::int FROM message WHERE kind = 'overdue-list' AND subject_id = $1) AS lists`;
