import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { putOff } from '../worklist/snooze.js';
import { handledBy } from './excluded.js';
import { type InboxPage, keyOf, limitOf, URGENCY } from './inbox.js';
import type { Viewer } from './viewer.js';

/** A task nobody holds, as the text of the JSON a screen is given, with its place in the list. */
export interface ReadyTask {
  readonly item: string;
  readonly dueKey: string;
  readonly priority: number;
  readonly id: string;
}

/** What the viewer may do with a ready task, by its group and kind. */
export type ReadyActions = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Unclaimed tasks of the viewer's positions but those put off, most urgent first: the top of each group, then merged. This
 * is the page everybody opens all day: the database writes its JSON, which passes through unread (a third of its cost else).
 */
export function readyTasks(sql: Sql, viewer: Viewer, actions: ReadyActions, page: InboxPage): Promise<ReadyTask[]> {
  const standsIn = viewer.absentIds.some((id) => id !== null);
  return sql.rows<ReadyTask & Record<string, unknown>>(readyStatement(page, standsIn), [
    viewer.personId,
    viewer.bodyIds,
    ...keyOf(page),
    viewer.positionIds,
    JSON.stringify(actions),
    ...(standsIn ? [viewer.absentIds] : []),
  ]);
}

/** Filters are read by a statement of their own, which reads a bounded part of the queue. */
function readyStatement(page: InboxPage, standsIn: boolean): string {
  const groups = standsIn ? 'unnest($6::uuid[], $8::uuid[]) AS g (id, absent)' : 'unnest($6::uuid[]) AS g (id)';
  return `
    SELECT to_json(item)::text AS item, t.due_at::text AS "dueKey", t.priority, t.id FROM (
      SELECT top.* FROM ${groups} CROSS JOIN LATERAL (
        SELECT ${CARRIED} FROM human_task t ${handledBy('$1', '$2', standsIn ? 'g.absent' : undefined, CARRIED_OF_DOSSIER)}
         WHERE t.group_id = g.id AND t.state = 'ready' AND (t.due_at, t.priority, t.id) > ($3::timestamptz, $4::integer, $5::uuid)
           AND t.id <> ALL (${putOff('$1')})
         ORDER BY ${URGENCY('t')} LIMIT ${limitOf(page)}) AS top
       ORDER BY ${URGENCY('top')} LIMIT ${limitOf(page)}) AS t
      JOIN award_type a ON a.code = t.award_code CROSS JOIN LATERAL (SELECT ${SHOWN}) AS item
     ORDER BY ${URGENCY('t')}`;
}

/** To know who is excluded dossier and nominee are looked at before the page is cut: what is shown of them is carried along. */
const CARRIED = `
  t.id, t.kind, t.state, t.dossier_id, t.campaign_id, t.group_id, t.concludes, t.due_on, t.due_at, t.priority, t.created_at,
  t.version, fits.*`;
const CARRIED_OF_DOSSIER =
  'n.name AS nominee, n.kind AS nominee_kind, n.direct_worker, d.award_code, d.body_id, d.stage';

const SHOWN = `
  t.id, t.kind, t.state, t.dossier_id AS "dossierId", t.campaign_id AS "campaignId", t.nominee,
  t.nominee_kind AS "nomineeKind", t.direct_worker AS "directWorker", t.award_code AS "awardCode", a.name AS award,
  (SELECT b.name FROM body_tenure b WHERE b.body_id = t.body_id ORDER BY b.valid_from DESC LIMIT 1) AS proposer,
  t.stage, t.group_id AS "groupId", NULL AS "assigneeId", NULL AS holder, NULL AS "onBehalfOf", NULL AS "delegateId",
  NULL AS delegate, t.concludes, t.due_on AS "dueOn", t.priority, ${ISO('t.created_at')} AS "createdAt", t.version,
  $7::jsonb -> t.group_id::text -> t.kind AS "allowedActions"`;
