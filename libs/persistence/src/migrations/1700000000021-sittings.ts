import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Councils whose membership and rules change by act; sessions with a form, orders, breaks, suspended and annulled items. */
export class Sittings1700000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What the council's own regulation says otherwise than the law's file; '{}': nothing.
      ALTER TABLE council ADD COLUMN rules jsonb NOT NULL DEFAULT '{}', ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE TRIGGER council_version BEFORE UPDATE ON council FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- The decisions by which a member came and went; null: from the installation's file.
      ALTER TABLE council_member ADD COLUMN document text, ADD COLUMN end_document text,
        ADD CONSTRAINT council_member_days CHECK (valid_to >= valid_from);

      -- Whoever sits for a member at meetings between two days (ủy viên được cử họp thay). The seats stay as many.
      CREATE TABLE acting_member (
        council_id uuid NOT NULL CONSTRAINT acting_member_council REFERENCES council,
        member_id uuid NOT NULL CONSTRAINT acting_member_member REFERENCES person,
        acting_id uuid NOT NULL CONSTRAINT acting_member_acting REFERENCES person,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        document text NOT NULL,
        CONSTRAINT acting_member_pk PRIMARY KEY (council_id, member_id, valid_from),
        CONSTRAINT acting_member_other CHECK (member_id <> acting_id),
        CONSTRAINT acting_member_days CHECK (valid_to >= valid_from));
      CREATE INDEX acting_member_by_acting ON acting_member (acting_id);

      ALTER TABLE council_session
        -- In person, remote, or by written poll (lấy ý kiến bằng văn bản): then nobody attends and whoever answers counts.
        ADD COLUMN mode text NOT NULL DEFAULT 'in-person',
        -- Until when those who do not attend may send their opinion.
        ADD COLUMN opinions_until timestamptz,
        -- Frozen at convening: quorum, who does which act, and the other figures of the council's rules.
        ADD COLUMN rules jsonb NOT NULL DEFAULT '{}',
        ADD CONSTRAINT council_session_mode CHECK (mode IN ('in-person', 'remote', 'written-poll'));
      UPDATE council_session SET opinions_until = meets_at, version = version + 1;
      ALTER TABLE council_session ALTER COLUMN opinions_until SET NOT NULL,
        DROP CONSTRAINT council_session_stage, ADD CONSTRAINT council_session_stage
          CHECK (stage IN ('convened', 'open', 'adjourned', 'closed', 'minutes-signed', 'cancelled'));

      -- Orders of whoever presides: to call the session, to open it (lệnh triệu tập, lệnh khai mạc).
      CREATE TABLE session_order (
        session_id uuid NOT NULL CONSTRAINT session_order_session REFERENCES council_session,
        kind text NOT NULL,
        ordered_by uuid NOT NULL CONSTRAINT session_order_person REFERENCES person,
        ordered_at timestamptz NOT NULL,
        note text,
        CONSTRAINT session_order_pk PRIMARY KEY (session_id, kind),
        CONSTRAINT session_order_kind CHECK (kind IN ('call', 'open')));

      CREATE TABLE session_adjournment (
        session_id uuid NOT NULL CONSTRAINT session_adjournment_session REFERENCES council_session,
        adjourned_at timestamptz NOT NULL,
        reason text NOT NULL,
        resumes_at timestamptz NOT NULL,
        resumed_at timestamptz,
        CONSTRAINT session_adjournment_pk PRIMARY KEY (session_id, adjourned_at));

      ALTER TABLE session_member
        -- The member he sits for; null: he sits as himself.
        ADD COLUMN acting_for uuid CONSTRAINT session_member_acting_for REFERENCES person,
        -- Who marked the attendance: the secretary, or a remote member himself.
        ADD COLUMN marked_by uuid CONSTRAINT session_member_marker REFERENCES person;

      -- An item that has lost its own quorum waits; it goes on from where it stood.
      ALTER TABLE session_item
        ADD COLUMN suspended_at timestamptz,
        ADD COLUMN suspended_from text,
        DROP CONSTRAINT session_item_state, ADD CONSTRAINT session_item_state CHECK (state IN
          ('pending', 'open', 'suspended', 'awaiting-count', 'closed', 'withdrawn', 'on-hold', 'deferred')),
        ADD CONSTRAINT session_item_suspended CHECK ((state = 'suspended') = (suspended_at IS NOT NULL)
          AND (suspended_at IS NULL) = (suspended_from IS NULL) AND suspended_from IN ('pending', 'open'));
      DROP INDEX session_item_one_agenda;
      CREATE UNIQUE INDEX session_item_one_agenda ON session_item (visit_id)
        WHERE state IN ('pending', 'open', 'suspended', 'awaiting-count', 'closed');

      -- A result annulled before the minutes were signed: it stays on file, and the next agenda shows it.
      CREATE TABLE annulled_result (
        item_id uuid NOT NULL CONSTRAINT annulled_result_pk PRIMARY KEY CONSTRAINT annulled_result_item REFERENCES session_item,
        reason text NOT NULL,
        annulled_by uuid NOT NULL CONSTRAINT annulled_result_person REFERENCES person,
        annulled_at timestamptz NOT NULL,
        method text NOT NULL,
        issued integer NOT NULL,
        collected integer NOT NULL,
        agree integer NOT NULL,
        disagree integer NOT NULL,
        abstain integer NOT NULL,
        invalid integer NOT NULL,
        carried boolean NOT NULL);
      CREATE TRIGGER annulled_result_append_only BEFORE UPDATE OR DELETE ON annulled_result
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- What a message puts into its reader's calendar; null: nothing.
      ALTER TABLE message ADD COLUMN event jsonb;

      -- From the opening on, rule, electorate and order of a session stand.
      CREATE FUNCTION session_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM council_session WHERE id = coalesce(NEW.session_id, OLD.session_id) AND stage <> 'convened') THEN
          RAISE EXCEPTION 'the session is frozen' USING ERRCODE = 'BV021';
        END IF;
        RETURN coalesce(NEW, OLD);
      END $$;
      CREATE TRIGGER session_member_frozen BEFORE INSERT OR DELETE OR UPDATE OF office, acting_for ON session_member
        FOR EACH ROW EXECUTE FUNCTION session_is_frozen();
      CREATE TRIGGER session_item_frozen BEFORE INSERT OR DELETE OR UPDATE OF ord, vote_numerator, vote_denominator, vote_strict
        ON session_item FOR EACH ROW EXECUTE FUNCTION session_is_frozen();
      CREATE FUNCTION session_rule_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the session is frozen' USING ERRCODE = 'BV021';
      END $$;
      CREATE TRIGGER council_session_frozen BEFORE UPDATE OF rules, mode, quorum_numerator, quorum_denominator, member_count
        ON council_session FOR EACH ROW WHEN (OLD.stage <> 'convened') EXECUTE FUNCTION session_rule_is_frozen();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER council_session_frozen ON council_session;
      DROP TRIGGER session_item_frozen ON session_item;
      DROP TRIGGER session_member_frozen ON session_member;
      DROP FUNCTION session_is_frozen(), session_rule_is_frozen();
      ALTER TABLE message DROP COLUMN event;
      DROP TABLE annulled_result, session_adjournment, session_order, acting_member;
      DROP INDEX session_item_one_agenda;
      ALTER TABLE session_item DROP CONSTRAINT session_item_suspended, DROP CONSTRAINT session_item_state,
        DROP COLUMN suspended_at, DROP COLUMN suspended_from,
        ADD CONSTRAINT session_item_state CHECK (state IN
          ('pending', 'open', 'awaiting-count', 'closed', 'withdrawn', 'deferred'));
      CREATE UNIQUE INDEX session_item_one_agenda ON session_item (visit_id)
        WHERE state IN ('pending', 'open', 'awaiting-count', 'closed');
      ALTER TABLE session_member DROP COLUMN acting_for, DROP COLUMN marked_by;
      ALTER TABLE council_session DROP CONSTRAINT council_session_stage, DROP COLUMN mode, DROP COLUMN opinions_until,
        DROP COLUMN rules, ADD CONSTRAINT council_session_stage
          CHECK (stage IN ('convened', 'open', 'closed', 'minutes-signed', 'cancelled'));
      ALTER TABLE council_member DROP CONSTRAINT council_member_days, DROP COLUMN document, DROP COLUMN end_document;
      DROP TRIGGER council_version ON council;
      ALTER TABLE council DROP COLUMN rules, DROP COLUMN version;
    `);
  }
}
