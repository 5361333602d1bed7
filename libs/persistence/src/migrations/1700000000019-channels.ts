import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was told stays in `message`; how it goes out to whom is `delivery`, one row per channel. Beside them what each
 * person prefers, who is told by webhook, and whose deadlines a calendar reads.
 */
export class Channels1700000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PREFERENCES);
    await db.query(WEBHOOKS);
    await db.query(DELIVERIES);
    await db.query(FUNCTIONS);
    await db.query(MOVE_MAIL_STATE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(MOVE_MAIL_STATE_BACK);
    await db.query(`
      DROP TABLE delivery_attempt, delivery, calendar_feed, webhook, notice_choice, notice_preference, notice_kind;
      DROP FUNCTION open_deliveries(), take_back(uuid[]);
      DROP INDEX audit_entry_by_transaction;
      ALTER TABLE audit_entry DROP COLUMN xid, DROP COLUMN written_at`);
  }
}

const PREFERENCES = `
  -- Kinds of message: which of them the law requires and which may wait for a digest. Reference data.
  CREATE TABLE notice_kind (
    code text NOT NULL CONSTRAINT notice_kind_pk PRIMARY KEY,
    name text NOT NULL,
    name_en text NOT NULL,
    required boolean NOT NULL,
    may_wait boolean NOT NULL,
    -- Why one is told, and what is to be done; what it rests on.
    why text NOT NULL,
    why_en text NOT NULL,
    todo text NOT NULL,
    todo_en text NOT NULL,
    basis text NOT NULL,
    CONSTRAINT notice_kind_wait CHECK (NOT (required AND may_wait)));

  -- How a person wants to be told. Hours are of the wall in Asia/Ho_Chi_Minh, 'HH:MM'.
  CREATE TABLE notice_preference (
    person_id uuid NOT NULL CONSTRAINT notice_preference_pk PRIMARY KEY CONSTRAINT notice_preference_person REFERENCES person,
    language text NOT NULL DEFAULT 'vi',
    quiet_from text,
    quiet_to text,
    working_days_only boolean NOT NULL DEFAULT false,
    digest_at text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT notice_preference_language CHECK (language IN ('vi', 'en')),
    CONSTRAINT notice_preference_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)));
  CREATE TRIGGER notice_preference_version BEFORE UPDATE ON notice_preference
    FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();

  -- What a person chose for one kind of message by one channel; without a row the kind's own way holds.
  CREATE TABLE notice_choice (
    person_id uuid NOT NULL CONSTRAINT notice_choice_person REFERENCES person,
    kind text NOT NULL,
    channel text NOT NULL,
    choice text NOT NULL,
    CONSTRAINT notice_choice_pk PRIMARY KEY (person_id, kind, channel),
    CONSTRAINT notice_choice_channel CHECK (channel IN ('mail')),
    CONSTRAINT notice_choice_choice CHECK (choice IN ('at-once', 'digest', 'off')));

  -- The secret address at which a calendar reads a person's deadlines. Only the token's hash is kept.
  CREATE TABLE calendar_feed (
    person_id uuid NOT NULL CONSTRAINT calendar_feed_pk PRIMARY KEY CONSTRAINT calendar_feed_person REFERENCES person,
    token_hash bytea NOT NULL CONSTRAINT calendar_feed_token UNIQUE,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp());`;

