import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { TaskState } from '../rows/human-task.row.js';
import { lookingAs, seesTask } from './task-sight.js';
import type { Viewer } from './viewer.js';

/** An act on a task, as the audit has it. */
export interface TaskEvent {
  /** Legal time, ISO. */
  readonly at: string;
  /** claim, release, reassign, prioritise, … */
  readonly act: string;
  /** Who acted; null: the procedure. */
  readonly by: string | null;
  /** Who had it before, and who has it now, where the act says so. */
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
}

/** A task from its arrival to its end: who held it when, how its deadline moved, what urged its holder and what will. */
export interface TaskHistory {
  readonly id: string;
  readonly kind: string;
  readonly state: TaskState;
  readonly priority: number;
  readonly createdAt: string;
  readonly claimedAt: string | null;
  readonly endedAt: string | null;
  readonly holder: string | null;
  readonly dueOn: string | null;
  readonly deadlineRev: number;
  readonly events: readonly TaskEvent[];
  readonly deadlines: readonly {
    readonly revision: number;
    readonly dueOn: string;
    readonly basis: string;
    readonly madeAt: string;
    readonly by: string | null;
  }[];
  readonly rungs: readonly {
    readonly step: string;
    readonly deadlineRev: number;
    readonly dueAt: string;
    /** null: still ahead. */
    readonly outcome: 'sent' | 'superseded' | 'void' | null;
    readonly firedAt: string | null;
    readonly told: readonly string[];
  }[];
}

/** The history of a task, for its holder, its group, whoever leads it, and auditors; null for anybody else. */
export async function findTaskHistory(sql: Sql, viewer: Viewer, taskId: string): Promise<TaskHistory | null> {
  const [history] = await sql.rows<TaskHistory & Record<string, unknown>>(HISTORY, [
    taskId,
    ...lookingAs(viewer),
    viewer.auditor,
  ]);
  return history ?? null;
}

const NAME = (id: string): string => `(SELECT full_name FROM person WHERE id::text = ${id})`;

const HISTORY = `
  SELECT t.id, t.kind, t.state, t.priority, ${ISO('t.created_at')} AS "createdAt", ${ISO('t.claimed_at')} AS "claimedAt",
         ${ISO('t.ended_at')} AS "endedAt", ${NAME('t.assignee_id::text')} AS holder, t.due_on::text AS "dueOn",
         t.deadline_rev AS "deadlineRev",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('at', e.entry ->> 'legalTime', 'act', e.entry ->> 'act',
              'by', ${NAME(`e.entry ->> 'person'`)}, 'from', ${NAME(`e.entry -> 'detail' ->> 'from'`)},
              'to', ${NAME(`e.entry -> 'detail' ->> 'to'`)}, 'reason', e.entry -> 'detail' ->> 'reason') ORDER BY e.seq), '[]')
            FROM (SELECT seq, entry::jsonb AS entry FROM audit_entry WHERE subject = 'dossier/' || t.dossier_id) AS e
           WHERE e.entry -> 'detail' ->> 'taskId' = t.id::text) AS events,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('revision', r.revision, 'dueOn', r.due_on, 'basis', r.basis,
              'madeAt', ${ISO('r.made_at')}, 'by', ${NAME('r.person_id::text')}) ORDER BY r.revision), '[]')
            FROM deadline_revision r WHERE r.owner_kind = 'task' AND r.owner_id = t.id) AS deadlines,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('step', r.step_code, 'deadlineRev', r.deadline_rev,
              'dueAt', ${ISO('r.due_at')}, 'outcome', r.outcome, 'firedAt', ${ISO('r.fired_at')},
              'told', ARRAY(SELECT p.full_name FROM message m JOIN person p ON p.id = m.person_id WHERE m.rung_id = r.id ORDER BY p.full_name))
              ORDER BY r.deadline_rev, r.due_at, r.id), '[]')
            FROM rung r WHERE r.owner_id = t.id) AS rungs
    FROM human_task t JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id
   WHERE t.id = $1 AND ($6::boolean OR ${seesTask({ person: '$2', bodies: '$3', positions: '$4', absents: '$5' })})`;
