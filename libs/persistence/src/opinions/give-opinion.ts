import { formatDay, Problem, type ProblemSlug } from '@bangvang/domain';
import { lockDossiers } from '../dossiers/conclude.js';
import { putMessages } from '../messages/put-messages.js';
import { exclusion } from '../tasks/excluded.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';

/** What a body answers. */
export interface OpinionGiven {
  readonly opinionId: string;
  readonly answer: 'agree' | 'disagree' | 'no-comment';
  readonly text: string | null;
  /** A file the person uploaded. */
  readonly paperSha256: string | null;
  readonly by: Viewer;
}

/**
 * Puts a body's opinion on file and ends its task. The window is barring: the dossier is locked first and legal time read
 * after it, so that whoever closes the window has seen every answer in time.
 * @returns the dossier it is about
 * @throws Problem no-such-opinion, already-recorded, opinion-window-over naming the day, task-not-yours, four-eyes,
 *   own-unit, own-nominee, invalid-input for a file that is not the person's own
 */
export async function giveOpinion(tx: Transaction, given: OpinionGiven): Promise<string> {
  const { opinionId, answer, by } = given;
  const { dossierId } = await tx.required<{ dossierId: string }>(
    'SELECT dossier_id AS "dossierId" FROM opinion WHERE id = $1 AND body_id = ANY ($2::uuid[])',
    [opinionId, by.bodyIds],
    'no-such-opinion',
    'Không có lượt lấy ý kiến này gửi tới cơ quan, đơn vị của bạn.',
  );
  await lockDossiers(tx, [dossierId]);
  const found = await tx.one<{ code: ProblemSlug | null; dueOn: string }>(CHECK, [
    opinionId,
    by.personId,
    by.bodyIds,
    by.positionIds,
    by.absentIds,
  ]);
  if (found?.code) throw new Problem(found.code, whyNot(found.code, found.dueOn));
  const done = await tx.required<Done & Record<string, unknown>>(
    GIVE,
    [opinionId, answer, given.text, given.paperSha256, by.personId],
    'invalid-input',
    'Văn bản kèm theo phải là tệp do chính bạn tải lên.',
  );
  tx.inboxChanged({ taskId: done.taskId, groupId: done.groupId, assigneeId: by.personId, version: done.version });
  tx.audit(`dossier/${dossierId}`, 'opinion', {
    opinionId,
    bodyId: done.bodyId,
    answer,
    paperSha256: given.paperSha256,
  });
  tx.wake('award-dossier', dossierId);
  if (done.answered === done.minimum || done.answered === done.asked) await tellAsker(tx, dossierId, done);
  return dossierId;
}

interface Done {
  readonly taskId: string;
  readonly groupId: string;
  readonly version: number;
  readonly bodyId: string;
  readonly consultationId: string;
  readonly askerId: string;
  readonly askerAddress: string | null;
  readonly nominee: string;
  readonly minimum: number;
  /** Bodies asked, and how many of them have answered, this one among them. */
  readonly asked: number;
  readonly answered: number;
}

/** Whoever asked is told when the least number of answers is there, and when all are. */
function tellAsker(tx: Transaction, dossierId: string, done: Done): Promise<number> {
  const { consultationId, askerId, askerAddress, nominee, answered, asked, minimum } = done;
  return putMessages(tx, [
    {
      ...{ key: `opinions/${consultationId}/${dossierId}/${answered}`, kind: 'opinions-given', subjectKind: 'dossier' },
      ...{ subjectId: dossierId, personId: askerId, address: askerAddress },
      title: `Đã có ý kiến về hồ sơ: ${nominee}`,
      text: `${answered}/${asked} cơ quan đã trả lời về hồ sơ của ${nominee}; cần ít nhất ${minimum}.`,
    },
  ]);
}

