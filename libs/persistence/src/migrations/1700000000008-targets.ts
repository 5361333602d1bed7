import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Targets as versions, assigned to bodies, their results verified; overrides for heads; clusters; phrases of one issuer. */
export class Targets1700000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The issuer's two settings on targets: the rule on heads, and what "khoảng" allows, in per cent of the value.
      ALTER TABLE campaign
        ADD COLUMN head_rule boolean NOT NULL DEFAULT false,
        ADD COLUMN tolerance_percent numeric NOT NULL DEFAULT '0',
        ADD CONSTRAINT campaign_tolerance CHECK (tolerance_percent BETWEEN 0 AND 100);

      -- A target keeps who it is; what it asks lies in its versions.
      ALTER TABLE target DROP COLUMN comparator, DROP COLUMN value, DROP COLUMN unit,
        ADD COLUMN group_name text, ADD COLUMN parent_code text, ADD COLUMN same_as text,
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE TRIGGER target_version BEFORE UPDATE ON target FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      CREATE TABLE target_version (
        target_id uuid NOT NULL CONSTRAINT target_version_target REFERENCES target,
        -- 1 is the document's own.
        revision integer NOT NULL,
        comparator text NOT NULL,
        -- The printed word: "khoảng", "giảm còn"; null where none is printed.
        comparator_text text,
        value numeric NOT NULL,
        upper numeric,
        unit text NOT NULL,
        approximate boolean NOT NULL DEFAULT false,
        -- In the target's unit; null: the campaign's own.
        tolerance numeric,
        measures_reduction boolean NOT NULL DEFAULT false,
        baseline_text text,
        baseline_value numeric,
        baseline_year integer,
        denominator numeric,
        basis text NOT NULL,
        effective_from date NOT NULL,
        made_at timestamptz NOT NULL,
        person_id uuid CONSTRAINT target_version_person REFERENCES person,
        CONSTRAINT target_version_pk PRIMARY KEY (target_id, revision),
        CONSTRAINT target_version_comparator CHECK (comparator IN ('gte', 'gt', 'lte', 'lt', 'eq', 'between')),
        CONSTRAINT target_version_range CHECK ((comparator = 'between') = (upper IS NOT NULL) AND coalesce(upper >= value, true)),
        CONSTRAINT target_version_tolerance CHECK (tolerance >= 0));
      CREATE TRIGGER target_version_append_only BEFORE UPDATE OR DELETE ON target_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- A target given to a body, with a figure of its own where that differs from the target's.
      CREATE TABLE target_assignment (
        target_id uuid NOT NULL CONSTRAINT target_assignment_target REFERENCES target,
        body_id uuid NOT NULL CONSTRAINT target_assignment_body REFERENCES body,
        assigned_at timestamptz NOT NULL,
        value numeric,
        upper numeric,
        baseline_value numeric,
        basis text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT target_assignment_person REFERENCES person,
        ended_at timestamptz,
        ended_by uuid CONSTRAINT target_assignment_ended_by REFERENCES person,
        CONSTRAINT target_assignment_pk PRIMARY KEY (target_id, body_id, assigned_at),
        CONSTRAINT target_assignment_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)));
      CREATE UNIQUE INDEX target_assignment_once ON target_assignment (target_id, body_id) WHERE ended_at IS NULL;
      CREATE INDEX target_assignment_of_body ON target_assignment (body_id) WHERE ended_at IS NULL;

      -- What a body reported, and what Home Affairs verified of it. A new report awaits verification anew.
      ALTER TABLE target_result ALTER COLUMN actual DROP NOT NULL, ALTER COLUMN filing_id DROP NOT NULL,
        ADD COLUMN numerator numeric, ADD COLUMN denominator numeric, ADD COLUMN level numeric,
        ADD COLUMN verified numeric,
        ADD COLUMN verified_by uuid CONSTRAINT target_result_verifier REFERENCES person,
        ADD COLUMN verified_at timestamptz,
        ADD COLUMN verification_note text,
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT target_result_reported CHECK ((actual IS NULL) = (filing_id IS NULL)),
        ADD CONSTRAINT target_result_verified CHECK (num_nulls(verified, verified_by, verified_at) IN (0, 3)),
        ADD CONSTRAINT target_result_corrected CHECK (verified IS NULL OR verified IS NOT DISTINCT FROM actual
          OR verification_note IS NOT NULL);
      CREATE TRIGGER target_result_version BEFORE UPDATE ON target_result FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- A head is commended although targets of his body are unmet: who answers for it, why and by which document.
      CREATE TABLE head_override (
        dossier_id uuid NOT NULL CONSTRAINT head_override_pk PRIMARY KEY CONSTRAINT head_override_dossier REFERENCES dossier,
        name text NOT NULL,
        reason text NOT NULL,
        document_number text NOT NULL,
        document_date date NOT NULL,
        person_id uuid NOT NULL CONSTRAINT head_override_person REFERENCES person,
        recorded_at timestamptz NOT NULL);
      CREATE TRIGGER head_override_append_only BEFORE UPDATE OR DELETE ON head_override
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- A cluster (cụm) of territorial peers or a block (khối) of functional ones: a body that decides nothing of its own.
      CREATE TABLE cluster (
        body_id uuid NOT NULL CONSTRAINT cluster_pk PRIMARY KEY CONSTRAINT cluster_body REFERENCES body,
        kind text NOT NULL,
        -- The groups documents address: all members, and the head of the year.
        members_group text NOT NULL CONSTRAINT cluster_members_group REFERENCES body_group,
        head_group text NOT NULL CONSTRAINT cluster_head_group REFERENCES body_group,
        CONSTRAINT cluster_kind CHECK (kind IN ('CUM', 'KHOI')),
        CONSTRAINT cluster_members_group_once UNIQUE (members_group),
        CONSTRAINT cluster_head_group_once UNIQUE (head_group));
      CREATE TABLE cluster_member (
        cluster_id uuid NOT NULL CONSTRAINT cluster_member_cluster REFERENCES cluster,
        body_id uuid NOT NULL CONSTRAINT cluster_member_body REFERENCES body,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT cluster_member_pk PRIMARY KEY (cluster_id, body_id, valid_from));
      CREATE INDEX cluster_member_by_body ON cluster_member (body_id);
      CREATE TABLE cluster_year (
        cluster_id uuid NOT NULL CONSTRAINT cluster_year_cluster REFERENCES cluster,
        year integer NOT NULL,
        head_id uuid NOT NULL CONSTRAINT cluster_year_head REFERENCES body,
        deputy_id uuid CONSTRAINT cluster_year_deputy REFERENCES body,
        CONSTRAINT cluster_year_pk PRIMARY KEY (cluster_id, year));

      -- The groups a document may address, with their bodies in force on a day.
      CREATE FUNCTION bodies_of_groups(day date) RETURNS TABLE (group_code text, body_id uuid) LANGUAGE sql STABLE AS $$
        SELECT g.group_code, g.body_id FROM (
          SELECT m.group_code, m.body_id FROM body_group_member m
          UNION
          SELECT c.members_group, m.body_id FROM cluster c JOIN cluster_member m ON m.cluster_id = c.body_id
           WHERE daterange(m.valid_from, m.valid_to, '[]') @> day
          UNION
          SELECT c.head_group, y.head_id FROM cluster c JOIN cluster_year y ON y.cluster_id = c.body_id
           WHERE y.year = extract(year FROM day)) AS g
         WHERE EXISTS (SELECT FROM body_tenure t WHERE t.body_id = g.body_id AND daterange(t.valid_from, t.valid_to, '[]') @> day) $$;

      -- A phrase means what its issuer's documents mean by it; scope '': in everybody's documents.
      ALTER TABLE phrase ADD COLUMN scope text NOT NULL DEFAULT '', DROP CONSTRAINT phrase_pk,
        ADD CONSTRAINT phrase_pk PRIMARY KEY (text, scope);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DELETE FROM phrase WHERE scope <> '';
      ALTER TABLE phrase DROP CONSTRAINT phrase_pk, DROP COLUMN scope, ADD CONSTRAINT phrase_pk PRIMARY KEY (text);
      DROP FUNCTION bodies_of_groups(date);
      DROP TABLE cluster_year, cluster_member, cluster, head_override, target_assignment;
      DROP TRIGGER target_result_version ON target_result;
      DELETE FROM target_result WHERE actual IS NULL;
      ALTER TABLE target_result DROP CONSTRAINT target_result_reported, DROP CONSTRAINT target_result_corrected,
        DROP COLUMN numerator, DROP COLUMN denominator, DROP COLUMN level, DROP COLUMN verified, DROP COLUMN verified_by,
        DROP COLUMN verified_at, DROP COLUMN verification_note, DROP COLUMN version,
        ALTER COLUMN actual SET NOT NULL, ALTER COLUMN filing_id SET NOT NULL;
      DROP TRIGGER target_version ON target;
      ALTER TABLE target ADD COLUMN comparator text, ADD COLUMN value numeric, ADD COLUMN unit text;
      UPDATE target t SET comparator = v.comparator, value = v.value, unit = v.unit
        FROM target_version v WHERE v.target_id = t.id AND v.revision = 1;
      ALTER TABLE target ALTER COLUMN comparator SET NOT NULL, ALTER COLUMN value SET NOT NULL, ALTER COLUMN unit SET NOT NULL,
        ADD CONSTRAINT target_comparator CHECK (comparator IN ('gte', 'gt', 'lte', 'lt', 'eq', 'between')),
        DROP COLUMN group_name, DROP COLUMN parent_code, DROP COLUMN same_as, DROP COLUMN version;
      DROP TABLE target_version;
      ALTER TABLE campaign DROP COLUMN head_rule, DROP COLUMN tolerance_percent`);
  }
}
