import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sectors of bodies, answers to forms with the revision they were filled under, and what every sending of a dossier consisted of. */
export class Forms1700000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- In education an achievement is that of a school year.
      ALTER TABLE body ADD COLUMN sector text NOT NULL DEFAULT 'general',
        ADD CONSTRAINT body_sector CHECK (sector IN ('general', 'education'));

      -- The procedure a migration took the place of: answers filled under it are read by its own forms.
      ALTER TABLE procedure_migration ADD COLUMN replaced jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE procedure_migration ALTER COLUMN replaced DROP DEFAULT;

      -- The sheet of the nominee, and the form of what a body files.
      ALTER TABLE dossier ADD COLUMN form_code text, ADD COLUMN form_rev integer, ADD COLUMN answers jsonb,
        ADD CONSTRAINT dossier_form CHECK (num_nonnulls(form_code, form_rev, answers) IN (0, 3));
      ALTER TABLE filing ADD COLUMN form_code text, ADD COLUMN form_rev integer, ADD COLUMN answers jsonb,
        ADD CONSTRAINT filing_form CHECK (num_nonnulls(form_code, form_rev, answers) IN (0, 3));

      -- What was sent in, as it was sent: by the unit, after a supplement, and upward. It never changes.
      CREATE TABLE dossier_sending (
        dossier_id uuid NOT NULL CONSTRAINT dossier_sending_dossier REFERENCES dossier,
        -- 1 for the unit's submission, one more for each sending after it.
        nth integer NOT NULL,
        kind text NOT NULL,
        submission_id uuid CONSTRAINT dossier_sending_submission REFERENCES submission,
        papers jsonb NOT NULL,
        form_code text,
        form_rev integer,
        answers jsonb,
        -- SHA-256 of the lines 'paper code, file's SHA-256, size', and of the answers where a form was filled.
        content_hash text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT dossier_sending_person REFERENCES person,
        sent_at timestamptz NOT NULL,
        CONSTRAINT dossier_sending_pk PRIMARY KEY (dossier_id, nth),
        CONSTRAINT dossier_sending_kind CHECK (kind IN ('submission', 'supplement', 'dispatch')),
        CONSTRAINT dossier_sending_form CHECK (num_nonnulls(form_code, form_rev, answers) IN (0, 3)));
      CREATE TRIGGER dossier_sending_append_only BEFORE UPDATE OR DELETE ON dossier_sending
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Where else a file lies.
      CREATE INDEX paper_of_file ON paper (file_sha256) WHERE replaced_at IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX paper_of_file;
      DROP TABLE dossier_sending;
      ALTER TABLE filing DROP COLUMN form_code, DROP COLUMN form_rev, DROP COLUMN answers;
      ALTER TABLE dossier DROP COLUMN form_code, DROP COLUMN form_rev, DROP COLUMN answers;
      ALTER TABLE procedure_migration DROP COLUMN replaced;
      ALTER TABLE body DROP COLUMN sector`);
  }
}