function whyNot(code: ProblemSlug, dueOn: string): string {
  return code === 'opinion-window-over'
    ? `Hạn trả lời là hết ngày ${formatDay(dueOn)}; quá hạn được ghi là không có ý kiến.`
    : (REFUSALS[code] ?? 'Không còn cần ý kiến này.');
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'already-recorded': 'Cơ quan, đơn vị của bạn đã trả lời.',
  'step-already-concluded': 'Việc thẩm định đã kết luận hoặc việc lấy ý kiến đã kết thúc sớm.',
  'task-not-yours': 'Người khác đang giữ việc này, hoặc việc thuộc vị trí khác.',
  'task-delegated': 'Việc đang giao đồng nghiệp làm giúp; hãy chờ gửi lại hoặc lấy lại.',
  'conflict-of-interest': 'Bạn đã khai có lợi ích liên quan đến hồ sơ này.',
  'four-eyes': 'Người lập hồ sơ không cho ý kiến về cùng hồ sơ.',
  'own-unit': 'Hồ sơ do chính đơn vị của bạn đề nghị.',
  'own-nominee': 'Bạn là người được đề nghị trong hồ sơ này.',
};

const CHECK = `
  SELECT k.due_on::text AS "dueOn",
         CASE WHEN o.answer IN ('agree', 'disagree', 'no-comment') THEN 'already-recorded'
              WHEN k.due_at <= legal_now() THEN 'opinion-window-over'
              WHEN t.ended_at IS NOT NULL OR v.left_at IS NOT NULL THEN 'step-already-concluded'
              WHEN t.assignee_id <> $2 OR t.assignee_id IS NULL AND NOT holds_today(t.group_id, $2) THEN 'task-not-yours'
              WHEN EXISTS (SELECT FROM task_delegation g WHERE g.task_id = t.id AND g.ended_at IS NULL) THEN 'task-delegated'
              ELSE ${exclusion('t.kind', '$2', '$3', besidePosition('t.group_id', '$4', '$5'))} END AS code
    FROM opinion o JOIN consultation k ON k.id = o.consultation_id JOIN human_task t ON t.id = o.task_id
    JOIN stage_visit v ON v.id = o.visit_id JOIN dossier d ON d.id = o.dossier_id JOIN nominee n ON n.id = d.nominee_id
   WHERE o.id = $1`;

const GIVE = `
  WITH given AS (
    UPDATE opinion o SET answer = $2, text = $3, paper_sha256 = $4, person_id = $5, position_id = t.group_id, recorded_at = legal_now()
      FROM human_task t WHERE o.id = $1 AND t.id = o.task_id AND o.answer IS NULL
       AND ($4::text IS NULL OR EXISTS (SELECT FROM file_upload u WHERE u.sha256 = $4 AND u.person_id = $5))
    RETURNING o.*),
  quiet AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() FROM given WHERE rung.owner_id = given.task_id AND rung.outcome IS NULL),
  done AS (
    UPDATE human_task t SET state = 'done', assignee_id = $5, ended_at = legal_now(), version = t.version + 1
      FROM given WHERE t.id = given.task_id RETURNING t.id, t.group_id, t.version)
  SELECT done.id AS "taskId", done.group_id AS "groupId", done.version, given.body_id AS "bodyId",
         k.id AS "consultationId", k.asked_by AS "askerId", asker.email AS "askerAddress", n.name AS nominee, k.minimum,
         counted.asked, counted.answered + 1 AS answered
    FROM given CROSS JOIN done JOIN consultation k ON k.id = given.consultation_id JOIN person asker ON asker.id = k.asked_by
    JOIN dossier d ON d.id = given.dossier_id JOIN nominee n ON n.id = d.nominee_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS asked, count(*) FILTER (WHERE o.id <> given.id AND o.answer IN ('agree', 'disagree', 'no-comment'))::int AS answered
        FROM opinion o WHERE o.consultation_id = given.consultation_id AND o.dossier_id = given.dossier_id) AS counted`;
