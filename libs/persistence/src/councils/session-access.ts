import type { CouncilRules } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { councilRules } from './council-rules.js';
import { onlyOf, standsAside } from './aside.js';
import type { SessionStage } from './session-lock.js';

/** What decides on a person's rights in a session: its council's bodies, and the office he holds in the session. */
export interface SessionStanding {
  readonly sessionId: string;
  readonly stage: SessionStage;
  readonly councilBodyId: string;
  /** The body of Home Affairs (Nội vụ) that serves the council; null when the council's body has none. */
  readonly homeAffairsId: string | null;
  /** Office in the session; null for whoever is not a member on the meeting day. */
  readonly office: Office | null;
  /** Whether he holds the third share of the session's key (người kiểm phiếu). */
  readonly teller: boolean;
  /** Who does which act: as frozen at the convening. */
  readonly rules: Pick<CouncilRules, 'acts'>;
  /** Whether he acts on items in the stead of a chair or secretary who stands aside on one. */
  readonly deputises: boolean;
}

export type Office = 'chair' | 'vice-chair' | 'standing' | 'secretary' | 'member';

/** What decides on a person's rights in a council itself, before there is a session. */
export type CouncilStanding = Pick<
  SessionStanding,
  'councilBodyId' | 'homeAffairsId' | 'office' | 'teller' | 'rules' | 'deputises'
>;

const STANDING = `
  SELECT s.id AS "sessionId", s.stage, c.body_id AS "councilBodyId", b.home_affairs_id AS "homeAffairsId", m.office, s.rules,
         s.teller_id IS NOT DISTINCT FROM $2 AS teller, coalesce(s.rules -> 'deputies' ? m.office, false) AND EXISTS (
           SELECT FROM session_member led JOIN recusal r ON r.person_id = led.person_id JOIN session_item i ON i.id = r.item_id
            WHERE led.session_id = s.id AND i.session_id = s.id AND led.office IN ('chair', 'secretary')) AS deputises
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

/** How a person stands to the session of an item; null when there is no such item, or he stands aside on it. */
export async function standingAtItem(sql: Sql, itemId: string, personId: string): Promise<SessionStanding | null> {
  const [row] = await sql.rows<SessionStanding>(
    `${STANDING} WHERE s.id = (SELECT i.session_id FROM session_item i WHERE i.id = $1 AND NOT ${standsAside('i', onlyOf('$2'))})`,
    [itemId, personId],
  );
  return row ?? null;
}

/** How a person stands to a council today, under its rules of today; null when there is no such council. */
export async function standingInCouncil(
  sql: Sql,
  councilCode: string,
  personId: string,
): Promise<CouncilStanding | null> {
  const [found] = await sql.rows<Omit<CouncilStanding, 'rules' | 'teller' | 'deputises'> & { id: string }>(
    `SELECT c.id, c.body_id AS "councilBodyId", b.home_affairs_id AS "homeAffairsId",
            (SELECT m.office FROM council_member m WHERE m.council_id = c.id AND m.person_id = $2
                AND daterange(m.valid_from, m.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
              LIMIT 1) AS office
       FROM council c JOIN body b ON b.id = c.body_id WHERE c.code = $1`,
    [councilCode, personId],
  );
  if (!found) return null;
  const { id, ...standing } = found;
  return { ...standing, teller: false, deputises: false, rules: await councilRules(sql, id) };
}
