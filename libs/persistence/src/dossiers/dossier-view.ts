import type { Stage } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { ON_HOLD } from '../law/suspensions.js';
import type { TaskState } from '../rows/human-task.row.js';
import { RECALLED } from '../supplements/recalled.js';
import { exclusion } from '../tasks/excluded.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';
import { visible } from './visible.js';

/** A dossier in a list. Instants are ISO texts, days 'YYYY-MM-DD'. */
export interface DossierRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly nominee: string;
  readonly nomineeKind: string;
  readonly nomineeTitle: string | null;
  readonly awardCode: string;
  readonly award: string;
  readonly bodyId: string;
  readonly body: string;
  readonly stage: Stage;
  readonly round: number;
  readonly levelBodyId: string | null;
  readonly level: string | null;
  readonly submitted: boolean;
  readonly withdrawn: boolean;
  /** With its unit because the unit recalled it. */
  readonly recalled: boolean;
  /** Its time stands still: nothing concludes its step. */
  readonly held: boolean;
  /** Fixed when the full dossier is accepted; null before. */
  readonly legalRegime: string | null;
  /** A fact concludes the present visit and the procedure has not followed it yet. */
  readonly concluded: boolean;
  readonly version: number;
}

/** One dossier with all that is on its file. */
export interface DossierOnRecord extends DossierRecord {
  readonly achievement: string;
  /** Home Affairs of the level it is at, or the level itself; null at none yet. */
  readonly homeAffairsId: string | null;
  readonly preparedBy: string;
  readonly unitReview: unknown;
  readonly submission: {
    readonly number: string | null;
    readonly receivedAt: string;
    readonly receivedOn: string;
  } | null;
  readonly withdrawalReason: string | null;
  readonly papers: readonly {
    readonly id: string;
    readonly code: string;
    readonly type: string;
    readonly name: string;
    readonly fileSha256: string;
    readonly addedAt: string;
  }[];
  readonly visits: readonly VisitRecord[];
  /** The open task, with what stands against the viewer's handling it; null where there is none. */
  readonly task: {
    readonly id: string;
    readonly kind: string;
    readonly groupId: string;
    readonly groupBodyId: string;
    readonly state: TaskState;
    readonly assigneeId: string | null;
    readonly delegateId: string | null;
    readonly concludes: boolean;
    readonly excluded: string | null;
  } | null;
  /** What stands against the viewer's verifying it. */
  readonly notVerifier: string | null;
  /** The viewer is told when it enters a stage. */
  readonly watched: boolean;
}

export interface VisitRecord {
  readonly stage: Stage;
  readonly level: string | null;
  readonly round: number;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  readonly dueOn: string | null;
  readonly conclusion: {
    readonly kind: string;
    readonly outcome: string;
    readonly content: Readonly<Record<string, unknown>>;
    readonly by: string;
    readonly recordedAt: string;
  } | null;
}

export interface DossierFilter {
  readonly campaignId: string | null;
  readonly stage: string | null;
  readonly bodyId: string | null;
  readonly afterId: string | null;
  readonly rows: number;
}

