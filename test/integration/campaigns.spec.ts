import { lockDuty, newId, recordFiling } from '@bangvang/persistence';
import { DraftService } from '../../apps/api/src/campaigns/draft.service.js';
import { LaunchService } from '../../apps/api/src/campaigns/launch.service.js';
import { CampaignScene, DISTRICT, documentText, HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(180_000);

const COMMUNE = 'xa-binh-lu';
const LAUNCH = '2023-06-15T08:00:00+07:00';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server?.stop());

async function launched(): Promise<CampaignScene> {
  return CampaignScene.launched(await server.installation(LAUNCH));
}

describe('A campaign launched from document 002', () => {
  it('gives every addressed body the duties of its paragraphs', async () => {
    const scene = await launched();
    const duties = await scene.duties();
    const owed = (code: string) =>
      duties
        .filter((duty) => duty.bodyCode === code)
        .map(({ kind }) => kind)
        .sort();

    expect(owed(COMMUNE)).toEqual(['final-review', 'plan', 'proposals']);
    expect(owed(HOME_AFFAIRS)).toEqual(['compiled-report', 'final-review', 'guidance', 'plan', 'proposals']);
    expect(owed('phong-van-hoa-thong-tin')).toContain('publicity');
    expect(owed('phong-tai-chinh-ke-hoach')).toContain('budget');
    expect(owed('ubmttq-huyen')).toContain('mobilising');
    expect(duties.find(({ kind }) => kind === 'plan')?.dueOn).toBe('2023-06-29');
    expect(duties.find(({ kind }) => kind === 'proposals')?.dueAt).toBe('2023-10-30T17:00:00.000Z');
    expect(duties.find(({ kind }) => kind === 'final-review')?.dueOn).toBe('2023-11-06');
  });

  it('is launched once, and not while a phrase is unresolved', async () => {
    const installation = await server.installation(LAUNCH);
    const { database, work } = installation;
    const chair = await installation.officer(DISTRICT, 'campaign-issuer');
    const yaml = (await documentText()).replace('who: Phòng Tài chính - Kế hoạch huyện', 'who: Ban Quản lý dự án');
    const drafted = await new DraftService(database, work).draft({ yaml }, chair, aCommand());
    expect(drafted.report.unresolved).toMatchObject([{ phrases: ['Ban Quản lý dự án'] }]);

    const launches = new LaunchService(database, work);
    const launch = () => launches.launch(drafted.id, 1, undefined, chair, aCommand());
    await expect(launch()).rejects.toMatchObject({ slug: 'unresolved-phrases' });
    await database.rows(`INSERT INTO phrase (text, group_codes) VALUES ('Ban Quản lý dự án', '{}')`);
    await expect(launch()).resolves.toMatchObject({ stage: 'launched', version: 2 });
    await expect(launch()).rejects.toMatchObject({ slug: 'campaign-already-launched' });
  });
});

describe('A campaign that addresses two thousand units', () => {
  it('is launched, extended and urged in statements that do not grow with their number', async () => {
    const installation = await server.installation(LAUNCH);
    await installation.database.rows(TWO_THOUSAND_UNITS);
    const began = Date.now();
    const scene = await CampaignScene.launched(installation);
    const launchedIn = Date.now() - began;
    const [{ duties } = { duties: 0 }] = await installation.database.rows<{ duties: number }>(
      'SELECT count(*)::int AS duties FROM duty WHERE campaign_id = $1',
      [scene.id],
    );
    expect(duties).toBeGreaterThan(6000);
    expect(launchedIn).toBeLessThan(10_000);
    await scene.extendsTo('2023-11-15');
    await scene.urgesAt('2023-06-20T08:30:00+07:00');
  });
});

const TWO_THOUSAND_UNITS = `
  WITH unit AS (
    INSERT INTO body (id, code, level, deciding_level) SELECT gen_random_uuid(), 'don-vi-' || n, 'unit', 'unit' FROM generate_series(1, 2000) AS n
    RETURNING id, code),
  named AS (INSERT INTO body_tenure (body_id, valid_from, name) SELECT id, '2020-01-01', 'Đơn vị ' || code FROM unit)
  INSERT INTO body_group_member (group_code, body_id) SELECT 'COMMUNES_AND_TOWNSHIP', id FROM unit`;

