import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work on a dossier: items asked and answered, recall and reopening, opinions of other bodies, comments, drafts of acts. */
export class Supplements1700000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Each defect the unit is asked to mend, in the words of the catalogue frozen in its campaign.
      CREATE TABLE supplement_item (
        id uuid NOT NULL CONSTRAINT supplement_item_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT supplement_item_dossier REFERENCES dossier,
        -- The visit that ended with the request: a reception or an appraisal.
        visit_id uuid NOT NULL CONSTRAINT supplement_item_visit REFERENCES stage_visit,
        ord integer NOT NULL,
        defect_code text NOT NULL,
        defect_name text NOT NULL,
        -- Revision of the campaign's procedure whose catalogue it is from.
        procedure_rev integer NOT NULL,
        paper_code text CONSTRAINT supplement_item_paper REFERENCES paper_type,
        note text,
        asked_at timestamptz NOT NULL,
        CONSTRAINT supplement_item_once UNIQUE (visit_id, ord));
      CREATE INDEX supplement_item_of_dossier ON supplement_item (dossier_id);
      CREATE TRIGGER supplement_item_append_only BEFORE UPDATE OR DELETE ON supplement_item
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- What the unit did about an item, with the supplement it sent in.
      CREATE TABLE supplement_answer (
        item_id uuid NOT NULL CONSTRAINT supplement_answer_pk PRIMARY KEY CONSTRAINT supplement_answer_item REFERENCES supplement_item,
        visit_id uuid NOT NULL CONSTRAINT supplement_answer_visit REFERENCES stage_visit,
        -- Number of the sending it went with.
        sending integer NOT NULL,
        answer text NOT NULL,
        paper_id uuid CONSTRAINT supplement_answer_paper REFERENCES paper,
        note text,
        person_id uuid NOT NULL CONSTRAINT supplement_answer_person REFERENCES person,
        answered_at timestamptz NOT NULL,
        CONSTRAINT supplement_answer_kind CHECK (answer IN ('supplied', 'objected')));
      CREATE TRIGGER supplement_answer_append_only BEFORE UPDATE OR DELETE ON supplement_answer
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- The account of the achievement goes with every sending, so that two of them can be compared.
      ALTER TABLE dossier_sending ADD COLUMN achievement text;

      -- A sender may recall what nobody has received; an appraisal may be reopened before the council meets on it.
      ALTER TABLE conclusion DROP CONSTRAINT conclusion_kind, ADD CONSTRAINT conclusion_kind CHECK (kind IN ('reception',
        'supplement', 'appraisal', 'council-vote', 'completion', 'dispatch', 'decision', 'publication', 'recall', 'reopening'));
      CREATE INDEX conclusion_of_recall ON conclusion (dossier_id) WHERE kind = 'recall';

      -- A paper ticked off the checklist as a whole.
      ALTER TABLE confirmation DROP CONSTRAINT confirmation_kind, ADD CONSTRAINT confirmation_kind CHECK (check_kind IN
        ('gate', 'criterion', 'form', 'signer', 'nominees', 'period', 'citation', 'paper'));

      -- One letter asking for opinions (lấy ý kiến, hiệp y) on one or many dossiers. Its window is barring.
      CREATE TABLE consultation (
        id uuid NOT NULL CONSTRAINT consultation_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT consultation_campaign REFERENCES campaign,
        -- The body that asks: Home Affairs of the level.
        body_id uuid NOT NULL CONSTRAINT consultation_body REFERENCES body,
        questions text NOT NULL,
        document text,
        minimum integer NOT NULL,
        due_on date NOT NULL,
        due_at timestamptz NOT NULL,
        asked_by uuid NOT NULL CONSTRAINT consultation_asker REFERENCES person,
        asked_at timestamptz NOT NULL,
        CONSTRAINT consultation_minimum CHECK (minimum >= 1));
      CREATE TABLE consulted_dossier (
        consultation_id uuid NOT NULL CONSTRAINT consulted_dossier_consultation REFERENCES consultation,
        dossier_id uuid NOT NULL CONSTRAINT consulted_dossier_dossier REFERENCES dossier,
        visit_id uuid NOT NULL CONSTRAINT consulted_dossier_visit REFERENCES stage_visit,
        ended_at timestamptz,
        ended_by uuid CONSTRAINT consulted_dossier_ender REFERENCES person,
        end_reason text,
        CONSTRAINT consulted_dossier_pk PRIMARY KEY (consultation_id, dossier_id),
        CONSTRAINT consulted_dossier_ended CHECK (num_nonnulls(ended_at, ended_by, end_reason) IN (0, 3)));
      CREATE INDEX consulted_dossier_of_visit ON consulted_dossier (visit_id);

      -- One body's opinion on one dossier; 'silent' once the window ended without it.
      CREATE TABLE opinion (
        id uuid NOT NULL CONSTRAINT opinion_pk PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT opinion_consultation REFERENCES consultation,
        dossier_id uuid NOT NULL CONSTRAINT opinion_dossier REFERENCES dossier,
        visit_id uuid NOT NULL CONSTRAINT opinion_visit REFERENCES stage_visit,
        body_id uuid NOT NULL CONSTRAINT opinion_body REFERENCES body,
        task_id uuid NOT NULL CONSTRAINT opinion_task REFERENCES human_task,
        answer text,
        text text,
        paper_sha256 text CONSTRAINT opinion_paper REFERENCES file,
        person_id uuid CONSTRAINT opinion_person REFERENCES person,
        position_id uuid CONSTRAINT opinion_position REFERENCES position,
        recorded_at timestamptz,
        CONSTRAINT opinion_once UNIQUE (visit_id, body_id),
        CONSTRAINT opinion_answer CHECK (answer IN ('agree', 'disagree', 'no-comment', 'silent')),
        CONSTRAINT opinion_recorded CHECK ((answer IS NULL) = (recorded_at IS NULL)),
        CONSTRAINT opinion_by CHECK ((coalesce(answer, 'silent') = 'silent') = (person_id IS NULL)));
      CREATE INDEX opinion_of_dossier ON opinion (dossier_id, body_id);
      CREATE INDEX opinion_of_task ON opinion (task_id);
      CREATE INDEX opinion_of_consultation ON opinion (consultation_id);
      CREATE TRIGGER opinion_stays BEFORE UPDATE ON opinion FOR EACH ROW WHEN (OLD.answer IS NOT NULL)
        EXECUTE FUNCTION refuse_change();

      -- What is said about a dossier: among those who handle it, or for its unit to read too.
      CREATE TABLE dossier_comment (
        id uuid NOT NULL CONSTRAINT dossier_comment_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT dossier_comment_dossier REFERENCES dossier,
        visibility text NOT NULL,
        text text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT dossier_comment_person REFERENCES person,
        position_id uuid NOT NULL CONSTRAINT dossier_comment_position REFERENCES position,
        written_at timestamptz NOT NULL,
        CONSTRAINT dossier_comment_visibility CHECK (visibility IN ('internal', 'unit')));
      CREATE INDEX dossier_comment_of_dossier ON dossier_comment (dossier_id, written_at, id);
      CREATE TRIGGER dossier_comment_append_only BEFORE UPDATE OR DELETE ON dossier_comment
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- An act begun and not sent: one per task and person, gone with the task.
      CREATE TABLE task_draft (
        task_id uuid NOT NULL CONSTRAINT task_draft_task REFERENCES human_task,
        person_id uuid NOT NULL CONSTRAINT task_draft_person REFERENCES person,
        content jsonb NOT NULL,
        saved_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT task_draft_pk PRIMARY KEY (task_id, person_id),
        CONSTRAINT task_draft_size CHECK (octet_length(content::text) <= 100000));
      CREATE TRIGGER task_draft_version BEFORE UPDATE ON task_draft FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE task_draft, dossier_comment, opinion, consulted_dossier, consultation, supplement_answer, supplement_item;
      ALTER TABLE dossier_sending DROP COLUMN achievement;
      DROP INDEX conclusion_of_recall;
      ALTER TABLE conclusion DROP CONSTRAINT conclusion_kind, ADD CONSTRAINT conclusion_kind CHECK (kind IN ('reception',
        'supplement', 'appraisal', 'council-vote', 'completion', 'dispatch', 'decision', 'publication'));
      ALTER TABLE confirmation DROP CONSTRAINT confirmation_kind, ADD CONSTRAINT confirmation_kind CHECK (check_kind IN
        ('gate', 'criterion', 'form', 'signer', 'nominees', 'period', 'citation'))`);
  }
}
