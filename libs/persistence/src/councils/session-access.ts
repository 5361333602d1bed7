import type { Sql } from '../database.js';
import type { SessionStage } from './session-lock.js';

/** What decides on a person's rights in a session: its council's bodies, and the office he holds in the session. */
export interface SessionStanding {
  readonly sessionId: string;
  readonly stage: SessionStage;
  readonly councilBodyId: string;
  /** The body of Home Affairs (Nội vụ) that serves the council; null when the council's body has none. */
  readonly homeAffairsId: string | null;
  /** Office in the session; null for whoever is not a member on the meeting day. */
  readonly office: 'chair' | 'vice-chair' | 'standing' | 'secretary' | 'member' | null;
}

const STANDING = `
  SELECT s.id AS "sessionId", s.stage, c.body_id AS "councilBodyId", b.home_affairs_id AS "homeAffairsId", m.office
    FROM council_session s JOIN council c ON c.id = s.council_id JOIN body b ON b.id = c.body_id
    LEFT JOIN session_member m ON m.session_id = s.id AND m.person_id = $2`;

/** How a person stands to a session; null when there is no such session. */
export async function standingInSession(
  sql: Sql,
  sessionId: string,
  personId: string,
): Promise<SessionStanding | null> {
  const [row] = await sql.rows<SessionStanding>(`${STANDING} WHERE s.id = $1`, [sessionId, personId]);
  return row ?? null;
}

/** How a person stands to the session of an item; null when there is no such item. */
export async function standingAtItem(sql: Sql, itemId: string, personId: string): Promise<SessionStanding | null> {
  const [row] = await sql.rows<SessionStanding>(
    `${STANDING} WHERE s.id = (SELECT session_id FROM session_item WHERE id = $1)`,
    [itemId, personId],
  );
  return row ?? null;
}

/** The body whose council it is; null when there is no such council. */
export async function councilBody(sql: Sql, councilCode: string): Promise<string | null> {
  const [row] = await sql.rows<{ bodyId: string }>('SELECT body_id AS "bodyId" FROM council WHERE code = $1', [
    councilCode,
  ]);
  return row?.bodyId ?? null;
}
