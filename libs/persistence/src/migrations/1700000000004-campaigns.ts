import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns, their targets and duties, what was filed, and the rungs of urging. */
export class Campaigns1700000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE campaign (
        id uuid NOT NULL CONSTRAINT campaign_pk PRIMARY KEY,
        issuer_body_id uuid NOT NULL CONSTRAINT campaign_issuer REFERENCES body,
        -- The document as read, in the form of the reference files: number, bases, parents, recipients, responsibilities.
        document jsonb NOT NULL,
        number text,
        title text NOT NULL,
        kind text NOT NULL,
        stage text NOT NULL,
        -- Frozen at launch: templates, ladders, limits, vote rules, quorum.
        procedure jsonb,
        launched_on date,
        launched_at timestamptz,
        launched_by uuid CONSTRAINT campaign_launcher REFERENCES person,
        ends_on date NOT NULL,
        -- Exclusive end: the start of the day after ends_on in Asia/Ho_Chi_Minh.
        ends_at timestamptz NOT NULL,
        -- Barring deadline of proposals: close + n working days.
        proposals_due_on date NOT NULL,
        proposals_due_at timestamptz NOT NULL,
        calendar_rev integer NOT NULL DEFAULT 1,
        closed_at timestamptz,
        report jsonb,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT campaign_stage CHECK (stage IN ('drafted', 'launched', 'closed', 'archived')),
        CONSTRAINT campaign_launched CHECK (stage = 'drafted' OR (launched_at IS NOT NULL AND launched_on IS NOT NULL
          AND launched_by IS NOT NULL AND procedure IS NOT NULL)),
        CONSTRAINT campaign_closed CHECK ((stage IN ('closed', 'archived')) = (closed_at IS NOT NULL)));
      CREATE INDEX campaign_to_close ON campaign (ends_at) WHERE stage = 'launched';
      CREATE TRIGGER campaign_version BEFORE UPDATE ON campaign FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      CREATE TABLE target (
        id uuid NOT NULL CONSTRAINT target_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT target_campaign REFERENCES campaign,
        code text NOT NULL,
        name text NOT NULL,
        comparator text NOT NULL,
        value numeric NOT NULL,
        unit text NOT NULL,
        sub_scope text,
        per_unit boolean NOT NULL DEFAULT false,
        CONSTRAINT target_code UNIQUE (campaign_id, code),
        CONSTRAINT target_comparator CHECK (comparator IN ('gte', 'gt', 'lte', 'lt', 'eq', 'between')));

      CREATE TABLE duty (
        id uuid NOT NULL CONSTRAINT duty_pk PRIMARY KEY,
        campaign_id uuid NOT NULL CONSTRAINT duty_campaign REFERENCES campaign,
        body_id uuid NOT NULL CONSTRAINT duty_body REFERENCES body,
        kind text NOT NULL,
        name text NOT NULL,
        source_ref text NOT NULL,
        nature text NOT NULL,
        ladder_code text,
        -- 'launch' or 'close' with working days: what an extension of the campaign moves.
        due_from text,
        due_count integer,
        due_on date,
        due_at timestamptz,
        deadline_rev integer NOT NULL DEFAULT 0,
        -- An extension given to this body alone: the campaign's own extension no longer moves it.
        own_deadline boolean NOT NULL DEFAULT false,
        settled_at timestamptz,
        settled_by text,
        excuse text,
        late boolean,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT duty_once_per_body UNIQUE (campaign_id, body_id, kind),
        CONSTRAINT duty_nature CHECK (nature IN ('barring', 'chasing', 'standing')),
        CONSTRAINT duty_due CHECK ((due_on IS NULL) = (due_at IS NULL)),
        CONSTRAINT duty_settled CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
        CONSTRAINT duty_settled_by CHECK (settled_by IN ('filing', 'excuse', 'close', 'withdrawal')));
      CREATE INDEX duty_open_of_body ON duty (body_id, due_at, id) WHERE settled_at IS NULL;
      CREATE INDEX duty_of_campaign ON duty (campaign_id, body_id);
      CREATE INDEX duty_open_of_campaign ON duty (campaign_id, due_at, id) WHERE settled_at IS NULL;
      CREATE TRIGGER duty_version BEFORE UPDATE ON duty FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- What a body files on a duty: a plan, a review with results, a report. One per duty.
      CREATE TABLE filing (
        id uuid NOT NULL CONSTRAINT filing_pk PRIMARY KEY,
        duty_id uuid NOT NULL CONSTRAINT filing_duty REFERENCES duty,
        content jsonb NOT NULL,
        file_sha256 text CONSTRAINT filing_file REFERENCES file,
        person_id uuid NOT NULL CONSTRAINT filing_person REFERENCES person,
        received_at timestamptz NOT NULL,
        received_on date NOT NULL,
        late boolean NOT NULL,
        CONSTRAINT filing_once_per_duty UNIQUE (duty_id));

      CREATE TABLE target_result (
        target_id uuid NOT NULL CONSTRAINT target_result_target REFERENCES target,
        body_id uuid NOT NULL CONSTRAINT target_result_body REFERENCES body,
        actual numeric NOT NULL,
        filing_id uuid NOT NULL CONSTRAINT target_result_filing REFERENCES filing,
        CONSTRAINT target_result_pk PRIMARY KEY (target_id, body_id));

      -- A rung is (duty or task, step, deadline revision); it ends in exactly one outcome.
      CREATE TABLE rung (
        id uuid NOT NULL CONSTRAINT rung_pk PRIMARY KEY,
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        -- The campaign of a duty, the dossier of a task: whose procedure fires it.
        subject_id uuid NOT NULL,
        step_code text NOT NULL,
        deadline_rev integer NOT NULL,
        tells text[] NOT NULL,
        letter boolean NOT NULL DEFAULT false,
        overdue_list boolean NOT NULL DEFAULT false,
        due_at timestamptz NOT NULL,
        outcome text,
        fired_at timestamptz,
        CONSTRAINT rung_once UNIQUE (owner_id, step_code, deadline_rev),
        CONSTRAINT rung_owner_kind CHECK (owner_kind IN ('duty', 'task')),
        CONSTRAINT rung_outcome CHECK (outcome IN ('sent', 'superseded', 'void')),
        CONSTRAINT rung_fired CHECK ((outcome IS NULL) = (fired_at IS NULL)));
      CREATE INDEX rung_ahead ON rung (subject_id, due_at) WHERE outcome IS NULL;
      CREATE INDEX rung_of_owner ON rung (owner_id) WHERE outcome IS NULL;

      -- The outbox. The unique key makes "told once" a fact; the channel looks again just before it sends.
      CREATE TABLE message (
        id uuid NOT NULL CONSTRAINT message_pk PRIMARY KEY,
        key text NOT NULL CONSTRAINT message_once UNIQUE,
        kind text NOT NULL,
        rung_id uuid CONSTRAINT message_rung REFERENCES rung,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        person_id uuid NOT NULL CONSTRAINT message_person REFERENCES person,
        address text,
        title text NOT NULL,
        text text NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        attempts integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_error text,
        told_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT message_state CHECK (state IN ('pending', 'sent', 'withdrawn', 'dead', 'unaddressed')));
      CREATE INDEX message_to_send ON message (next_attempt_at) WHERE state = 'pending';
      CREATE INDEX message_of_person ON message (person_id, told_at DESC, id);
      CREATE INDEX message_of_rung ON message (rung_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE message, rung, target_result, filing, duty, target, campaign`);
  }
}
