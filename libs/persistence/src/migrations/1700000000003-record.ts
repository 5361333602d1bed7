import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every command leaves behind: its idempotency key, its audit entries, its wakes and messages. */
export class Record1700000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Idempotency: same key and body, stored answer. Kept seven days of real time.
      CREATE TABLE command (
        person_id uuid NOT NULL,
        route text NOT NULL,
        key text NOT NULL,
        body_hash bytea NOT NULL,
        answer jsonb,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT command_pk PRIMARY KEY (person_id, route, key));
      CREATE INDEX command_by_age ON command (made_at);

      -- One row per durable procedure (Temporal workflow): what it has to follow and when it must act next.
      CREATE TABLE procedure (
        kind text NOT NULL,
        id uuid NOT NULL,
        fact_version integer NOT NULL DEFAULT 1,
        followed_version integer NOT NULL DEFAULT 0,
        -- Legal instant of its next own act (close, rung, window); null when only a fact can move it.
        due_at timestamptz,
        ended_at timestamptz,
        touched_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Real instant of the sweep's last wake; it does not repeat itself soon.
        swept_at timestamptz,
        CONSTRAINT procedure_pk PRIMARY KEY (kind, id),
        CONSTRAINT procedure_kind CHECK (kind IN ('campaign', 'urging', 'award-dossier', 'council-session')));
      CREATE INDEX procedure_behind ON procedure (touched_at) WHERE fact_version > followed_version AND ended_at IS NULL;
      CREATE INDEX procedure_due ON procedure (due_at) WHERE due_at IS NOT NULL AND ended_at IS NULL;

      -- Wakes to relay to Temporal. Deleted once signalled; a lost or doubled one does no harm.
      CREATE TABLE wake (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT wake_pk PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        version integer NOT NULL,
        visit integer,
        outcome text);

      -- Raises the procedure's fact version (creating its row on the first fact) and leaves a wake. Returns the version.
      CREATE FUNCTION wake_procedure(of_kind text, of_id uuid, of_visit integer DEFAULT NULL, of_outcome text DEFAULT NULL)
        RETURNS integer LANGUAGE sql AS $$
        WITH raised AS (
          INSERT INTO procedure AS p (kind, id) VALUES (of_kind, of_id)
          ON CONFLICT (kind, id) DO UPDATE SET fact_version = p.fact_version + 1, touched_at = clock_timestamp(), ended_at = NULL
          RETURNING fact_version),
        woken AS (
          INSERT INTO wake (kind, subject_id, version, visit, outcome)
          SELECT of_kind, of_id, fact_version, of_visit, of_outcome FROM raised RETURNING version)
        SELECT version FROM woken $$;

      -- Audit: append-only, hash-chained per subject. The text of the entry is what is hashed.
      CREATE TABLE audit_head (
        subject text NOT NULL CONSTRAINT audit_head_pk PRIMARY KEY,
        length integer NOT NULL,
        head bytea NOT NULL);
      CREATE TABLE audit_entry (
        subject text NOT NULL,
        seq integer NOT NULL,
        entry text NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT audit_entry_pk PRIMARY KEY (subject, seq));

      -- hash(n) = sha256(hash(n-1) || entry(n)); hash(0) = sha256(subject).
      CREATE FUNCTION append_audit(of_subject text, act text, detail jsonb) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        n integer; previous bytea; text_of_entry text; next_hash bytea;
      BEGIN
        INSERT INTO audit_head (subject, length, head)
          VALUES (of_subject, 0, sha256(convert_to(of_subject, 'UTF8'))) ON CONFLICT (subject) DO NOTHING;
        SELECT length + 1, head INTO n, previous FROM audit_head WHERE subject = of_subject FOR UPDATE;
        text_of_entry := json_build_object(
          'subject', of_subject, 'seq', n, 'act', act,
          'legalTime', to_char(legal_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'realTime', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'person', nullif(current_setting('bangvang.person', true), ''),
          'position', nullif(current_setting('bangvang.position', true), ''),
          'body', nullif(current_setting('bangvang.body', true), ''),
          'detail', detail)::text;
        next_hash := sha256(previous || convert_to(text_of_entry, 'UTF8'));
        INSERT INTO audit_entry (subject, seq, entry, hash) VALUES (of_subject, n, text_of_entry, next_hash);
        UPDATE audit_head SET length = n, head = next_hash WHERE subject = of_subject;
      END $$;

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'BV003'; END $$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Opens a command: who acts, the clock's shared lock, the idempotency key. An answer comes back when the key was used.
      CREATE FUNCTION begin_command(actor uuid, post uuid, body uuid, of_route text, of_key text, hash bytea)
        RETURNS TABLE (repeated boolean, same_body boolean, stored jsonb) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('bangvang.person', coalesce(actor::text, ''), true),
                set_config('bangvang.position', coalesce(post::text, ''), true),
                set_config('bangvang.body', coalesce(body::text, ''), true);
        PERFORM pg_advisory_xact_lock_shared(hashtext('legal_clock'));
        IF of_key IS NOT NULL THEN
          INSERT INTO command (person_id, route, key, body_hash) VALUES (actor, of_route, of_key, hash)
            ON CONFLICT ON CONSTRAINT command_pk DO NOTHING;
          IF NOT FOUND THEN
            RETURN QUERY SELECT true, c.body_hash = hash, c.answer FROM command c
              WHERE c.person_id = actor AND c.route = of_route AND c.key = of_key;
            RETURN;
          END IF;
        END IF;
        RETURN QUERY SELECT false, true, NULL::jsonb;
      END $$;

      -- Closes a command in one round trip: audit entries in order, wakes, the stored answer.
      CREATE FUNCTION finish_command(audits jsonb, wakes jsonb, actor uuid, of_route text, of_key text, of_answer jsonb)
        RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM wake_procedure(w ->> 'kind', (w ->> 'id')::uuid, (w ->> 'visit')::integer, w ->> 'outcome')
          FROM (SELECT DISTINCT e AS w FROM jsonb_array_elements(wakes) AS e ORDER BY 1) AS sorted;
        PERFORM append_audit(a ->> 'subject', a ->> 'act', a -> 'detail')
          FROM (SELECT e AS a FROM jsonb_array_elements(audits) WITH ORDINALITY AS x (e, n) ORDER BY e ->> 'subject', n) AS sorted;
        IF of_key IS NOT NULL THEN
          UPDATE command SET answer = of_answer WHERE person_id = actor AND route = of_route AND key = of_key;
        END IF;
      END $$;

      -- Versions rise by one: a stale write cannot pass even when its caller forgot the guard.
      CREATE FUNCTION version_rises_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.version <> OLD.version + 1 THEN
          RAISE EXCEPTION 'version of % must rise by one', TG_TABLE_NAME USING ERRCODE = 'BV004';
        END IF;
        RETURN NEW;
      END $$;

      -- Every revision of a deadline; owners carry the current one. Append-only.
      CREATE TABLE deadline_revision (
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        revision integer NOT NULL,
        due_on date NOT NULL,
        due_at timestamptz NOT NULL,
        zone text NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
        basis text NOT NULL,
        made_at timestamptz NOT NULL,
        person_id uuid,
        CONSTRAINT deadline_revision_pk PRIMARY KEY (owner_kind, owner_id, revision));
      CREATE TRIGGER deadline_revision_append_only BEFORE UPDATE OR DELETE ON deadline_revision
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- Files by content. A row is written once; papers refer to it.
      CREATE TABLE file (
        sha256 text NOT NULL CONSTRAINT file_pk PRIMARY KEY,
        size integer NOT NULL,
        media_type text NOT NULL,
        content bytea NOT NULL);

      -- Who brought a file, and may therefore read it before it belongs to anything.
      CREATE TABLE file_upload (
        sha256 text NOT NULL CONSTRAINT file_upload_file REFERENCES file,
        person_id uuid NOT NULL CONSTRAINT file_upload_person REFERENCES person,
        uploaded_at timestamptz NOT NULL,
        CONSTRAINT file_upload_pk PRIMARY KEY (sha256, person_id));

      -- Gapless numbers of issued documents, per body, register and year; dates never fall.
      CREATE TABLE number_register (
        body_id uuid NOT NULL CONSTRAINT number_register_body REFERENCES body,
        register text NOT NULL,
        year integer NOT NULL,
        last_number integer NOT NULL,
        last_dated_on date NOT NULL,
        CONSTRAINT number_register_pk PRIMARY KEY (body_id, register, year));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE number_register, file_upload, file, deadline_revision, audit_entry, audit_head, wake, procedure, command;
      DROP FUNCTION finish_command(jsonb, jsonb, uuid, text, text, jsonb), begin_command(uuid, uuid, uuid, text, text, bytea),
        version_rises_by_one(), refuse_change(), append_audit(text, text, jsonb), wake_procedure(text, uuid, integer, text)`);
  }
}
