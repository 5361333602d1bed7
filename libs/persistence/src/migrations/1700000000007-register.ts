import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of awards (sổ vàng): its subjects with their dated identity, what they hold, and what bears on it. */
export class Register1700000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A name as the register keeps it: composed (NFC), one space between words.
      CREATE FUNCTION tidy_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT btrim(regexp_replace(normalize(name, NFC), '\\s+', ' ', 'g')) $$;

      -- The words of a name as they are searched: without case, accents, tones, đ, punctuation, however composed.
      CREATE FUNCTION plain_words(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT string_to_array(btrim(regexp_replace(lower(regexp_replace(
          translate(normalize(name, NFD), 'đĐ', 'dD'), '[\\u0300-\\u036f]', '', 'g')), '[^a-z0-9]+', ' ', 'g')), ' ') $$;

      CREATE FUNCTION name_vector(name text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_to_tsvector(plain_words(name)) $$;

      -- All the words, in any order, each in full or begun. Null where there is no word to search.
      CREATE FUNCTION name_query(sought text, begun boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT (nullif(array_to_string(plain_words(sought), CASE WHEN begun THEN ':* & ' ELSE ' & ' END), '')
                || CASE WHEN begun THEN ':*' ELSE '' END)::tsquery $$;

      -- People are listed by given name (the last word), then by the whole name; others by their name.
      CREATE FUNCTION listed_name(kind text, name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN kind = 'individual' THEN regexp_replace(name, '^.*\\s', '') || ' ' || name ELSE name END $$;

      -- Whoever awards go to. The row carries the identity of today, the tenures every one there was.
      CREATE TABLE subject (
        id uuid NOT NULL CONSTRAINT subject_pk PRIMARY KEY,
        kind text NOT NULL,
        -- A code people gave (staff number, household book), which tells namesakes apart.
        code text CONSTRAINT subject_code UNIQUE,
        name text NOT NULL,
        title text,
        body_id uuid NOT NULL CONSTRAINT subject_body REFERENCES body,
        person_id uuid CONSTRAINT subject_person REFERENCES person,
        -- Words of all names it ever had, and the text it is listed by.
        search tsvector NOT NULL,
        listed_by text NOT NULL,
        -- The day it ceased, succeeded by others or not.
        ended_on date,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT subject_kind CHECK (kind IN ('individual', 'collective', 'household')));
      -- Without a list of pending entries: a search after an import is never slow.
      CREATE INDEX subject_by_words ON subject USING gin (search) WITH (fastupdate = off);
      CREATE INDEX subject_listed ON subject (listed_by, id);
      CREATE INDEX subject_of_body ON subject (body_id);
      CREATE UNIQUE INDEX subject_once_per_person ON subject (person_id) WHERE person_id IS NOT NULL AND ended_on IS NULL;
      CREATE TRIGGER subject_version BEFORE UPDATE ON subject FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      CREATE TABLE subject_tenure (
        subject_id uuid NOT NULL CONSTRAINT subject_tenure_subject REFERENCES subject,
        seq integer NOT NULL,
        -- Null: since before the register began.
        valid_from date,
        valid_to date,
        name text NOT NULL,
        title text,
        body_id uuid NOT NULL CONSTRAINT subject_tenure_body REFERENCES body,
        document text,
        CONSTRAINT subject_tenure_pk PRIMARY KEY (subject_id, seq),
        CONSTRAINT subject_tenure_days CHECK (valid_to >= valid_from));
      CREATE UNIQUE INDEX subject_tenure_one_present ON subject_tenure (subject_id) WHERE valid_to IS NULL;
      CREATE INDEX subject_tenure_by_name ON subject_tenure (body_id, lower(name));

      -- Merged, split, or found to be the same: n to m. History goes on with the successors.
      CREATE TABLE subject_succession (
        predecessor_id uuid NOT NULL CONSTRAINT subject_succession_predecessor REFERENCES subject,
        successor_id uuid NOT NULL CONSTRAINT subject_succession_successor REFERENCES subject,
        kind text NOT NULL,
        succeeded_on date NOT NULL,
        document text NOT NULL,
        CONSTRAINT subject_succession_pk PRIMARY KEY (predecessor_id, successor_id),
        CONSTRAINT subject_succession_kind CHECK (kind IN ('merge', 'split', 'same')),
        CONSTRAINT subject_succession_other CHECK (predecessor_id <> successor_id));
      CREATE INDEX subject_succession_by_successor ON subject_succession (successor_id);

      -- Who a subject is today: the successor, as long as there is exactly one.
      CREATE FUNCTION present_subject(of_subject uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE follow AS (
          SELECT of_subject AS id, 0 AS steps
          UNION ALL
          SELECT (SELECT s.successor_id FROM subject_succession s WHERE s.predecessor_id = follow.id), follow.steps + 1
            FROM follow WHERE follow.steps < 50
             AND (SELECT count(*) FROM subject_succession s WHERE s.predecessor_id = follow.id) = 1)
        SELECT id FROM follow ORDER BY steps DESC LIMIT 1 $$;

      -- The subject and all it succeeded to, whose history is its own.
      CREATE FUNCTION line_of(of_subject uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE line AS (
          SELECT of_subject AS id
          UNION
          SELECT s.predecessor_id FROM line JOIN subject_succession s ON s.successor_id = line.id)
        SELECT id FROM line $$;

      CREATE TABLE award_held (
        id uuid NOT NULL CONSTRAINT award_held_pk PRIMARY KEY,
        subject_id uuid NOT NULL CONSTRAINT award_held_subject REFERENCES subject,
        award_code text NOT NULL CONSTRAINT award_held_award REFERENCES award_type,
        -- Loại hình khen thưởng; null where the register does not tell.
        commendation text,
        -- The achievement it is for, not the day of the decision: a calendar year, a school year, or a span of days.
        period_kind text NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        decision_number text NOT NULL,
        decided_on date NOT NULL,
        -- As on the paper: it may lie outside the installation.
        decided_by text NOT NULL,
        campaign_id uuid CONSTRAINT award_held_campaign REFERENCES campaign,
        dossier_id uuid CONSTRAINT award_held_dossier REFERENCES dossier CONSTRAINT award_held_once_per_dossier UNIQUE,
        recorded_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_on date,
        revoked_reason text,
        revoked_document text,
        CONSTRAINT award_held_period_kind CHECK (period_kind IN ('calendar-year', 'school-year', 'span')),
        CONSTRAINT award_held_commendation CHECK (commendation IN
          ('merit', 'ad-hoc', 'campaign', 'contribution', 'seniority', 'foreign-relations')),
        CONSTRAINT award_held_period CHECK (period_to >= period_from),
        CONSTRAINT award_held_revoked CHECK (num_nulls(revoked_at, revoked_on, revoked_reason, revoked_document) IN (0, 4)));
      CREATE UNIQUE INDEX award_held_once ON award_held (subject_id, award_code, period_from, period_to) WHERE revoked_at IS NULL;
      CREATE INDEX award_held_by_award ON award_held (award_code, period_to, subject_id);
      CREATE INDEX award_held_of_campaign ON award_held (campaign_id);

      -- Discipline, and what is still open against somebody.
      CREATE TABLE disciplinary_period (
        id uuid NOT NULL CONSTRAINT disciplinary_period_pk PRIMARY KEY,
        subject_id uuid NOT NULL CONSTRAINT disciplinary_period_subject REFERENCES subject,
        matter text NOT NULL,
        measure text NOT NULL,
        from_on date NOT NULL,
        -- Last day; null while it is open.
        to_on date,
        document text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT disciplinary_period_matter CHECK (matter IN ('discipline', 'investigation', 'inspection', 'verification')),
        CONSTRAINT disciplinary_period_days CHECK (to_on >= from_on));
      CREATE INDEX disciplinary_period_of_subject ON disciplinary_period (subject_id);

      -- An initiative (sáng kiến) with the scope its certificate gives it.
      CREATE TABLE initiative (
        id uuid NOT NULL CONSTRAINT initiative_pk PRIMARY KEY,
        subject_id uuid NOT NULL CONSTRAINT initiative_subject REFERENCES subject,
        name text NOT NULL,
        scope text NOT NULL,
        certificate_number text NOT NULL,
        certified_on date NOT NULL,
        certified_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT initiative_scope CHECK (scope IN ('grassroots', 'province', 'national')),
        CONSTRAINT initiative_certificate UNIQUE (subject_id, certificate_number, certified_on));

      -- Yearly rating of how duties were performed (xếp loại mức độ hoàn thành nhiệm vụ).
      CREATE TABLE performance_rating (
        subject_id uuid NOT NULL CONSTRAINT performance_rating_subject REFERENCES subject,
        period_kind text NOT NULL,
        period_from date NOT NULL,
        period_to date NOT NULL,
        rating text NOT NULL,
        document text,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT performance_rating_pk PRIMARY KEY (subject_id, period_from, period_to),
        CONSTRAINT performance_rating_period_kind CHECK (period_kind IN ('calendar-year', 'school-year', 'span')),
        CONSTRAINT performance_rating_level CHECK (rating IN ('excellent', 'good', 'fair', 'poor')));

      -- Who in the register a nominee is; null until a person tells namesakes apart.
      ALTER TABLE nominee ADD COLUMN subject_id uuid CONSTRAINT nominee_subject REFERENCES subject;
      CREATE INDEX nominee_of_subject ON nominee (subject_id);

      -- Whether the Home Affairs of a level keeps the register of a body: of its own level's body and all below.
      CREATE FUNCTION keeps_register_of(home_affairs uuid, of_body uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        WITH RECURSIVE up AS (
          SELECT of_body AS id, 0 AS steps
          UNION ALL
          SELECT t.parent_id, up.steps + 1 FROM up JOIN LATERAL (
              SELECT x.parent_id FROM body_tenure x WHERE x.body_id = up.id ORDER BY x.valid_from DESC LIMIT 1) AS t ON true
           WHERE t.parent_id IS NOT NULL AND up.steps < 20)
        SELECT EXISTS (SELECT FROM up JOIN body b ON b.id = up.id WHERE b.home_affairs_id = home_affairs OR b.id = home_affairs) $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION keeps_register_of(uuid, uuid);
      ALTER TABLE nominee DROP COLUMN subject_id;
      DROP FUNCTION line_of(uuid), present_subject(uuid);
      DROP TABLE performance_rating, initiative, disciplinary_period, award_held, subject_succession, subject_tenure, subject;
      DROP FUNCTION listed_name(text, text), name_query(text, boolean), name_vector(text), plain_words(text),
        tidy_name(text)`);
  }
}
