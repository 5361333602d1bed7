import type { Transaction } from '../transaction.js';
import { lockRegisterOf } from './lock-bodies.js';
import { MATCHED, OPENED } from './match-subjects.js';
import type { PeriodRecord } from './subject-history.js';

/** One line of an award history as it was written. */
export interface AwardLine {
  /** Where it stands in the file, for the refusals. */
  readonly row: number;
  readonly kind: 'individual' | 'collective' | 'household';
  /** Tells namesakes apart. */
  readonly code: string | null;
  readonly name: string;
  readonly title: string | null;
  readonly bodyCode: string;
  readonly awardCode: string;
  readonly commendation: string | null;
  readonly period: PeriodRecord;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
}

/** What stands against a line: which of its columns, and why. */
export interface LineFault {
  readonly row: number;
  readonly column: keyof AwardLine;
  readonly message: string;
}

/** What an import did. */
export interface AwardImport {
  readonly subjects: number;
  readonly awards: number;
}

/** Opens an empty list, which lives as long as the transaction. */
export async function openAwardList(tx: Transaction): Promise<void> {
  await tx.rows(LINES);
}

/** Adds lines to the open list, so that a file of any length passes through in pieces. */
export async function addAwardLines(tx: Transaction, lines: readonly AwardLine[]): Promise<void> {
  await tx.rows(FILL, [JSON.stringify(lines)]);
}

/**
 * What stands against the open list, in the order of its lines. The registers it writes to are locked from here on.
 * @param homeAffairsId keeps the register of the bodies it writes about
 */
export async function faultsOfAwardList(tx: Transaction, homeAffairsId: string): Promise<readonly LineFault[]> {
  await tx.rows('ANALYZE award_line'); // the planner is told how many there are
  const bodies = await tx.rows<{ id: string }>(
    'SELECT DISTINCT body_id AS id FROM award_line WHERE body_id IS NOT NULL',
  );
  await lockRegisterOf(
    tx,
    bodies.map(({ id }) => id),
  );
  await tx.rows(IDENTIFY);
  await tx.rows('ANALYZE award_subject');
  return tx.rows<LineFault & Record<string, unknown>>(FAULTS, [homeAffairsId]);
}

/** Enters the open, faultless list. A line the register has (also one revoked since) changes nothing. */
export async function importAwards(tx: Transaction): Promise<AwardImport> {
  const [opened] = await tx.rows<{ n: number }>(OPEN);
  const [entered] = await tx.rows<{ n: number }>(ENTER);
  return { subjects: opened?.n ?? 0, awards: entered?.n ?? 0 };
}

const LINES = `
  CREATE TEMPORARY TABLE award_line (row integer, ord text, kind text, code text, name text, title text, body_code text, body_id uuid,
    award_code text, commendation text, period_kind text, period_from date, period_to date, decision_number text, decided_on date,
    decided_by text) ON COMMIT DROP`;

/** Lines with one code, or else one name, title and body, mean one subject: `ord` tells them by it. */
const FILL = `
  INSERT INTO award_line
  SELECT x.row,
         coalesce('code|' || x.code,
                  concat_ws('|', 'name', x.kind, b.id, lower(tidy_name(x.name)), lower(coalesce(tidy_name(x.title), '')))),
         x.kind, x.code, x.name, x.title, x."bodyCode", b.id, x."awardCode", x.commendation, x.period ->> 'kind',
         (x.period ->> 'from')::date, (x.period ->> 'to')::date, x."decisionNumber", x."decidedOn", x."decidedBy"
    FROM jsonb_to_recordset($1::jsonb) AS x (row integer, kind text, code text, name text, title text, "bodyCode" text,
         "awardCode" text, commendation text, period jsonb, "decisionNumber" text, "decidedOn" date, "decidedBy" text)
    LEFT JOIN body b ON b.code = x."bodyCode"`;

