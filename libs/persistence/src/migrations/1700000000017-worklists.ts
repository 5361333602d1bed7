import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of work need: words dossiers are found by, tasks set aside, saved views, work done on many at once. */
export class Worklists1700000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The words a dossier is found by: nominee, proposing body under every name it had, award. A table beside the
      -- dossier, so that moving from stage to stage does not touch the index of words. Written by triggers alone.
      CREATE TABLE dossier_words (
        dossier_id uuid NOT NULL CONSTRAINT dossier_words_pk PRIMARY KEY,
        search tsvector NOT NULL);
      -- Without a list of pending entries: a search after an import is never slow.
      CREATE INDEX dossier_by_words ON dossier_words USING gin (search) WITH (fastupdate = off);
      CREATE INDEX submission_by_number ON submission (lower(number) text_pattern_ops) WHERE number IS NOT NULL;

      CREATE FUNCTION file_dossier_words(dossier_ids uuid[]) RETURNS void LANGUAGE sql AS $$
        WITH asked AS MATERIALIZED (
          SELECT d.id, d.body_id, d.award_code, n.name, n.title
            FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = ANY (dossier_ids)),
        proposer AS MATERIALIZED (
          SELECT t.body_id AS id, name_vector(string_agg(t.name, ' ')) AS words
            FROM body_tenure t WHERE t.body_id IN (SELECT body_id FROM asked) GROUP BY t.body_id),
        award AS MATERIALIZED (
          SELECT code, name_vector(name) AS words FROM award_type WHERE code IN (SELECT award_code FROM asked))
        INSERT INTO dossier_words (dossier_id, search)
        SELECT a.id, name_vector(concat_ws(' ', a.name, a.title)) || coalesce(p.words, '') || w.words
          FROM asked a JOIN award w ON w.code = a.award_code LEFT JOIN proposer p ON p.id = a.body_id
        ON CONFLICT ON CONSTRAINT dossier_words_pk DO UPDATE SET search = excluded.search $$;
      CREATE FUNCTION file_new_dossiers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM file_dossier_words(ARRAY(SELECT id FROM fresh));
        RETURN NULL;
      END $$;
      CREATE TRIGGER dossier_words_filed AFTER INSERT ON dossier REFERENCING NEW TABLE AS fresh
        FOR EACH STATEMENT EXECUTE FUNCTION file_new_dossiers();

      -- A body with a new name is found by both.
      CREATE FUNCTION file_new_name() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        words tsvector := name_vector(NEW.name);
      BEGIN
        UPDATE dossier_words w SET search = w.search || words
          FROM dossier d WHERE d.body_id = NEW.body_id AND w.dossier_id = d.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER body_tenure_named AFTER INSERT ON body_tenure FOR EACH ROW EXECUTE FUNCTION file_new_name();
      CREATE TRIGGER body_tenure_renamed AFTER UPDATE ON body_tenure FOR EACH ROW
        WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION file_new_name();
      SELECT file_dossier_words(ARRAY(SELECT id FROM dossier));

      -- The dossiers of some words, or of a submission whose number begins so. By the indexes alone, whatever the planner expects.
      CREATE FUNCTION dossiers_found(sought text, most integer) RETURNS SETOF uuid LANGUAGE sql STABLE
        SET enable_seqscan = off AS $$
        (SELECT w.dossier_id FROM dossier_words w WHERE w.search @@ name_query(sought, true) LIMIT most)
        UNION
        (SELECT d.id FROM submission s JOIN dossier d ON d.submission_id = s.id
          WHERE s.number IS NOT NULL AND lower(s.number) ^@ lower(sought) LIMIT most) $$;

      -- Oldest work of a queue; work a person has done lately.
      CREATE INDEX human_task_oldest ON human_task (group_id, created_at) WHERE state = 'ready';
      CREATE INDEX human_task_done ON human_task (assignee_id, ended_at) WHERE state = 'done';

      -- A task somebody does not want to see before a legal day. The task itself, its due date and its group stay as they are.
      CREATE TABLE task_snooze (
        person_id uuid NOT NULL CONSTRAINT task_snooze_person REFERENCES person,
        task_id uuid NOT NULL CONSTRAINT task_snooze_task REFERENCES human_task,
        until_on date NOT NULL,
        snoozed_at timestamptz NOT NULL,
        CONSTRAINT task_snooze_pk PRIMARY KEY (person_id, task_id));

      -- A named set of filters. Shared, it is offered to others; what they see through it remains what they may see.
      CREATE TABLE task_view (
        id uuid NOT NULL CONSTRAINT task_view_pk PRIMARY KEY,
        owner_id uuid NOT NULL CONSTRAINT task_view_owner REFERENCES person,
        name text NOT NULL,
        filter jsonb NOT NULL,
        -- At most one: the holders of a position, or everybody with a post in a body.
        group_id uuid CONSTRAINT task_view_group REFERENCES position,
        body_id uuid CONSTRAINT task_view_body REFERENCES body,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT task_view_once UNIQUE (owner_id, name),
        CONSTRAINT task_view_shared CHECK (num_nonnulls(group_id, body_id) <= 1));
      CREATE INDEX task_view_of_group ON task_view (group_id) WHERE group_id IS NOT NULL;
      CREATE INDEX task_view_of_body ON task_view (body_id) WHERE body_id IS NOT NULL;
      CREATE TRIGGER task_view_version BEFORE UPDATE ON task_view FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- One act on many dossiers: shown first, then begun by whoever it was shown to. Instants are real.
      CREATE TABLE bulk_run (
        id uuid NOT NULL CONSTRAINT bulk_run_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT bulk_run_person REFERENCES person,
        kind text NOT NULL,
        act jsonb NOT NULL,
        -- SHA-256 of everything shown: the token's second half.
        seal text NOT NULL,
        previewed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        begun_at timestamptz,
        CONSTRAINT bulk_run_kind CHECK (kind IN ('claim', 'reception', 'appraisal', 'agenda')));
      CREATE INDEX bulk_run_of_person ON bulk_run (person_id, previewed_at);
      CREATE TABLE bulk_item (
        run_id uuid NOT NULL CONSTRAINT bulk_item_run REFERENCES bulk_run ON DELETE CASCADE,
        ord integer NOT NULL,
        -- As asked: there may be no such dossier.
        dossier_id uuid NOT NULL,
        task_id uuid,
        -- Versions of task, dossier and facts when it was shown.
        seen text NOT NULL,
        shown jsonb NOT NULL,
        -- Null while nothing has been done about it.
        outcome text,
        problem jsonb,
        CONSTRAINT bulk_item_pk PRIMARY KEY (run_id, ord),
        CONSTRAINT bulk_item_outcome CHECK (outcome IN ('done', 'refused')),
        CONSTRAINT bulk_item_problem CHECK ((outcome = 'refused') = (problem IS NOT NULL)));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE bulk_item, bulk_run, task_view, task_snooze;
      DROP INDEX human_task_done, human_task_oldest, submission_by_number;
      DROP FUNCTION dossiers_found(text, integer);
      DROP TRIGGER body_tenure_renamed ON body_tenure;
      DROP TRIGGER body_tenure_named ON body_tenure;
      DROP TRIGGER dossier_words_filed ON dossier;
      DROP FUNCTION file_new_name(), file_new_dossiers(), file_dossier_words(uuid[]);
      DROP TABLE dossier_words`);
  }
}
