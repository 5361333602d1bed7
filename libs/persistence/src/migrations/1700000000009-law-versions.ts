import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the law's files, migrations of frozen procedures, the ledger of suspended time, the fixed regime. */
export class LawVersions1700000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Each load whose content differs from the version before. The tables of the law are the newest one's projection.
      CREATE TABLE law_version (
        id integer NOT NULL CONSTRAINT law_version_pk PRIMARY KEY,
        loaded_at timestamptz NOT NULL,
        loaded_at_real timestamptz NOT NULL DEFAULT clock_timestamp(),
        loaded_by text NOT NULL,
        note text,
        content_hash text NOT NULL);
      CREATE TRIGGER law_version_append_only BEFORE UPDATE OR DELETE ON law_version
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE law_file (
        version_id integer NOT NULL CONSTRAINT law_file_version REFERENCES law_version,
        file text NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT law_file_pk PRIMARY KEY (version_id, file));
      CREATE TRIGGER law_file_append_only BEFORE UPDATE OR DELETE ON law_file
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- A running campaign's frozen procedure changes by an explicit act only; each change is a revision.
      ALTER TABLE campaign ADD COLUMN procedure_rev integer NOT NULL DEFAULT 1;
      CREATE TABLE procedure_migration (
        campaign_id uuid NOT NULL CONSTRAINT procedure_migration_campaign REFERENCES campaign,
        revision integer NOT NULL,
        from_version integer CONSTRAINT procedure_migration_from REFERENCES law_version,
        to_version integer NOT NULL CONSTRAINT procedure_migration_to REFERENCES law_version,
        basis text NOT NULL,
        differences jsonb NOT NULL,
        person_id uuid NOT NULL CONSTRAINT procedure_migration_person REFERENCES person,
        made_at timestamptz NOT NULL,
        CONSTRAINT procedure_migration_pk PRIMARY KEY (campaign_id, revision));
      CREATE TRIGGER procedure_migration_append_only BEFORE UPDATE OR DELETE ON procedure_migration
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- The limit a visit runs under, so that its end can be worked out again.
      ALTER TABLE stage_visit ADD COLUMN limit_from date, ADD COLUMN limit_count integer, ADD COLUMN limit_unit text,
        ADD COLUMN limit_shift boolean,
        ADD CONSTRAINT stage_visit_limit CHECK (num_nonnulls(limit_from, limit_count, limit_unit, limit_shift) IN (0, 4));

      -- Suspended time is a ledger. After a supplement the limit starts again; after a hold or objection the rest runs on.
      CREATE TABLE suspension (
        id uuid NOT NULL CONSTRAINT suspension_pk PRIMARY KEY,
        dossier_id uuid NOT NULL CONSTRAINT suspension_dossier REFERENCES dossier,
        visit_id uuid NOT NULL CONSTRAINT suspension_visit REFERENCES stage_visit,
        kind text NOT NULL,
        reason text NOT NULL,
        document text,
        from_on date NOT NULL,
        from_at timestamptz NOT NULL,
        to_on date,
        to_at timestamptz,
        person_id uuid CONSTRAINT suspension_person REFERENCES person,
        ended_by uuid CONSTRAINT suspension_ender REFERENCES person,
        CONSTRAINT suspension_kind CHECK (kind IN ('supplement', 'hold', 'objection')),
        CONSTRAINT suspension_ended CHECK ((to_on IS NULL) = (to_at IS NULL)));
      CREATE INDEX suspension_of_dossier ON suspension (dossier_id, from_at);
      CREATE UNIQUE INDEX suspension_one_hold ON suspension (dossier_id) WHERE to_at IS NULL AND kind <> 'supplement';

      -- The regime a dossier is judged by is set once, or moves to the deciding level's day where the campaign says so.
      CREATE FUNCTION regime_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.legal_regime IS NULL OR NEW.legal_regime IS NOT DISTINCT FROM OLD.legal_regime THEN RETURN NEW; END IF;
        IF NEW.legal_regime IS NOT NULL
           AND EXISTS (SELECT FROM campaign c WHERE c.id = NEW.campaign_id
                        AND c.procedure ->> 'regimeFixedAt' = 'deciding-level-acceptance')
           AND NOT EXISTS (SELECT FROM conclusion c WHERE c.dossier_id = NEW.id AND c.kind = 'decision') THEN RETURN NEW;
        END IF;
        RAISE EXCEPTION 'the legal regime of a dossier stays' USING ERRCODE = 'BV005';
      END $$;
      CREATE TRIGGER dossier_regime_stays BEFORE UPDATE OF legal_regime ON dossier
        FOR EACH ROW EXECUTE FUNCTION regime_stays();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER dossier_regime_stays ON dossier;
      DROP FUNCTION regime_stays();
      DROP TABLE suspension, procedure_migration, law_file, law_version;
      ALTER TABLE stage_visit DROP COLUMN limit_from, DROP COLUMN limit_count, DROP COLUMN limit_unit, DROP COLUMN limit_shift;
      ALTER TABLE campaign DROP COLUMN procedure_rev`);
  }
}