describe('A unit with an open duty', () => {
  it('is urged step by step, each step once, and no more once it has filed', async () => {
    const scene = await launched();
    const plan = await scene.duty(COMMUNE, 'plan');
    await scene.urgesAt('2023-06-20T08:30:00+07:00');
    await scene.urgesAt('2023-06-26T09:00:00+07:00');
    await scene.urgesAt('2023-06-26T09:00:00+07:00');
    expect((await scene.told('reminder')).filter(({ subjectId }) => subjectId === plan.id)).toHaveLength(2);

    await scene.files(plan);
    await scene.urgesAt('2023-07-10T09:00:00+07:00');
    const ladder = await scene.ladderOf(plan.id);
    expect(ladder).toMatchObject({
      'seven-before': 'sent',
      'three-before': 'sent',
      'one-before': 'void',
      'overdue-list': 'void',
    });
    expect((await scene.told('reminder')).filter(({ subjectId }) => subjectId === plan.id)).toHaveLength(2);
  });

  it('hears the latest step only, when earlier ones were missed', async () => {
    const scene = await launched();
    const plan = await scene.duty(COMMUNE, 'plan');
    await scene.urgesAt('2023-06-28T09:00:00+07:00');
    expect(await scene.ladderOf(plan.id)).toMatchObject({
      'seven-before': 'superseded',
      'three-before': 'superseded',
      'one-before': 'sent',
      'due-day': null,
    });
  });

  it('is listed to the issuer once with all others overdue', async () => {
    const scene = await launched();
    await scene.urgesAt('2023-07-10T09:00:00+07:00');
    const lists = await scene.told('overdue-list');
    expect(lists).toHaveLength(1);
    expect(lists[0]!.text).toContain('Bình Lư');
  });

  it('is not urged when excused', async () => {
    const scene = await launched();
    const plan = await scene.duty(COMMUNE, 'plan');
    await scene.excuses(plan);
    await scene.urgesAt('2023-07-10T09:00:00+07:00');
    expect(new Set(Object.values(await scene.ladderOf(plan.id)))).toEqual(new Set(['void']));
    await expect(scene.files({ ...plan, version: plan.version + 1 })).rejects.toMatchObject({ slug: 'duty-settled' });
  });

  it('follows a day of its own, which the campaign does not move again', async () => {
    const scene = await launched();
    const review = await scene.duty(COMMUNE, 'final-review');
    await scene.movesDuty(review, '2023-11-30');
    await scene.extendsTo('2023-11-10');
    expect(await scene.duty(COMMUNE, 'final-review')).toMatchObject({ dueOn: '2023-11-30', ownDeadline: true });
    expect(await scene.duty('xa-ban-bo', 'final-review')).toMatchObject({ dueOn: '2023-11-17' });
  });

  it('may file late where the deadline chases, and is marked late', async () => {
    const scene = await launched();
    await scene.installation.clockAt('2023-06-30T00:00:00+07:00');
    await expect(scene.files(await scene.duty(COMMUNE, 'plan'))).resolves.toMatchObject({ late: true });
  });
});

describe('A campaign extended', () => {
  // Seven working days before 30/10: 19/10 at 08:00.
  it.each([
    ['before a rung', '2023-10-19T07:59:00+07:00', null],
    ['at the rung, before it fired', '2023-10-19T08:00:00+07:00', null],
  ])('%s fires that rung for the new day only', async (_, extendedAt) => {
    const scene = await launched();
    await scene.installation.clockAt(extendedAt);
    await scene.extendsTo('2023-11-15');
    const proposals = await scene.duty(COMMUNE, 'proposals');
    await scene.urgesAt('2023-10-20T09:00:00+07:00');
    expect(await scene.ladderOf(proposals.id)).toMatchObject({ 'seven-before': null });
    await scene.urgesAt('2023-11-06T09:00:00+07:00');
    expect(await scene.ladderOf(proposals.id)).toMatchObject({ 'seven-before': 'sent' });
    const fired = (await scene.rungsOf(proposals.id)).filter(({ outcome }) => outcome === 'sent');
    expect(fired.map(({ step, deadlineRev }) => [step, deadlineRev])).toEqual([['seven-before', 2]]);
  });

  it('after a rung fires it again for the new day', async () => {
    const scene = await launched();
    await scene.urgesAt('2023-10-19T08:30:00+07:00');
    await scene.extendsTo('2023-11-15');
    const proposals = await scene.duty(COMMUNE, 'proposals');
    await scene.urgesAt('2023-11-06T09:00:00+07:00');
    const fired = (await scene.rungsOf(proposals.id)).filter(({ outcome }) => outcome === 'sent');
    expect(fired.map(({ deadlineRev }) => deadlineRev)).toEqual([1, 2]);
  });

  it('is refused once it has ended, also before anybody closed it', async () => {
    const scene = await launched();
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    await expect(scene.extendsTo('2023-11-15')).rejects.toMatchObject({ slug: 'campaign-closed' });
  });

  it('does not close at its old end, and closes at its new one', async () => {
    const scene = await launched();
    await scene.extendsTo('2023-11-15');
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    expect(await scene.closes()).toMatchObject({ stage: 'launched' });
    await scene.installation.clockAt('2023-11-16T00:00:00+07:00');
    expect(await scene.procedure.closeIfEnded(scene.id, 1)).toMatchObject({ stage: 'launched' });
    expect(await scene.closes()).toMatchObject({ stage: 'closed' });
  });
});

