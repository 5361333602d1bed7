import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recusals that say where they come from, minutes with their signatures, results held against the rule by the database itself. */
export class Minutes1700000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Why somebody stands aside: by an act of this session, or found from what is on file.
      ALTER TABLE recusal
        ADD COLUMN kind text NOT NULL DEFAULT 'act',
        ADD CONSTRAINT recusal_kind CHECK (kind IN ('act', 'nominee', 'declared', 'preparer', 'own-unit'));
      CREATE INDEX recusal_of_person ON recusal (person_id, item_id);
      CREATE INDEX session_item_of_dossier ON session_item (dossier_id);
      CREATE INDEX conflict_declared_on_dossier ON conflict_declaration (dossier_id) WHERE ended_at IS NULL;
      CREATE INDEX conflict_declared_on_subject ON conflict_declaration (subject_id) WHERE ended_at IS NULL;

      -- What was said of one dossier, in the secretary's words.
      ALTER TABLE session_item ADD COLUMN discussion text;
      -- How often its figures were corrected after a recount.
      ALTER TABLE paper_count ADD COLUMN recounts integer NOT NULL DEFAULT 0;

      -- Who signed which paper of a session's minutes, and as what.
      CREATE TABLE minutes_signature (
        session_id uuid NOT NULL CONSTRAINT minutes_signature_session REFERENCES council_session,
        paper text NOT NULL,
        part text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT minutes_signature_person REFERENCES person,
        position_id uuid CONSTRAINT minutes_signature_position REFERENCES position,
        signed_at timestamptz NOT NULL,
        CONSTRAINT minutes_signature_pk PRIMARY KEY (session_id, paper, person_id),
        CONSTRAINT minutes_signature_paper CHECK (paper IN ('meeting', 'counting')),
        CONSTRAINT minutes_signature_part CHECK (part IN ('secretary', 'chair') OR part = 'teller' AND paper = 'counting'));
      CREATE TRIGGER minutes_signature_append_only BEFORE UPDATE OR DELETE ON minutes_signature
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Who a command acts for: its person, and the absent holder in whose stead he acts. Empty for the procedure.
      CREATE FUNCTION acting_people() RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_remove(ARRAY[nullif(current_setting('bangvang.person', true), ''),
                                  nullif(current_setting('bangvang.stead', true), '')], NULL)::uuid[] $$;

      -- Whether so many agreeing votes carry, in whole numbers, over all members.
      CREATE FUNCTION carries(agree integer, members integer, numerator integer, denominator integer, strict boolean)
        RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE WHEN strict THEN agree::bigint * denominator > numerator::bigint * members
                    ELSE agree::bigint * denominator >= numerator::bigint * members END $$;

      -- A result that the members could not have given, or that the rule does not bear, is never on file.
      CREATE FUNCTION session_item_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE members integer := (SELECT s.member_count FROM council_session s WHERE s.id = NEW.session_id);
      BEGIN
        IF (least(NEW.agree, NEW.disagree, NEW.abstain, NEW.invalid) >= 0
            AND NEW.agree + NEW.disagree + NEW.abstain + NEW.invalid <= members
            AND NEW.carried = carries(NEW.agree, members, NEW.vote_numerator, NEW.vote_denominator, NEW.vote_strict)) IS NOT TRUE THEN
          RAISE EXCEPTION 'the result of item % does not add up', NEW.id USING ERRCODE = 'BV022';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER session_item_result BEFORE INSERT OR UPDATE ON session_item FOR EACH ROW
        WHEN (NEW.carried IS NOT NULL) EXECUTE FUNCTION session_item_adds_up();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE minutes_signature;
      ALTER TABLE paper_count DROP COLUMN recounts;
      ALTER TABLE session_item DROP COLUMN discussion;
      DROP TRIGGER session_item_result ON session_item;
      DROP FUNCTION session_item_adds_up(), carries(integer, integer, integer, integer, boolean), acting_people();
      DROP INDEX conflict_declared_on_subject, conflict_declared_on_dossier, session_item_of_dossier, recusal_of_person;
      ALTER TABLE recusal DROP CONSTRAINT recusal_kind, DROP COLUMN kind;
    `);
  }
}