/** Whom the lines mean: subjects known, new ones with the id they will have, and those nobody can tell. */
const IDENTIFY = `
  CREATE TEMPORARY TABLE award_subject ON COMMIT DROP AS
  WITH identity AS MATERIALIZED (
    SELECT DISTINCT ON (ord) ord, code, kind, tidy_name(name) AS name, tidy_name(title) AS title, body_id, NULL::uuid AS person_id
      FROM award_line WHERE body_id IS NOT NULL ORDER BY ord, row),
  ${MATCHED},
  judged AS (
    SELECT i.*, m.verdict, m.subject_id, count(*) FILTER (WHERE i.code IS NULL) OVER (PARTITION BY i.kind, i.body_id, lower(i.name)) AS uncoded
      FROM identity i JOIN matched m USING (ord))
  SELECT ord, code, kind, name, title, body_id, person_id,
         CASE WHEN verdict = 'new' THEN gen_random_uuid() ELSE subject_id END AS id,
         CASE WHEN verdict = 'new' AND code IS NULL AND uncoded > 1 THEN 'ambiguous' ELSE verdict END AS verdict
    FROM judged`;

const FAULTS = `
  WITH elsewhere AS (
    SELECT id FROM (SELECT DISTINCT body_id AS id FROM award_line WHERE body_id IS NOT NULL) AS b WHERE NOT keeps_register_of($1, id)),
  judged AS (
    SELECT l.row, l.kind, l.body_code, l.body_id, l.award_code, a.nominee_kinds, s.verdict
      FROM award_line l LEFT JOIN award_type a ON a.code = l.award_code LEFT JOIN award_subject s ON s.ord = l.ord)
  SELECT row, 'bodyCode' AS column, 'Không có cơ quan, đơn vị “' || body_code || '” trong danh mục.' AS message
    FROM judged WHERE body_id IS NULL
  UNION ALL
  SELECT row, 'bodyCode', 'Sổ vàng của đơn vị này do cơ quan Nội vụ khác giữ.'
    FROM judged WHERE body_id IN (SELECT id FROM elsewhere)
  UNION ALL
  SELECT row, 'awardCode', 'Không có danh hiệu, hình thức khen thưởng “' || award_code || '”.' FROM judged WHERE nominee_kinds IS NULL
  UNION ALL
  SELECT row, 'awardCode', 'Hình thức này không dành cho loại đối tượng đã ghi.' FROM judged WHERE kind <> ALL (nominee_kinds)
  UNION ALL
  SELECT row, 'code', 'Mã này là của một đối tượng thuộc loại khác.' FROM judged WHERE verdict = 'other-kind'
  UNION ALL
  SELECT row, 'name', 'Trong đơn vị có người cùng tên, khác chức vụ: hãy ghi mã đối tượng để phân biệt.'
    FROM judged WHERE verdict = 'ambiguous'
  ORDER BY 1, 2 LIMIT 100000`;

const OPEN = `
  WITH fresh AS MATERIALIZED (SELECT * FROM award_subject WHERE verdict = 'new'),
  ${OPENED}
  SELECT count(*)::integer AS n,
         append_audits(array_agg('subject/' || id), array_agg('openSubject'::text), array_agg('{"by": "import"}'::jsonb))
    FROM fresh`;

/** An award the register has for the achievement stays as it is; one revoked since is not given again by the same decision. */
const ENTER = `
  WITH entered AS (
    INSERT INTO award_held AS h (id, subject_id, award_code, commendation, period_kind, period_from, period_to, decision_number,
                                 decided_on, decided_by, recorded_at)
    SELECT gen_random_uuid(), s.id, l.award_code, l.commendation, l.period_kind, l.period_from, l.period_to,
           l.decision_number, l.decided_on, l.decided_by, clock.now
      FROM (SELECT legal_now() AS now OFFSET 0) AS clock CROSS JOIN award_line l JOIN award_subject s ON s.ord = l.ord
     WHERE NOT EXISTS (SELECT FROM award_held o WHERE o.subject_id = s.id AND o.award_code = l.award_code
       AND o.period_from = l.period_from AND o.period_to = l.period_to
       AND (o.revoked_at IS NULL OR o.decision_number = l.decision_number))
     ORDER BY l.row
    ON CONFLICT DO NOTHING
    RETURNING h.id, h.subject_id, h.award_code)
  SELECT count(*)::integer AS n,
         append_audits(array_agg('subject/' || subject_id), array_agg('recordAward'::text),
           array_agg(jsonb_build_object('awardId', id, 'awardCode', award_code, 'by', 'import')))
    FROM entered`;
