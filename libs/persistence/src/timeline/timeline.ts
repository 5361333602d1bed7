import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { handles } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';

/** What happened to a dossier at one instant; `data` says more, by the kind. Instants are ISO texts. */
export interface TimelineEvent {
  readonly id: string;
  readonly kind:
    | 'stage'
    | 'conclusion'
    | 'sending'
    | 'hold'
    | 'resume'
    | 'opinions-asked'
    | 'opinion'
    | 'consultation-end'
    | 'comment'
    | 'withdrawal';
  readonly at: string;
  /** The same instant with all its digits: pages are cut by it. */
  readonly atKey: string;
  /** What comes first among events of one instant. */
  readonly rank: number;
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TimelinePage {
  readonly after: { readonly atKey: string; readonly rank: number; readonly id: string } | null;
  readonly rows: number;
}

/**
 * The timeline of a dossier, the oldest first, as one viewer may see it: opinions and internal comments are for those who
 * handle it. Whether he may see the dossier is asked before.
 */
export function listTimeline(
  sql: Sql,
  viewer: Viewer,
  dossierId: string,
  { after, rows }: TimelinePage,
): Promise<TimelineEvent[]> {
  return sql.rows<TimelineEvent & Record<string, unknown>>(TIMELINE, [
    ...[viewer.personId, viewer.bodyIds, viewer.auditor, dossierId],
    ...[after?.atKey ?? '-infinity', after?.rank ?? 0, after?.id ?? '', rows],
  ]);
}

const NAME_OF = (body: string): string =>
  `(SELECT t.name FROM body_tenure t WHERE t.body_id = ${body} ORDER BY t.valid_from DESC LIMIT 1)`;

/** SQL: number of the visit a dossier was in at an instant, times ten. */
const VISIT_AT = (at: string): string =>
  `(SELECT max(v.seq) FROM stage_visit v WHERE v.dossier_id = file.id AND v.entered_at <= ${at}) * 10`;

/**
 * Ranks order what bears the same instant: a visit's entry comes first, what happened in it next, what was sent with its
 * conclusion, and last the conclusion itself.
 */
const EVENTS = `
  SELECT 'conclusion' AS kind, v.id::text AS id, c.recorded_at AS at, v.seq * 10 + 9 AS rank, c.person_id,
         jsonb_build_object('of', c.kind, 'outcome', c.outcome, 'round', v.round, 'stage', v.stage,
           'reasons', coalesce(c.content ->> 'reasons', c.content ->> 'reason', c.content ->> 'note'),
           'items', (SELECT count(*) FROM supplement_item i WHERE i.visit_id = v.id)) AS data
    FROM file JOIN stage_visit v ON v.dossier_id = file.id JOIN conclusion c ON c.visit_id = v.id
  UNION ALL
  SELECT 'stage', v.id::text, v.entered_at, v.seq * 10, NULL,
         jsonb_build_object('stage', v.stage, 'round', v.round, 'level', ${NAME_OF('v.level_body_id')}, 'dueOn', v.due_on)
    FROM file JOIN stage_visit v ON v.dossier_id = file.id
  UNION ALL
  SELECT 'sending', s.nth::text, s.sent_at, 8 + 10 * coalesce((
           SELECT v.seq FROM conclusion c JOIN stage_visit v ON v.id = c.visit_id
            WHERE c.dossier_id = file.id AND c.content ->> 'contentHash' = s.content_hash ORDER BY v.seq LIMIT 1), 1), s.person_id, jsonb_build_object('nth', s.nth, 'of', s.kind, 'papers', jsonb_array_length(s.papers))
    FROM file JOIN dossier_sending s ON s.dossier_id = file.id
  UNION ALL
  SELECT 'hold', s.id::text, s.from_at, v.seq * 10 + 3, s.person_id, jsonb_build_object('of', s.kind, 'reason', s.reason)
    FROM file JOIN suspension s ON s.dossier_id = file.id AND s.kind <> 'supplement' JOIN stage_visit v ON v.id = s.visit_id
  UNION ALL
  SELECT 'resume', s.id::text, s.to_at, ${VISIT_AT('s.to_at')} + 4, s.ended_by, jsonb_build_object('of', s.kind)
    FROM file JOIN suspension s ON s.dossier_id = file.id AND s.kind <> 'supplement' AND s.to_at IS NOT NULL
  UNION ALL
  SELECT 'opinions-asked', k.id::text, k.asked_at, v.seq * 10 + 1, k.asked_by, jsonb_build_object('dueOn', k.due_on, 'minimum', k.minimum,
           'bodies', (SELECT count(*) FROM opinion o WHERE o.consultation_id = k.id AND o.dossier_id = file.id))
    FROM file JOIN consulted_dossier x ON x.dossier_id = file.id JOIN consultation k ON k.id = x.consultation_id
    JOIN stage_visit v ON v.id = x.visit_id
  UNION ALL
  SELECT 'opinion', o.id::text, o.recorded_at, v.seq * 10 + 2, o.person_id,
         jsonb_build_object('answer', o.answer, 'body', ${NAME_OF('o.body_id')}, 'text', o.text)
    FROM file JOIN opinion o ON o.dossier_id = file.id AND o.recorded_at IS NOT NULL
     AND (file.handled OR o.body_id = ANY ($2::uuid[])) JOIN stage_visit v ON v.id = o.visit_id
  UNION ALL
  SELECT 'consultation-end', x.consultation_id::text, x.ended_at, v.seq * 10 + 5, x.ended_by, jsonb_build_object('reason', x.end_reason)
    FROM file JOIN consulted_dossier x ON x.dossier_id = file.id AND x.ended_at IS NOT NULL AND file.handled
    JOIN stage_visit v ON v.id = x.visit_id
  UNION ALL
  SELECT 'comment', c.id::text, c.written_at, ${VISIT_AT('c.written_at')} + 7, c.person_id, jsonb_build_object('visibility', c.visibility, 'text', c.text)
    FROM file JOIN dossier_comment c ON c.dossier_id = file.id
     AND (file.handled OR c.visibility = 'unit' AND file.own)
  UNION ALL
  SELECT 'withdrawal', w.dossier_id::text, w.recorded_at, ${VISIT_AT('w.recorded_at')} + 7, w.person_id, jsonb_build_object('reason', w.reason)
    FROM file JOIN withdrawal w ON w.dossier_id = file.id`;

const TIMELINE = `
  WITH file AS MATERIALIZED (
    SELECT d.id, d.body_id = ANY ($2::uuid[]) AS own, ${handles('$1', '$2', '$3')} AS handled FROM dossier d WHERE d.id = $4)
  SELECT e.kind, e.kind || '/' || e.id AS id, ${ISO('e.at')} AS at, e.at::text AS "atKey", e.rank, p.full_name AS by, e.data
    FROM (${EVENTS}) AS e LEFT JOIN person p ON p.id = e.person_id
   WHERE (e.at, e.rank, e.kind || '/' || e.id) > ($5::timestamptz, $6::integer, $7::text)
   ORDER BY e.at, e.rank, e.kind || '/' || e.id LIMIT $8`;
