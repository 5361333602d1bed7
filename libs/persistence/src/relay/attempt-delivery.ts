import type { PoolClient } from 'pg';
import { type Database, runNamed } from '../database.js';
import { faultWords } from './fault-words.js';

/** `gone`: somebody else took it, or it is no longer due. */
export type DeliveryOutcome = 'sent' | 'withdrawn' | 'unaddressed' | 'retry' | 'dead' | 'gone';

export interface DeliveryAttempt {
  readonly outcome: DeliveryOutcome;
  /** What the channel threw, for `retry` and `dead`. */
  readonly failure?: unknown;
}

/** How a channel delivers. */
export interface WayOut<T> {
  /** Looks again under the delivery's lock: what is to be sent, or why nothing is any more. */
  readonly look: (client: PoolClient, id: string) => Promise<{ readonly ready: T } | 'withdrawn' | 'unaddressed'>;
  /** May run again for the same delivery when its outcome stayed unknown. */
  readonly send: (what: T) => Promise<void>;
  /** How long to wait after so many failures, the last of them given, in ms; null gives it up. */
  readonly pauseMs: PauseAfter;
}

export type PauseAfter = (failures: number, failure: unknown) => number | null;

const LOCK = `
  SELECT attempts FROM delivery WHERE id = $1 AND state = 'pending' AND NOT to_arrange AND next_attempt_at <= clock_timestamp()
     FOR UPDATE SKIP LOCKED`;

/** What is logged counts on over re-sendings, where the attempts of a delivery begin anew. */
const LOGGED = `
  logged AS (
    INSERT INTO delivery_attempt (delivery_id, nth, outcome, error)
    SELECT $1, 1 + coalesce(max(nth), 0), $2, $3 FROM delivery_attempt WHERE delivery_id = $1)`;

const SETTLE = `
  WITH ${LOGGED}
  UPDATE delivery SET state = $2, settled_at = clock_timestamp() WHERE id = $1 AND $3::text IS NULL`;

const FAIL = `
  WITH ${LOGGED}
  UPDATE delivery SET attempts = attempts + 1, last_error = $3,
         state = CASE $2 WHEN 'dead' THEN 'dead' ELSE state END,
         settled_at = CASE $2 WHEN 'dead' THEN clock_timestamp() END,
         next_attempt_at = clock_timestamp() + $4 * interval '1 ms'
   WHERE id = $1`;

/** A message withdrawn by its own channel is taken back as any other. */
const WITHDRAW = `
  WITH ${LOGGED}
  SELECT take_back(ARRAY[message_id]) FROM delivery WHERE id = $1 AND $3::text IS NULL`;

/** Makes one attempt at a delivery, in a transaction that holds it alone. @throws when the database is away */
export async function attemptDelivery<T>(database: Database, id: string, way: WayOut<T>): Promise<DeliveryAttempt> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const attempt = await tryDelivery(client, id, way);
    await client.query('COMMIT');
    return attempt;
  } catch (failure) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    throw failure;
  } finally {
    client.release(broken);
  }
}

async function tryDelivery<T>(client: PoolClient, id: string, way: WayOut<T>): Promise<DeliveryAttempt> {
  const [locked] = await runNamed<{ attempts: number }>(client, LOCK, [id]);
  if (!locked) return { outcome: 'gone' };
  const found = await way.look(client, id);
  if (found === 'withdrawn' || found === 'unaddressed') {
    await runNamed(client, found === 'withdrawn' ? WITHDRAW : SETTLE, [id, found, null]);
    return { outcome: found };
  }
  try {
    await way.send(found.ready);
  } catch (failure) {
    const pause = way.pauseMs(locked.attempts + 1, failure);
    const outcome = pause === null ? 'dead' : 'retry';
    await runNamed(client, FAIL, [id, outcome, faultWords(failure), pause ?? 0]);
    return { outcome, failure };
  }
  await runNamed(client, SETTLE, [id, 'sent', null]);
  return { outcome: 'sent' };
}