/** The dossiers a viewer may see, in the order they were drafted. */
export function listDossiers(sql: Sql, viewer: Viewer, filter: DossierFilter): Promise<DossierRecord[]> {
  return sql.rows<DossierRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM ${FROM}
      WHERE ${visible('$1', '$2', '$3')} AND ($4::uuid IS NULL OR d.campaign_id = $4) AND ($5::text IS NULL OR d.stage = $5)
        AND ($6::uuid IS NULL OR d.body_id = $6) AND ($7::uuid IS NULL OR d.id > $7) ORDER BY d.id LIMIT $8`,
    [
      viewer.personId,
      viewer.bodyIds,
      viewer.auditor,
      filter.campaignId,
      filter.stage,
      filter.bodyId,
      filter.afterId,
      filter.rows,
    ],
  );
}

/** The dossier with its file, or null where the viewer may not see it. */
export async function findDossier(sql: Sql, viewer: Viewer, dossierId: string): Promise<DossierOnRecord | null> {
  const [dossier] = await sql.rows<DossierOnRecord & Record<string, unknown>>(
    `SELECT ${COLUMNS}, d.achievement, (SELECT coalesce(l.home_affairs_id, l.id) FROM body l WHERE l.id = d.level_body_id) AS "homeAffairsId",
            d.prepared_by AS "preparedBy", d.unit_review AS "unitReview",
            (SELECT jsonb_build_object('number', s.number, 'receivedAt', ${ISO('s.received_at')}, 'receivedOn', s.received_on)
               FROM submission s WHERE s.id = d.submission_id) AS submission,
            (SELECT w.reason FROM withdrawal w WHERE w.dossier_id = d.id) AS "withdrawalReason",
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'code', p.paper_code, 'type', t.name, 'name', p.name,
                 'fileSha256', p.file_sha256, 'addedAt', ${ISO('p.added_at')}) ORDER BY p.added_at, p.id)
               FROM paper p JOIN paper_type t ON t.code = p.paper_code WHERE p.dossier_id = d.id AND p.replaced_at IS NULL), '[]') AS papers,
            ${VISITS} AS visits,
            (SELECT jsonb_build_object('id', t.id, 'kind', t.kind, 'groupId', t.group_id, 'state', t.state,
                 'assigneeId', t.assignee_id, 'groupBodyId', own.body_id, 'concludes', t.concludes,
                 'delegateId', (SELECT g.delegate_id FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL),
                 'excluded', ${exclusion('t.kind', '$1', '$2', besidePosition('t.group_id', '$5', '$6'))})
               FROM human_task t JOIN position own ON own.id = t.group_id WHERE t.dossier_id = d.id AND t.ended_at IS NULL AND t.concludes LIMIT 1) AS task,
            ${exclusion(`'appraisal'`, '$1', '$2')} AS "notVerifier",
            EXISTS (SELECT FROM dossier_watch w WHERE w.dossier_id = d.id AND w.person_id = $1) AS watched
       FROM ${FROM} WHERE d.id = $4 AND ${visible('$1', '$2', '$3')}`,
    [viewer.personId, viewer.bodyIds, viewer.auditor, dossierId, viewer.positionIds, viewer.absentIds],
  );
  return dossier ?? null;
}

const NAME_OF = (body: string): string =>
  `(SELECT t.name FROM body_tenure t WHERE t.body_id = ${body} ORDER BY t.valid_from DESC LIMIT 1)`;

const COLUMNS = `
  d.id, d.campaign_id AS "campaignId", n.name AS nominee, n.kind AS "nomineeKind", n.title AS "nomineeTitle",
  d.award_code AS "awardCode", a.name AS award, d.body_id AS "bodyId", ${NAME_OF('d.body_id')} AS body, d.stage, d.round,
  d.level_body_id AS "levelBodyId", ${NAME_OF('d.level_body_id')} AS level, d.submission_id IS NOT NULL AS submitted,
  EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) AS withdrawn, ${RECALLED} AS recalled, ${ON_HOLD} AS held, d.legal_regime AS "legalRegime",
  EXISTS (SELECT FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id WHERE v.dossier_id = d.id AND v.left_at IS NULL) AS concluded,
  d.version`;

const FROM = `dossier d JOIN nominee n ON n.id = d.nominee_id JOIN award_type a ON a.code = d.award_code`;

const VISITS = `
  (SELECT jsonb_agg(jsonb_build_object('stage', v.stage, 'level', ${NAME_OF('v.level_body_id')}, 'round', v.round,
     'enteredAt', ${ISO('v.entered_at')}, 'leftAt', ${ISO('v.left_at')}, 'dueOn', v.due_on,
     'conclusion', (SELECT jsonb_build_object('kind', c.kind, 'outcome', c.outcome, 'content', c.content, 'by', pe.full_name,
        'recordedAt', ${ISO('c.recorded_at')}) FROM conclusion c JOIN person pe ON pe.id = c.person_id WHERE c.visit_id = v.id))
     ORDER BY v.seq) FROM stage_visit v WHERE v.dossier_id = d.id)`;
