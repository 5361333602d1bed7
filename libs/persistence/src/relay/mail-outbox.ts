import type { PoolClient } from 'pg';
import { type Database, runNamed } from '../database.js';
import { attemptDelivery, type DeliveryAttempt, type PauseAfter } from './attempt-delivery.js';

/** A message about to go out. */
export interface OutgoingMessage {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly text: string;
  /** Legal time at which it was told: the date the mail carries. */
  readonly toldAt: Date;
}

const DUE = `
  SELECT id FROM delivery WHERE channel = 'mail' AND state = 'pending' AND next_attempt_at <= clock_timestamp()
   ORDER BY next_attempt_at LIMIT $1`;

/** Whether what a message's rung urges was settled, stands still or has a later deadline by now, or its letter was withdrawn. */
const STALE = `
  EXISTS (SELECT FROM urging_letter AS l WHERE l.id = m.letter_id AND l.state = 'withdrawn') OR coalesce(CASE r.owner_kind
    WHEN 'duty' THEN (SELECT d.settled_at IS NOT NULL OR d.held_at IS NOT NULL OR d.deadline_rev > r.deadline_rev FROM duty AS d WHERE d.id = r.owner_id)
    WHEN 'task' THEN (SELECT t.ended_at IS NOT NULL OR t.deadline_rev > r.deadline_rev FROM human_task AS t WHERE t.id = r.owner_id)
  END, false)`;

/** A statement of its own after the lock, so that it sees what was committed up to now. */
const LOOK_AGAIN = `
  SELECT m.id, m.title, m.text, m.told_at AS "toldAt", coalesce(nullif(m.address, ''), nullif(p.email, '')) AS address,
         ${STALE} AS stale
    FROM delivery AS d JOIN message AS m ON m.id = d.message_id JOIN person AS p ON p.id = m.person_id
    LEFT JOIN rung AS r ON r.id = m.rung_id
   WHERE d.id = $1`;

/** The messages that wait to be sent by mail. */
export class MailOutbox {
  constructor(private readonly database: Database) {}

  /** @returns ids of the deliveries due by real time, the longest waiting first */
  async due(limit: number): Promise<readonly string[]> {
    const rows = await this.database.rows<{ id: string }>(DUE, [limit]);
    return rows.map(({ id }) => id);
  }

  /** Sends one message, looking again under its lock: what it urges may be settled or have a later deadline by now. */
  attempt(
    id: string,
    send: (message: OutgoingMessage) => Promise<void>,
    pauseMs: PauseAfter,
  ): Promise<DeliveryAttempt> {
    return attemptDelivery(this.database, id, { look, send, pauseMs });
  }
}

async function look(
  client: PoolClient,
  id: string,
): Promise<{ readonly ready: OutgoingMessage } | 'withdrawn' | 'unaddressed'> {
  const [found] = await runNamed<OutgoingMessage & { address: string | null; stale: boolean }>(client, LOOK_AGAIN, [
    id,
  ]);
  const { stale, ...message } = found!;
  if (stale) return 'withdrawn';
  return message.address ? { ready: message } : 'unaddressed';
}
