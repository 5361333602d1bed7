import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { putOff, putOffByHolder } from '../worklist/snooze.js';
import { isAllowed } from './excluded.js';
import { URGENCY } from './inbox.js';
import type { Viewer } from './viewer.js';

/** How much waits in one of the viewer's groups, or is held by the viewer: of the first thousand entries. */
export interface TaskCount {
  /** 0 to 999. */
  readonly count: number;
  /** There are entries that were not counted. */
  readonly more: boolean;
  /** Of those counted: past their due instant. */
  readonly overdue: number;
  /** Due by the end of the legal day. */
  readonly today: number;
  /** Since when the oldest waits (ISO), of those a person may handle or not; null: none does. */
  readonly oldestAt: string | null;
  /** Legal days since then. */
  readonly oldestDays: number | null;
}

export interface TaskCounts {
  readonly groups: readonly (TaskCount & { readonly groupId: string })[];
  readonly mine: TaskCount;
}

const MOST = 999;

/**
 * Counts in the first thousand entries of each group, the most urgent first, so that what is overdue is counted in any
 * case; a badge needs no more, and a million are never counted.
 */
export async function countTasks(sql: Sql, viewer: Viewer): Promise<TaskCounts> {
  const standsIn = viewer.absentIds.some((id) => id !== null);
  const counts = await sql.rows<TaskCount & { groupId: string | null }>(standsIn ? COUNT_IN_STEAD : COUNT, [
    viewer.personId,
    viewer.bodyIds,
    viewer.positionIds,
    ...(standsIn ? [viewer.absentIds] : []),
  ]);
  const all = counts.map((one) => ({ ...one, count: Math.min(one.count, MOST) }));
  const groups = all.flatMap(({ groupId, ...count }) => (groupId === null ? [] : [{ groupId, ...count }]));
  const { count, more, overdue, today, oldestAt, oldestDays } = all.find(({ groupId }) => groupId === null)!;
  return { groups, mine: { count, more, overdue, today, oldestAt, oldestDays } };
}

/** Of the entries read: how many, whether all there are, how many late, how many due today. */
const FIGURES = `
  count(*)::integer AS count, coalesce(max(first.nth) > ${MOST}, false) AS more, count(*) FILTER (WHERE due_at <= now.at)::integer AS overdue,
  count(*) FILTER (WHERE due_at > now.at AND due_at <= now.tomorrow)::integer AS today`;

const OLDEST = (createdAt: string): string => `
  ${ISO(createdAt)} AS "oldestAt", (now.tomorrow AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1
    - (${createdAt} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "oldestDays"`;

const countOf = (groups: string, absent?: string): string => `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS at),
  now AS MATERIALIZED (
    SELECT at, (((at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS tomorrow FROM clock)
  SELECT g.id AS "groupId", counted.*, ${OLDEST('oldest.created_at')}
    FROM now CROSS JOIN ${groups}
   CROSS JOIN LATERAL (
    SELECT ${FIGURES} FROM (
      SELECT t.due_at, t.kind, t.dossier_id, row_number() OVER (ORDER BY ${URGENCY('t')}) AS nth
        FROM human_task t WHERE t.group_id = g.id AND t.state = 'ready' AND t.id <> ALL (${putOff('$1')})
       ORDER BY ${URGENCY('t')} LIMIT ${MOST + 1}) AS first
     CROSS JOIN LATERAL (
      SELECT FROM dossier d JOIN nominee n ON n.id = d.nominee_id
       WHERE d.id = first.dossier_id AND ${isAllowed('first.kind', '$1', '$2', absent)} OFFSET 0) AS allowed) AS counted
    LEFT JOIN LATERAL (
    SELECT t.created_at FROM human_task t WHERE t.group_id = g.id AND t.state = 'ready' ORDER BY t.created_at LIMIT 1) AS oldest ON true
  UNION ALL
  SELECT NULL, counted.count, counted.more, counted.overdue, counted.today, ${OLDEST('counted.created_at')}
    FROM now CROSS JOIN LATERAL (
    SELECT ${FIGURES}, min(created_at) AS created_at FROM (
      SELECT t.due_at, t.created_at, row_number() OVER (ORDER BY ${URGENCY('t')}) AS nth FROM human_task t WHERE t.assignee_id = $1 AND t.ended_at IS NULL AND NOT ${putOffByHolder('$1')}
       ORDER BY ${URGENCY('t')} LIMIT ${MOST + 1}) AS first) AS counted`;

const COUNT = countOf('unnest($3::uuid[]) AS g (id)');
const COUNT_IN_STEAD = countOf('unnest($3::uuid[], $4::uuid[]) AS g (id, absent)', 'g.absent');
