import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people confirm of a dossier, and what its examination found when it was submitted. */
export class Confirmations1700000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What only a person can read: the answer to one check of a dossier. The newest verified one counts, else the newest declared.
      CREATE TABLE confirmation (
        id uuid NOT NULL CONSTRAINT confirmation_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT confirmation_dossier REFERENCES dossier,
        check_kind text NOT NULL,
        -- Code of the gate, the criterion or the paper; number of the decision cited.
        about text NOT NULL,
        holds boolean NOT NULL,
        standing text NOT NULL,
        note text NOT NULL,
        -- The file the paper had when it was read: another file is read anew.
        paper_sha256 text CONSTRAINT confirmation_paper_file REFERENCES file,
        evidence_sha256 text CONSTRAINT confirmation_evidence_file REFERENCES file,
        person_id uuid NOT NULL CONSTRAINT confirmation_person REFERENCES person,
        position_id uuid NOT NULL CONSTRAINT confirmation_position REFERENCES position,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT confirmation_kind CHECK (check_kind IN ('gate', 'criterion', 'form', 'signer', 'nominees', 'period', 'citation')),
        CONSTRAINT confirmation_standing CHECK (standing IN ('declared', 'verified')));
      CREATE INDEX confirmation_of_dossier ON confirmation (dossier_id, recorded_at, id);
      CREATE INDEX confirmation_of_evidence ON confirmation (evidence_sha256) WHERE evidence_sha256 IS NOT NULL;
      CREATE TRIGGER confirmation_append_only BEFORE UPDATE OR DELETE ON confirmation
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- What the examination found of a dossier as it was submitted, to a level and again to the next one.
      CREATE TABLE filed_examination (
        dossier_id uuid NOT NULL CONSTRAINT filed_examination_dossier REFERENCES dossier,
        submission_id uuid NOT NULL CONSTRAINT filed_examination_submission REFERENCES submission,
        law_version integer NOT NULL,
        findings jsonb NOT NULL,
        CONSTRAINT filed_examination_pk PRIMARY KEY (dossier_id, submission_id));
      CREATE TRIGGER filed_examination_append_only BEFORE UPDATE OR DELETE ON filed_examination
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Examined at every submission: the nominee's other proposals, and all awards of a subject, revoked ones too.
      CREATE INDEX dossier_of_nominee ON dossier (nominee_id);
      CREATE INDEX award_held_of_subject ON award_held (subject_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX award_held_of_subject, dossier_of_nominee;
      DROP TABLE filed_examination, confirmation`);
  }
}
