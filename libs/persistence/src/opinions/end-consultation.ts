import { Problem, type ProblemSlug } from '@bangvang/domain';
import { lockDossiers } from '../dossiers/conclude.js';
import { exclusion } from '../tasks/excluded.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';

/** Whoever appraises a dossier asks for no more opinions on it. */
export interface ConsultationEnd {
  readonly dossierId: string;
  readonly reason: string;
  readonly by: Viewer;
  readonly lead: boolean;
}

/**
 * Ends the open consultations of a dossier early, with a reason: bodies that have not answered need not any more.
 * @throws Problem wrong-stage where nothing is asked, task-not-yours, four-eyes, own-unit, own-nominee
 */
export async function endConsultation(tx: Transaction, end: ConsultationEnd): Promise<void> {
  const { dossierId, reason, by } = end;
  await lockDossiers(tx, [dossierId]);
  const found = await tx.one<{ code: ProblemSlug | null }>(CHECK, [dossierId, by.personId, by.bodyIds, end.lead]);
  if (found?.code)
    throw new Problem(found.code, REFUSALS[found.code] ?? 'Bạn không kết thúc được việc lấy ý kiến này.');
  const ended = await tx.rows<Ended & Record<string, unknown>>(END, [dossierId, by.personId, reason]);
  if (ended.length === 0) throw new Problem('wrong-stage', 'Hồ sơ không có việc lấy ý kiến nào đang chờ.');
  tx.inboxChanged(...ended.filter((task) => task.taskId !== null).map((task) => ({ ...task, taskId: task.taskId! })));
  tx.audit(`dossier/${dossierId}`, 'end-consultation', { reason });
  tx.wake('award-dossier', dossierId);
}

/** A task that ended with it; without one every body had answered. */
interface Ended {
  readonly taskId: string | null;
  readonly groupId: string;
  readonly assigneeId: string | null;
  readonly version: number;
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'wrong-stage': 'Hồ sơ không ở bước thẩm định.',
  'task-not-yours': 'Bạn chưa nhận việc thẩm định hồ sơ này.',
};

const CHECK = `
  SELECT CASE WHEN d.stage <> 'under-appraisal' THEN 'wrong-stage'
              WHEN ${exclusion(`'appraisal'`, '$2', '$3')} IS NOT NULL THEN ${exclusion(`'appraisal'`, '$2', '$3')}
              WHEN NOT $4::boolean AND NOT EXISTS (SELECT FROM human_task t WHERE t.dossier_id = d.id AND t.concludes
                AND t.ended_at IS NULL AND t.assignee_id = $2) THEN 'task-not-yours' END AS code
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1`;

const END = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  ended AS (
    UPDATE consulted_dossier x SET ended_at = clock.now, ended_by = $2, end_reason = $3
      FROM stage_visit v, consultation k, clock
     WHERE v.dossier_id = $1 AND v.left_at IS NULL AND x.visit_id = v.id AND x.ended_at IS NULL
       AND k.id = x.consultation_id AND k.due_at > clock.now
    RETURNING x.consultation_id),
  tasks AS (
    UPDATE human_task t SET state = 'obsolete', ended_at = clock.now, version = t.version + 1
      FROM opinion o, ended, clock
     WHERE o.consultation_id = ended.consultation_id AND o.dossier_id = $1 AND t.id = o.task_id AND t.ended_at IS NULL
    RETURNING t.id, t.group_id, t.assignee_id, t.version),
  quiet AS (
    UPDATE rung SET outcome = 'void', fired_at = clock.now FROM tasks, clock WHERE rung.owner_id = tasks.id AND rung.outcome IS NULL)
  SELECT tasks.id AS "taskId", tasks.group_id AS "groupId", tasks.assignee_id AS "assigneeId", tasks.version
    FROM (SELECT count(*) FROM ended HAVING count(*) > 0) AS any_ended LEFT JOIN tasks ON true`;
