import type { PoolClient } from 'pg';
import { type Database, runNamed } from '../database.js';

/** A message about to go out. */
export interface OutgoingMessage {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly text: string;
  /** Legal time at which it was told: the date the mail carries. */
  readonly toldAt: Date;
}

/** `gone`: somebody else took it, or it is no longer due. */
export type SendOutcome = 'sent' | 'withdrawn' | 'unaddressed' | 'retry' | 'dead' | 'gone';

export interface SendAttempt {
  readonly outcome: SendOutcome;
  /** What the channel threw, for `retry` and `dead`. */
  readonly failure?: unknown;
}

const DUE = `
  SELECT id FROM message WHERE state = 'pending' AND next_attempt_at <= clock_timestamp()
   ORDER BY next_attempt_at LIMIT $1`;

const LOCK = `
  SELECT attempts FROM message WHERE id = $1 AND state = 'pending' AND next_attempt_at <= clock_timestamp()
     FOR UPDATE SKIP LOCKED`;

/** A statement of its own after the lock, so that it sees what was committed up to now. */
const LOOK_AGAIN = `
  SELECT m.id, m.title, m.text, m.told_at AS "toldAt", nullif(coalesce(m.address, p.email), '') AS address,
         coalesce(CASE r.owner_kind
           WHEN 'duty' THEN (SELECT d.settled_at IS NOT NULL OR d.deadline_rev > r.deadline_rev FROM duty AS d WHERE d.id = r.owner_id)
           WHEN 'task' THEN (SELECT t.ended_at IS NOT NULL OR t.deadline_rev > r.deadline_rev FROM human_task AS t WHERE t.id = r.owner_id)
         END, false) AS stale
    FROM message AS m JOIN person AS p ON p.id = m.person_id LEFT JOIN rung AS r ON r.id = m.rung_id
   WHERE m.id = $1`;

const SETTLE = `UPDATE message SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN clock_timestamp() END WHERE id = $1`;

const POSTPONE = `
  UPDATE message SET attempts = attempts + 1, last_error = left($2, 500), state = $3,
         next_attempt_at = clock_timestamp() + $4 * interval '1 ms' WHERE id = $1`;

/** The messages that wait to be sent by mail. */
export class MailOutbox {
  constructor(private readonly database: Database) {}

  /** @returns ids of the messages due by real time, the longest waiting first */
  async due(limit: number): Promise<readonly string[]> {
    const rows = await this.database.rows<{ id: string }>(DUE, [limit]);
    return rows.map(({ id }) => id);
  }

  /**
   * Sends one message, looking again under its lock: what it urges may be settled or have a later deadline by now.
   * @param send may run again for the same message when its outcome stayed unknown
   * @param pauseMs how long to wait after the given number of failures, in ms; null gives the message up
   */
  async attempt(
    id: string,
    send: (message: OutgoingMessage) => Promise<void>,
    pauseMs: (failures: number) => number | null,
  ): Promise<SendAttempt> {
    const client = await this.database.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const attempt = await trySending(client, id, send, pauseMs);
      await client.query('COMMIT');
      return attempt;
    } catch (failure) {
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw failure;
    } finally {
      client.release(broken);
    }
  }
}

async function trySending(
  client: PoolClient,
  id: string,
  send: (message: OutgoingMessage) => Promise<void>,
  pauseMs: (failures: number) => number | null,
): Promise<SendAttempt> {
  const [locked] = await runNamed<{ attempts: number }>(client, LOCK, [id]);
  if (!locked) return { outcome: 'gone' };
  const [found] = await runNamed<OutgoingMessage & { address: string | null; stale: boolean }>(client, LOOK_AGAIN, [
    id,
  ]);
  const { stale, ...message } = found!;
  if (stale) return settle(client, id, 'withdrawn');
  if (!message.address) return settle(client, id, 'unaddressed');
  try {
    await send(message);
  } catch (failure) {
    const pause = pauseMs(locked.attempts + 1);
    const words = failure instanceof Error ? failure.message : String(failure);
    await runNamed(client, POSTPONE, [id, words, pause === null ? 'dead' : 'pending', pause ?? 0]);
    return { outcome: pause === null ? 'dead' : 'retry', failure };
  }
  return settle(client, id, 'sent');
}

async function settle(
  client: PoolClient,
  id: string,
  outcome: 'sent' | 'withdrawn' | 'unaddressed',
): Promise<SendAttempt> {
  await runNamed(client, SETTLE, [id, outcome]);
  return { outcome };
}
