import type { LetterStep, Spread } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { withdrawIdleLetters } from '../urging/withdraw-letters.js';

/** One step of a duty kind's ladder, on its instant (ms since the epoch) before it is spread over the bodies. */
export interface StepOnInstant {
  readonly kind: string;
  readonly code: string;
  readonly dueAt: number;
  readonly place: number;
  readonly tells: readonly string[];
  readonly channels: readonly string[];
  readonly spread: Spread | null;
  readonly letter: LetterStep | null;
  readonly overdueList: boolean;
}

/** SQL: the instant of step `s` for duty `d`, spread over the bodies as `spreadOffset` of the domain has it. */
const SPREAD_INSTANT = `
  to_timestamp(s."dueAt" / 1000.0) + CASE WHEN s.spread IS NULL OR s."overdueList" THEN interval '0' ELSE
    make_interval(mins => (s.spread ->> 'tickMinutes')::int * mod(
      (('x' || right(d.campaign_id::text, 8))::bit(32) # ('x' || right(d.body_id::text, 8))::bit(32))::bigint,
      greatest(1, (s.spread ->> 'minutes')::int / (s.spread ->> 'tickMinutes')::int))::int) END`;

/** SQL: the steps given as JSON in the second parameter. */
const STEPS = `
  jsonb_to_recordset($2) AS s (kind text, code text, "dueAt" double precision, place int, tells jsonb, channels jsonb,
    spread jsonb, letter jsonb, "overdueList" boolean, "dueOn" date)`;

/**
 * Gives the duties the rungs of their kind under their present deadline revision. A rung already past is kept as
 * superseded: it shows in the ladder and is never sent. A duty that is held or settled gets none.
 */
export async function raiseRungs(
  tx: Transaction,
  dutyIds: readonly string[],
  steps: readonly StepOnInstant[],
): Promise<void> {
  await tx.rows(RAISE, [dutyIds, JSON.stringify(steps)]);
}

const RAISE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  ahead AS (
    SELECT d.id AS duty_id, d.campaign_id, d.deadline_rev, s.*, ${SPREAD_INSTANT} AS due
      FROM ${STEPS} JOIN duty d ON d.kind = s.kind
     WHERE d.id = ANY ($1::uuid[]) AND d.settled_at IS NULL AND d.held_at IS NULL)
  INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, place, deadline_rev, tells, channels, letter,
                    overdue_list, due_at, outcome, fired_at)
  SELECT gen_random_uuid(), 'duty', duty_id, campaign_id, code, place, deadline_rev,
         ARRAY(SELECT jsonb_array_elements_text(tells)), ARRAY(SELECT jsonb_array_elements_text(channels)),
         letter, "overdueList", due,
         CASE WHEN due <= clock.now THEN 'superseded' END, CASE WHEN due <= clock.now THEN clock.now END
    FROM clock, ahead`;

/**
 * Puts the rungs still ahead on the instants of a changed calendar, their duties' days staying as they are; one that
 * comes to lie in the past is superseded.
 * @param steps by kind and day: each with the `dueOn` of the duties it is for
 * @returns how many rungs moved
 */
export async function moveRungs(
  tx: Transaction,
  campaignId: string,
  steps: readonly (StepOnInstant & { readonly dueOn: string })[],
): Promise<number> {
  if (steps.length === 0) return 0;
  const moved = await tx.rows(MOVE, [campaignId, JSON.stringify(steps)]);
  if (moved.length > 0) await scheduleUrging(tx, campaignId);
  return moved.length;
}

const MOVE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  locked AS (
    SELECT d.* FROM duty d WHERE d.campaign_id = $1 AND d.settled_at IS NULL AND d.held_at IS NULL ORDER BY d.id FOR UPDATE),
  moved AS (
    SELECT r.id, ${SPREAD_INSTANT} AS due
      FROM clock, ${STEPS} JOIN locked d ON d.kind = s.kind AND d.due_on = s."dueOn"
      JOIN rung r ON r.owner_id = d.id AND r.step_code = s.code AND r.deadline_rev = d.deadline_rev
     WHERE r.outcome IS NULL AND r.due_at > (SELECT now FROM clock))
  UPDATE rung SET due_at = moved.due, outcome = CASE WHEN moved.due <= clock.now THEN 'superseded' END,
         fired_at = CASE WHEN moved.due <= clock.now THEN clock.now END
    FROM moved, clock WHERE rung.id = moved.id AND rung.due_at <> moved.due RETURNING rung.id`;

/**
 * Voids the unfired rungs of duties, takes back what their rungs said and nobody has sent yet, and withdraws letters
 * that have nothing left to urge. What is being sent this moment is not waited for: it is on its way.
 */
export async function voidRungs(tx: Transaction, dutyIds: readonly string[]): Promise<void> {
  await Promise.all([tx.rows(VOID, [dutyIds]), withdrawIdleLetters(tx, dutyIds)]);
}

const VOID = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  voided AS (
    UPDATE rung SET outcome = 'void', fired_at = clock.now FROM clock
     WHERE owner_id = ANY ($1::uuid[]) AND outcome IS NULL)
  SELECT take_back(ARRAY(SELECT m.id FROM rung AS r JOIN message AS m ON m.rung_id = r.id
                          WHERE r.owner_id = ANY ($1::uuid[]) AND r.outcome = 'sent'))`;

/**
 * Sets the next instant at which `urging` has to act: the first rung still open. It is woken only where it would come
 * too late by itself: it has ended, is at work this moment, or sleeps past that rung.
 */
export async function scheduleUrging(tx: Transaction, campaignId: string): Promise<void> {
  const sooner = await tx.one(
    `WITH was AS MATERIALIZED (
       SELECT due_at, ended_at FROM procedure WHERE kind = 'urging' AND id = $1 FOR UPDATE),
     next AS (SELECT min(due_at) AS due_at FROM rung WHERE subject_id = $1 AND owner_kind = 'duty' AND outcome IS NULL),
     set AS (
       UPDATE procedure p SET due_at = next.due_at FROM next, was WHERE p.kind = 'urging' AND p.id = $1)
     SELECT 1 FROM was, next
      WHERE was.ended_at IS NOT NULL OR coalesce(was.due_at, 'infinity') > coalesce(next.due_at, 'infinity')
         OR was.due_at <= legal_now()`,
    [campaignId],
  );
  if (sooner) tx.wake('urging', campaignId);
}
