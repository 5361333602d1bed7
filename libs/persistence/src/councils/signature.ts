import { Problem } from '@bangvang/domain';
import { refuseUnpublished } from '../ballots/publication.js';
import type { Row } from '../database.js';
import type { InboxChange } from '../notifier.js';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { type Minutes, readMinutes } from './minutes.js';
import { lockSession, type LockedSession, requireStage, subjectOf } from './session-lock.js';

/** Who signs, and in which post. */
export interface Signer {
  readonly personId: string;
  readonly positionId: string | null;
}

/** What a signature did. */
export interface Signed {
  readonly version: number;
  readonly stage: 'closed' | 'minutes-signed';
  /** Results that took effect, with the second signature. */
  readonly concluded: number;
}

/**
 * Signs the minutes: the secretary first, then the chair, two different people. With the chair's signature every
 * result takes effect in this one transaction.
 * @param signsAs what the caller's posts entitle to; the chair, or a vice-chair in the chair's absence, presides
 * @throws Problem no-such-session, session-not-open, session-already-open, already-recorded, conflicting-act, four-eyes, not-allowed
 */
export async function signMinutes(
  tx: Transaction,
  sessionId: string,
  signer: Signer,
  signsAs: { readonly secretary: boolean },
): Promise<Signed> {
  const session = await lockSession(tx, sessionId);
  if (session.stage === 'minutes-signed') throw new Problem('already-recorded', 'Biên bản đã được ký đủ.');
  requireStage(session, 'closed');
  await refuseUnpublished(tx, sessionId, null);
  if (!session.minutesNumber) throw new Problem('conflicting-act', 'Chưa có biên bản để ký.');
  if (session.secretaryId === null) return signFirst(tx, session, signer, signsAs.secretary);
  if (session.secretaryId === signer.personId) {
    throw new Problem('four-eyes', 'Bạn đã ký với tư cách Thư ký; Chủ tịch Hội đồng là người khác.');
  }
  return signSecond(tx, session, signer);
}

async function signFirst(tx: Transaction, session: LockedSession, signer: Signer, entitled: boolean): Promise<Signed> {
  if (!entitled) throw new Problem('not-allowed', 'Thư ký Hội đồng ký biên bản trước, rồi Chủ tịch ký.');
  await tx.rows('UPDATE council_session SET signed_by_secretary = $2, version = version + 1 WHERE id = $1', [
    session.id,
    signer.personId,
  ]);
  tx.audit(subjectOf(session.id), 'signed-by-secretary', { number: session.minutesNumber });
  return { version: session.version + 1, stage: 'closed', concluded: 0 };
}

async function signSecond(tx: Transaction, session: LockedSession, signer: Signer): Promise<Signed> {
  const chairName = await presidingName(tx, session.id, signer.personId);
  await tx.rows(
    `SELECT id FROM dossier WHERE id IN (SELECT dossier_id FROM session_item WHERE session_id = $1 AND state = 'closed')
      ORDER BY id FOR UPDATE`,
    [session.id],
  );
  await markWithdrawn(tx, session);
  const minutes = await freeze(tx, session, signer.personId, chairName);
  const concluded = await conclude(tx, session, signer, minutes);
  tx.inboxChanged(...(await completeTasks(tx, session.id)));
  tx.audit(subjectOf(session.id), 'signed-by-chair', { number: session.minutesNumber, concluded });
  tx.wake('council-session', session.id);
  return { version: session.version + 1, stage: 'minutes-signed', concluded };
}

/** The chair signs; a vice-chair who presided signs when the chair was absent. Returns the signer's name. */
async function presidingName(tx: Transaction, sessionId: string, personId: string): Promise<string> {
  const { fullName } = await tx.required<{ fullName: string }>(
    `SELECT p.full_name AS "fullName" FROM session_member m JOIN person p ON p.id = m.person_id
      WHERE m.session_id = $1 AND m.person_id = $2 AND m.attendance = 'present'
        AND (m.office = 'chair' OR (m.office = 'vice-chair' AND NOT EXISTS (SELECT 1 FROM session_member c
             WHERE c.session_id = $1 AND c.office = 'chair' AND c.attendance = 'present')))`,
    [sessionId, personId],
    'not-allowed',
    'Chủ tịch Hội đồng ký biên bản; Phó Chủ tịch chủ trì ký khi Chủ tịch vắng mặt.',
  );
  return fullName;
}

/** Keeps the minutes as they were signed: later changes of names or rules do not touch them. */
async function freeze(tx: Transaction, { id }: LockedSession, chairId: string, chairName: string): Promise<Minutes> {
  const signedAt = new Date(await tx.legalNow());
  const minutes: Minutes = {
    ...(await readMinutes(tx, id, null))!,
    signedByChair: chairName,
    signedAt: signedAt.toISOString(),
  };
  await tx.rows(
    `UPDATE council_session SET signed_by_chair = $2, minutes_signed_at = $3, minutes = $4, stage = 'minutes-signed',
            version = version + 1 WHERE id = $1`,
    [id, chairId, signedAt, JSON.stringify(minutes)],
  );
  return minutes;
}

/** Writes each result as the fact that concludes its dossier's visit. */
async function conclude(tx: Transaction, session: LockedSession, signer: Signer, minutes: Minutes): Promise<number> {
  const results = minutes.items.flatMap(({ dossierId, rule, result, method }) => {
    if (result === null) return [];
    const content = { sessionId: session.id, minutesNumber: session.minutesNumber, method, rule, ...result };
    return [{ dossierId, outcome: result.carried ? 'carried' : 'not-carried', content }];
  });
  const concluded = await tx.rows<{ dossierId: string; visit: number }>(
    `INSERT INTO conclusion (visit_id, dossier_id, kind, outcome, content, person_id, position_id, recorded_at)
     SELECT i.visit_id, i.dossier_id, 'council-vote', r.outcome, r.content, $3, $4, legal_now()
       FROM jsonb_to_recordset($1) AS r ("dossierId" uuid, outcome text, content jsonb)
       JOIN session_item i ON i.session_id = $2 AND i.dossier_id = r."dossierId"
     RETURNING dossier_id AS "dossierId", (SELECT v.seq FROM stage_visit v WHERE v.id = visit_id) AS visit`,
    [JSON.stringify(results), session.id, signer.personId, signer.positionId],
  );
  const visits = new Map(concluded.map(({ dossierId, visit }) => [dossierId, visit]));
  for (const { dossierId, outcome, content } of results) {
    tx.audit(`dossier/${dossierId}`, 'council-vote', { outcome, ...content });
    tx.wake('award-dossier', dossierId, { visit: visits.get(dossierId)!, outcome });
  }
  return results.length;
}

/** The secretary's agenda tasks are done for every dossier that has its result. */
function completeTasks(tx: Transaction, sessionId: string): Promise<InboxChange[]> {
  return tx.rows<InboxChange & Row>(
    `UPDATE human_task t SET state = 'done', ended_at = legal_now(), version = t.version + 1
       FROM (SELECT o.id FROM human_task o JOIN session_item i ON i.visit_id = o.visit_id
              WHERE i.session_id = $1 AND i.state = 'closed' AND o.kind = 'agenda' AND o.ended_at IS NULL
              ORDER BY o.id FOR UPDATE OF o) AS open
      WHERE t.id = open.id
      RETURNING t.id AS "taskId", t.group_id AS "groupId", t.assignee_id AS "assigneeId", t.version`,
    [sessionId],
  );
}
