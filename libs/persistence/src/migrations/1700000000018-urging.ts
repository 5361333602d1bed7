import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Urging (đôn đốc): letters for signature, channels, lateness for the year, duties returned, held, and urging notes. */
export class Urging1700000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE body ADD COLUMN letter_symbol text;

      ALTER TABLE rung
        ADD COLUMN place integer NOT NULL DEFAULT 0,
        ADD COLUMN channels text[] NOT NULL DEFAULT '{in-app,mail}',
        DROP COLUMN letter,
        -- Who signs, to whom it goes, how urgent; null: a reminder only.
        ADD COLUMN letter jsonb;

      ALTER TABLE duty
        DROP CONSTRAINT duty_once_per_body,
        -- Time stands still since; nobody is urged meanwhile.
        ADD COLUMN held_at timestamptz,
        ADD COLUMN hold_reason text,
        -- Working days late, frozen when it was settled; null while open, and where it was excused or withdrawn.
        ADD COLUMN days_late integer,
        -- Of an urging note: what is asked, and by whom.
        ADD COLUMN instructions text,
        ADD COLUMN asked_by uuid CONSTRAINT duty_asked_by REFERENCES person,
        ADD CONSTRAINT duty_held CHECK ((held_at IS NULL) = (hold_reason IS NULL)),
        ADD CONSTRAINT duty_note CHECK ((kind = 'urging-note') = (instructions IS NOT NULL));
      CREATE UNIQUE INDEX duty_once_per_body ON duty (campaign_id, body_id, kind) WHERE kind <> 'urging-note';
      CREATE INDEX duty_of_body_by_day ON duty (body_id, due_on, id);

      ALTER TABLE filing
        DROP CONSTRAINT filing_once_per_duty,
        ADD COLUMN returned_at timestamptz,
        ADD COLUMN returned_by uuid CONSTRAINT filing_returned_by REFERENCES person,
        ADD COLUMN return_reason text,
        ADD CONSTRAINT filing_returned CHECK (num_nonnulls(returned_at, returned_by, return_reason) IN (0, 3));
      CREATE UNIQUE INDEX filing_once_per_duty ON filing (duty_id) WHERE returned_at IS NULL;
      CREATE INDEX filing_of_duty ON filing (duty_id);

      CREATE TABLE urging_letter (
        id uuid NOT NULL CONSTRAINT urging_letter_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT urging_letter_campaign REFERENCES campaign,
        -- In whose name it is sent, and which post there signs.
        issuer_body_id uuid NOT NULL CONSTRAINT urging_letter_issuer REFERENCES body,
        signer_role text NOT NULL CONSTRAINT urging_letter_signer_role REFERENCES role,
        addressee_body_id uuid NOT NULL CONSTRAINT urging_letter_addressee REFERENCES body,
        receivers text[] NOT NULL,
        channels text[] NOT NULL,
        urgency text,
        state text NOT NULL DEFAULT 'drafted',
        drafted_at timestamptz NOT NULL,
        number text,
        dated_on date,
        signed_by uuid CONSTRAINT urging_letter_signer REFERENCES person,
        signed_at timestamptz,
        -- Fixed by the signature; a draft is worded from its duties.
        text text,
        ended_at timestamptz,
        end_reason text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT urging_letter_state CHECK (state IN ('drafted', 'signed', 'withdrawn', 'discarded')),
        CONSTRAINT urging_letter_signed CHECK (
          num_nonnulls(number, dated_on, signed_by, signed_at, text) = CASE WHEN state = 'signed' THEN 5 ELSE 0 END
          OR state = 'withdrawn'),
        CONSTRAINT urging_letter_ended CHECK ((state IN ('withdrawn', 'discarded')) = (ended_at IS NOT NULL)));
      CREATE UNIQUE INDEX urging_letter_one_draft ON urging_letter (campaign_id, addressee_body_id, signer_role)
        WHERE state = 'drafted';
      CREATE INDEX urging_letter_of_campaign ON urging_letter (campaign_id, drafted_at, id);
      CREATE TRIGGER urging_letter_version BEFORE UPDATE ON urging_letter
        FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      CREATE TABLE urging_letter_duty (
        letter_id uuid NOT NULL CONSTRAINT urging_letter_duty_letter REFERENCES urging_letter,
        duty_id uuid NOT NULL CONSTRAINT urging_letter_duty_duty REFERENCES duty,
        due_on date NOT NULL,
        CONSTRAINT urging_letter_duty_pk PRIMARY KEY (letter_id, duty_id));
      CREATE INDEX urging_letter_of_duty ON urging_letter_duty (duty_id);

      ALTER TABLE message ADD COLUMN letter_id uuid CONSTRAINT message_letter REFERENCES urging_letter;
      CREATE INDEX message_of_letter ON message (letter_id) WHERE letter_id IS NOT NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE message DROP COLUMN letter_id;
      DROP TABLE urging_letter_duty, urging_letter;
      DROP INDEX filing_once_per_duty, filing_of_duty;
      ALTER TABLE filing DROP COLUMN returned_at, DROP COLUMN returned_by, DROP COLUMN return_reason,
        ADD CONSTRAINT filing_once_per_duty UNIQUE (duty_id);
      DROP INDEX duty_once_per_body, duty_of_body_by_day;
      ALTER TABLE duty DROP COLUMN held_at, DROP COLUMN hold_reason, DROP COLUMN days_late,
        DROP COLUMN instructions, DROP COLUMN asked_by,
        ADD CONSTRAINT duty_once_per_body UNIQUE (campaign_id, body_id, kind);
      ALTER TABLE rung DROP COLUMN place, DROP COLUMN channels, DROP COLUMN letter,
        ADD COLUMN letter boolean NOT NULL DEFAULT false;
      ALTER TABLE body DROP COLUMN letter_symbol;
    `);
  }
}
