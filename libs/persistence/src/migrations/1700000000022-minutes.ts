import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Recusals that say where they come from, minutes with their signatures, results held against the rule by the database itself. */
export class Minutes1700000000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(levelAbove(BY_CLUSTER, NEVER_A_CLUSTER));
    await db.query(`
      -- The chair's order of those a cluster acclaims (suy tôn), which settles ties.
      ALTER TABLE council_session ADD COLUMN ranking jsonb;

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
    await db.query(levelAbove());
    await db.query(`
      ALTER TABLE council_session DROP COLUMN ranking;
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

/** In a campaign of a cluster its members come before the cluster's own council first. */
const BY_CLUSTER = `          UNION ALL
          SELECT k.cluster_id, 0 FROM file JOIN dossier d ON d.id = of_dossier JOIN campaign g ON g.id = d.campaign_id
            JOIN cluster_member k ON k.cluster_id = g.issuer_body_id AND k.body_id = d.body_id
             AND k.valid_from <= file.day AND coalesce(k.valid_to >= file.day, true)
            JOIN council c ON c.body_id = k.cluster_id
           WHERE from_body IS NULL AND NOT file.own
`;
/** A cluster acclaims, and decides nothing. */
const NEVER_A_CLUSTER = ' AND NOT EXISTS (SELECT FROM cluster WHERE cluster.body_id = b.id)';

/** The level that receives a dossier next: see the migration that made it. */
const levelAbove = (candidate = '', decides = ''): string => `
  CREATE OR REPLACE FUNCTION level_above(of_dossier uuid, from_body uuid)
    RETURNS TABLE (body_id uuid, decides boolean, outside boolean) LANGUAGE sql VOLATILE ROWS 1 AS $$
    WITH RECURSIVE file AS (
      SELECT d.body_id, a.deciding_level, b.deciding_level = a.deciding_level AS own,
             (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day
        FROM dossier d JOIN award_type a ON a.code = d.award_code JOIN body b ON b.id = d.body_id
       WHERE d.id = of_dossier),
    up AS (
      SELECT coalesce(from_body, file.body_id) AS id, 0 AS steps FROM file
      UNION ALL
      SELECT t.parent_id, up.steps + 1 FROM up CROSS JOIN file
        JOIN body_tenure t ON t.body_id = up.id AND t.valid_from <= file.day AND coalesce(t.valid_to >= file.day, true)
       WHERE t.parent_id IS NOT NULL AND up.steps < 20),
    visited AS (
      SELECT v.level_body_id AS id FROM stage_visit v
       WHERE v.dossier_id = of_dossier AND v.level_body_id IS NOT NULL
         AND v.seq > coalesce((SELECT max(p.seq) FROM stage_visit p
                                WHERE p.dossier_id = of_dossier AND p.level_body_id = from_body), 0)
       ORDER BY v.seq LIMIT 1),
    candidate AS (
      SELECT id, -1 AS steps FROM visited
      UNION ALL
      SELECT up.id, up.steps FROM up CROSS JOIN file JOIN body b ON b.id = up.id AND NOT b.outside
        JOIN body_tenure t ON t.body_id = up.id AND t.valid_from <= file.day AND coalesce(t.valid_to >= file.day, true)
       WHERE t.owns_council AND (up.steps > 0 OR (from_body IS NULL AND file.own))
${candidate}          UNION ALL
      -- Other bodies outside (a party committee, an enterprise) decide nothing here.
      SELECT b.id, 1000 FROM body b CROSS JOIN file
       WHERE b.outside AND b.level = 'central' AND b.deciding_level = file.deciding_level)
    SELECT b.id, b.deciding_level = file.deciding_level${decides}, b.outside
      FROM candidate c JOIN body b ON b.id = c.id CROSS JOIN file ORDER BY c.steps LIMIT 1 $$;`;
