import { Problem, type ProblemSlug } from '@bangvang/domain';
import { endItemsOf } from '../councils/item-ends.js';
import type { Transaction } from '../transaction.js';
import { lockDossiers } from './conclude.js';

/** The proposing body takes its dossier back. */
export interface Withdrawal {
  readonly dossierId: string;
  readonly reason: string;
  readonly personId: string;
  /** The proposing body, for which the person acts. */
  readonly bodyId: string;
}

/**
 * Takes the dossier back while nobody has decided on it; its item in a council's session ends in the same instant.
 * @throws Problem no-such-dossier, already-recorded, step-already-concluded, wrong-stage
 */
export async function withdrawDossier(tx: Transaction, withdrawal: Withdrawal): Promise<void> {
  await lockDossiers(tx, [withdrawal.dossierId]);
  const { code } = await tx.required<{ code: ProblemSlug | null }>(
    CHECK,
    [withdrawal.dossierId, withdrawal.bodyId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  if (code) throw new Problem(code, 'Hồ sơ đã được quyết định, đã kết thúc hoặc đã rút nên không rút được nữa.');
  const ended = await tx.rows<{ taskId: string; groupId: string; assigneeId: string | null; version: number }>(WRITE, [
    withdrawal.dossierId,
    withdrawal.reason,
    withdrawal.personId,
  ]);
  await endItemsOf(tx, withdrawal.dossierId, 'withdrawn');
  tx.inboxChanged(...ended);
  tx.audit(`dossier/${withdrawal.dossierId}`, 'withdrawal', { reason: withdrawal.reason });
  tx.wake('award-dossier', withdrawal.dossierId);
}

const CHECK = `
  SELECT CASE WHEN EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) THEN 'already-recorded'
              WHEN EXISTS (SELECT FROM conclusion c WHERE c.dossier_id = d.id AND c.kind = 'decision') THEN 'step-already-concluded'
              WHEN d.stage IN ('decided', 'notified', 'refused', 'returned', 'lapsed') THEN 'wrong-stage' END AS code
    FROM dossier d WHERE d.id = $1 AND d.body_id = $2`;

const WRITE = `
  WITH taken_back AS (
    INSERT INTO withdrawal (dossier_id, reason, person_id, recorded_at) VALUES ($1, $2, $3, legal_now())),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = legal_now() WHERE subject_id = $1 AND outcome IS NULL)
  UPDATE human_task SET state = 'obsolete', ended_at = legal_now(), version = version + 1
   WHERE dossier_id = $1 AND ended_at IS NULL
  RETURNING id AS "taskId", group_id AS "groupId", assignee_id AS "assigneeId", version`;
