import type { Sql } from '../database.js';
import { isAllowed } from './excluded.js';
import type { Viewer } from './viewer.js';

/** How much waits in one of the viewer's groups. */
export interface GroupCount {
  readonly groupId: string;
  /** 0 to 999. */
  readonly ready: number;
  /** There are more than are counted. */
  readonly more: boolean;
}

export interface TaskCounts {
  readonly groups: readonly GroupCount[];
  readonly mine: { readonly count: number; readonly more: boolean };
}

const MOST = 999;

/** Counts up to 999 in each group; a badge needs no more, and a million are never counted. */
export async function countTasks(sql: Sql, viewer: Viewer): Promise<TaskCounts> {
  const counts = await sql.rows<{ groupId: string | null; count: number }>(COUNT, [
    viewer.personId,
    viewer.bodyIds,
    viewer.positionIds,
  ]);
  const mine = counts.find(({ groupId }) => groupId === null)?.count ?? 0;
  return {
    groups: counts.flatMap(({ groupId, count }) =>
      groupId === null ? [] : [{ groupId, ready: Math.min(count, MOST), more: count > MOST }],
    ),
    mine: { count: Math.min(mine, MOST), more: mine > MOST },
  };
}

const COUNT = `
  SELECT g.id AS "groupId", counted.n AS count FROM unnest($3::uuid[]) AS g (id) CROSS JOIN LATERAL (
    SELECT count(*)::int AS n FROM (
      SELECT FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
       WHERE t.group_id = g.id AND t.state = 'ready' AND ${isAllowed('t.kind', '$1', '$2')} LIMIT ${MOST + 1}) AS first) AS counted
  UNION ALL
  SELECT NULL, count(*)::int FROM (
    SELECT FROM human_task t WHERE t.assignee_id = $1 AND t.ended_at IS NULL LIMIT ${MOST + 1}) AS first`;
