import { ISO } from '../campaigns/campaign-record.js';
import { ON_HOLD } from '../law/suspensions.js';
import { exclusion } from './excluded.js';
import type { Looking } from './task-sight.js';
import { besidePosition } from './viewer.js';

/** Joined after the page is cut, so that a page costs its rows and not the queue's. */
const OF_EVERY_TASK = `
  t.id, t.kind, t.state, t.dossier_id AS "dossierId", t.campaign_id AS "campaignId", n.name AS nominee,
  n.kind AS "nomineeKind", n.direct_worker AS "directWorker", a.code AS "awardCode", a.name AS award,
  proposer.name AS proposer, d.stage, t.group_id AS "groupId", t.assignee_id AS "assigneeId", t.concludes,
  t.due_on::text AS "dueOn", t.priority, ${ISO('t.created_at')} AS "createdAt", t.version, t.due_at::text AS "dueKey"`;

const JOINS = `
  JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code
  LEFT JOIN LATERAL (SELECT b.name FROM body_tenure b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1) AS proposer ON true`;

/** Of any task: who holds it, in whose stead, who helps, and what stands against the viewer's handling it. */
export const taskColumns = ({ person, bodies, positions, absents }: Looking): string => `${OF_EVERY_TASK},
  holder.full_name || coalesce(' thay mặt ' || absent.full_name, '') AS holder, absent.full_name AS "onBehalfOf",
  helper.full_name AS delegate, g.delegate_id AS "delegateId", own.body_id AS "groupBodyId", ${ON_HOLD} AS "onHold",
  ${exclusion('t.kind', person, bodies, besidePosition('t.group_id', positions, absents))} AS excluded`;
export const TASK_JOINS = `${JOINS}
  JOIN position own ON own.id = t.group_id
  LEFT JOIN person holder ON holder.id = t.assignee_id
  LEFT JOIN mandate m ON m.id = t.mandate_id LEFT JOIN person absent ON absent.id = m.person_id
  LEFT JOIN task_delegation g ON g.task_id = t.id AND g.ended_at IS NULL LEFT JOIN person helper ON helper.id = g.delegate_id`;
