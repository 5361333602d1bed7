import { ISO } from '../campaigns/campaign-record.js';
import { LEGAL_TODAY } from '../campaigns/told-people.js';
import type { Sql } from '../database.js';

/** Something with a day or an hour that concerns a person. Instants ISO, days 'YYYY-MM-DD'. */
export interface CalendarEntry {
  readonly kind: 'duty' | 'task' | 'session';
  readonly id: string;
  /** The day it is due by the end of; null for what happens at an hour. */
  readonly dueOn: string | null;
  readonly startsAt: string | null;
  readonly title: string;
  /** What it belongs to: the campaign, the award. */
  readonly context: string;
  readonly place: string | null;
  /** Revision of its deadline, or of the session. */
  readonly revision: number;
  readonly standing: 'open' | 'done' | 'cancelled';
  /** When it came to stand like this. */
  readonly changedAt: string;
}

/** Tasks of one group shown at most: the first due. */
const TASKS_OF_GROUP = 100;
const AT_MOST = 500;

/**
 * What concerns a person: duties of the bodies whose officer or head he is, tasks he holds or may take, sessions he is
 * invited to. What has passed stays for sixty days.
 */
export function readCalendar(sql: Sql, personId: string): Promise<CalendarEntry[]> {
  return sql.rows<CalendarEntry & Record<string, unknown>>(
    `SELECT kind, id, due_on::text AS "dueOn", ${ISO('starts_at')} AS "startsAt", title, context, place, revision,
            standing, ${ISO('changed_at')} AS "changedAt"
       FROM (${ENTRIES}) AS entry ORDER BY coalesce(due_on, (starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), kind, id
      LIMIT ${AT_MOST}`,
    [personId],
  );
}

const ENTRIES = `
  WITH ${LEGAL_TODAY},
  post AS MATERIALIZED (
    SELECT o.id, o.body_id, o.role FROM position AS o JOIN position_holder AS h ON h.position_id = o.id, clock
     WHERE h.person_id = $1 AND h.valid_from <= clock.today AND (h.valid_to IS NULL OR h.valid_to >= clock.today)),
  owed AS (
    SELECT 'duty' AS kind, d.id, d.due_on, NULL::timestamptz AS starts_at,
           d.name || ' (' || (SELECT b.name FROM body_tenure AS b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1) || ')' AS title,
           c.title AS context, NULL::text AS place, d.deadline_rev AS revision,
           CASE WHEN d.settled_at IS NULL THEN 'open' WHEN d.settled_by = 'filing' THEN 'done' ELSE 'cancelled' END AS standing,
           coalesce(d.settled_at, r.made_at, c.launched_at) AS changed_at
      FROM clock, duty AS d JOIN campaign AS c ON c.id = d.campaign_id
      LEFT JOIN deadline_revision AS r ON r.owner_kind = 'duty' AND r.owner_id = d.id AND r.revision = d.deadline_rev
     WHERE d.body_id IN (SELECT body_id FROM post WHERE role IN ('unit-officer', 'unit-head'))
       AND d.due_on >= clock.today - 60 AND c.stage <> 'drafted'),
  waiting AS (
    SELECT t.* FROM (SELECT DISTINCT id FROM post) AS p CROSS JOIN LATERAL (
      SELECT id FROM human_task WHERE group_id = p.id AND state = 'ready' AND due_on IS NOT NULL
       ORDER BY due_at, priority, id LIMIT ${TASKS_OF_GROUP}) AS t
    UNION
    SELECT id FROM human_task, clock WHERE assignee_id = $1 AND due_on >= clock.today - 60),
  held AS (
    SELECT 'task' AS kind, t.id, t.due_on, NULL::timestamptz AS starts_at, n.name AS title, a.name AS context,
           NULL::text AS place, t.deadline_rev AS revision,
           CASE WHEN t.ended_at IS NULL THEN 'open' WHEN t.state = 'done' THEN 'done' ELSE 'cancelled' END AS standing,
           coalesce(t.ended_at, r.made_at, t.created_at) AS changed_at
      FROM waiting AS w JOIN human_task AS t ON t.id = w.id JOIN dossier AS d ON d.id = t.dossier_id
      JOIN nominee AS n ON n.id = d.nominee_id JOIN award_type AS a ON a.code = d.award_code
      LEFT JOIN deadline_revision AS r ON r.owner_kind = 'task' AND r.owner_id = t.id AND r.revision = t.deadline_rev
     WHERE t.due_on IS NOT NULL),
  invited AS (
    SELECT 'session' AS kind, s.id, NULL::date AS due_on, CASE WHEN s.mode = 'written-poll' THEN s.opinions_until ELSE coalesce(a.resumes_at, s.meets_at) END AS starts_at, k.name AS title, c.title AS context,
           s.place, s.version AS revision, CASE WHEN s.stage = 'cancelled' THEN 'cancelled' ELSE 'open' END AS standing,
           greatest(s.convened_at, s.opened_at, a.adjourned_at, s.closed_at, s.cancelled_at) AS changed_at
      FROM clock, session_member AS m JOIN council_session AS s ON s.id = m.session_id
      JOIN council AS k ON k.id = s.council_id JOIN campaign AS c ON c.id = s.campaign_id
      LEFT JOIN session_adjournment AS a ON a.session_id = s.id AND a.resumed_at IS NULL
     WHERE m.person_id = $1 AND s.meets_at >= clock.now - interval '60 days')
  SELECT * FROM owed UNION ALL SELECT * FROM held UNION ALL SELECT * FROM invited`;
