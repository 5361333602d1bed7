/**
 * What a target asks now, or asked on the campaign's last day: the latest version in effect. Joins `c` and `t`, gives `v`.
 * The document's own version holds from the beginning.
 */
export const VERSION_IN_FORCE = `
  CROSS JOIN LATERAL (
    SELECT * FROM target_version w
     WHERE w.target_id = t.id AND (w.revision = 1
       OR w.effective_from <= least(c.ends_on, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
     ORDER BY w.revision DESC LIMIT 1) AS v`;
