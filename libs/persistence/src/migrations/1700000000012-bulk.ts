import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lists of thousands need: audit entries written together, imported results of targets, one more way of typing đ. */
export class Bulk1700000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- As append_audit, for many entries at once: the same chains, worked out set-wise. Entries of one subject keep their order.
      CREATE FUNCTION next_audit_hash(state bytea, head bytea, entry text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT sha256(coalesce(state, head) || convert_to(entry, 'UTF8')) $$;
      CREATE AGGREGATE audit_chain (bytea, text) (SFUNC = next_audit_hash, STYPE = bytea);
      CREATE FUNCTION append_audits(subjects text[], acts text[], details jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM audit_head WHERE subject = ANY (subjects) ORDER BY subject FOR UPDATE;
        WITH clock AS MATERIALIZED (
          SELECT to_char(legal_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS legal,
                 to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS real),
        asked AS (
          SELECT a.subject, a.act, a.detail, coalesce(h.head, sha256(convert_to(a.subject, 'UTF8'))) AS head,
                 (coalesce(h.length, 0) + row_number() OVER (PARTITION BY a.subject ORDER BY a.n))::integer AS seq
            FROM unnest(subjects, acts, details) WITH ORDINALITY AS a (subject, act, detail, n)
            LEFT JOIN audit_head h ON h.subject = a.subject),
        worded AS (
          SELECT subject, seq, head, json_build_object(
                   'subject', subject, 'seq', seq, 'act', act, 'legalTime', clock.legal, 'realTime', clock.real,
                   'person', nullif(current_setting('bangvang.person', true), ''),
                   'position', nullif(current_setting('bangvang.position', true), ''),
                   'body', nullif(current_setting('bangvang.body', true), ''),
                   'detail', detail)::text AS entry
            FROM asked, clock),
        chained AS MATERIALIZED (
          SELECT subject, seq, entry, audit_chain(head, entry) OVER (PARTITION BY subject ORDER BY seq) AS hash FROM worded),
        written AS (
          INSERT INTO audit_entry (subject, seq, entry, hash) SELECT subject, seq, entry, hash FROM chained)
        INSERT INTO audit_head (subject, length, head)
        SELECT DISTINCT ON (subject) subject, seq, hash FROM chained ORDER BY subject, seq DESC
        ON CONFLICT (subject) DO UPDATE SET length = excluded.length, head = excluded.head;
      END $$;

      -- Ð (eth) looks like Đ and is typed for it; letters of full width are letters.
      CREATE OR REPLACE FUNCTION plain_words(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT string_to_array(btrim(regexp_replace(lower(regexp_replace(
          translate(normalize(name, NFKD), 'đĐðÐ', 'dDdD'), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g')), ' ') $$;

      -- Results of targets taken from one workbook.
      CREATE TABLE result_import (
        id uuid NOT NULL CONSTRAINT result_import_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT result_import_campaign REFERENCES campaign,
        -- Of the workbook as it was sent.
        sha256 text NOT NULL,
        -- The body whose post the person acted from: the unit's own, or Home Affairs.
        body_id uuid NOT NULL CONSTRAINT result_import_body REFERENCES body,
        person_id uuid NOT NULL CONSTRAINT result_import_person REFERENCES person,
        received_at timestamptz NOT NULL);
      CREATE INDEX result_import_of_campaign ON result_import (campaign_id);

      -- A reported result comes from a filing or from a workbook.
      ALTER TABLE target_result DROP CONSTRAINT target_result_reported,
        ADD COLUMN import_id uuid CONSTRAINT target_result_import REFERENCES result_import,
        ADD COLUMN note text,
        ADD CONSTRAINT target_result_reported CHECK (num_nonnulls(filing_id, import_id) = num_nonnulls(actual));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM target_result WHERE import_id IS NOT NULL;
      ALTER TABLE target_result DROP CONSTRAINT target_result_reported, DROP COLUMN import_id, DROP COLUMN note,
        ADD CONSTRAINT target_result_reported CHECK ((actual IS NULL) = (filing_id IS NULL));
      DROP TABLE result_import;
      CREATE OR REPLACE FUNCTION plain_words(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT string_to_array(btrim(regexp_replace(lower(regexp_replace(
          translate(normalize(name, NFD), 'đĐ', 'dD'), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g')), ' ') $$;
      DROP FUNCTION append_audits(text[], text[], jsonb[]);
      DROP AGGREGATE audit_chain (bytea, text);
      DROP FUNCTION next_audit_hash(bytea, bytea, text)`);
  }
}