const WEBHOOKS = `
  -- The transaction an entry came with: read up to the oldest one still open, entries are seen in an order no later
  -- commit disturbs. Entries lie in nearly that order, so a block range index costs the commands next to nothing.
  ALTER TABLE audit_entry ADD COLUMN xid bigint NOT NULL DEFAULT txid_current(),
    ADD COLUMN written_at timestamptz NOT NULL DEFAULT clock_timestamp();
  CREATE INDEX audit_entry_by_transaction ON audit_entry USING brin (xid, written_at)
    WITH (pages_per_range = 32, autosummarize = true);

  -- Who is told of events by HTTP, and how far the audit has been read for it. Times are real.
  CREATE TABLE webhook (
    id uuid NOT NULL CONSTRAINT webhook_pk PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    event_types text[] NOT NULL,
    secret text NOT NULL,
    enabled boolean NOT NULL DEFAULT true,
    -- Entries of transactions up to here have been looked at.
    read_to bigint NOT NULL,
    -- Since when it is told: what happened before, or while it was off, comes by replay only.
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    failing_since timestamptz,
    disabled_reason text,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_by uuid NOT NULL CONSTRAINT webhook_maker REFERENCES person,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT webhook_name UNIQUE (name));
  CREATE TRIGGER webhook_version BEFORE UPDATE OF name, url, event_types, secret, enabled ON webhook
    FOR EACH ROW EXECUTE FUNCTION version_rises_by_one();`;

const DELIVERIES = `
  ALTER TABLE message
    ADD COLUMN channels text[],
    ADD COLUMN withdrawn_at timestamptz,
    ADD COLUMN read_at timestamptz;
  CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL AND withdrawn_at IS NULL;

  -- One way out for one message, or for one event to one webhook. Times are real.
  CREATE TABLE delivery (
    id uuid NOT NULL CONSTRAINT delivery_pk PRIMARY KEY,
    channel text NOT NULL,
    message_id uuid CONSTRAINT delivery_message REFERENCES message,
    webhook_id uuid CONSTRAINT delivery_webhook REFERENCES webhook,
    event_type text,
    event_subject text,
    event_seq integer,
    state text NOT NULL DEFAULT 'pending',
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_error text,
    -- The reader's wishes are still to say when it goes out; until they have, it does not.
    to_arrange boolean NOT NULL DEFAULT false,
    -- Waits for the person's digest; then the message of the digest it was told in.
    for_digest boolean NOT NULL DEFAULT false,
    digest_id uuid CONSTRAINT delivery_digest REFERENCES message,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    settled_at timestamptz,
    CONSTRAINT delivery_once_per_message UNIQUE (message_id, channel),
    CONSTRAINT delivery_once_per_event UNIQUE (webhook_id, event_subject, event_seq),
    CONSTRAINT delivery_channel CHECK (channel IN ('mail', 'webhook')),
    CONSTRAINT delivery_state CHECK (state IN ('pending', 'sent', 'collected', 'withdrawn', 'dead', 'unaddressed')),
    CONSTRAINT delivery_of_what CHECK (CASE channel WHEN 'webhook'
      THEN message_id IS NULL AND webhook_id IS NOT NULL AND event_type IS NOT NULL AND event_subject IS NOT NULL AND event_seq IS NOT NULL
      ELSE message_id IS NOT NULL AND webhook_id IS NULL END),
    CONSTRAINT delivery_collected CHECK ((state = 'collected') = (digest_id IS NOT NULL)));
  CREATE INDEX delivery_due ON delivery (channel, next_attempt_at) WHERE state = 'pending';
  CREATE INDEX delivery_due_of_webhook ON delivery (webhook_id, next_attempt_at) WHERE state = 'pending';
  CREATE INDEX delivery_by_state ON delivery (state, made_at, id);

  -- The delivery log: every attempt, with its fault in words that name nobody.
  CREATE TABLE delivery_attempt (
    delivery_id uuid NOT NULL CONSTRAINT delivery_attempt_delivery REFERENCES delivery,
    nth integer NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome text NOT NULL,
    error text,
    CONSTRAINT delivery_attempt_pk PRIMARY KEY (delivery_id, nth),
    CONSTRAINT delivery_attempt_outcome CHECK (outcome IN ('sent', 'retry', 'dead', 'withdrawn', 'unaddressed')));`;

