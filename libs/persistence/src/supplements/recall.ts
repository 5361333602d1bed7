import { Problem, type ProblemSlug } from '@bangvang/domain';
import { lockDossiers } from '../dossiers/conclude.js';
import { openIntake } from '../dossiers/submit.js';
import { ON_HOLD } from '../law/suspensions.js';
import type { Transaction } from '../transaction.js';
import { RECALLED } from './recalled.js';

/** The head of a unit takes back what it submitted, to mend it (thu hồi hồ sơ đã trình). */
export interface Recall {
  readonly dossierId: string;
  readonly reason: string;
  readonly personId: string;
  readonly positionId: string | null;
  /** The proposing body. */
  readonly bodyId: string;
}

/**
 * Recalls a dossier nobody has taken up yet. What was sent stays on file; the unit has it again until the intake of
 * proposals ends, and what it has not sent in again by then counts as taken back.
 * @throws Problem no-such-dossier, deadline-passed, wrong-stage, step-already-concluded, task-already-claimed,
 *   dossier-on-hold, try-again-later while the submission is still under way
 */
export async function recallDossier(tx: Transaction, recall: Recall): Promise<void> {
  const { dossierId, reason, bodyId } = recall;
  const { campaignId } = await tx.required<{ campaignId: string }>(
    'SELECT campaign_id AS "campaignId" FROM dossier WHERE id = $1 AND body_id = $2',
    [dossierId, bodyId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  await openIntake(tx, campaignId);
  await lockDossiers(tx, [dossierId]);
  const found = await tx.one<{ code: ProblemSlug | null }>(CHECK, [dossierId]);
  if (found?.code) throw refusal(found.code);
  const freed = await tx.one<{ taskId: string; groupId: string; version: number; visit: number }>(WRITE, [
    dossierId,
    JSON.stringify({ reason }),
    recall.personId,
    recall.positionId,
  ]);
  if (!freed) throw refusal('task-already-claimed');
  tx.inboxChanged({ ...freed, assigneeId: null });
  tx.audit(`dossier/${dossierId}`, 'recall', { reason });
  tx.wake('award-dossier', dossierId, { visit: freed.visit, outcome: 'recalled' });
}

/**
 * Where the unit recalled its dossier, sending it in again is a proposal: the campaign is locked against its close, and
 * after the barring deadline it is refused.
 * @returns whether it had been recalled
 * @throws Problem deadline-passed
 */
export async function openIntakeIfRecalled(tx: Transaction, dossierId: string): Promise<boolean> {
  const recalled = await tx.one<{ campaignId: string }>(
    `SELECT d.campaign_id AS "campaignId" FROM dossier d WHERE d.id = $1 AND ${RECALLED}`,
    [dossierId],
  );
  if (recalled) await openIntake(tx, recalled.campaignId);
  return recalled !== null;
}

function refusal(code: ProblemSlug): Problem {
  return new Problem(code, REFUSALS[code] ?? 'Chỉ thu hồi được hồ sơ đã trình và chưa ai tiếp nhận.');
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'step-already-concluded': 'Hồ sơ đã được tiếp nhận hoặc đã có kết quả tiếp nhận.',
  'task-already-claimed': 'Công chức thẩm định đã nhận hồ sơ này.',
  'dossier-on-hold': 'Hồ sơ đang tạm dừng.',
  'try-again-later': 'Hồ sơ đang được chuyển tới nơi nhận; hãy thử lại sau giây lát.',
};

const CHECK = `
  SELECT CASE WHEN EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) OR d.submission_id IS NULL THEN 'wrong-stage'
              WHEN d.stage = 'drafted' THEN 'try-again-later'
              WHEN d.stage <> 'submitted' OR EXISTS (SELECT FROM conclusion u WHERE u.dossier_id = d.id AND u.kind = 'dispatch')
                THEN 'wrong-stage'
              WHEN c.visit_id IS NOT NULL THEN 'step-already-concluded'
              WHEN ${ON_HOLD} THEN 'dossier-on-hold' END AS code
    FROM dossier d LEFT JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
    LEFT JOIN conclusion c ON c.visit_id = v.id WHERE d.id = $1`;

/** The task nobody holds is what lets it be recalled: who claims it meanwhile, wins. */
const WRITE = `
  WITH freed AS (
    UPDATE human_task t SET state = 'obsolete', ended_at = legal_now(), version = t.version + 1
      FROM stage_visit v WHERE v.dossier_id = $1 AND v.left_at IS NULL AND t.visit_id = v.id AND t.concludes AND t.state = 'ready'
    RETURNING t.id, t.group_id, t.version, v.id AS visit_id, v.seq),
  concluded AS (
    INSERT INTO conclusion (visit_id, dossier_id, kind, outcome, content, person_id, position_id, recorded_at)
    SELECT visit_id, $1, 'recall', 'recalled', $2, $3, $4, legal_now() FROM freed),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() FROM freed WHERE subject_id = $1 AND outcome IS NULL)
  SELECT id AS "taskId", group_id AS "groupId", version, seq AS visit FROM freed`;
