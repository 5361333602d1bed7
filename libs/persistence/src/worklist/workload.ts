import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { URGENCY } from '../tasks/inbox.js';

/** What one person of a body has in hand. Figures go to 999. */
export interface Workload {
  readonly personId: string;
  readonly name: string;
  /** Whether the person holds a post of the body today. */
  readonly present: boolean;
  readonly held: number;
  readonly overdue: number;
  /** Since when the oldest of them is open (ISO); null: none is held. */
  readonly oldestAt: string | null;
  readonly oldestDays: number | null;
  /** Concluded in the last so many legal days. */
  readonly done: number;
}

/**
 * Who of the bodies has how much in hand, the most overdue first. People who left are shown while they still hold something.
 * @param days how far back finished work counts
 */
export function readWorkload(sql: Sql, bodyIds: readonly string[], days: number): Promise<Workload[]> {
  return sql.rows<Workload & Record<string, unknown>>(WORKLOAD, [bodyIds, days]);
}

const MOST = 999;

/** Each person costs what an index shows of him: never a queue. */
const WORKLOAD = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS at, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  posts AS MATERIALIZED (SELECT p.id FROM position p WHERE p.body_id = ANY ($1::uuid[])),
  people AS MATERIALIZED (
    SELECT h.person_id AS id, bool_or(daterange(h.valid_from, h.valid_to, '[]') @> clock.day) AS present
      FROM posts JOIN position_holder h ON h.position_id = posts.id CROSS JOIN clock GROUP BY h.person_id)
  SELECT people.id AS "personId", person.full_name AS name, people.present, hand.held, hand.overdue, done.done,
         ${ISO('hand.oldest')} AS "oldestAt", clock.day - (hand.oldest AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "oldestDays"
    FROM clock CROSS JOIN people JOIN person ON person.id = people.id
   CROSS JOIN LATERAL (
    SELECT count(*)::integer AS held, count(*) FILTER (WHERE due_at <= clock.at)::integer AS overdue, min(created_at) AS oldest
      FROM (SELECT t.due_at, t.created_at FROM human_task t
             WHERE t.assignee_id = people.id AND t.ended_at IS NULL AND t.assignee_id IS NOT NULL AND t.group_id IN (SELECT id FROM posts)
             ORDER BY ${URGENCY('t')} LIMIT ${MOST}) AS first) AS hand
   CROSS JOIN LATERAL (
    SELECT count(*)::integer AS done FROM (
      SELECT FROM human_task t WHERE t.assignee_id = people.id AND t.state = 'done' AND t.ended_at > clock.at - $2::integer * interval '1 day'
         AND t.group_id IN (SELECT id FROM posts) LIMIT ${MOST}) AS first) AS done
   WHERE people.present OR hand.held > 0
   ORDER BY hand.overdue DESC, hand.held DESC, person.full_name, people.id`;
