import type { Officer } from '@bangvang/contracts';
import type { Row } from '@bangvang/persistence';

/** Posts held on the legal day by a person, as JSON in a stable order. `p` is the person. */
const POSTS = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('positionId', po.id, 'bodyId', b.id, 'bodyCode', b.code,
                     'bodyName', t.name, 'bodyLevel', b.level, 'role', po.role, 'title', h.title)
                   ORDER BY b.code, po.role)
    FROM (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS today
    JOIN position_holder h ON h.person_id = p.id AND h.valid_from <= day AND (h.valid_to IS NULL OR day <= h.valid_to)
    JOIN position po ON po.id = h.position_id
    JOIN body b ON b.id = po.body_id
    JOIN body_tenure t ON t.body_id = b.id AND t.valid_from <= day AND (t.valid_to IS NULL OR day <= t.valid_to)
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
