import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** A mandate as its people see it. Days 'YYYY-MM-DD', instants ISO. */
export interface MandateRecord {
  readonly id: string;
  readonly positionId: string;
  readonly role: string;
  readonly title: string;
  readonly body: string;
  readonly personId: string;
  readonly person: string;
  readonly substituteId: string;
  readonly substitute: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
  readonly document: string | null;
  readonly madeBy: string;
  readonly endedAt: string | null;
  readonly inForce: boolean;
  /** Whether the reader may end it. */
  readonly mayEnd: boolean;
}

/**
 * The mandates of a person: his own, those he stands in by, those of bodies he leads. The latest first.
 * @param after the last one of the page before: first day and id
 */
export function listMandates(
  sql: Sql,
  personId: string,
  page: { readonly all: boolean; readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<MandateRecord[]> {
  return sql.rows<MandateRecord & Record<string, unknown>>(LIST, [
    personId,
    page.all,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.limit,
  ]);
}

const IN_FORCE = `m.ended_at IS NULL AND daterange(m.valid_from, m.valid_to, '[]') @> today.day`;

const LIST = `
  SELECT m.id, m.position_id AS "positionId", p.role, p.title,
         (SELECT t.name FROM body_tenure t WHERE t.body_id = p.body_id ORDER BY t.valid_from DESC LIMIT 1) AS body,
         m.person_id AS "personId", a.full_name AS person, m.substitute_id AS "substituteId", s.full_name AS substitute,
         m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo", m.reason, m.document, maker.full_name AS "madeBy",
         ${ISO('m.ended_at')} AS "endedAt", ${IN_FORCE} AS "inForce",
         m.ended_at IS NULL AND m.valid_to >= today.day
           AND ($1 IN (m.person_id, m.substitute_id) OR leads_today(p.body_id, $1)) AS "mayEnd"
    FROM mandate m JOIN position p ON p.id = m.position_id JOIN person a ON a.id = m.person_id JOIN person s ON s.id = m.substitute_id
    JOIN person maker ON maker.id = m.made_by
    CROSS JOIN (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
   WHERE ($2 OR $1 IN (m.person_id, m.substitute_id, m.made_by) OR leads_today(p.body_id, $1))
     AND ($3::date IS NULL OR (m.valid_from, m.id) < ($3, $4::uuid))
   ORDER BY m.valid_from DESC, m.id DESC LIMIT $5`;
