/**
 * Whether what a message `m` urges by its rung `r` was settled, stands still or has a later deadline by now, or its
 * letter was withdrawn.
 */
export const STALE = `
  (EXISTS (SELECT FROM urging_letter AS l WHERE l.id = m.letter_id AND l.state = 'withdrawn') OR coalesce(CASE r.owner_kind
    WHEN 'duty' THEN (SELECT d.settled_at IS NOT NULL OR d.held_at IS NOT NULL OR d.deadline_rev > r.deadline_rev FROM duty AS d WHERE d.id = r.owner_id)
    WHEN 'task' THEN (SELECT t.ended_at IS NOT NULL OR t.deadline_rev > r.deadline_rev FROM human_task AS t WHERE t.id = r.owner_id)
  END, false))`;
