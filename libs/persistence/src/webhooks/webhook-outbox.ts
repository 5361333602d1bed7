import { type Database, runNamed } from '../database.js';
import { faultWords } from '../relay/fault-words.js';
import type { UnitOfWork } from '../unit-of-work.js';
import type { EventEntry } from './cloud-event.js';
import { disableFailing } from './disable-webhook.js';
import { feedWebhooks } from './feed.js';

/** An event about to go out to a webhook. */
export interface OutgoingEvent extends EventEntry {
  readonly deliveryId: string;
  readonly url: string;
  readonly secret: string;
  /** Attempts that failed so far. */
  readonly attempts: number;
}

/** How an attempt at an event ended. */
export interface EventOutcome {
  readonly outcome: 'sent' | 'retry' | 'dead';
  readonly failure?: unknown;
  /** How long it waits, in ms; 0 unless it is tried again. */
  readonly pauseMs: number;
}

/** Longer than a batch takes at the slowest receiver: whoever dies leaves its batch to be taken up after it. */
const LEASE_MS = 150_000;

const DUE = `
  SELECT w.id FROM webhook AS w
   WHERE w.enabled AND EXISTS (SELECT FROM delivery AS d
           WHERE d.webhook_id = w.id AND d.state = 'pending' AND d.next_attempt_at <= clock_timestamp())
   ORDER BY w.id`;

/** No lock outlives the statement: a slow receiver holds up no transaction, and so no other webhook's reading. */
const TAKE = `
  WITH taken AS (
    UPDATE delivery SET next_attempt_at = clock_timestamp() + ${LEASE_MS} * interval '1 ms'
     WHERE id IN (SELECT id FROM delivery
                   WHERE webhook_id = $1 AND state = 'pending' AND next_attempt_at <= clock_timestamp()
                   ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts, event_type, event_subject, event_seq)
  SELECT t.id AS "deliveryId", t.attempts, t.event_type AS type, e.subject, e.seq, e.entry, w.url, w.secret
    FROM taken AS t JOIN audit_entry AS e ON e.subject = t.event_subject AND e.seq = t.event_seq
    JOIN webhook AS w ON w.id = $1
   ORDER BY e.xid, e.subject, e.seq`;

const SETTLE = `
  WITH settled AS (
    UPDATE delivery SET attempts = attempts + CASE $2 WHEN 'sent' THEN 0 ELSE 1 END,
           state = CASE $2 WHEN 'retry' THEN 'pending' ELSE $2 END,
           settled_at = CASE $2 WHEN 'retry' THEN NULL ELSE clock_timestamp() END,
           last_error = $3, next_attempt_at = clock_timestamp() + $4 * interval '1 ms'
     WHERE id = $1 AND state = 'pending' RETURNING id, webhook_id),
  logged AS (
    INSERT INTO delivery_attempt (delivery_id, nth, outcome, error)
    SELECT $1, 1 + coalesce((SELECT max(nth) FROM delivery_attempt WHERE delivery_id = $1), 0), $2, $3 FROM settled)
  UPDATE webhook SET failing_since = CASE $2 WHEN 'sent' THEN NULL ELSE coalesce(failing_since, clock_timestamp()) END
    FROM settled WHERE webhook.id = settled.webhook_id AND ($2 = 'sent') = (failing_since IS NOT NULL)`;

const PUT_BACK = `UPDATE delivery SET next_attempt_at = clock_timestamp() + $2 * interval '1 ms'
  WHERE id = ANY ($1::uuid[]) AND state = 'pending'`;

/** The events that wait to be told outside. */
export class WebhookOutbox {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** Reads on in the audit. @returns whether more is there to be read */
  feed(): Promise<boolean> {
    return feedWebhooks(this.database);
  }

  /** @returns ids of the webhooks with something due */
  async due(): Promise<readonly string[]> {
    const rows = await this.database.rows<{ id: string }>(DUE);
    return rows.map(({ id }) => id);
  }

  /** Takes a batch of what is due to one webhook, in the order of the audit. Nobody else has it until the lease ends. */
  take(webhookId: string, limit: number): Promise<readonly OutgoingEvent[]> {
    return this.database.rows<OutgoingEvent & Record<string, unknown>>(TAKE, [webhookId, limit]);
  }

  async settle(deliveryId: string, { outcome, failure, pauseMs }: EventOutcome): Promise<void> {
    const words = outcome === 'sent' ? null : faultWords(failure);
    await runNamed(this.database.pool, SETTLE, [deliveryId, outcome, words, pauseMs]);
  }

  /** Gives back what was taken and not tried. @param pauseMs until it is due again */
  async putBack(deliveryIds: readonly string[], pauseMs: number): Promise<void> {
    if (deliveryIds.length > 0) await this.database.rows(PUT_BACK, [deliveryIds, pauseMs]);
  }

  /** Ends a webhook whose receiver is gone, or has failed all the time for too long; its operators are told. */
  disableIfFailing(webhookId: string, gone: boolean): Promise<boolean> {
    return this.work.asProcedure((tx) => disableFailing(tx, webhookId, gone));
  }
}
