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
  /** null: the body the list is entered for, where there is one. */
  readonly proposerCode: string | null;
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

/** Opens an empty list, which lives as long as the transaction. */
export async function openNomineeList(tx: Transaction): Promise<void> {
  await tx.rows(LINES);
}

/**
 * Adds lines to the open list, so that a file of any length passes through in pieces.
 * @param bodyId the body the list is entered for; null: each line names its own
 */
export async function addNomineeLines(
  tx: Transaction,
  lines: readonly NomineeLine[],
  bodyId: string | null,
): Promise<void> {
  await tx.rows(FILL, [
    lines.map(({ row }) => row),
    lines.map(({ kind }) => kind),
    lines.map(({ name }) => name),
    lines.map(({ title }) => title),
    lines.map(({ bodyCode }) => bodyCode),
    lines.map(({ proposerCode }) => proposerCode),
    lines.map(({ directWorker }) => directWorker),
    lines.map(({ smallCollective }) => smallCollective),
    lines.map(({ awardCode }) => awardCode),
    lines.map(({ achievement }) => achievement),
    bodyId,
  ]);
}

/** What stands against the open list, in the order of its lines. @param bodyId as for `addNomineeLines` */
export async function faultsOfNomineeList(
  tx: Transaction,
  campaignId: string,
  bodyId: string | null,
): Promise<readonly NomineeFault[]> {
  await tx.rows('ANALYZE nominee_line'); // the planner is told how many there are
  return tx.rows<NomineeFault & Record<string, unknown>>(FAULTS, [campaignId, bodyId]);
}

const LINES = `
  CREATE TEMPORARY TABLE nominee_line (row integer, kind text, name text, title text, body_code text, body_id uuid,
    proposer_code text, proposer_id uuid, head_id uuid, direct_worker boolean, small_collective boolean, award_code text,
    achievement text) ON COMMIT DROP`;

/** A body proposes by the task of its head: by the first such post, where it has several. */
const FILL = `
  INSERT INTO nominee_line
  SELECT x.row, x.kind, tidy_name(x.name), tidy_name(x.title), x.body_code,
         CASE WHEN x.body_code IS NULL THEN proposer.id ELSE b.id END, x.proposer_code, proposer.id,
         (SELECT p.id FROM position p WHERE p.body_id = proposer.id AND p.role = 'unit-head' ORDER BY p.id LIMIT 1),
         x.direct_worker, x.small_collective, x.award_code, x.achievement
    FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::boolean[], $9::text[],
                $10::text[]) AS x (row, kind, name, title, body_code, proposer_code, direct_worker, small_collective, award_code,
                achievement)
    LEFT JOIN body b ON b.code = x.body_code
    LEFT JOIN body own ON own.code = x.proposer_code
    CROSS JOIN LATERAL (SELECT CASE WHEN x.proposer_code IS NULL THEN $11::uuid ELSE own.id END AS id) AS proposer`;

const FAULTS = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  proposer AS MATERIALIZED (
    SELECT DISTINCT l.proposer_id AS id, l.head_id,
           EXISTS (SELECT FROM duty d WHERE d.campaign_id = $1 AND d.body_id = l.proposer_id) AS addressed
      FROM nominee_line l)
  SELECT row, 'bodyCode' AS column, 'Không có cơ quan, đơn vị “' || body_code || '” trong danh mục.' AS message
    FROM nominee_line WHERE body_id IS NULL AND body_code IS NOT NULL
  UNION ALL
  SELECT l.row, 'proposerCode',
         CASE WHEN l.proposer_code IS NULL THEN 'Phải ghi mã đơn vị đề nghị.'
              WHEN l.proposer_id IS NULL THEN 'Không có cơ quan, đơn vị “' || l.proposer_code || '” trong danh mục.'
              WHEN l.proposer_id <> $2 THEN 'Bạn chỉ lập danh sách cho đơn vị mình.'
              ELSE 'Phong trào không phát động tới đơn vị này.' END
    FROM nominee_line l LEFT JOIN proposer p ON p.id = l.proposer_id
   WHERE l.proposer_id IS NULL OR CASE WHEN $2::uuid IS NULL THEN NOT p.addressed ELSE l.proposer_id <> $2 END
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
  SELECT l.row, 'kind', 'Đơn vị chưa có thủ trưởng trong danh mục chức vụ nên chưa lập hồ sơ được.'
    FROM nominee_line l JOIN proposer p ON p.id = l.proposer_id WHERE p.head_id IS NULL
  ORDER BY 1, 2 LIMIT 100000`;
