import type { Sql } from '../database.js';
import { LEGAL_DAY } from './legal-day.js';

export interface BodyView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: 'central' | 'province' | 'district' | 'commune' | 'unit';
  readonly decidingLevel: string;
  readonly parentId: string | null;
  readonly homeAffairsId: string | null;
  readonly ownsCouncil: boolean;
  /** Outside the installation: its answers are recorded by a clerk. */
  readonly outside: boolean;
  readonly groups: readonly string[];
}

/** Bodies in force on the legal day, by code. @param after code of the last body of the page before */
export function listBodies(sql: Sql, after: string | null, limit: number): Promise<BodyView[]> {
  return sql.rows<BodyView & Record<string, unknown>>(
    `SELECT b.id, b.code, t.name, b.level, b.deciding_level AS "decidingLevel", t.parent_id AS "parentId",
            b.home_affairs_id AS "homeAffairsId", t.owns_council AS "ownsCouncil", b.outside,
            ARRAY(SELECT group_code FROM body_group_member WHERE body_id = b.id ORDER BY 1) AS groups
       FROM ${LEGAL_DAY}, body b JOIN body_tenure t ON t.body_id = b.id
      WHERE t.valid_from <= today.day AND (t.valid_to IS NULL OR today.day <= t.valid_to)
        AND ($1::text IS NULL OR b.code > $1)
      ORDER BY b.code LIMIT $2`,
    [after, limit],
  );
}
