import { Problem, type ProblemSlug } from '@bangvang/domain';
import { LIVE_STATES } from '../councils/item-states.js';
import { ON_HOLD } from '../law/suspensions.js';
import { exclusion } from '../tasks/excluded.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { lockDossiers } from './conclude.js';

/** An appraisal is taken up again before the council meets on it (thẩm định lại). */
export interface Reopening {
  readonly dossierId: string;
  readonly reason: string;
  readonly by: Viewer;
  readonly positionId: string | null;
  /** The lead of the level's Home Affairs, or an appraiser: then only his own appraisal. */
  readonly lead: boolean;
}

/**
 * Reopens an appraisal as a new round. The old conclusion stays on file; the dossier leaves the council's step and is
 * appraised anew, under a limit that runs from today.
 * @throws Problem wrong-stage, step-already-concluded, dossier-on-hold, own-unit, own-nominee, four-eyes, not-allowed,
 *   session-already-open where a council has it before it, or members have given written opinions on it
 */
export async function reopenAppraisal(tx: Transaction, reopening: Reopening): Promise<void> {
  const { dossierId, reason, by, positionId } = reopening;
  await tx.rows(LOCK_SESSIONS, [dossierId]);
  await lockDossiers(tx, [dossierId]);
  const found = await tx.required<{ code: ProblemSlug | null }>(
    CHECK,
    [dossierId, by.personId, by.bodyIds, reopening.lead],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  if (found.code) throw new Problem(found.code, REFUSALS[found.code] ?? 'Hồ sơ không ở bước chờ Hội đồng bình xét.');
  const ended = await tx.rows<EndedTask & Record<string, unknown>>(WRITE, [dossierId, reason, by.personId, positionId]);
  tx.inboxChanged(...ended.map(({ visit: _visit, ...change }) => change));
  tx.audit(`dossier/${dossierId}`, 'reopening', { reason });
  tx.wake('award-dossier', dossierId, { visit: ended[0]!.visit, outcome: 'reopened' });
}

interface EndedTask {
  readonly taskId: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
  readonly version: number;
  readonly visit: number;
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'step-already-concluded': 'Hội đồng đã có kết quả về hồ sơ này.',
  'dossier-on-hold': 'Hồ sơ đang tạm dừng.',
  'session-already-open': 'Phiên họp có hồ sơ này đã khai mạc hoặc đã có ý kiến bằng văn bản của thành viên.',
  'not-allowed': 'Lãnh đạo cơ quan thẩm định, hoặc chính người đã thẩm định, mới mở lại thẩm định.',
  'four-eyes': 'Người lập hồ sơ không mở lại thẩm định của cùng hồ sơ.',
  'own-unit': 'Hồ sơ do chính đơn vị của bạn đề nghị.',
  'own-nominee': 'Bạn là người được đề nghị trong hồ sơ này.',
};

/** Sessions before dossiers, as every command locks: one that is just opening waits, or is waited for. */
const LOCK_SESSIONS = `
  SELECT FROM council_session WHERE id IN (SELECT session_id FROM session_item WHERE dossier_id = $1) ORDER BY id FOR SHARE`;

const CHECK = `
  SELECT CASE WHEN EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) OR d.stage <> 'before-council' THEN 'wrong-stage'
              WHEN c.visit_id IS NOT NULL THEN 'step-already-concluded'
              WHEN ${ON_HOLD} THEN 'dossier-on-hold'
              WHEN ${exclusion(`'appraisal'`, '$2', '$3')} IS NOT NULL THEN ${exclusion(`'appraisal'`, '$2', '$3')}
              WHEN NOT $4::boolean AND $2 IS DISTINCT FROM (
                SELECT a.person_id FROM conclusion a WHERE a.dossier_id = d.id AND a.kind = 'appraisal'
                 ORDER BY a.recorded_at DESC LIMIT 1) THEN 'not-allowed'
              WHEN EXISTS (SELECT FROM session_item i JOIN council_session s ON s.id = i.session_id
                WHERE i.visit_id = v.id AND i.state IN ${LIVE_STATES}
                  AND (s.stage NOT IN ('convened', 'cancelled') OR EXISTS (SELECT FROM vote x WHERE x.item_id = i.id)
                       OR EXISTS (SELECT FROM ballot_roll g WHERE g.item_id = i.id)))
                THEN 'session-already-open' END AS code
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
    LEFT JOIN conclusion c ON c.visit_id = v.id WHERE d.id = $1`;

/** From the day it was reopened the limit of the appraisal runs anew. */
const WRITE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  concluded AS (
    INSERT INTO conclusion (visit_id, dossier_id, kind, outcome, content, person_id, position_id, recorded_at)
    SELECT v.id, v.dossier_id, 'reopening', 'reopened',
           jsonb_build_object('reason', $2::text, 'receivedOn', (clock.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date), $3, $4, clock.now
      FROM stage_visit v, clock WHERE v.dossier_id = $1 AND v.left_at IS NULL),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = clock.now FROM clock WHERE subject_id = $1 AND outcome IS NULL)
  UPDATE human_task t SET state = 'obsolete', ended_at = clock.now, version = t.version + 1
    FROM clock WHERE t.dossier_id = $1 AND t.ended_at IS NULL
  RETURNING t.id AS "taskId", t.group_id AS "groupId", t.assignee_id AS "assigneeId", t.version,
            (SELECT v.seq FROM stage_visit v WHERE v.id = t.visit_id) AS visit`;
