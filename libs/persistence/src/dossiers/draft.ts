import { Problem, type ProblemSlug, taskPriority } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** Who is proposed. */
export interface NomineeDraft {
  readonly kind: 'individual' | 'collective' | 'household';
  readonly name: string;
  readonly title: string | null;
  /** Body the nominee belongs to; null: the proposing body. */
  readonly bodyCode: string | null;
  /** Code of the person, where the nominee has an account here. */
  readonly personCode: string | null;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
}

export interface DossierDraft {
  readonly campaignId: string;
  readonly bodyId: string;
  readonly nominee: NomineeDraft;
  readonly awardCode: string;
  readonly achievement: string;
  readonly preparedBy: string;
}

/** Its row, its first visit and the task of the body's head, who submits it. */
export interface DraftedDossier {
  readonly id: string;
  readonly stage: 'drafted';
  readonly version: number;
}

/**
 * Drafts a dossier. Only rows: its procedure begins with the submission.
 * @throws Problem invalid-input, not-proposable, no-such-body, dossier-exists
 */
export async function draftDossier(tx: Transaction, draft: DossierDraft): Promise<DraftedDossier> {
  const { nominee } = draft;
  const { code, nomineeBodyId } = await tx.required<{ code: ProblemSlug | null; nomineeBodyId: string }>(
    CHECK,
    [draft.awardCode, nominee.kind, nominee.bodyCode, draft.bodyId],
    'invalid-input',
    `Không có hình thức khen thưởng “${draft.awardCode}”.`,
  );
  if (code) throw new Problem(code, REFUSALS[code] ?? '');
  const { priorities = null } = await readProcedure(tx, draft.campaignId);
  const id = newId();
  const taskId = newId();
  const { groupId } = await tx.required<{ groupId: string }>(
    INSERT,
    [
      id,
      draft.campaignId,
      nomineeBodyId,
      nominee.kind,
      nominee.name,
      nominee.title,
      nominee.personCode,
      nominee.directWorker,
      nominee.smallCollective,
      draft.awardCode,
      draft.bodyId,
      draft.achievement,
      draft.preparedBy,
      newId(),
      taskId,
      newId(),
      taskPriority(priorities, nominee),
    ],
    'no-such-body',
    'Đơn vị này chưa có thủ trưởng trong danh mục chức vụ.',
  );
  tx.inboxChanged({ taskId, groupId, assigneeId: null, version: 1 });
  tx.audit(`dossier/${id}`, 'proposeNominee', { campaignId: draft.campaignId, awardCode: draft.awardCode });
  return { id, stage: 'drafted', version: 1 };
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'not-proposable': 'Hình thức này không dành cho loại đối tượng được đề nghị hoặc không còn hiệu lực.',
  'no-such-body': 'Không có đơn vị của đối tượng được đề nghị.',
};

const CHECK = `
  SELECT b.id AS "nomineeBodyId",
         CASE WHEN $2 <> ALL (a.nominee_kinds) OR NOT daterange(a.valid_from, a.valid_to, '[]') @> today.day THEN 'not-proposable'
              WHEN b.id IS NULL THEN 'no-such-body' END AS code
    FROM award_type a
    CROSS JOIN (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
    LEFT JOIN body b ON CASE WHEN $3::text IS NULL THEN b.id = $4 ELSE b.code = $3 END
   WHERE a.code = $1`;

const INSERT = `
  WITH proposed AS (
    INSERT INTO nominee AS n (id, kind, name, title, body_id, person_id, direct_worker, small_collective)
    VALUES ($16, $4, $5, $6, $3, (SELECT p.id FROM person p WHERE p.code = $7), $8, $9)
    ON CONFLICT (body_id, kind, lower(name), coalesce(title, ''))
      DO UPDATE SET direct_worker = $8, small_collective = $9, person_id = coalesce(excluded.person_id, n.person_id)
    RETURNING id),
  drafted AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage)
    SELECT $1, $2, proposed.id, $10, $11, $12, $13, legal_now(), 'drafted' FROM proposed),
  entered AS (
    INSERT INTO stage_visit (id, dossier_id, round, stage, seq, entered_at) VALUES ($14, $1, 1, 'drafted', 1, legal_now()))
  INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, priority, created_at)
  SELECT $15, 'submit-proposal', $1, c.id, $14, p.id, c.proposals_due_on, c.proposals_due_at, $17, legal_now()
    FROM campaign c JOIN position p ON p.body_id = $11 AND p.role = 'unit-head' WHERE c.id = $2
  RETURNING group_id AS "groupId"`;
