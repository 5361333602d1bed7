import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nominees, dossiers and their papers, stages visited, concluding facts, tasks, submissions and decisions. */
export class Dossiers1700000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE nominee (
        id uuid NOT NULL CONSTRAINT nominee_pk PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL,
        title text,
        -- The body the nominee belongs to; person_id when the nominee has an account here.
        body_id uuid NOT NULL CONSTRAINT nominee_body REFERENCES body,
        person_id uuid CONSTRAINT nominee_person REFERENCES person,
        direct_worker boolean NOT NULL DEFAULT false,
        small_collective boolean NOT NULL DEFAULT false,
        CONSTRAINT nominee_kind CHECK (kind IN ('individual', 'collective', 'household')));
      CREATE UNIQUE INDEX nominee_once ON nominee (body_id, kind, lower(name), coalesce(title, ''));

      -- A submission (tờ trình): one paper for all its dossiers, from a unit, or upward from a level.
      CREATE TABLE submission (
        id uuid NOT NULL CONSTRAINT submission_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT submission_campaign REFERENCES campaign,
        from_body_id uuid NOT NULL CONSTRAINT submission_from REFERENCES body,
        to_body_id uuid NOT NULL CONSTRAINT submission_to REFERENCES body,
        number text,
        dated_on date NOT NULL,
        signed_by uuid NOT NULL CONSTRAINT submission_signer REFERENCES person,
        received_at timestamptz NOT NULL,
        received_on date NOT NULL);
      CREATE INDEX submission_of_campaign ON submission (campaign_id);

      CREATE TABLE dossier (
        id uuid NOT NULL CONSTRAINT dossier_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT dossier_campaign REFERENCES campaign,
        nominee_id uuid NOT NULL CONSTRAINT dossier_nominee REFERENCES nominee,
        award_code text NOT NULL CONSTRAINT dossier_award REFERENCES award_type,
        -- The proposing body.
        body_id uuid NOT NULL CONSTRAINT dossier_body REFERENCES body,
        achievement text NOT NULL,
        prepared_by uuid NOT NULL CONSTRAINT dossier_preparer REFERENCES person,
        drafted_at timestamptz NOT NULL,
        submission_id uuid CONSTRAINT dossier_submission REFERENCES submission,
        stage text NOT NULL,
        -- The body at whose level the dossier is, and the round (1, more after a supplement).
        level_body_id uuid CONSTRAINT dossier_level REFERENCES body,
        round integer NOT NULL DEFAULT 1,
        legal_regime text,
        -- Unit review (bình xét): content and day, before the unit may submit.
        unit_review jsonb,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT dossier_stage CHECK (stage IN ('drafted', 'submitted', 'supplement-requested', 'under-appraisal',
          'before-council', 'in-completion', 'submitted-upward', 'decision-pending', 'decided', 'notified',
          'refused', 'returned', 'withdrawn', 'lapsed')),
        CONSTRAINT dossier_level_known CHECK (stage IN ('drafted', 'withdrawn', 'lapsed') OR level_body_id IS NOT NULL));
      CREATE UNIQUE INDEX dossier_once_per_occasion ON dossier (campaign_id, nominee_id, award_code)
        WHERE stage NOT IN ('withdrawn', 'returned', 'refused', 'lapsed');
      CREATE INDEX dossier_of_campaign ON dossier (campaign_id, stage, id);
      CREATE INDEX dossier_of_body ON dossier (body_id, id);
      CREATE INDEX dossier_of_submission ON dossier (submission_id);
      CREATE INDEX dossier_of_level ON dossier (level_body_id, stage, id);
      CREATE TRIGGER dossier_version BEFORE UPDATE ON dossier FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      CREATE TABLE paper (
        id uuid NOT NULL CONSTRAINT paper_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT paper_dossier REFERENCES dossier,
        paper_code text NOT NULL CONSTRAINT paper_type_of REFERENCES paper_type,
        file_sha256 text NOT NULL CONSTRAINT paper_file REFERENCES file,
        name text NOT NULL,
        added_by uuid NOT NULL CONSTRAINT paper_person REFERENCES person,
        added_at timestamptz NOT NULL,
        replaced_at timestamptz);
      CREATE UNIQUE INDEX paper_one_current ON paper (dossier_id, paper_code) WHERE replaced_at IS NULL;

      -- Each entry into a stage. The procedure alone writes it.
      CREATE TABLE stage_visit (
        id uuid NOT NULL CONSTRAINT stage_visit_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT stage_visit_dossier REFERENCES dossier,
        level_body_id uuid CONSTRAINT stage_visit_level REFERENCES body,
        round integer NOT NULL,
        stage text NOT NULL,
        -- Order of the visits of one dossier, from 1.
        seq integer NOT NULL,
        entered_at timestamptz NOT NULL,
        left_at timestamptz,
        due_on date,
        due_at timestamptz,
        deadline_rev integer NOT NULL DEFAULT 0,
        CONSTRAINT stage_visit_once UNIQUE (dossier_id, level_body_id, round, stage),
        CONSTRAINT stage_visit_seq UNIQUE (dossier_id, seq));
      CREATE UNIQUE INDEX stage_visit_one_open ON stage_visit (dossier_id) WHERE left_at IS NULL;

      -- The fact that concludes a visit. One per visit: the first committed wins.
      CREATE TABLE conclusion (
        visit_id uuid NOT NULL CONSTRAINT conclusion_once_per_visit PRIMARY KEY CONSTRAINT conclusion_visit REFERENCES stage_visit,
        dossier_id uuid NOT NULL CONSTRAINT conclusion_dossier REFERENCES dossier,
        kind text NOT NULL,
        outcome text NOT NULL,
        content jsonb NOT NULL,
        person_id uuid NOT NULL CONSTRAINT conclusion_person REFERENCES person,
        position_id uuid CONSTRAINT conclusion_position REFERENCES position,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT conclusion_kind CHECK (kind IN ('reception', 'supplement', 'appraisal', 'council-vote', 'completion',
          'dispatch', 'decision', 'publication')));
      CREATE INDEX conclusion_of_dossier ON conclusion (dossier_id);

      -- The proposing body took the dossier back; possible until the decision.
      CREATE TABLE withdrawal (
        dossier_id uuid NOT NULL CONSTRAINT withdrawal_pk PRIMARY KEY CONSTRAINT withdrawal_dossier REFERENCES dossier,
        reason text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT withdrawal_person REFERENCES person,
        recorded_at timestamptz NOT NULL);

      -- A decision (quyết định) of the competent person: one paper for many dossiers.
      CREATE TABLE decision (
        id uuid NOT NULL CONSTRAINT decision_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT decision_campaign REFERENCES campaign,
        body_id uuid NOT NULL CONSTRAINT decision_body REFERENCES body,
        outcome text NOT NULL,
        number text,
        dated_on date NOT NULL,
        signed_by uuid NOT NULL CONSTRAINT decision_signer REFERENCES person,
        signed_at timestamptz NOT NULL,
        reason text,
        published_at timestamptz,
        published_by uuid CONSTRAINT decision_publisher REFERENCES person,
        CONSTRAINT decision_outcome CHECK (outcome IN ('decided', 'refused')),
        CONSTRAINT decision_number CHECK ((outcome = 'decided') = (number IS NOT NULL)),
        CONSTRAINT decision_reason CHECK (outcome = 'decided' OR reason IS NOT NULL),
        CONSTRAINT decision_number_once UNIQUE (body_id, number, dated_on));
      CREATE TABLE decision_dossier (
        decision_id uuid NOT NULL CONSTRAINT decision_dossier_decision REFERENCES decision,
        dossier_id uuid NOT NULL CONSTRAINT decision_dossier_dossier REFERENCES dossier,
        CONSTRAINT decision_dossier_pk PRIMARY KEY (decision_id, dossier_id));
      CREATE INDEX decision_of_dossier ON decision_dossier (dossier_id);
      CREATE INDEX decision_published ON decision (published_at DESC, id) WHERE published_at IS NOT NULL;

      -- Work for people. Addressed to a position; held by whoever claimed it.
      CREATE TABLE human_task (
        id uuid NOT NULL CONSTRAINT human_task_pk PRIMARY KEY,
        kind text NOT NULL,
        dossier_id uuid NOT NULL CONSTRAINT human_task_dossier REFERENCES dossier,
        campaign_id uuid NOT NULL CONSTRAINT human_task_campaign REFERENCES campaign,
        visit_id uuid NOT NULL CONSTRAINT human_task_visit REFERENCES stage_visit,
        group_id uuid NOT NULL CONSTRAINT human_task_group REFERENCES position,
        assignee_id uuid CONSTRAINT human_task_assignee REFERENCES person,
        state text NOT NULL DEFAULT 'ready',
        -- Tasks without a limit sort last.
        due_on date,
        due_at timestamptz NOT NULL DEFAULT 'infinity',
        deadline_rev integer NOT NULL DEFAULT 0,
        -- 0 the highest, 10 the lowest, as in WS-HumanTask.
        priority integer NOT NULL DEFAULT 5,
        -- False: beside the act the visit waits for (an opinion asked); it concludes nothing.
        concludes boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL,
        claimed_at timestamptz,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT human_task_once_per_visit UNIQUE (visit_id, kind, group_id),
        CONSTRAINT human_task_state CHECK (state IN ('ready', 'reserved', 'in-progress', 'waiting', 'done', 'cancelled', 'obsolete')),
        CONSTRAINT human_task_priority CHECK (priority BETWEEN 0 AND 10),
        CONSTRAINT human_task_held CHECK (CASE WHEN state = 'ready' THEN assignee_id IS NULL
          WHEN state IN ('reserved', 'in-progress', 'waiting') THEN assignee_id IS NOT NULL ELSE true END),
        CONSTRAINT human_task_ended CHECK ((state IN ('done', 'cancelled', 'obsolete')) = (ended_at IS NOT NULL)));
      CREATE INDEX human_task_inbox ON human_task (group_id, due_at, priority, id) WHERE state = 'ready';
      CREATE INDEX human_task_mine ON human_task (assignee_id, due_at, priority, id) WHERE ended_at IS NULL AND assignee_id IS NOT NULL;
      CREATE INDEX human_task_of_dossier ON human_task (dossier_id);
      CREATE INDEX human_task_open_of_campaign ON human_task (campaign_id, kind) WHERE ended_at IS NULL;
      CREATE TRIGGER human_task_version BEFORE UPDATE ON human_task FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- The level that receives a dossier next: from its proposing body (from_body null), or above a level it has passed.
      -- A level already visited is answered from the visits, so that a procedure begun anew walks the way it went.
      CREATE FUNCTION level_above(of_dossier uuid, from_body uuid)
        RETURNS TABLE (body_id uuid, decides boolean, outside boolean) LANGUAGE sql VOLATILE ROWS 1 AS $$
        WITH RECURSIVE file AS (
          SELECT d.body_id, a.deciding_level, b.deciding_level = a.deciding_level AS own,
                 (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
            FROM dossier d JOIN award_type a ON a.code = d.award_code JOIN body b ON b.id = d.body_id
           WHERE d.id = of_dossier),
        up AS (
          SELECT coalesce(from_body, file.body_id) AS id, 0 AS steps FROM file
          UNION ALL
          SELECT t.parent_id, up.steps + 1 FROM up CROSS JOIN file
            JOIN body_tenure t ON t.body_id = up.id AND t.valid_from <= file.day AND coalesce(t.valid_to >= file.day, true)
           WHERE t.parent_id IS NOT NULL AND up.steps < 20),
        visited AS (
          SELECT v.level_body_id AS id FROM stage_visit v
           WHERE v.dossier_id = of_dossier AND v.level_body_id IS NOT NULL
             AND v.seq > coalesce((SELECT max(p.seq) FROM stage_visit p
                                    WHERE p.dossier_id = of_dossier AND p.level_body_id = from_body), 0)
           ORDER BY v.seq LIMIT 1),
        candidate AS (
          SELECT id, -1 AS steps FROM visited
          UNION ALL
          SELECT up.id, up.steps FROM up CROSS JOIN file JOIN body b ON b.id = up.id AND NOT b.outside
            JOIN body_tenure t ON t.body_id = up.id AND t.valid_from <= file.day AND coalesce(t.valid_to >= file.day, true)
           WHERE t.owns_council AND (up.steps > 0 OR (from_body IS NULL AND file.own))
          UNION ALL
          -- Other bodies outside (a party committee, an enterprise) decide nothing here.
          SELECT b.id, 1000 FROM body b CROSS JOIN file
           WHERE b.outside AND b.level = 'central' AND b.deciding_level = file.deciding_level)
        SELECT b.id, b.deciding_level = file.deciding_level, b.outside
          FROM candidate c JOIN body b ON b.id = c.id CROSS JOIN file ORDER BY c.steps LIMIT 1 $$;

      -- Who holds a position on the legal day.
      CREATE FUNCTION holds_today(of_position uuid, of_person uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
        SELECT EXISTS (SELECT FROM position_holder h WHERE h.position_id = of_position AND h.person_id = of_person
          AND daterange(h.valid_from, h.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP FUNCTION holds_today(uuid, uuid), level_above(uuid, uuid);
       DROP TABLE human_task, decision_dossier, decision, withdrawal, conclusion, stage_visit, paper, dossier, submission, nominee`,
    );
  }
}
