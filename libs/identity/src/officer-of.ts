import type { Officer } from '@bangvang/contracts';
import type { Row } from '@bangvang/persistence';

/**
 * Posts held on the legal day by a person, as JSON in a stable order: his own, then those of absent holders he stands in for.
 * A post held both ways is his own. `p` is the person.
 */
const POSTS = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('positionId', po.id, 'bodyId', b.id, 'bodyCode', b.code,
                     'bodyName', t.name, 'bodyLevel', b.level, 'role', po.role, 'title', held.title,
                     'leads', r.lead_rank IS NOT NULL AND leads_today(b.id, p.id),
                     'onBehalfOf', CASE WHEN held.mandate_id IS NOT NULL THEN jsonb_build_object('personId', absent.id,
                        'fullName', absent.full_name, 'mandateId', held.mandate_id) END)
                   ORDER BY held.mandate_id IS NOT NULL, b.code, po.role)
    FROM (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
    CROSS JOIN LATERAL (
      SELECT h.position_id, h.title, NULL::uuid AS mandate_id, NULL::uuid AS absent_id FROM position_holder h
       WHERE h.person_id = p.id AND h.valid_from <= day AND (h.valid_to IS NULL OR day <= h.valid_to)
      UNION ALL
      SELECT m.position_id, h.title, m.id, m.person_id FROM mandate m
        JOIN position_holder h ON h.position_id = m.position_id AND h.person_id = m.person_id
       WHERE m.substitute_id = p.id AND m.ended_at IS NULL AND m.id = mandate_today(m.position_id, p.id)
         AND h.valid_from <= day AND (h.valid_to IS NULL OR day <= h.valid_to)
         AND NOT appointed_today(m.position_id, p.id)) AS held
    JOIN position po ON po.id = held.position_id
    JOIN role r ON r.code = po.role
    JOIN body b ON b.id = po.body_id
    JOIN body_tenure t ON t.body_id = b.id AND t.valid_from <= day AND (t.valid_to IS NULL OR day <= t.valid_to)
    LEFT JOIN person absent ON absent.id = held.absent_id
  ), '[]') AS posts`;

/**
 * The officer of a live session, in one statement. `$1` the token's hash, `$2` the idle limit in seconds.
 * A session in use is marked seen at most once a minute.
 */
export const OFFICER_OF_TOKEN = `
  WITH live AS (
    SELECT s.person_id FROM sign_in s JOIN account a USING (person_id)
     WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND a.disabled_at IS NULL AND s.ends_at > clock_timestamp()
       AND s.seen_at > clock_timestamp() - make_interval(secs => $2)),
  seen AS (
    UPDATE sign_in SET seen_at = clock_timestamp()
     WHERE token_hash = $1 AND seen_at < clock_timestamp() - interval '1 minute' AND EXISTS (SELECT FROM live))
  SELECT p.id, p.full_name, ${POSTS} FROM live JOIN person p ON p.id = live.person_id`;

/** The same for a person known by id: `$1`. */
export const OFFICER_OF_PERSON = `SELECT p.id, p.full_name, ${POSTS} FROM person p WHERE p.id = $1`;

export interface OfficerRow extends Row {
  readonly id: string;
  readonly full_name: string;
  readonly posts: Officer['posts'];
}

export function officerFrom({ id, full_name: fullName, posts }: OfficerRow): Officer {
  return { personId: id, fullName, posts };
}
