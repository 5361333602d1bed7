/** SQL: whether dossier `d` is with its unit because the unit recalled it, not because anybody asked for a supplement. */
export const RECALLED = `(d.stage = 'supplement-requested' AND EXISTS (
  SELECT FROM stage_visit v JOIN stage_visit b ON b.dossier_id = v.dossier_id AND b.seq = v.seq - 1
    JOIN conclusion c ON c.visit_id = b.id AND c.kind = 'recall' WHERE v.dossier_id = d.id AND v.left_at IS NULL))`;
