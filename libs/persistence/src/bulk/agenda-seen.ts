import type { Sql } from '../database.js';

/** A session's agenda as it stands. */
export interface AgendaSeen {
  readonly version: number;
  /** In its order. */
  readonly dossierIds: readonly string[];
}

/** The agenda of a session, or null where there is no such session. */
export async function readAgenda(sql: Sql, sessionId: string): Promise<AgendaSeen | null> {
  const [agenda] = await sql.rows<AgendaSeen & Record<string, unknown>>(AGENDA, [sessionId]);
  return agenda ?? null;
}

const AGENDA = `
  SELECT s.version, ARRAY(SELECT i.dossier_id FROM session_item i WHERE i.session_id = s.id AND i.state = 'pending' ORDER BY i.ord)
           AS "dossierIds"
    FROM council_session s WHERE s.id = $1`;
