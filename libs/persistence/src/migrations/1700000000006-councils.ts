import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Councils with dated membership, their sessions, items, votes, paper counts and minutes. */
export class Councils1700000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE council (
        id uuid NOT NULL CONSTRAINT council_pk PRIMARY KEY,
        code text NOT NULL CONSTRAINT council_code UNIQUE,
        body_id uuid NOT NULL CONSTRAINT council_body REFERENCES body,
        name text NOT NULL);

      CREATE TABLE council_member (
        council_id uuid NOT NULL CONSTRAINT council_member_council REFERENCES council,
        person_id uuid NOT NULL CONSTRAINT council_member_person REFERENCES person,
        office text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT council_member_pk PRIMARY KEY (council_id, person_id, valid_from),
        CONSTRAINT council_member_office CHECK (office IN ('chair', 'vice-chair', 'standing', 'secretary', 'member')));
      CREATE INDEX council_member_by_person ON council_member (person_id);

      CREATE TABLE council_session (
        id uuid NOT NULL CONSTRAINT council_session_pk PRIMARY KEY,
        council_id uuid NOT NULL CONSTRAINT council_session_council REFERENCES council,
        campaign_id uuid NOT NULL CONSTRAINT council_session_campaign REFERENCES campaign,
        stage text NOT NULL,
        meets_at timestamptz NOT NULL,
        place text NOT NULL,
        convened_by uuid NOT NULL CONSTRAINT council_session_convener REFERENCES person,
        convened_at timestamptz NOT NULL,
        -- Frozen at opening: the base of every percentage and the quorum.
        member_count integer,
        quorum_numerator integer NOT NULL,
        quorum_denominator integer NOT NULL,
        opened_at timestamptz,
        closed_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        minutes_number text,
        minutes jsonb,
        minutes_signed_at timestamptz,
        -- Chair and secretary sign; the results take effect with the second signature.
        signed_by_secretary uuid CONSTRAINT council_session_secretary REFERENCES person,
        signed_by_chair uuid CONSTRAINT council_session_chair REFERENCES person,
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT council_session_stage CHECK (stage IN ('convened', 'open', 'closed', 'minutes-signed', 'cancelled')),
        CONSTRAINT council_session_opened CHECK (stage IN ('convened', 'cancelled') OR (opened_at IS NOT NULL AND member_count IS NOT NULL)),
        CONSTRAINT council_session_signed CHECK ((stage = 'minutes-signed') = (minutes_signed_at IS NOT NULL)));
      CREATE INDEX council_session_of_council ON council_session (council_id, meets_at DESC, id);
      CREATE TRIGGER council_session_version BEFORE UPDATE ON council_session FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

      -- Membership as of the meeting day, with attendance.
      CREATE TABLE session_member (
        session_id uuid NOT NULL CONSTRAINT session_member_session REFERENCES council_session,
        person_id uuid NOT NULL CONSTRAINT session_member_person REFERENCES person,
        office text NOT NULL,
        attendance text,
        absence_reason text,
        CONSTRAINT session_member_pk PRIMARY KEY (session_id, person_id),
        CONSTRAINT session_member_attendance CHECK (attendance IN ('present', 'absent')));
      CREATE INDEX session_member_by_person ON session_member (person_id);

      CREATE TABLE session_item (
        id uuid NOT NULL CONSTRAINT session_item_pk PRIMARY KEY,
        session_id uuid NOT NULL CONSTRAINT session_item_session REFERENCES council_session,
        dossier_id uuid NOT NULL CONSTRAINT session_item_dossier REFERENCES dossier,
        visit_id uuid NOT NULL CONSTRAINT session_item_visit REFERENCES stage_visit,
        ord integer NOT NULL,
        -- How votes are taken: named votes by members, or the count of paper ballots entered twice.
        method text NOT NULL DEFAULT 'named',
        vote_numerator integer NOT NULL,
        vote_denominator integer NOT NULL,
        vote_strict boolean NOT NULL,
        state text NOT NULL DEFAULT 'pending',
        opened_at timestamptz,
        closes_at timestamptz,
        closed_at timestamptz,
        -- Frozen when the item closes: papers (or rights to vote) given out and taken in, opinions in writing included.
        issued integer,
        collected integer,
        agree integer,
        disagree integer,
        abstain integer,
        invalid integer,
        carried boolean,
        CONSTRAINT session_item_method CHECK (method IN ('named', 'paper')),
        CONSTRAINT session_item_state CHECK (state IN ('pending', 'open', 'closed', 'withdrawn', 'deferred')),
        CONSTRAINT session_item_counted CHECK ((state = 'closed') = (carried IS NOT NULL)),
        CONSTRAINT session_item_once UNIQUE (session_id, dossier_id));
      -- A visit stands on one live agenda at a time.
      CREATE UNIQUE INDEX session_item_one_agenda ON session_item (visit_id) WHERE state IN ('pending', 'open', 'closed');
      CREATE INDEX session_item_due ON session_item (closes_at) WHERE state = 'open' AND closes_at IS NOT NULL;

      -- The nominee's kin, the nominee, a former appraiser: does not vote; the base is unchanged.
      CREATE TABLE recusal (
        item_id uuid NOT NULL CONSTRAINT recusal_item REFERENCES session_item,
        person_id uuid NOT NULL CONSTRAINT recusal_person REFERENCES person,
        reason text NOT NULL,
        CONSTRAINT recusal_pk PRIMARY KEY (item_id, person_id));

      -- Named votes and the written opinions of absent members. One per member and item.
      CREATE TABLE vote (
        item_id uuid NOT NULL CONSTRAINT vote_item REFERENCES session_item,
        person_id uuid NOT NULL CONSTRAINT vote_person REFERENCES person,
        choice text NOT NULL,
        written boolean NOT NULL DEFAULT false,
        cast_at timestamptz NOT NULL,
        CONSTRAINT vote_once PRIMARY KEY (item_id, person_id),
        CONSTRAINT vote_choice CHECK (choice IN ('agree', 'disagree', 'abstain')));

      -- Paper ballots, counted and entered by two people independently.
      CREATE TABLE paper_count (
        item_id uuid NOT NULL CONSTRAINT paper_count_item REFERENCES session_item,
        entered_by uuid NOT NULL CONSTRAINT paper_count_person REFERENCES person,
        issued integer NOT NULL,
        collected integer NOT NULL,
        agree integer NOT NULL,
        disagree integer NOT NULL,
        abstain integer NOT NULL,
        invalid integer NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT paper_count_pk PRIMARY KEY (item_id, entered_by),
        CONSTRAINT paper_count_adds_up CHECK (collected <= issued AND agree + disagree + abstain + invalid = collected
          AND least(issued, collected, agree, disagree, abstain, invalid) >= 0));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE paper_count, vote, recusal, session_item, session_member, council_session, council_member, council`,
    );
  }
}
