import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The numbers of the law as rows, each with its dates, source and how sure it is. */
export class Law1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE award_type (
        code text NOT NULL CONSTRAINT award_type_pk PRIMARY KEY,
        name text NOT NULL,
        nominee_kinds text[] NOT NULL,
        deciding_level text NOT NULL,
        vote_numerator integer NOT NULL,
        vote_denominator integer NOT NULL,
        vote_strict boolean NOT NULL,
        secret_ballot boolean,
        required_papers text[] NOT NULL,
        valid_from date,
        valid_to date,
        source text NOT NULL,
        confidence text NOT NULL,
        CONSTRAINT award_type_share CHECK (vote_numerator > 0 AND vote_denominator >= vote_numerator));

      CREATE TABLE paper_type (
        code text NOT NULL CONSTRAINT paper_type_pk PRIMARY KEY,
        name text NOT NULL,
        -- Who makes the paper: a unit's dossier needs those of the proposing body only, the others arise on the way.
        made_by text NOT NULL);

      CREATE TABLE legal_regime (
        code text NOT NULL CONSTRAINT legal_regime_pk PRIMARY KEY,
        valid_from date NOT NULL,
        valid_to date,
        texts text[] NOT NULL,
        source text NOT NULL,
        confidence text NOT NULL);

      CREATE TABLE calendar_year (
        year integer NOT NULL CONSTRAINT calendar_year_pk PRIMARY KEY,
        days_off date[] NOT NULL,
        makeup_days date[] NOT NULL,
        source text NOT NULL,
        confidence text NOT NULL);

      CREATE TABLE time_limit (
        code text NOT NULL,
        level text NOT NULL,
        count integer NOT NULL,
        unit text NOT NULL,
        shift_to_working_day boolean NOT NULL DEFAULT true,
        source text NOT NULL,
        confidence text NOT NULL,
        CONSTRAINT time_limit_pk PRIMARY KEY (code, level),
        CONSTRAINT time_limit_unit CHECK (unit IN ('working-days', 'calendar-days', 'months')));

      -- The ladder of urging (đôn đốc) as data; steps in the form of the reference files.
      CREATE TABLE ladder (
        code text NOT NULL CONSTRAINT ladder_pk PRIMARY KEY,
        name text NOT NULL,
        steps jsonb NOT NULL,
        source text NOT NULL,
        confidence text NOT NULL);

      -- Which duties a campaign of a kind gives, joined with the document's own codes at launch.
      CREATE TABLE duty_template (
        campaign_kind text NOT NULL CONSTRAINT duty_template_pk PRIMARY KEY,
        duties jsonb NOT NULL);

      -- Single settings of the procedure that are not rows of their own: quorum, supplement rounds.
      CREATE TABLE procedure_setting (
        code text NOT NULL CONSTRAINT procedure_setting_pk PRIMARY KEY,
        value jsonb NOT NULL,
        source text NOT NULL,
        confidence text NOT NULL);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE procedure_setting, duty_template, ladder, time_limit, calendar_year, legal_regime, paper_type, award_type`,
    );
  }
}