describe('The close of 30/10', () => {
  it('receives a proposal at 23:59:59.999 and refuses one at 00:00:00, naming the deadline', async () => {
    const scene = await launched();
    await scene.installation.clockAt('2023-10-30T23:59:59.999+07:00');
    await expect(scene.files(await scene.duty(COMMUNE, 'proposals'))).resolves.toMatchObject({ late: false });
    expect(await scene.closes()).toMatchObject({ stage: 'launched' });
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    await expect(scene.files(await scene.duty('xa-ban-bo', 'proposals'))).rejects.toMatchObject({
      slug: 'deadline-passed',
      extra: { dueOn: '2023-10-30', dueAt: '2023-10-30T17:00:00.000Z' },
    });
  });

  it('happens once, whoever asks how often, and counts what was proposed as nothing owed', async () => {
    const scene = await launched();
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    await Promise.all([scene.closes(), scene.closes(), scene.closes()]);
    await Promise.all([scene.procedure.compileReport(scene.id), scene.procedure.compileReport(scene.id)]);
    const entries = await scene.installation.database.rows<{ act: string }>(
      `SELECT entry::json ->> 'act' AS act FROM audit_entry WHERE subject = $1 ORDER BY seq`,
      [`campaign/${scene.id}`],
    );
    expect(entries.map(({ act }) => act)).toEqual(['draft', 'launch', 'close', 'end-of-proposals', 'compile-report']);
    expect(await scene.duty(COMMUNE, 'proposals')).toMatchObject({ settledBy: 'close', late: false });
    expect((await scene.told('report')).length).toBeGreaterThanOrEqual(11);

    await scene.fanOut.tellPage('close', scene.id, 1, null);
    const told = await scene.told('close');
    await scene.fanOut.tellPage('close', scene.id, 1, null);
    expect(await scene.told('close')).toHaveLength(told.length);
    expect(told.length).toBeGreaterThan(60);
  });

  it('lets drafts nobody filed lapse with their tasks, once the intake of proposals has ended', async () => {
    const scene = await launched();
    const { personId } = await scene.installation.officer(COMMUNE, 'unit-officer');
    await scene.installation.database.rows(A_DRAFT, [scene.id, COMMUNE, personId]);
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    await scene.closes();
    await scene.closes();
    const [draft] = await scene.installation.database.rows(
      `SELECT d.stage, d.version, v.left_at IS NOT NULL AS left, t.state FROM dossier d
         JOIN stage_visit v ON v.dossier_id = d.id JOIN human_task t ON t.visit_id = v.id`,
    );
    expect(draft).toEqual({ stage: 'lapsed', version: 2, left: true, state: 'obsolete' });
  });

  it('waits for a filing stamped in time and held open across it, and finds it settled', async () => {
    const scene = await launched();
    const duty = await scene.duty(COMMUNE, 'proposals');
    const officer = await scene.installation.officer(COMMUNE, 'unit-officer');
    await scene.installation.clockAt('2023-10-30T23:59:59.999+07:00');

    let commit = (): void => undefined;
    const held = new Promise<void>((resume) => (commit = resume));
    let stamped = (): void => undefined;
    const isStamped = new Promise<void>((resume) => (stamped = resume));
    const filing = scene.installation.work.asProcedure(async (tx) => {
      const locked = (await lockDuty(tx, duty.id))!;
      const { personId } = officer;
      const received = { receivedAt: locked.now, receivedOn: '2023-10-31', late: false };
      const nothing = { content: {}, fileSha256: null, results: [], form: null, daysLate: 0 };
      await recordFiling(tx, locked, { id: newId(), dutyId: duty.id, personId, ...received, ...nothing });
      stamped();
      await held;
    });
    await isStamped;
    await scene.installation.clockAt('2023-10-31T00:00:00+07:00');
    const close = scene.closes();
    setTimeout(commit, 300);
    await filing;
    expect(await close).toMatchObject({ stage: 'closed' });
    expect(await scene.duty(COMMUNE, 'proposals')).toMatchObject({ settledBy: 'filing', late: false });
  });
});

/** A drafted dossier of a body ($2) by its officer ($3), with its open visit and task. */
const A_DRAFT = `
  WITH own AS (SELECT b.id, o.id AS head FROM body b JOIN position o ON o.body_id = b.id AND o.role = 'unit-head' WHERE b.code = $2),
  nominee AS (
    INSERT INTO nominee (id, kind, name, body_id) SELECT gen_random_uuid(), 'individual', 'Lò Thị Mai', id FROM own RETURNING id),
  drafted AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage)
    SELECT gen_random_uuid(), $1, nominee.id, (SELECT min(code) FROM award_type), own.id, 'Thành tích', $3, legal_now(), 'drafted'
      FROM own, nominee RETURNING id),
  visit AS (
    INSERT INTO stage_visit (id, dossier_id, round, stage, seq, entered_at)
    SELECT gen_random_uuid(), id, 1, 'drafted', 1, legal_now() FROM drafted RETURNING id, dossier_id)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, created_at)
  SELECT gen_random_uuid(), 'submit-proposal', visit.dossier_id, $1, visit.id, own.head, legal_now() FROM visit, own`;
