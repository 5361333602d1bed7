import type { Transaction } from '../transaction.js';
import { LEGAL_TODAY } from './told-people.js';

/** A rung sent to one person: what the message needs to say. Days 'YYYY-MM-DD', instants ms since the epoch. */
export interface FiredRung {
  readonly rungId: string;
  readonly personId: string;
  readonly address: string | null;
  readonly dutyId: string;
  readonly dutyName: string;
  readonly sourceRef: string;
  readonly bodyName: string;
  readonly issuerName: string;
  readonly campaignTitle: string;
  readonly dueOn: string;
  readonly dueAt: number;
  readonly rungAt: number;
  readonly now: number;
  readonly barring: boolean;
  readonly letter: boolean;
  readonly overdueList: boolean;
}

/**
 * Fires every rung of a campaign that is due: of each duty only the latest is sent, earlier ones missed meanwhile are
 * superseded. Duties are locked first and looked at again, so that whoever has just filed is not urged.
 * @returns one entry per rung and person told
 */
export async function fireDueRungs(tx: Transaction, campaignId: string): Promise<FiredRung[]> {
  await tx.rows(LOCK_DUTIES, [campaignId]);
  const fired = await tx.rows<{ id: string }>(FIRE, [campaignId]);
  if (fired.length === 0) return [];
  return tx.rows<FiredRung & Record<string, unknown>>(TOLD, [campaignId, fired.map(({ id }) => id)]);
}

const LOCK_DUTIES = `
  SELECT d.id FROM duty d
   WHERE d.id IN (SELECT owner_id FROM rung WHERE subject_id = $1 AND owner_kind = 'duty' AND outcome IS NULL AND due_at <= (SELECT legal_now()))
   ORDER BY d.id FOR UPDATE`;

const FIRE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  ranked AS (
    SELECT r.id, d.settled_at IS NULL AND r.deadline_rev = d.deadline_rev AS alive,
           row_number() OVER (PARTITION BY r.owner_id, r.deadline_rev ORDER BY r.due_at DESC, r.id DESC) AS place
      FROM clock, rung r JOIN duty d ON d.id = r.owner_id
     WHERE r.subject_id = $1 AND r.owner_kind = 'duty' AND r.outcome IS NULL AND r.due_at <= clock.now),
  fired AS (
    UPDATE rung SET fired_at = clock.now,
           outcome = CASE WHEN NOT ranked.alive THEN 'void' WHEN ranked.place = 1 THEN 'sent' ELSE 'superseded' END
      FROM ranked, clock WHERE rung.id = ranked.id AND rung.outcome IS NULL
    RETURNING rung.id, rung.outcome)
  SELECT id FROM fired WHERE outcome = 'sent'`;

/** Whom a rung tells: people of the body that owes, the issuer's Home Affairs, the issuer. Each person once per rung. */
const TOLD = `
  WITH ${LEGAL_TODAY},
  posts AS (
    SELECT o.body_id, o.role, h.person_id, p.email
      FROM position o JOIN position_holder h ON h.position_id = o.id JOIN person p ON p.id = h.person_id, clock
     WHERE o.role IN ('unit-officer', 'unit-head', 'appraisal-lead', 'campaign-issuer')
       AND h.valid_from <= clock.today AND (h.valid_to IS NULL OR h.valid_to >= clock.today)),
  fired AS (
    SELECT r.*, d.id AS duty_id, d.body_id, d.name, d.source_ref, d.due_on, d.due_at AS duty_due_at, d.nature,
           c.title, b.id AS issuer_id, b.home_affairs_id
      FROM rung r JOIN duty d ON d.id = r.owner_id JOIN campaign c ON c.id = $1 JOIN body b ON b.id = c.issuer_body_id
     WHERE r.id = ANY ($2::uuid[])),
  told AS (
    SELECT f.id, posts.person_id, posts.email FROM fired f
      JOIN posts ON posts.body_id = f.body_id AND posts.role IN ('unit-officer', 'unit-head') AND posts.role = ANY (f.tells)
    UNION
    SELECT f.id, posts.person_id, posts.email FROM fired f
      JOIN posts ON posts.body_id = f.home_affairs_id AND posts.role = 'appraisal-lead' WHERE 'home-affairs' = ANY (f.tells)
    UNION
    SELECT f.id, posts.person_id, posts.email FROM fired f
      JOIN posts ON posts.body_id = f.issuer_id AND posts.role = 'campaign-issuer' WHERE 'issuer' = ANY (f.tells))
  SELECT f.id AS "rungId", told.person_id AS "personId", told.email AS address, f.duty_id AS "dutyId", f.name AS "dutyName",
         f.source_ref AS "sourceRef", n.name AS "bodyName", i.name AS "issuerName", f.title AS "campaignTitle",
         f.due_on::text AS "dueOn", (extract(epoch FROM f.duty_due_at) * 1000)::float8 AS "dueAt",
         (extract(epoch FROM f.due_at) * 1000)::float8 AS "rungAt", (extract(epoch FROM f.fired_at) * 1000)::float8 AS now,
         f.nature = 'barring' AS barring, f.letter, f.overdue_list AS "overdueList"
    FROM told JOIN fired f ON f.id = told.id CROSS JOIN clock
    JOIN body_tenure n ON n.body_id = f.body_id AND n.valid_from <= clock.today AND (n.valid_to IS NULL OR n.valid_to >= clock.today)
    JOIN body_tenure i ON i.body_id = f.issuer_id AND i.valid_from <= clock.today AND (i.valid_to IS NULL OR i.valid_to >= clock.today)
   ORDER BY "rungId", "personId"`;

/** What is left for `urging` to do. `wakeAt`: real instant, ms since the epoch. */
export interface UrgingProgress {
  readonly version: number;
  readonly wakeAt: number | null;
  readonly openDuties: number;
}

/** The file's version, read before the rungs are: what comes later wakes again. */
export async function readUrgingVersion(tx: Transaction, campaignId: string): Promise<number> {
  const row = await tx.one<{ version: number }>(
    `SELECT fact_version AS version FROM procedure WHERE kind = 'urging' AND id = $1`,
    [campaignId],
  );
  return row?.version ?? 0;
}

/** Notes what has been followed and when the next rung is due. */
export async function followUrging(tx: Transaction, campaignId: string, version: number): Promise<UrgingProgress> {
  const [progress] = await tx.rows<UrgingProgress & Record<string, unknown>>(
    `WITH ahead AS (
       SELECT min(r.due_at) AS next_at, count(DISTINCT r.owner_id)::int AS duties
         FROM rung r WHERE r.subject_id = $1 AND r.owner_kind = 'duty' AND r.outcome IS NULL),
     followed AS (
       UPDATE procedure SET followed_version = greatest(followed_version, $2),
              due_at = CASE WHEN fact_version = $2 THEN ahead.next_at ELSE due_at END, touched_at = clock_timestamp()
         FROM ahead WHERE kind = 'urging' AND id = $1)
     SELECT $2::int AS version, duties AS "openDuties",
            (extract(epoch FROM real_instant(next_at)) * 1000)::float8 AS "wakeAt" FROM ahead`,
    [campaignId, version],
  );
  return progress!;
}
