/** The first fifty ready tasks of a position with what a screen shows of each, as one JSON text. */
export const PAGE_AS_JSON = `
  SELECT coalesce(json_agg(item), '[]')::text AS page FROM (
    SELECT t.id, t.kind, t.state, t.due_on, t.due_at, t.version, t.dossier_id, t.campaign_id,
           d.stage, d.award_code, n.name AS nominee, n.title, b.code AS body_code
      FROM (SELECT * FROM human_task WHERE group_id = $1 AND state = 'ready' ORDER BY due_at, priority, id LIMIT 50) AS t
      JOIN dossier d ON d.id = t.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN body b ON b.id = d.body_id
     ORDER BY t.due_at, t.priority, t.id) AS item`;
