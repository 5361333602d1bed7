import { onlyOf, standsAside } from '../councils/aside.js';
import type { Sql } from '../database.js';

/** A session's agenda as it stands. */
export interface AgendaSeen {
  readonly version: number;
  /** In its order. */
  readonly dossierIds: readonly string[];
}

/** The agenda of a session as a person sees it, or null where there is no such session. */
export async function readAgenda(sql: Sql, sessionId: string, personId: string): Promise<AgendaSeen | null> {
  const [agenda] = await sql.rows<AgendaSeen & Record<string, unknown>>(AGENDA, [sessionId, personId]);
  return agenda ?? null;
}

const AGENDA = `
  SELECT s.version, ARRAY(SELECT i.dossier_id FROM session_item i WHERE i.session_id = s.id AND i.state = 'pending'
             AND NOT ${standsAside('i', onlyOf('$2'))} ORDER BY i.ord)
           AS "dossierIds"
    FROM council_session s WHERE s.id = $1`;
