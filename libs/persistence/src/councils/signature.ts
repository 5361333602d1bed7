import { Problem } from '@bangvang/domain';
import { refuseUnpublished } from '../ballots/publication.js';
import type { Row } from '../database.js';
import { holdBarred } from '../law/hold-barred.js';
import type { Barred } from '../law/refuse-barred.js';
import type { InboxChange } from '../notifier.js';
import type { Transaction } from '../transaction.js';
import { markWithdrawn } from './agenda.js';
import { ACTING, standsAside } from './aside.js';
import type { Minutes } from './minutes-record.js';
import { addSignature, partOf, type Signer, unsignedParts } from './minutes-signatures.js';
import { readMinutes } from './read-minutes.js';
import { lockSession, type LockedSession, requireStage, subjectOf } from './session-lock.js';

/** What a signature did. */
export interface Signed {
  readonly version: number;
  readonly stage: 'closed' | 'minutes-signed';
  /** Results that took effect, with the last signature, as far as they are there for the signer. */
  readonly concluded: number;
  /** What a gate barred now: those dossiers are on hold and have no result, the others go on. */
  readonly held: readonly Barred[];
}

/**
 * Signs the minutes of the meeting: the secretary first, then whoever presides, two different people; where one of them stands
 * aside on an item, a deputy signs for it beside him. With the last signature every result takes effect in this one transaction.
 * The gates are asked at each signature of what was carried; what they bar is held, alone.
 * @param signsAs what the caller's posts entitle to; the chair, or a vice-chair in the chair's absence, presides
 * @throws Problem no-such-session, session-not-open, session-already-open, already-recorded, conflicting-act, four-eyes, not-allowed
 * @source Decree 91/2017/NĐ-CP, Art. 45; Law 06/2022/QH15, Art. 5 for the gates
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
  const part = await partOf(tx, session, signer, signsAs.secretary);
  const held = await holdWhatIsBarred(tx, session, signer);
  await markWithdrawn(tx, session);
  await addSignature(tx, sessionId, 'meeting', part, signer);
  await tx.rows(FIRST_SIGNATURES, [sessionId, signer.personId, part]);
  tx.audit(subjectOf(sessionId), `signed-by-${part}`, { number: session.minutesNumber });
  const version = session.version + 1;
  const whole = (part === 'chair' || session.chairId !== null) && (await unsignedParts(tx, sessionId)).length === 0;
  if (!whole) return { version, stage: 'closed', concluded: 0, held };
  const concluded = await takeEffect(tx, session, signer);
  return { version: version + 1, stage: 'minutes-signed', concluded, held };
}

/** Secretary and chair stand in the session's row; who signs for one of them on some items stands beside. */
const FIRST_SIGNATURES = `
  UPDATE council_session SET version = version + 1,
         signed_by_secretary = CASE WHEN $3 = 'secretary' THEN coalesce(signed_by_secretary, $2) ELSE signed_by_secretary END,
         signed_by_chair = CASE WHEN $3 = 'chair' THEN coalesce(signed_by_chair, $2) ELSE signed_by_chair END
   WHERE id = $1`;

/** @returns what is barred of the items that are there for the signer */
async function holdWhatIsBarred(
  tx: Transaction,
  { id, minutesNumber }: LockedSession,
  { personId }: Signer,
): Promise<readonly Barred[]> {
  await tx.rows(
    `SELECT id FROM dossier WHERE id IN (SELECT dossier_id FROM session_item WHERE session_id = $1 AND state = 'closed')
      ORDER BY id FOR UPDATE`,
    [id],
  );
  const carried = await tx.rows<{ dossierId: string; aside: boolean }>(
    `SELECT i.dossier_id AS "dossierId", ${standsAside('i', ACTING)} AS aside FROM session_item i
      WHERE i.session_id = $1 AND i.state = 'closed' AND i.carried ORDER BY i.ord`,
    [id],
  );
  const ids = carried.map(({ dossierId }) => dossierId);
  const barred = await holdBarred(tx, ids, 'vote', { document: `Biên bản số ${minutesNumber}`, personId });
  const hidden = new Set(carried.filter(({ aside }) => aside).map(({ dossierId }) => dossierId));
  return barred.filter(({ dossierId }) => !hidden.has(dossierId));
}

/** Freezes the minutes, writes every result, ends the secretary's tasks and wakes the procedures. */
async function takeEffect(tx: Transaction, session: LockedSession, signer: Signer): Promise<number> {
  const minutes = await freeze(tx, session);
  const concluded = await conclude(tx, session, signer, minutes);
  tx.inboxChanged(...(await completeTasks(tx, session.id)));
  tx.audit(subjectOf(session.id), 'minutes-signed', { number: session.minutesNumber, concluded });
  tx.wake('council-session', session.id);
  const seen = await readMinutes(tx, session.id, signer.personId);
  return seen!.items.filter(({ result }) => result !== null).length;
}

/** Keeps the minutes as they were signed: later changes of names or rules do not touch them. */
async function freeze(tx: Transaction, { id }: LockedSession): Promise<Minutes> {
  const signedAt = new Date(await tx.legalNow());
  const minutes: Minutes = { ...(await readMinutes(tx, id, null))!, signedAt: signedAt.toISOString() };
  await tx.rows(
    `UPDATE council_session SET minutes_signed_at = $2, minutes = $3, stage = 'minutes-signed', version = version + 1 WHERE id = $1`,
    [id, signedAt, JSON.stringify(minutes)],
  );
  return minutes;
}

/** Writes each result as the fact that concludes its dossier's visit. */
async function conclude(tx: Transaction, session: LockedSession, signer: Signer, minutes: Minutes): Promise<number> {
  const results = minutes.items.flatMap(({ itemId, dossierId, rule, result, method }) => {
    if (result === null) return [];
    const place = minutes.ranking?.find((ranked) => ranked.itemId === itemId)?.place;
    const content = {
      sessionId: session.id,
      minutesNumber: session.minutesNumber,
      method,
      rule,
      ...result,
      ...(place && { place }),
    };
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
