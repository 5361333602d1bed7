import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who holds a task and by what right: mandates of substitutes, delegations, transfers, declared conflicts, watchers. */
export class Holding1700000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE role
        -- Whether an absent holder may be stood in for; the lowest rank a body has leads its tasks.
        ADD COLUMN substitutable boolean NOT NULL DEFAULT false,
        ADD COLUMN lead_rank integer,
        ADD COLUMN source text,
        ADD COLUMN confidence text;

      -- A standing substitute (người được giao xử lý thay) for one absent holder of one position, from a day to a day.
      CREATE TABLE mandate (
        id uuid NOT NULL CONSTRAINT mandate_pk PRIMARY KEY,
        position_id uuid NOT NULL CONSTRAINT mandate_position REFERENCES position,
        person_id uuid NOT NULL CONSTRAINT mandate_person REFERENCES person,
        substitute_id uuid NOT NULL CONSTRAINT mandate_substitute REFERENCES person,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        reason text NOT NULL,
        -- Number of the document it rests on.
        document text,
        made_by uuid NOT NULL CONSTRAINT mandate_maker REFERENCES person,
        made_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid CONSTRAINT mandate_ender REFERENCES person,
        CONSTRAINT mandate_days CHECK (valid_to >= valid_from),
        CONSTRAINT mandate_of_two CHECK (person_id <> substitute_id),
        CONSTRAINT mandate_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)));
      CREATE INDEX mandate_of_substitute ON mandate (substitute_id, position_id) WHERE ended_at IS NULL;
      CREATE INDEX mandate_of_position ON mandate (position_id, person_id);

      -- Kin or another interest of a person in whoever is proposed, or in one dossier. Why is for the declarer only.
      CREATE TABLE conflict_declaration (
        id uuid NOT NULL CONSTRAINT conflict_declaration_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT conflict_declaration_person REFERENCES person,
        subject_id uuid CONSTRAINT conflict_declaration_subject REFERENCES subject,
        dossier_id uuid CONSTRAINT conflict_declaration_dossier REFERENCES dossier,
        kind text NOT NULL,
        reason text NOT NULL,
        declared_by uuid NOT NULL CONSTRAINT conflict_declaration_declarer REFERENCES person,
        declared_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid CONSTRAINT conflict_declaration_ender REFERENCES person,
        CONSTRAINT conflict_declaration_kind CHECK (kind IN ('kin', 'other')),
        CONSTRAINT conflict_declaration_about CHECK ((subject_id IS NULL) <> (dossier_id IS NULL)),
        CONSTRAINT conflict_declaration_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)));
      CREATE UNIQUE INDEX conflict_declared_of_subject ON conflict_declaration (person_id, subject_id) WHERE ended_at IS NULL;
      CREATE UNIQUE INDEX conflict_declared_of_dossier ON conflict_declaration (person_id, dossier_id) WHERE ended_at IS NULL;

      ALTER TABLE human_task
        -- The mandate it is held under, and whoever it goes back to when that ends; null: its group.
        ADD COLUMN mandate_id uuid CONSTRAINT human_task_mandate REFERENCES mandate,
        ADD COLUMN returns_to uuid CONSTRAINT human_task_returns_to REFERENCES person,
        ADD COLUMN cancel_code text,
        ADD COLUMN cancel_basis text,
        ADD CONSTRAINT human_task_returned CHECK (returns_to IS NULL OR mandate_id IS NOT NULL),
        ADD CONSTRAINT human_task_cancelled CHECK (cancel_code IS NULL AND cancel_basis IS NULL OR state = 'cancelled');
      CREATE INDEX human_task_under_mandate ON human_task (mandate_id) WHERE mandate_id IS NOT NULL AND ended_at IS NULL;

      -- The holder asks a colleague to work on a task (giao lại); the holder stays and alone concludes, once it is given back.
      CREATE TABLE task_delegation (
        id uuid NOT NULL CONSTRAINT task_delegation_pk PRIMARY KEY,
        task_id uuid NOT NULL CONSTRAINT task_delegation_task REFERENCES human_task,
        owner_id uuid NOT NULL CONSTRAINT task_delegation_owner REFERENCES person,
        delegate_id uuid NOT NULL CONSTRAINT task_delegation_delegate REFERENCES person,
        note text NOT NULL,
        delegated_at timestamptz NOT NULL,
        outcome text,
        answer text,
        ended_at timestamptz,
        CONSTRAINT task_delegation_of_two CHECK (owner_id <> delegate_id),
        CONSTRAINT task_delegation_outcome CHECK (outcome IN ('resolved', 'called-back', 'ended')),
        CONSTRAINT task_delegation_ended CHECK ((outcome IS NULL) = (ended_at IS NULL)));
      CREATE UNIQUE INDEX task_delegation_one_open ON task_delegation (task_id) WHERE ended_at IS NULL;
      CREATE INDEX task_delegation_of_delegate ON task_delegation (delegate_id) WHERE ended_at IS NULL;

      -- A task that went to another group for good. Its due date stays.
      CREATE TABLE task_transfer (
        id uuid NOT NULL CONSTRAINT task_transfer_pk PRIMARY KEY,
        task_id uuid NOT NULL CONSTRAINT task_transfer_task REFERENCES human_task,
        from_group_id uuid NOT NULL CONSTRAINT task_transfer_from REFERENCES position,
        to_group_id uuid NOT NULL CONSTRAINT task_transfer_to REFERENCES position,
        reason text NOT NULL,
        basis text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT task_transfer_person REFERENCES person,
        transferred_at timestamptz NOT NULL,
        CONSTRAINT task_transfer_elsewhere CHECK (from_group_id <> to_group_id));
      CREATE INDEX task_transfer_of_task ON task_transfer (task_id);

      -- People told when a dossier enters a stage.
      CREATE TABLE dossier_watch (
        dossier_id uuid NOT NULL CONSTRAINT dossier_watch_dossier REFERENCES dossier,
        person_id uuid NOT NULL CONSTRAINT dossier_watch_person REFERENCES person,
        since timestamptz NOT NULL,
        CONSTRAINT dossier_watch_pk PRIMARY KEY (dossier_id, person_id));
      CREATE INDEX dossier_watch_of_person ON dossier_watch (person_id);

      -- The absent person in whose stead it was concluded (thay mặt).
      ALTER TABLE conclusion ADD COLUMN on_behalf_of uuid CONSTRAINT conclusion_on_behalf_of REFERENCES person;
      -- Whoever did what on a dossier before is looked for at each of a queue's tasks.
      DROP INDEX conclusion_of_dossier;
      CREATE INDEX conclusion_of_dossier ON conclusion (dossier_id, person_id);
      CREATE INDEX submission_of_signer ON submission (signed_by);

      -- The mandate by which a person stands in today for a holder of a position; a substitute does not pass it on.
      CREATE FUNCTION mandate_today(of_position uuid, of_person uuid) RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT m.id FROM mandate m
          JOIN position p ON p.id = m.position_id JOIN role r ON r.code = p.role AND r.substitutable
          JOIN position_holder h ON h.position_id = m.position_id AND h.person_id = m.person_id
         WHERE m.substitute_id = of_person AND m.position_id = of_position AND m.ended_at IS NULL
           AND daterange(m.valid_from, m.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
           AND daterange(h.valid_from, h.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
         ORDER BY m.valid_from, m.id LIMIT 1 $$;

      -- Holding a position in one's own right, and holding it, also in an absent holder's stead.
      ALTER FUNCTION holds_today(uuid, uuid) RENAME TO appointed_today;
      CREATE FUNCTION holds_today(of_position uuid, of_person uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
        SELECT appointed_today(of_position, of_person) OR mandate_today(of_position, of_person) IS NOT NULL $$;

      -- Whether a person leads a body today: holds one of its posts of the lowest rank anybody holds there.
      CREATE FUNCTION leads_today(of_body uuid, of_person uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
        WITH lead AS (
          SELECT p.id, r.lead_rank AS rank FROM position p JOIN role r ON r.code = p.role
           WHERE p.body_id = of_body AND r.lead_rank IS NOT NULL AND EXISTS (
             SELECT FROM position_holder h WHERE h.position_id = p.id
                AND daterange(h.valid_from, h.valid_to, '[]') @> (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date))
        SELECT EXISTS (SELECT FROM lead WHERE rank = (SELECT min(rank) FROM lead) AND holds_today(id, of_person)) $$;
    `);
    await db.query(openedBy(STEAD) + written(inStead));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(openedBy('') + written(entry));
    await db.query(`
      DROP FUNCTION leads_today(uuid, uuid), holds_today(uuid, uuid), mandate_today(uuid, uuid);
      ALTER FUNCTION appointed_today(uuid, uuid) RENAME TO holds_today;
      DROP INDEX submission_of_signer, conclusion_of_dossier;
      CREATE INDEX conclusion_of_dossier ON conclusion (dossier_id);
      ALTER TABLE conclusion DROP COLUMN on_behalf_of;
      DROP TABLE dossier_watch, task_transfer, task_delegation;
      ALTER TABLE human_task DROP COLUMN mandate_id, DROP COLUMN returns_to, DROP COLUMN cancel_code, DROP COLUMN cancel_basis;
      DROP TABLE conflict_declaration, mandate;
      ALTER TABLE role DROP COLUMN substitutable, DROP COLUMN lead_rank, DROP COLUMN source, DROP COLUMN confidence`);
  }
}

/** A command knows in whose stead its person holds the post; nearly nobody stands in for anybody. */
const STEAD = `
        IF post IS NOT NULL AND EXISTS (SELECT FROM mandate m WHERE m.substitute_id = actor AND m.ended_at IS NULL) THEN
          PERFORM set_config('bangvang.stead', coalesce((SELECT m.person_id::text FROM mandate m
            WHERE m.id = mandate_today(post, actor) AND NOT appointed_today(post, actor)), ''), true);
        END IF;`;

const openedBy = (stead: string): string => `
      CREATE OR REPLACE FUNCTION begin_command(actor uuid, post uuid, body uuid, of_route text, of_key text, hash bytea)
        RETURNS TABLE (repeated boolean, same_body boolean, stored jsonb) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('bangvang.person', coalesce(actor::text, ''), true),
                set_config('bangvang.position', coalesce(post::text, ''), true),
                set_config('bangvang.body', coalesce(body::text, ''), true);
        PERFORM pg_advisory_xact_lock_shared(hashtext('legal_clock'));${stead}
        IF of_key IS NOT NULL THEN
          INSERT INTO command (person_id, route, key, body_hash) VALUES (actor, of_route, of_key, hash)
            ON CONFLICT ON CONSTRAINT command_pk DO NOTHING;
          IF NOT FOUND THEN
            RETURN QUERY SELECT true, c.body_hash = hash, c.answer FROM command c
              WHERE c.person_id = actor AND c.route = of_route AND c.key = of_key;
            RETURN;
          END IF;
        END IF;
        RETURN QUERY SELECT false, true, NULL::jsonb;
      END $$;`;

interface Times {
  readonly legal: string;
  readonly real: string;
}

/** The text of an audit entry. */
const entry = ({ legal, real }: Times, stead = ''): string => `json_build_object(
          'subject', of_subject, 'seq', n, 'act', act, 'legalTime', ${legal}, 'realTime', ${real},
          'person', nullif(current_setting('bangvang.person', true), ''),
          'position', nullif(current_setting('bangvang.position', true), ''),
          'body', nullif(current_setting('bangvang.body', true), ''),
          ${stead}'detail', detail)::text`;

/** The same, naming whom its person stands in for; only where there is one. */
const inStead = (times: Times): string => `CASE WHEN coalesce(current_setting('bangvang.stead', true), '') = ''
          THEN ${entry(times)} ELSE ${entry(times, `'onBehalfOf', current_setting('bangvang.stead', true), `)} END`;

const written = (text: (times: Times) => string): string => `
      CREATE OR REPLACE FUNCTION append_audit(of_subject text, act text, detail jsonb) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        n integer; previous bytea; text_of_entry text; next_hash bytea;
      BEGIN
        INSERT INTO audit_head (subject, length, head)
          VALUES (of_subject, 0, sha256(convert_to(of_subject, 'UTF8'))) ON CONFLICT (subject) DO NOTHING;
        SELECT length + 1, head INTO n, previous FROM audit_head WHERE subject = of_subject FOR UPDATE;
        text_of_entry := ${text({ legal: utc('legal_now()'), real: utc('clock_timestamp()') })};
        next_hash := sha256(previous || convert_to(text_of_entry, 'UTF8'));
        INSERT INTO audit_entry (subject, seq, entry, hash) VALUES (of_subject, n, text_of_entry, next_hash);
        UPDATE audit_head SET length = n, head = next_hash WHERE subject = of_subject;
      END $$;

      CREATE OR REPLACE FUNCTION append_audits(subjects text[], acts text[], details jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM audit_head WHERE subject = ANY (subjects) ORDER BY subject FOR UPDATE;
        WITH clock AS MATERIALIZED (SELECT ${utc('legal_now()')} AS legal, ${utc('clock_timestamp()')} AS real),
        asked AS (
          SELECT a.subject AS of_subject, a.act, a.detail, coalesce(h.head, sha256(convert_to(a.subject, 'UTF8'))) AS head,
                 (coalesce(h.length, 0) + row_number() OVER (PARTITION BY a.subject ORDER BY a.n))::integer AS n
            FROM unnest(subjects, acts, details) WITH ORDINALITY AS a (subject, act, detail, n)
            LEFT JOIN audit_head h ON h.subject = a.subject),
        worded AS (
          SELECT of_subject AS subject, n AS seq, head, ${text({ legal: 'clock.legal', real: 'clock.real' })} AS entry
            FROM asked, clock),
        chained AS MATERIALIZED (
          SELECT subject, seq, entry, audit_chain(head, entry) OVER (PARTITION BY subject ORDER BY seq) AS hash FROM worded),
        written AS (
          INSERT INTO audit_entry (subject, seq, entry, hash) SELECT subject, seq, entry, hash FROM chained)
        INSERT INTO audit_head (subject, length, head)
        SELECT DISTINCT ON (subject) subject, seq, hash FROM chained ORDER BY subject, seq DESC
        ON CONFLICT (subject) DO UPDATE SET length = excluded.length, head = excluded.head;
      END $$;`;

const utc = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
