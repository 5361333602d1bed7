import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The installation, its legal clock, bodies, people, positions, accounts. */
export class Installation1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE installation (
        only_row boolean NOT NULL DEFAULT true CONSTRAINT installation_pk PRIMARY KEY,
        name text NOT NULL,
        level_scheme text NOT NULL,
        mode text NOT NULL,
        CONSTRAINT installation_one CHECK (only_row),
        CONSTRAINT installation_mode CHECK (mode IN ('rehearsal', 'production')));

      -- Legal time. Without an anchor it is real time; an anchor exists in rehearsal only.
      CREATE TABLE legal_clock (
        only_row boolean NOT NULL DEFAULT true CONSTRAINT legal_clock_pk PRIMARY KEY,
        anchor_legal timestamptz,
        anchor_real timestamptz,
        rate double precision NOT NULL DEFAULT 1,
        moving_to timestamptz,
        CONSTRAINT legal_clock_one CHECK (only_row),
        CONSTRAINT legal_clock_anchor CHECK ((anchor_legal IS NULL) = (anchor_real IS NULL)),
        CONSTRAINT legal_clock_rate CHECK (rate >= 0));
      INSERT INTO legal_clock DEFAULT VALUES;

      CREATE FUNCTION legal_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
        SELECT date_trunc('milliseconds',
                 CASE WHEN anchor_legal IS NULL THEN clock_timestamp()
                      ELSE anchor_legal + (clock_timestamp() - anchor_real) * rate END)
          FROM legal_clock $$;

      -- The real instant at which legal time reaches $1; null while the clock stands still before it.
      CREATE FUNCTION real_instant(legal timestamptz) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
        SELECT CASE WHEN anchor_legal IS NULL THEN legal
                    WHEN legal <= legal_now() THEN clock_timestamp()
                    WHEN rate = 0 THEN NULL
                    ELSE anchor_real + (legal - anchor_legal) / rate END
          FROM legal_clock $$;

      CREATE FUNCTION refuse_clock_move() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.anchor_legal IS NOT NULL AND NOT EXISTS (SELECT 1 FROM installation WHERE mode = 'rehearsal') THEN
          RAISE EXCEPTION 'legal time moves in rehearsal only' USING ERRCODE = 'BV001';
        END IF;
        IF NEW.anchor_legal IS DISTINCT FROM OLD.anchor_legal AND OLD.anchor_legal IS NOT NULL
           AND (NEW.anchor_legal IS NULL OR NEW.anchor_legal < OLD.anchor_legal + (NEW.anchor_real - OLD.anchor_real) * OLD.rate) THEN
          RAISE EXCEPTION 'legal time moves forward only' USING ERRCODE = 'BV002';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER legal_clock_forward BEFORE UPDATE ON legal_clock FOR EACH ROW EXECUTE FUNCTION refuse_clock_move();

      CREATE TABLE body (
        id uuid NOT NULL CONSTRAINT body_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT body_code UNIQUE,
        level text NOT NULL,
        outside boolean NOT NULL DEFAULT false,
        home_affairs_id uuid CONSTRAINT body_home_affairs REFERENCES body,
        number_symbol text,
        -- What the body decides: its level, or for bodies outside the installation government, prime-minister, president.
        deciding_level text NOT NULL,
        CONSTRAINT body_level CHECK (level IN ('central', 'province', 'district', 'commune', 'unit')));

      -- Names, parents and councils of bodies are dated: a body may be renamed, moved or lose its council.
      CREATE TABLE body_tenure (
        body_id uuid NOT NULL CONSTRAINT body_tenure_body REFERENCES body,
        valid_from date NOT NULL,
        valid_to date,
        name text NOT NULL,
        parent_id uuid CONSTRAINT body_tenure_parent REFERENCES body,
        owns_council boolean NOT NULL DEFAULT false,
        CONSTRAINT body_tenure_pk PRIMARY KEY (body_id, valid_from));
      CREATE INDEX body_tenure_by_parent ON body_tenure (parent_id);

      CREATE TABLE body_group (
        code text NOT NULL CONSTRAINT body_group_pk PRIMARY KEY,
        name text NOT NULL);
      CREATE TABLE body_group_member (
        group_code text NOT NULL CONSTRAINT body_group_member_group REFERENCES body_group,
        body_id uuid NOT NULL CONSTRAINT body_group_member_body REFERENCES body,
        CONSTRAINT body_group_member_pk PRIMARY KEY (group_code, body_id));

      -- What the "who" of a document means: phrase to groups of bodies.
      CREATE TABLE phrase (
        text text NOT NULL CONSTRAINT phrase_pk PRIMARY KEY,
        group_codes text[] NOT NULL);

      CREATE TABLE person (
        id uuid NOT NULL CONSTRAINT person_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT person_code UNIQUE,
        full_name text NOT NULL,
        email text);

      CREATE TABLE role (
        code text NOT NULL CONSTRAINT role_pk PRIMARY KEY,
        name text NOT NULL);

      -- A post in a body. Tasks are addressed to positions, never to names.
      CREATE TABLE position (
        id uuid NOT NULL CONSTRAINT position_pk PRIMARY KEY,
        body_id uuid NOT NULL CONSTRAINT position_body REFERENCES body,
        role text NOT NULL CONSTRAINT position_role REFERENCES role,
        title text NOT NULL,
        CONSTRAINT position_once_per_body UNIQUE (body_id, role));

      CREATE TABLE position_holder (
        position_id uuid NOT NULL CONSTRAINT position_holder_position REFERENCES position,
        person_id uuid NOT NULL CONSTRAINT position_holder_person REFERENCES person,
        title text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT position_holder_pk PRIMARY KEY (position_id, person_id, valid_from));
      CREATE INDEX position_holder_by_person ON position_holder (person_id);

      CREATE TABLE account (
        person_id uuid NOT NULL CONSTRAINT account_pk PRIMARY KEY CONSTRAINT account_person REFERENCES person,
        username text NOT NULL CONSTRAINT account_username UNIQUE,
        password_hash text NOT NULL,
        disabled_at timestamptz);

      -- Sign-in sessions. Only the hash of the opaque token is kept. Times are real.
      CREATE TABLE sign_in (
        token_hash bytea NOT NULL CONSTRAINT sign_in_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT sign_in_person REFERENCES person,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ends_at timestamptz NOT NULL,
        revoked_at timestamptz);
      CREATE INDEX sign_in_by_person ON sign_in (person_id);

      -- Failed sign-ins, by which the next attempts on a name are slowed. Times are real.
      CREATE TABLE sign_in_failure (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT sign_in_failure_pk PRIMARY KEY,
        username text NOT NULL,
        failed_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE INDEX sign_in_failure_recent ON sign_in_failure (username, failed_at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE sign_in_failure, sign_in, account, position_holder, position, role, person, phrase, body_group_member,
        body_group, body_tenure, body, legal_clock, installation;
      DROP FUNCTION refuse_clock_move(), real_instant(timestamptz), legal_now()`);
  }
}
