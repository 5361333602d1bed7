import type { Transaction } from '../transaction.js';
import type { SubjectKind } from './subjects.js';

/** One line of a list of nominees as it was written. */
export interface NomineeLine {
  /** Where it stands in the file, for the refusals. */
  readonly row: number;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly title: string | null;
  /** null: the proposing body. */
  readonly bodyCode: string | null;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
  readonly awardCode: string;
  readonly achievement: string;
}

/** What stands against a line: which of its columns, and why. */
export interface NomineeFault {
  readonly row: number;
  readonly column: keyof NomineeLine;
  readonly message: string;
}

export interface NomineeList {
  readonly campaignId: string;
  /** The proposing body. */
  readonly bodyId: string;
  readonly preparedBy: string;
  readonly lines: readonly NomineeLine[];
}

/**
 * Drafts a dossier for every line that has none yet in the campaign; with any fault, none at all. The campaign's intake is open.
 * @returns faults, or how many dossiers were drafted
 */
export async function importNominees(
  tx: Transaction,
  { campaignId, bodyId, preparedBy, lines }: NomineeList,
): Promise<{ readonly faults: readonly NomineeFault[]; readonly drafted: number }> {
  await tx.rows(LINES);
  await tx.rows(FILL, [JSON.stringify(lines), bodyId]);
  await tx.rows('ANALYZE nominee_line');
  const faults = await tx.rows<NomineeFault & Record<string, unknown>>(FAULTS, [bodyId]);
  if (faults.length > 0) return { faults, drafted: 0 };
  await tx.rows(ENTER);
  await tx.rows(FIND);
  const drafted = await tx.rows<{ id: string; taskId: string; groupId: string; awardCode: string }>(DRAFT, [
    bodyId,
    campaignId,
    preparedBy,
  ]);
  tx.inboxChanged(...drafted.map(({ taskId, groupId }) => ({ taskId, groupId, assigneeId: null, version: 1 })));
  for (const { id, awardCode } of drafted) {
    tx.audit(`dossier/${id}`, 'proposeNominee', { campaignId, awardCode, by: 'import' });
  }
  return { faults: [], drafted: drafted.length };
}

/** Lives as long as the transaction; the planner is told how many rows it has. */
const LINES = `
  CREATE TEMPORARY TABLE nominee_line (row integer, kind text, name text, title text, body_code text, body_id uuid,
    direct_worker boolean, small_collective boolean, award_code text, achievement text, nominee_id uuid) ON COMMIT DROP`;

const FILL = `
  INSERT INTO nominee_line
  SELECT x.row, x.kind, tidy_name(x.name), tidy_name(x.title), x."bodyCode",
         CASE WHEN x."bodyCode" IS NULL THEN $2::uuid ELSE b.id END, x."directWorker", x."smallCollective", x."awardCode",
         x.achievement, NULL
    FROM jsonb_to_recordset($1::jsonb) AS x (row integer, kind text, name text, title text, "bodyCode" text,
         "directWorker" boolean, "smallCollective" boolean, "awardCode" text, achievement text)
    LEFT JOIN body b ON b.code = x."bodyCode"`;

const FAULTS = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT row, 'bodyCode' AS column, 'Không có cơ quan, đơn vị “' || body_code || '” trong danh mục.' AS message
    FROM nominee_line WHERE body_id IS NULL
  UNION ALL
  SELECT l.row, 'awardCode', CASE WHEN a.code IS NULL THEN 'Không có danh hiệu, hình thức khen thưởng “' || l.award_code || '”.'
      ELSE 'Hình thức này không dành cho loại đối tượng đã ghi hoặc không còn hiệu lực.' END
    FROM nominee_line l CROSS JOIN today LEFT JOIN award_type a ON a.code = l.award_code
   WHERE a.code IS NULL OR l.kind <> ALL (a.nominee_kinds) OR NOT daterange(a.valid_from, a.valid_to, '[]') @> today.day
  UNION ALL
  SELECT row, 'name', 'Trùng với dòng ' || first || ': mỗi đối tượng một dòng cho một hình thức.'
    FROM (SELECT row, min(row) OVER (PARTITION BY kind, lower(name), coalesce(title, ''), body_id, award_code) AS first
            FROM nominee_line) AS d
   WHERE row > first
  UNION ALL
  SELECT row, 'kind', 'Đơn vị chưa có thủ trưởng trong danh mục chức vụ nên chưa lập hồ sơ được.'
    FROM nominee_line WHERE NOT EXISTS (SELECT FROM position p WHERE p.body_id = $1 AND p.role = 'unit-head')
  ORDER BY 1, 2`;

const ENTER = `
  INSERT INTO nominee (id, kind, name, title, body_id, direct_worker, small_collective)
  SELECT DISTINCT ON (body_id, kind, lower(name), coalesce(title, '')) gen_random_uuid(), kind, name, title, body_id,
         direct_worker, small_collective
    FROM nominee_line ORDER BY body_id, kind, lower(name), coalesce(title, ''), row
  ON CONFLICT (body_id, kind, lower(name), coalesce(title, '')) DO NOTHING`;

const FIND = `
  UPDATE nominee_line l SET nominee_id = n.id FROM nominee n
   WHERE n.body_id = l.body_id AND n.kind = l.kind AND lower(n.name) = lower(l.name) AND coalesce(n.title, '') = coalesce(l.title, '')`;

const DRAFT = `
  WITH wanted AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS visit_id, gen_random_uuid() AS task_id, l.*
      FROM nominee_line l
     WHERE NOT EXISTS (SELECT FROM dossier d WHERE d.campaign_id = $2 AND d.nominee_id = l.nominee_id AND d.award_code = l.award_code
       AND d.stage NOT IN ('withdrawn', 'returned', 'refused', 'lapsed'))),
  drafted AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage)
    SELECT id, $2, nominee_id, award_code, $1, achievement, $3, legal_now(), 'drafted' FROM wanted ORDER BY row),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, round, stage, seq, entered_at)
    SELECT visit_id, id, 1, 'drafted', 1, legal_now() FROM wanted),
  given AS (
    INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
    SELECT w.task_id, 'submit-proposal', w.id, c.id, w.visit_id, p.id, c.proposals_due_on, c.proposals_due_at, legal_now()
      FROM wanted w JOIN campaign c ON c.id = $2 JOIN position p ON p.body_id = $1 AND p.role = 'unit-head')
  SELECT w.id, w.task_id AS "taskId", p.id AS "groupId", w.award_code AS "awardCode"
    FROM wanted w JOIN position p ON p.body_id = $1 AND p.role = 'unit-head' ORDER BY w.row`;
