import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps that look at the arrival or hand a task on, wakes the engine refuses, incidents, and the nightly reconciliation. */
export class Escalation1700000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE rung
        -- Void where somebody holds the task when it is due; once for all revisions of the deadline.
        ADD COLUMN unless_claimed boolean NOT NULL DEFAULT false,
        -- It also gives the task to the lead of the group's body.
        ADD COLUMN reassign boolean NOT NULL DEFAULT false;

      -- How often the engine refused it. Much refused, it is an incident.
      ALTER TABLE wake ADD COLUMN attempts integer NOT NULL DEFAULT 0;

      -- Tasks lying in their group, the longest first: for the radar.
      CREATE INDEX human_task_unheld ON human_task (created_at, id) WHERE state = 'ready' AND kind <> 'submit-proposal';

      -- Whether a person leads the Home Affairs of a position today: what is overdue is handed to him.
      CREATE FUNCTION leads_group_today(of_position uuid, of_person uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
        SELECT EXISTS (SELECT FROM position g JOIN position l ON l.body_id = g.body_id AND l.role = 'appraisal-lead'
          WHERE g.id = of_position AND holds_today(l.id, of_person)) $$;

      -- Something went wrong that a person must look at. Open or retried, one per kind and subject.
      CREATE TABLE incident (
        id uuid NOT NULL CONSTRAINT incident_pk PRIMARY KEY,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'open',
        detail text NOT NULL,
        -- Real instants.
        first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
        times integer NOT NULL DEFAULT 1,
        retried_at timestamptz,
        retried_by uuid CONSTRAINT incident_retrier REFERENCES person,
        resolved_at timestamptz,
        -- Null: the procedure itself, which no longer finds it.
        resolved_by uuid CONSTRAINT incident_resolver REFERENCES person,
        resolution text,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT incident_state CHECK (state IN ('open', 'retried', 'resolved')),
        CONSTRAINT incident_resolved CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)
          AND (resolved_at IS NULL) = (resolution IS NULL)));
      CREATE UNIQUE INDEX incident_once_open ON incident (kind, subject_kind, subject_id) WHERE state <> 'resolved';
      CREATE INDEX incident_newest ON incident (last_seen DESC, id);
      CREATE TRIGGER incident_version BEFORE UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- Every comparison of rows and engine: asked for by a person, or begun by the night.
      CREATE TABLE reconciliation (
        id uuid NOT NULL CONSTRAINT reconciliation_pk PRIMARY KEY,
        -- The night it is for, a legal day; null where a person asked.
        night date CONSTRAINT reconciliation_once_a_night UNIQUE,
        asked_by uuid CONSTRAINT reconciliation_person REFERENCES person,
        -- Real instants.
        asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        started_at timestamptz,
        finished_at timestamptz,
        findings jsonb,
        CONSTRAINT reconciliation_asked CHECK ((night IS NULL) = (asked_by IS NOT NULL)),
        CONSTRAINT reconciliation_finished CHECK ((finished_at IS NULL) = (findings IS NULL)));
      CREATE INDEX reconciliation_newest ON reconciliation (asked_at DESC, id);
      CREATE INDEX reconciliation_to_do ON reconciliation (asked_at) WHERE finished_at IS NULL;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE reconciliation, incident;
      DROP FUNCTION leads_group_today(uuid, uuid);
      DROP INDEX human_task_unheld;
      ALTER TABLE wake DROP COLUMN attempts;
      ALTER TABLE rung DROP COLUMN unless_claimed, DROP COLUMN reassign`);
  }
}
