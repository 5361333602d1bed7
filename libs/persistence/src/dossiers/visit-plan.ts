import type { Visit } from '@bangvang/contracts';
import type { LadderStep, Limit, Priorities, Stage } from '@bangvang/domain';
import { limitOf, readProcedure } from '../campaigns/frozen-procedure.js';
import type { SuspendedTime } from '../law/limit-deadline.js';
import { ON_HOLD, SUSPENSIONS } from '../law/suspensions.js';
import type { Transaction } from '../transaction.js';

/** The work of a stage: which task it gives, to which position of which body, under which limit. */
interface StageWork {
  readonly task: string;
  /** Whose position: the proposing body, the level's Home Affairs, or the level itself. */
  readonly at: 'proposer' | 'home-affairs' | 'level';
  readonly role: string;
  /** Code of the time limit; null where none runs. */
  readonly limit: string | null;
}

/** The stages in which somebody owes something. */
export const STAGE_WORK: Partial<Readonly<Record<Stage, StageWork>>> = {
  submitted: { task: 'reception', at: 'home-affairs', role: 'appraiser', limit: 'reception' },
  'supplement-requested': { task: 'supplement', at: 'proposer', role: 'unit-head', limit: 'supplement' },
  'under-appraisal': { task: 'appraisal', at: 'home-affairs', role: 'appraiser', limit: 'appraisal' },
  'before-council': { task: 'agenda', at: 'level', role: 'council-secretary', limit: null },
  'in-completion': { task: 'completion', at: 'home-affairs', role: 'appraiser', limit: 'completion' },
  'submitted-upward': { task: 'dispatch', at: 'level', role: 'decider', limit: 'dispatch' },
  'decision-pending': { task: 'decision', at: 'level', role: 'decider', limit: 'decision' },
  decided: { task: 'publication', at: 'level', role: 'clerk', limit: 'publication' },
};

/** Where the dossier stands, and what entering the stage asks for. Days are 'YYYY-MM-DD', instants ms since the epoch. */
export interface VisitPlan {
  readonly stage: Stage;
  readonly visited: boolean;
  readonly submitted: boolean;
  readonly withdrawn: boolean;
  readonly campaignId: string;
  readonly nextSeq: number;
  readonly today: string;
  readonly now: number;
  /** Day on which the full dossier counts as received. */
  readonly receivedOn: string;
  /** The position that owes the next act; null while the body has no such post. */
  readonly groupId: string | null;
  readonly groupBodyId: string;
  /** As frozen in the campaign. */
  readonly limit: Limit | null;
  readonly ladder: readonly LadderStep[];
  /** As frozen in the campaign; null: every task has the usual priority. */
  readonly priorities: Priorities | null;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
  /** Holds and objections that ended, and whether one stands. */
  readonly suspensions: readonly SuspendedTime[];
  readonly held: boolean;
  /** Where the unit recalled the dossier: the end of the intake, until which it may send it in again. */
  readonly recalled: { readonly dueOn: string; readonly dueAt: number } | null;
  /** The campaign's simplified procedure does not stop here. */
  readonly passedOver: boolean;
}

type PlanRow = Omit<VisitPlan, 'limit' | 'ladder' | 'priorities' | 'passedOver'> & {
  readonly procedureRev: number;
  readonly level: string;
};

/** Locks the dossier and reads what entering a stage needs. Null where there is no such dossier. */
export async function planVisit(tx: Transaction, visit: Visit): Promise<VisitPlan | null> {
  const work = STAGE_WORK[visit.stage];
  const [, plan] = await Promise.all([
    tx.rows('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [visit.dossierId]),
    tx.one<PlanRow & Record<string, unknown>>(PLAN, [
      visit.dossierId,
      visit.levelBodyId,
      visit.round,
      visit.stage,
      work?.at ?? null,
      work?.role ?? null,
    ]),
  ]);
  if (!plan) return null;
  const procedure = await readProcedure(tx, plan.campaignId, plan.procedureRev);
  const limit = work?.limit ? limitOf(procedure, work.limit, plan.level) : null;
  const passedOver = !plan.visited && (procedure.simplified?.passesOver.includes(visit.stage) ?? false);
  const { ladders, priorities = null } = procedure;
  return { ...plan, limit, ladder: ladders['dossier-task'] ?? [], priorities, passedOver };
}

/** What a level outside the installation owes is recorded by the clerk of the last level inside. */
const PLAN = `
  WITH level AS (
    SELECT b.id, b.level, b.outside, b.home_affairs_id,
           coalesce((SELECT v.level_body_id FROM stage_visit v JOIN body l ON l.id = v.level_body_id AND NOT l.outside
                      WHERE v.dossier_id = $1 ORDER BY v.seq DESC LIMIT 1), b.id) AS inside
      FROM body b WHERE b.id = $2),
  owed AS (
    SELECT CASE $5 WHEN 'proposer' THEN d.body_id WHEN 'home-affairs' THEN coalesce(level.home_affairs_id, level.id)
                   ELSE CASE WHEN level.outside THEN level.inside ELSE level.id END END AS body_id,
           CASE WHEN level.outside THEN 'clerk' ELSE $6 END AS role
      FROM dossier d CROSS JOIN level WHERE d.id = $1)
  SELECT d.stage, d.campaign_id AS "campaignId", d.submission_id IS NOT NULL AS submitted,
         EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) AS withdrawn,
         EXISTS (SELECT FROM stage_visit v WHERE v.dossier_id = d.id AND v.level_body_id = $2 AND v.round = $3 AND v.stage = $4) AS visited,
         (SELECT coalesce(max(v.seq), 0) + 1 FROM stage_visit v WHERE v.dossier_id = d.id) AS "nextSeq",
         (clock.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today,
         (extract(epoch FROM clock.now) * 1000)::float8 AS now,
         coalesce((SELECT c.content ->> 'receivedOn' FROM conclusion c
                    WHERE c.dossier_id = d.id AND c.kind IN ('supplement', 'dispatch', 'reopening') ORDER BY c.recorded_at DESC LIMIT 1),
                  s.received_on::text, (clock.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text) AS "receivedOn",
         owed.body_id AS "groupBodyId",
         (SELECT p.id FROM position p WHERE p.body_id = owed.body_id AND p.role = owed.role) AS "groupId",
         n.direct_worker AS "directWorker", n.small_collective AS "smallCollective",
         c.procedure_rev AS "procedureRev", level.level, ${SUSPENSIONS} AS suspensions, ${ON_HOLD} AS held,
         (SELECT jsonb_build_object('dueOn', c.proposals_due_on, 'dueAt', (extract(epoch FROM c.proposals_due_at) * 1000)::float8)
            FROM stage_visit v JOIN conclusion r ON r.visit_id = v.id AND r.kind = 'recall'
           WHERE v.dossier_id = d.id AND $4 = 'supplement-requested' AND v.left_at IS NULL) AS recalled
    FROM dossier d
    JOIN nominee n ON n.id = d.nominee_id
    JOIN campaign c ON c.id = d.campaign_id
    LEFT JOIN submission s ON s.id = d.submission_id
    CROSS JOIN level CROSS JOIN owed
    CROSS JOIN (SELECT legal_now() AS now) AS clock
   WHERE d.id = $1`;
