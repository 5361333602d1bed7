/** What a message is about, as a mail shows it beside the text. Days 'YYYY-MM-DD', instants ISO; absent what does not apply. */
export interface MessageFacts {
  readonly campaign?: string;
  readonly duty?: string;
  readonly body?: string;
  readonly nominee?: string;
  readonly award?: string;
  readonly council?: string;
  readonly place?: string;
  readonly meetsAt?: string;
  readonly dueOn?: string;
}

/** The facts of the message `m`, looked up by what it is about. */
export const FACTS = `
  jsonb_strip_nulls(coalesce(CASE m.subject_kind
    WHEN 'duty' THEN (
      SELECT jsonb_build_object('campaign', c.title, 'duty', d.name, 'dueOn', d.due_on,
               'body', (SELECT name FROM body_tenure AS b WHERE b.body_id = d.body_id ORDER BY b.valid_from DESC LIMIT 1))
        FROM duty AS d JOIN campaign AS c ON c.id = d.campaign_id WHERE d.id = m.subject_id)
    WHEN 'dossier' THEN (
      SELECT jsonb_build_object('campaign', c.title, 'nominee', n.name, 'award', a.name,
               'dueOn', (SELECT v.due_on FROM stage_visit AS v WHERE v.dossier_id = d.id AND v.left_at IS NULL))
        FROM dossier AS d JOIN campaign AS c ON c.id = d.campaign_id JOIN nominee AS n ON n.id = d.nominee_id
        JOIN award_type AS a ON a.code = d.award_code WHERE d.id = m.subject_id)
    WHEN 'council-session' THEN (
      SELECT jsonb_build_object('council', k.name, 'place', s.place,
               'meetsAt', to_char(s.meets_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        FROM council_session AS s JOIN council AS k ON k.id = s.council_id WHERE s.id = m.subject_id)
    WHEN 'campaign' THEN (SELECT jsonb_build_object('campaign', c.title) FROM campaign AS c WHERE c.id = m.subject_id)
  END, '{}'))`;
