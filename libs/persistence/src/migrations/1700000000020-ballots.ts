import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Secret ballots: the keys of items, who was given a token or a paper, the ballots themselves, the shares of a session's key.
 * No row leads from a ballot to a person (docs/decisions/0011-secret-ballots.md).
 */
export class Ballots1700000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(SESSIONS);
    await db.query(ITEMS);
    await db.query(BALLOTS);
    await db.query(CAST_BALLOTS);
    await db.query(CASTER);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION cast_ballots(uuid[], bytea[], bytea[], bytea[], bytea[]);
      DROP TABLE key_share, ballot, ballot_roll, ballot_key;
      DROP TRIGGER session_item_secret_stays ON session_item;
      DROP FUNCTION refuse_unsealing();
      DROP INDEX session_item_keyless, session_item_one_agenda;
      CREATE UNIQUE INDEX session_item_one_agenda ON session_item (visit_id) WHERE state IN ('pending', 'open', 'closed');
      ALTER TABLE session_item DROP CONSTRAINT session_item_secret, DROP CONSTRAINT session_item_board,
        DROP CONSTRAINT session_item_boarded, DROP CONSTRAINT session_item_state, DROP CONSTRAINT session_item_method,
        DROP COLUMN secret, DROP COLUMN board_root, DROP COLUMN board_ballots, DROP COLUMN board_roll, DROP COLUMN board_signature,
        ADD CONSTRAINT session_item_method CHECK (method IN ('named', 'paper')),
        ADD CONSTRAINT session_item_state CHECK (state IN ('pending', 'open', 'closed', 'withdrawn', 'deferred'));
      ALTER TABLE council_session DROP CONSTRAINT council_session_sealed, DROP CONSTRAINT council_session_unsealed,
        DROP CONSTRAINT council_session_published, DROP COLUMN sealing_key, DROP COLUMN teller_id,
        DROP COLUMN unsealing_key, DROP COLUMN counted_at, DROP COLUMN results_published_at`);
  }
}

const SESSIONS = `
  ALTER TABLE council_session
    -- The public half of the session's key, 65 bytes; made in the chair's program, with the third holder of a share.
    ADD COLUMN sealing_key bytea,
    ADD COLUMN teller_id uuid CONSTRAINT council_session_teller REFERENCES person,
    -- The private half, 32 bytes: here once two shares have opened the board.
    ADD COLUMN unsealing_key bytea,
    ADD COLUMN counted_at timestamptz,
    ADD COLUMN results_published_at timestamptz,
    ADD CONSTRAINT council_session_sealed CHECK ((sealing_key IS NULL) = (teller_id IS NULL)),
    ADD CONSTRAINT council_session_unsealed CHECK ((unsealing_key IS NULL) = (counted_at IS NULL)),
    ADD CONSTRAINT council_session_published CHECK (results_published_at IS NULL OR counted_at IS NOT NULL);`;

const ITEMS = `
  ALTER TABLE session_item
    DROP CONSTRAINT session_item_method, DROP CONSTRAINT session_item_state,
    -- Whether the vote must be secret (bỏ phiếu kín). May be tightened, never loosened.
    ADD COLUMN secret boolean NOT NULL DEFAULT false,
    -- Fixed when the window closes: the root over the ballots, how many they are, how many tokens and papers were given
    -- out, and the installation's signature (Ed25519) of the three.
    ADD COLUMN board_root bytea,
    ADD COLUMN board_ballots integer,
    ADD COLUMN board_roll integer,
    ADD COLUMN board_signature bytea,
    ADD CONSTRAINT session_item_method CHECK (method IN ('named', 'paper', 'secret')),
    ADD CONSTRAINT session_item_state CHECK (state IN ('pending', 'open', 'awaiting-count', 'closed', 'withdrawn', 'deferred')),
    ADD CONSTRAINT session_item_secret CHECK (NOT (secret AND method = 'named' AND opened_at IS NOT NULL)),
    ADD CONSTRAINT session_item_board CHECK (num_nonnulls(board_root, board_ballots, board_roll, board_signature) IN (0, 4)),
    -- What is counted was fixed before, and has no more ballots than were given out.
    ADD CONSTRAINT session_item_boarded CHECK (CASE WHEN method <> 'secret' THEN state <> 'awaiting-count'
      WHEN state = 'awaiting-count' THEN board_root IS NOT NULL
      WHEN state = 'closed' THEN board_root IS NOT NULL AND board_ballots <= board_roll
      ELSE true END);
  DROP INDEX session_item_one_agenda;
  CREATE UNIQUE INDEX session_item_one_agenda ON session_item (visit_id)
    WHERE state IN ('pending', 'open', 'awaiting-count', 'closed');
  -- Items that a key is still to be made for are among these.
  CREATE INDEX session_item_keyless ON session_item (id) WHERE secret AND state = 'pending';

  CREATE FUNCTION refuse_unsealing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'a secret vote stays secret' USING ERRCODE = 'BV003'; END $$;
  CREATE TRIGGER session_item_secret_stays BEFORE UPDATE OF secret ON session_item FOR EACH ROW
    WHEN (OLD.secret AND NOT NEW.secret) EXECUTE FUNCTION refuse_unsealing();`;

const BALLOTS = `
  -- The key that signs an item's tokens (RSA, 2048 bit; DER). The private half goes when the item's window closes.
  CREATE TABLE ballot_key (
    item_id uuid NOT NULL CONSTRAINT ballot_key_pk PRIMARY KEY CONSTRAINT ballot_key_item REFERENCES session_item,
    public_key bytea NOT NULL,
    private_key bytea);

  -- Who was given a token or a paper (danh sách nhận phiếu): one per member and item. No time: the order of draws is nobody's.
  CREATE TABLE ballot_roll (
    item_id uuid NOT NULL CONSTRAINT ballot_roll_item REFERENCES session_item,
    person_id uuid NOT NULL CONSTRAINT ballot_roll_person REFERENCES person,
    kind text NOT NULL,
    -- What the member's program asked to have signed, blind: the same request again is signed the same.
    blinded bytea,
    CONSTRAINT ballot_roll_pk PRIMARY KEY (item_id, person_id),
    CONSTRAINT ballot_roll_kind CHECK (kind IN ('token', 'paper')),
    CONSTRAINT ballot_roll_blinded CHECK ((kind = 'token') = (blinded IS NOT NULL)));

  -- A ballot: a token and a sealed answer. It has no time, no number and no person; written by cast_ballots alone.
  CREATE TABLE ballot (
    token_hash bytea NOT NULL CONSTRAINT ballot_pk PRIMARY KEY,
    item_id uuid NOT NULL CONSTRAINT ballot_item REFERENCES session_item,
    message bytea NOT NULL,
    signature bytea NOT NULL,
    enc bytea NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT ballot_lengths CHECK (length(token_hash) = 32 AND length(message) = 64 AND length(signature) = 256
      AND length(enc) = 65 AND length(sealed) = 17));
  CREATE INDEX ballot_of_item ON ballot (item_id, token_hash);
  CREATE TRIGGER ballot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ballot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- Shares of a session's key, each handed in for the board its holder names. One of them shows nothing.
  CREATE TABLE key_share (
    session_id uuid NOT NULL CONSTRAINT key_share_session REFERENCES council_session,
    holder text NOT NULL,
    share bytea NOT NULL,
    board_root bytea NOT NULL,
    person_id uuid NOT NULL CONSTRAINT key_share_person REFERENCES person,
    CONSTRAINT key_share_pk PRIMARY KEY (session_id, holder),
    CONSTRAINT key_share_once_per_person UNIQUE (session_id, person_id),
    CONSTRAINT key_share_holder CHECK (holder IN ('chair', 'secretary', 'teller')));`;

/**
 * Takes ballots of any items at once. Like every command it holds the clock; it locks the items before it asks the time, so that a
 * close waits for it or is waited for. A ballot that is there already is answered as the first time, at any time.
 */
const CAST_BALLOTS = `
  CREATE FUNCTION cast_ballots(of_items uuid[], messages bytea[], signatures bytea[], encs bytea[], sealeds bytea[])
    RETURNS TABLE (nth bigint, outcome text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    legal timestamptz;
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('legal_clock'));
    PERFORM FROM session_item WHERE id = ANY (of_items) ORDER BY id FOR SHARE;
    legal := legal_now();

    INSERT INTO ballot (token_hash, item_id, message, signature, enc, sealed)
    SELECT DISTINCT ON (token_hash) sha256(b.message) AS token_hash, b.item_id, b.message, b.signature, b.enc, b.sealed
      FROM unnest(of_items, messages, signatures, encs, sealeds) WITH ORDINALITY AS b (item_id, message, signature, enc, sealed, n)
      JOIN session_item i ON i.id = b.item_id JOIN council_session s ON s.id = i.session_id
     WHERE s.stage IN ('convened', 'open', 'adjourned')
       AND (i.state = 'pending' AND legal < s.opinions_until
            OR i.state = 'open' AND i.method = 'secret'
               AND (i.closes_at IS NULL AND s.mode <> 'written-poll' OR legal < greatest(i.closes_at, s.opinions_until)))
     ORDER BY token_hash, b.n
    ON CONFLICT ON CONSTRAINT ballot_pk DO NOTHING;

    RETURN QUERY
    SELECT b.n, CASE
             WHEN (k.item_id, k.message, k.signature, k.enc, k.sealed) = (b.item_id, b.message, b.signature, b.enc, b.sealed) THEN 'cast'
             WHEN k.token_hash IS NOT NULL THEN 'already-voted'
             WHEN i.state IN ('pending', 'suspended') THEN 'not-open'
             ELSE 'closed' END
      FROM unnest(of_items, messages, signatures, encs, sealeds) WITH ORDINALITY AS b (item_id, message, signature, enc, sealed, n)
      LEFT JOIN session_item i ON i.id = b.item_id
      LEFT JOIN ballot k ON k.token_hash = sha256(b.message);
  END $$;
  REVOKE ALL ON FUNCTION cast_ballots(uuid[], bytea[], bytea[], bytea[], bytea[]) FROM PUBLIC;`;

/**
 * The role ballots are cast as. Roles are the cluster's: another database may be making it at this moment, or an administrator
 * has made it, where the owner of this database may not.
 */
const CASTER = `
  DO $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bangvang_caster') THEN
      CREATE ROLE bangvang_caster NOLOGIN;
    END IF;
  EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN
      RAISE EXCEPTION 'the role bangvang_caster is missing'
        USING ERRCODE = 'BV020', HINT = format('As an administrator: CREATE ROLE bangvang_caster NOLOGIN; GRANT bangvang_caster TO %I;', current_user);
  END $$;
  DO $$
  BEGIN
    IF NOT pg_has_role(current_user, 'bangvang_caster',
        CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
      GRANT bangvang_caster TO CURRENT_USER;
    END IF;
  EXCEPTION WHEN unique_violation THEN NULL;
  END $$;
  GRANT EXECUTE ON FUNCTION cast_ballots(uuid[], bytea[], bytea[], bytea[], bytea[]) TO bangvang_caster;`;