const FUNCTIONS = `
  -- Opens the ways out of what is told, whoever writes it: a message that names no channels goes by mail unless its
  -- person switched its kind off; what the law requires always goes. In-app it stands in any case.
  CREATE FUNCTION open_deliveries() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO delivery (id, channel, message_id, state, to_arrange)
    SELECT gen_random_uuid(), 'mail', m.id,
           CASE WHEN coalesce(nullif(m.address, ''), nullif(p.email, '')) IS NULL THEN 'unaddressed' ELSE 'pending' END,
           m.kind <> 'digest' AND NOT coalesce(k.required, false)
             AND coalesce(f.quiet_from IS NOT NULL OR f.digest_at IS NOT NULL OR f.working_days_only, false)
      FROM told AS m JOIN person AS p ON p.id = m.person_id
      LEFT JOIN notice_preference AS f ON f.person_id = m.person_id
      LEFT JOIN notice_kind AS k ON k.code = m.kind
      LEFT JOIN notice_choice AS c ON c.person_id = m.person_id AND c.kind = m.kind AND c.channel = 'mail'
     WHERE CASE WHEN k.required THEN true
                WHEN m.channels IS NOT NULL THEN 'mail' = ANY (m.channels)
                ELSE c.choice IS DISTINCT FROM 'off' END;
    RETURN NULL;
  END $$;
  CREATE TRIGGER message_channels AFTER INSERT ON message REFERENCING NEW TABLE AS told
    FOR EACH STATEMENT EXECUTE FUNCTION open_deliveries();

  -- Takes messages back where nobody has sent them yet. What is being sent this moment is not waited for: a command
  -- never waits for a mail server, and the channel looks again before another attempt. A notice already read, or told
  -- by any channel, stays to be seen. Returns how many deliveries were withdrawn.
  CREATE FUNCTION take_back(messages uuid[]) RETURNS integer LANGUAGE sql AS $$
    WITH back AS (
      UPDATE delivery SET state = 'withdrawn', settled_at = clock_timestamp()
       WHERE id IN (SELECT id FROM delivery WHERE message_id = ANY (messages) AND state = 'pending' FOR UPDATE SKIP LOCKED)
      RETURNING message_id),
    hidden AS (
      UPDATE message AS m SET withdrawn_at = legal_now()
       WHERE m.id IN (SELECT message_id FROM back) AND m.read_at IS NULL
         AND NOT EXISTS (SELECT FROM delivery AS d WHERE d.message_id = m.id AND d.state IN ('sent', 'collected')))
    SELECT count(*)::integer FROM back $$;`;

const MOVE_MAIL_STATE = `
  INSERT INTO delivery (id, channel, message_id, state, attempts, next_attempt_at, last_error, settled_at)
  SELECT gen_random_uuid(), 'mail', id, state, attempts, next_attempt_at, last_error,
         CASE WHEN state <> 'pending' THEN coalesce(sent_at, next_attempt_at) END
    FROM message;
  UPDATE message SET withdrawn_at = told_at WHERE state = 'withdrawn';
  ALTER TABLE message DROP COLUMN state, DROP COLUMN attempts, DROP COLUMN next_attempt_at, DROP COLUMN last_error,
    DROP COLUMN sent_at;`;

const MOVE_MAIL_STATE_BACK = `
  ALTER TABLE message ADD COLUMN state text NOT NULL DEFAULT 'pending', ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    ADD COLUMN next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(), ADD COLUMN last_error text,
    ADD COLUMN sent_at timestamptz;
  UPDATE message SET state = CASE d.state WHEN 'collected' THEN 'sent' ELSE d.state END, attempts = d.attempts,
         next_attempt_at = d.next_attempt_at, last_error = d.last_error,
         sent_at = CASE WHEN d.state IN ('sent', 'collected') THEN d.settled_at END
    FROM delivery AS d WHERE d.message_id = message.id AND d.channel = 'mail';
  ALTER TABLE message ADD CONSTRAINT message_state CHECK (state IN ('pending', 'sent', 'withdrawn', 'dead', 'unaddressed')),
    DROP COLUMN channels, DROP COLUMN withdrawn_at, DROP COLUMN read_at;
  CREATE INDEX message_to_send ON message (next_attempt_at) WHERE state = 'pending';
  DROP TRIGGER message_channels ON message;`;
