import type { Transaction } from '../transaction.js';
import { weighItems } from './item-quorum.js';
import { type LockedSession, subjectOf } from './session-lock.js';

/**
 * SQL: how member `m` of session `s` is found to stand aside on dossier `d` of nominee `n`; null where nothing on file says so.
 * @source Law on Emulation and Commendation, practice of councils: nobody judges himself, his kin or what he prepared
 */
const GROUND = `CASE
  WHEN n.person_id = m.person_id THEN 'nominee'
  WHEN EXISTS (SELECT FROM conflict_declaration c WHERE c.person_id = m.person_id AND c.ended_at IS NULL
                AND (c.subject_id = n.subject_id OR c.dossier_id = d.id)) THEN 'declared'
  WHEN d.prepared_by = m.person_id AND (s.rules #>> '{standsAside,preparer}')::boolean THEN 'preparer'
  WHEN (s.rules #>> '{standsAside,ownUnit}')::boolean AND EXISTS (
    SELECT FROM position_holder h JOIN position p ON p.id = h.position_id
     WHERE h.person_id = m.person_id AND p.body_id = d.body_id AND appointed_today(p.id, h.person_id)) THEN 'own-unit' END`;

/** What chair and secretary read as the reason; what a declarer wrote is his alone. */
const REASON = `CASE ground.kind
  WHEN 'nominee' THEN 'Là người được đề nghị khen thưởng' WHEN 'declared' THEN 'Có lợi ích liên quan đã khai'
  WHEN 'preparer' THEN 'Là người lập hồ sơ' WHEN 'own-unit' THEN 'Thuộc đơn vị đề nghị' END`;

/** Lets members stand aside on the items that wait in a session, by what is on file. The base stays all members. */
export async function recuseConcerned(tx: Transaction, sessionId: string): Promise<void> {
  await tx.rows(
    `INSERT INTO recusal (item_id, person_id, reason, kind)
     SELECT i.id, m.person_id, ${REASON}, ground.kind
       FROM session_item i JOIN dossier d ON d.id = i.dossier_id JOIN nominee n ON n.id = d.nominee_id
       JOIN council_session s ON s.id = i.session_id JOIN session_member m ON m.session_id = i.session_id
       CROSS JOIN LATERAL (SELECT ${GROUND} AS kind) AS ground
      WHERE i.session_id = $1 AND i.state = 'pending' AND ground.kind IS NOT NULL ${NOT_VOTED}
     ON CONFLICT ON CONSTRAINT recusal_pk DO NOTHING`,
    [sessionId],
  );
}

/**
 * Follows a declaration of interest into the sessions that wait for its dossiers or sit on them. What the member gave before
 * he declared, a vote, a token or a paper, stands; he sees the item no more. Locks the dossiers first: an agenda made at the
 * same moment waits, and then finds the declaration.
 */
export async function followDeclaration(tx: Transaction, conflictId: string): Promise<void> {
  await tx.rows(
    `SELECT d.id FROM conflict_declaration c
       CROSS JOIN LATERAL (SELECT c.dossier_id AS id UNION
         SELECT x.id FROM nominee n JOIN dossier x ON x.nominee_id = n.id WHERE n.subject_id = c.subject_id) AS about
       JOIN dossier d ON d.id = about.id
      WHERE c.id = $1 ORDER BY d.id FOR NO KEY UPDATE OF d`,
    [conflictId],
  );
  await tx.rows(`SELECT i.id ${TOUCHED} ORDER BY i.id FOR UPDATE OF i`, [conflictId]);
  const recused = await tx.rows<Recused & Record<string, unknown>>(
    `WITH added AS (
       INSERT INTO recusal (item_id, person_id, reason, kind)
       SELECT i.id, m.person_id, ${REASON}, 'declared' ${TOUCHED} ${NOT_VOTED}
       ON CONFLICT ON CONSTRAINT recusal_pk DO NOTHING RETURNING item_id, person_id)
     SELECT a.item_id AS "itemId", a.person_id AS "personId", s.id AS "sessionId", s.stage, s.mode,
            json_build_object('numerator', s.quorum_numerator, 'denominator', s.quorum_denominator) AS quorum
       FROM added a JOIN session_item i ON i.id = a.item_id JOIN council_session s ON s.id = i.session_id`,
    [conflictId],
  );
  for (const { sessionId, itemId, personId } of recused) {
    tx.audit(subjectOf(sessionId), 'member-recused', { itemId, personId });
  }
  const sitting = new Map(recused.filter(({ stage }) => stage === 'open').map((one) => [one.sessionId, one]));
  for (const { sessionId: id, mode, quorum } of sitting.values()) await weighItems(tx, { id, mode, quorum });
}

interface Recused extends Pick<LockedSession, 'stage' | 'mode' | 'quorum'> {
  readonly itemId: string;
  readonly personId: string;
  readonly sessionId: string;
}

/** Takes back what a declaration that ended had brought to sessions not yet opened, unless something else stands against it. */
export async function unfollowDeclaration(tx: Transaction, conflictId: string): Promise<void> {
  const sessions = await tx.rows<{ id: string }>(
    `WITH undone AS (
       DELETE FROM recusal r USING conflict_declaration c, session_item i, council_session s, dossier d, nominee n
        WHERE c.id = $1 AND r.person_id = c.person_id AND r.kind = 'declared' AND i.id = r.item_id AND i.state = 'pending'
          AND s.id = i.session_id AND s.stage = 'convened' AND d.id = i.dossier_id AND n.id = d.nominee_id
          AND (c.dossier_id = d.id OR c.subject_id = n.subject_id)
       RETURNING i.session_id AS id)
     SELECT DISTINCT id FROM undone`,
    [conflictId],
  );
  for (const { id } of sessions) await recuseConcerned(tx, id);
}

/** Items of sessions not yet closed on which nobody has begun to vote in secret, with the member who declared. */
const TOUCHED = `
  FROM conflict_declaration c
  JOIN nominee n ON c.dossier_id IS NOT NULL OR n.subject_id = c.subject_id
  JOIN dossier d ON d.nominee_id = n.id AND (c.dossier_id IS NULL OR d.id = c.dossier_id)
  JOIN session_item i ON i.dossier_id = d.id AND (i.state IN ('pending', 'suspended') OR i.state = 'open' AND i.method = 'named')
  JOIN council_session s ON s.id = i.session_id AND s.stage NOT IN ('closed', 'minutes-signed', 'cancelled')
  JOIN session_member m ON m.session_id = s.id AND m.person_id = c.person_id
  CROSS JOIN (SELECT 'declared' AS kind) AS ground
 WHERE c.id = $1`;

const NOT_VOTED = `
  AND NOT EXISTS (SELECT FROM vote v WHERE v.item_id = i.id AND v.person_id = m.person_id)
  AND NOT EXISTS (SELECT FROM ballot_roll given WHERE given.item_id = i.id AND given.person_id = m.person_id)`;
