import type { Officer } from '@bangvang/contracts';
import {
  claimNextTask,
  claimTask,
  countTasks,
  decideDossiers,
  findTask,
  readyTasks,
  viewerOf,
} from '@bangvang/persistence';
import { DISTRICT } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';
import { plansOfCommand, Watched } from './support/plans.js';

jest.setTimeout(180_000);

let server: TestServer;
let installation: Installation;
let scene: DossierScene;
beforeAll(async () => {
  server = await startTestServer();
  installation = await server.installation('2023-10-10T02:00:00Z');
  scene = await DossierScene.of(installation);
});
afterAll(() => server?.stop());

/** The appraiser, who has become the one who decides. */
async function appraiserWhoDecides(): Promise<Officer> {
  const decider = await installation.officer(DISTRICT, 'decider');
  const post = decider.posts.find(({ role }) => role === 'decider')!;
  await installation.database.rows(
    `INSERT INTO position_holder (position_id, person_id, title, valid_from) VALUES ($1, $2, 'Quyền Chủ tịch', '2021-01-01')
     ON CONFLICT DO NOTHING`,
    [post.positionId, scene.appraiser.personId],
  );
  return { ...scene.appraiser, posts: [post] };
}

describe('Whoever received, appraised or completed a dossier', () => {
  it('does not decide on it, also when he has become the one who decides', async () => {
    const id = await scene.completed();
    const by = viewerOf(await appraiserWhoDecides());
    const taskId = await scene.taskOf(id);
    expect(await findTask(installation.database, by, taskId)).toBeNull();
    const decision = { dossierIds: [id], outcome: 'decided', number: null, reason: null, outside: null, by } as const;
    const act = installation.work.run(
      { personId: by.personId, positionId: by.positionIds[0]!, bodyId: by.bodyIds[0]! },
      aCommand(),
      (tx) => decideDossiers(tx, decision),
    );
    expect((await refusalOf(act)).slug).toBe('four-eyes');
  });
});

describe('A queue of twenty thousand tasks', () => {
  it('is not read whole for its first page, for a count, nor for whoever has declared interests', async () => {
    const id = await scene.submitted();
    const taskId = await scene.taskOf(id);
    await installation.database.rows(COPIES, [taskId, 20_000]);
    await installation.database.rows(INTERESTS, [scene.appraiser.personId, 200]);
    await installation.database.rows(
      'ANALYZE human_task, dossier, conclusion, conflict_declaration, nominee, stage_visit',
    );
    const viewer = viewerOf(scene.appraiser);
    const watched = new Watched(installation.database.pool);
    expect(await readyTasks(watched, viewer, {}, { after: null, rows: 51 })).toHaveLength(51);
    expect((await countTasks(watched, viewer)).groups.some(({ more }) => more)).toBe(true);
    const claims = await plansOfCommand(installation.database.pool, (tx) => claimNextTask(tx, viewer, null));
    const claim = await plansOfCommand(installation.database.pool, (tx) => claimTask(tx, viewer, taskId));
    for (const { scanned, text } of [...watched.plans, ...claims, ...claim]) {
      expect({ scanned: scanned.filter((table) => QUEUE.includes(table)), text }).toEqual({ scanned: [], text });
    }
    const [first, counted] = watched.plans;
    expect(first!.indexes).toContain('human_task_inbox');
    expect(first!.most).toBeLessThan(300);
    expect(counted!.most).toBeLessThanOrEqual(1_100);
  });
});

/** Read whole they would cost what the queue is long. A person's own declarations are a short list. */
const QUEUE = ['human_task', 'dossier', 'nominee', 'conclusion', 'stage_visit', 'submission'];

/** Dossiers and tasks like the one given, each of a nominee of its own. */
const COPIES = `
  WITH model AS (SELECT t.*, d.nominee_id, d.award_code, d.body_id, d.prepared_by, d.submission_id, d.stage, d.level_body_id, v.seq
                   FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN stage_visit v ON v.id = t.visit_id WHERE t.id = $1),
  made AS (SELECT gen_random_uuid() AS nominee, gen_random_uuid() AS dossier, gen_random_uuid() AS visit, n FROM generate_series(1, $2::int) AS n),
  nominees AS (
    INSERT INTO nominee (id, kind, name, body_id) SELECT made.nominee, 'individual', 'Bản sao ' || made.n, model.body_id FROM made, model),
  dossiers AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, submission_id, stage, level_body_id)
    SELECT made.dossier, model.campaign_id, made.nominee, model.award_code, model.body_id, 'x', model.prepared_by, legal_now(),
           model.submission_id, model.stage, model.level_body_id FROM made, model),
  visits AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT made.visit, made.dossier, model.level_body_id, 1, model.stage, 1, legal_now() FROM made, model)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
  SELECT gen_random_uuid(), model.kind, made.dossier, model.campaign_id, made.visit, model.group_id, model.due_on,
         model.due_at + made.n * interval '1 second', legal_now() FROM made, model`;

const INTERESTS = `
  INSERT INTO conflict_declaration (id, person_id, dossier_id, kind, reason, declared_by, declared_at)
  SELECT gen_random_uuid(), $1, d.id, 'kin', 'x', $1, legal_now() FROM dossier d WHERE d.achievement = 'x' LIMIT $2`;
