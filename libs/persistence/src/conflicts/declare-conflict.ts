import { OWED_BY_UNIT, Problem } from '@bangvang/domain';
import { followDeclaration, unfollowDeclaration } from '../councils/derived-recusals.js';
import { visible } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** Kin or another interest of a person, in whoever is proposed or in one dossier. */
export interface NewConflict {
  readonly personId: string;
  /** One of the two. */
  readonly subjectId: string | null;
  readonly dossierId: string | null;
  readonly kind: 'kin' | 'other';
  /** For the declarer only. */
  readonly reason: string;
}

/**
 * Puts a conflict of interest on record (khai lợi ích liên quan). From then on the person handles none of the dossiers it touches;
 * those he holds go back to their groups at once, and in councils that have not voted on them he stands aside. The audit does not say why.
 * @throws Problem not-allowed, no-such-thing, no-such-dossier, already-recorded
 */
export async function declareConflict(
  tx: Transaction,
  by: Viewer,
  conflict: NewConflict,
): Promise<{ readonly id: string; readonly released: number }> {
  const { personId, subjectId, dossierId, kind, reason } = conflict;
  await requireRight(tx, by.personId, personId);
  if (dossierId !== null) {
    await tx.required(
      `SELECT FROM dossier d WHERE d.id = $4 AND ${visible('$1', '$2', '$3')}`,
      [by.personId, by.bodyIds, by.auditor, dossierId],
      'no-such-dossier',
      'Không tìm thấy hồ sơ này.',
    );
  }
  if (subjectId !== null) {
    await tx.required(
      'SELECT FROM subject WHERE id = $1',
      [subjectId],
      'no-such-thing',
      'Sổ vàng không có đối tượng này.',
    );
  }
  const id = newId();
  await tx.rows(
    `INSERT INTO conflict_declaration (id, person_id, subject_id, dossier_id, kind, reason, declared_by, declared_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, legal_now())`,
    [id, personId, subjectId, dossierId, kind, reason, by.personId],
  );
  tx.audit(`conflict/${id}`, 'declare', { personId, kind });
  await followDeclaration(tx, id);
  return { id, released: await releaseTouched(tx, personId, id) };
}

/** A declaration ends: by whoever made it, or by whoever leads a body of the person. @throws Problem no-such-thing, already-recorded */
export async function endConflict(tx: Transaction, byId: string, conflictId: string): Promise<void> {
  const found = await tx.required<{ ended: boolean }>(
    `SELECT ended_at IS NOT NULL AS ended FROM conflict_declaration c
      WHERE id = $1 AND (declared_by = $2 OR ${LEADS('c.person_id', '$2')})`,
    [conflictId, byId],
    'no-such-thing',
    'Không có lần khai này, hoặc do người khác khai.',
  );
  const ended =
    !found.ended &&
    (await tx.one(
      'UPDATE conflict_declaration SET ended_at = legal_now(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
      [conflictId, byId],
    ));
  if (!ended) throw new Problem('already-recorded', 'Lần khai này đã kết thúc.');
  await unfollowDeclaration(tx, conflictId);
  tx.audit(`conflict/${conflictId}`, 'end', {});
}

async function requireRight(tx: Transaction, byId: string, personId: string): Promise<void> {
  if (byId === personId) return;
  const leads = await tx.one(`SELECT WHERE ${LEADS('$2::uuid', '$1')}`, [byId, personId]);
  if (!leads) throw new Problem('not-allowed', 'Chỉ khai cho mình, hoặc cho người của cơ quan mình lãnh đạo.');
}

/** Tasks the person holds, or somebody holds in his stead, go back; what he was helping with, too. */
async function releaseTouched(tx: Transaction, personId: string, conflictId: string): Promise<number> {
  const released = await tx.rows<Released & Record<string, unknown>>(RELEASE, [personId, conflictId, OWED_BY_UNIT]);
  for (const { taskId, dossierId, groupId, assigneeId, version } of released) {
    tx.audit(`dossier/${dossierId}`, 'release', { taskId, because: 'conflict-of-interest' });
    tx.inboxChanged({ taskId, groupId, assigneeId, version }, { taskId, groupId, version, assigneeId: personId });
  }
  return released.length;
}

interface Released {
  readonly taskId: string;
  readonly dossierId: string;
  readonly groupId: string;
  readonly assigneeId: string | null;
  readonly version: number;
}

const LEADS = (person: string, lead: string): string => `EXISTS (
  SELECT FROM position_holder h JOIN position p ON p.id = h.position_id
   WHERE h.person_id = ${person} AND appointed_today(p.id, h.person_id) AND leads_today(p.body_id, ${lead}))`;

const RELEASE = `
  WITH touched AS (
    SELECT t.id, g.delegate_id = $1 AND t.assignee_id <> $1 AS helped
      FROM conflict_declaration c JOIN nominee n ON c.dossier_id IS NOT NULL OR n.subject_id = c.subject_id
      JOIN dossier d ON d.nominee_id = n.id AND (c.dossier_id IS NULL OR d.id = c.dossier_id)
      JOIN human_task t ON t.dossier_id = d.id AND t.ended_at IS NULL AND t.kind <> ALL ($3::text[])
      LEFT JOIN mandate m ON m.id = t.mandate_id
      LEFT JOIN task_delegation g ON g.task_id = t.id AND g.ended_at IS NULL
     WHERE c.id = $2 AND (t.assignee_id = $1 OR m.person_id = $1 OR g.delegate_id = $1)
     ORDER BY t.id FOR UPDATE OF t),
  undone AS (
    UPDATE task_delegation g SET outcome = 'ended', ended_at = legal_now() FROM touched
     WHERE g.task_id = touched.id AND g.ended_at IS NULL)
  UPDATE human_task t SET state = CASE WHEN touched.helped THEN 'reserved' ELSE 'ready' END, version = t.version + 1,
         assignee_id = CASE WHEN touched.helped THEN t.assignee_id END, claimed_at = CASE WHEN touched.helped THEN t.claimed_at END,
         mandate_id = CASE WHEN touched.helped THEN t.mandate_id END, returns_to = CASE WHEN touched.helped THEN t.returns_to END
    FROM touched WHERE t.id = touched.id
  RETURNING t.id AS "taskId", t.dossier_id AS "dossierId", t.group_id AS "groupId", t.assignee_id AS "assigneeId", t.version`;
