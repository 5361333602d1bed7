import type { Transaction } from '../transaction.js';
import { EVENT_SOURCES } from './event-types.js';

/** What is told once more: the events of a period of real time (ISO, the end exclusive), or one event by its id. */
export type Replayed = { readonly from: string; readonly to: string } | { readonly eventId: string };

/**
 * Opens anew, or for the first time, the deliveries of what a webhook asked for. Events keep their ids, so that the
 * receiver recognises what it already has.
 * @returns how many events go out
 */
export async function replayEvents(tx: Transaction, webhookId: string, what: Replayed): Promise<number> {
  const rows = await tx.rows(REPLAY, [
    webhookId,
    JSON.stringify(EVENT_SOURCES),
    'from' in what ? what.from : null,
    'from' in what ? what.to : null,
    'eventId' in what ? what.eventId.replace(/\/\d+$/, '') : null,
    'eventId' in what ? Number(/\/(\d{1,9})$/.exec(what.eventId)?.[1] ?? 0) : null,
  ]);
  return rows.length;
}

const REPLAY = `
  WITH source AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($2) AS s (type text, kind text, act text)),
  asked AS MATERIALIZED (
    SELECT subject, seq, entry FROM audit_entry WHERE written_at >= $3::timestamptz AND written_at < $4::timestamptz
    UNION ALL SELECT subject, seq, entry FROM audit_entry WHERE subject = $5::text AND seq = $6::integer)
  INSERT INTO delivery (id, channel, webhook_id, event_type, event_subject, event_seq)
  SELECT gen_random_uuid(), 'webhook', w.id, s.type, e.subject, e.seq
    FROM webhook AS w CROSS JOIN asked AS e
    JOIN source AS s ON s.kind = split_part(e.subject, '/', 1) AND s.act = e.entry::json ->> 'act'
   WHERE w.id = $1 AND s.type = ANY (w.event_types)
  ON CONFLICT ON CONSTRAINT delivery_once_per_event
  DO UPDATE SET state = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), settled_at = NULL, last_error = NULL
  RETURNING id`;
