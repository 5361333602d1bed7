import { newId } from '@bangvang/persistence';
import { HOME_AFFAIRS } from './campaign-scene.js';
import type { DossierScene } from './dossier-scene.js';

const NAMES = ['Lò Thị Mai', 'Vàng A Sử', 'Nguyễn Đức Trí', 'Hà Văn Đạo', 'Tẩn Mẩy Phượng', 'Giàng Thị Dợ'];

/** Tasks of the appraisers' position, each of a dossier of its own, written set-wise. */
export async function stockQueue({ installation, campaign }: DossierScene, count: number): Promise<void> {
  const { database } = installation;
  await database.rows(STOCK, [count, campaign.id, HOME_AFFAIRS, NAMES]);
  await database.rows(PUT_OFF_BY_OTHERS);
  for (const table of ['human_task', 'dossier', 'nominee', 'stage_visit', 'dossier_words', 'task_snooze']) {
    await database.pool.query(`VACUUM ANALYZE ${table}`);
  }
}

/** One dossier more, of a nominee and award as named, waiting for the appraisers. @returns the ids of its dossier and task */
export async function stockOne(
  { installation, campaign }: DossierScene,
  name: string,
  bodyCode: string,
): Promise<{ readonly dossierId: string; readonly taskId: string }> {
  const [dossierId, taskId] = [newId(), newId()];
  await installation.database.rows(ONE, [dossierId, taskId, campaign.id, HOME_AFFAIRS, name, bodyCode]);
  return { dossierId, taskId };
}

const PLACE = (homeAffairs: string): string => `
  place AS (
    SELECT p.id AS post_id, level.id AS level_id,
           (SELECT h.person_id FROM position q JOIN position_holder h ON h.position_id = q.id JOIN body b ON b.id = q.body_id
             WHERE b.code = 'xa-binh-lu' AND q.role = 'unit-officer' LIMIT 1) AS officer_id
      FROM position p JOIN body own ON own.id = p.body_id JOIN body level ON level.home_affairs_id = own.id AND level.level = 'district'
     WHERE own.code = ${homeAffairs} AND p.role = 'appraiser')`;

const STOCK = `
  WITH ${PLACE('$3')},
  proposer AS (
    SELECT b.id, row_number() OVER (ORDER BY b.code) - 1 AS n, count(*) OVER () AS among FROM body b WHERE b.level = 'commune'),
  planned AS MATERIALIZED (
    SELECT i, gen_random_uuid() AS dossier_id, gen_random_uuid() AS nominee_id, gen_random_uuid() AS visit_id, p.id AS body_id,
           ($4::text[])[1 + i % cardinality($4::text[])] AS name
      FROM generate_series(1, $1::integer) AS i JOIN proposer p ON p.n = i % p.among),
  nominated AS (
    INSERT INTO nominee (id, kind, name, title, body_id, direct_worker)
    SELECT nominee_id, 'individual', name, 'Số ' || i, body_id, i % 3 = 0 FROM planned),
  proposed AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
    SELECT dossier_id, $2, nominee_id, 'GK_HUYEN', body_id, 'Hoàn thành.', officer_id, legal_now(), 'under-appraisal', level_id
      FROM planned, place),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT visit_id, dossier_id, level_id, 1, 'under-appraisal', 1, legal_now() FROM planned, place)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, priority, created_at)
  SELECT gen_random_uuid(), 'appraisal', dossier_id, $2, visit_id, post_id, '2023-10-05'::date + i % 60,
         ('2023-10-05'::date + 1 + i % 60)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh', 3 + i % 4, legal_now()
    FROM planned, place`;

/** Everybody but the appraisers has put off what is not theirs: nobody who reads the queue in the tests. */
const PUT_OFF_BY_OTHERS = `
  INSERT INTO task_snooze (person_id, task_id, until_on, snoozed_at)
  SELECT p.id, t.id, '2024-01-01', legal_now()
    FROM (SELECT id FROM human_task WHERE kind = 'appraisal' LIMIT 200) AS t CROSS JOIN person p
   WHERE NOT EXISTS (SELECT FROM position_holder h JOIN position o ON o.id = h.position_id
                      WHERE h.person_id = p.id AND o.role = 'appraiser')`;

const ONE = `
  WITH ${PLACE('$4')},
  planned AS MATERIALIZED (SELECT gen_random_uuid() AS nominee_id, gen_random_uuid() AS visit_id, b.id AS body_id FROM body b WHERE b.code = $6),
  nominated AS (INSERT INTO nominee (id, kind, name, body_id) SELECT nominee_id, 'individual', $5, body_id FROM planned),
  proposed AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, level_body_id)
    SELECT $1, $3, nominee_id, 'GK_HUYEN', body_id, 'Hoàn thành.', officer_id, legal_now(), 'under-appraisal', level_id
      FROM planned, place),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT visit_id, $1, level_id, 1, 'under-appraisal', 1, legal_now() FROM planned, place)
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
  SELECT $2, 'appraisal', $1, $3, visit_id, post_id, '2023-11-20', '2023-11-20T17:00:00Z', legal_now() FROM planned, place`;
