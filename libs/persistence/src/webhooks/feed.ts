import type { Sql } from '../database.js';
import { EVENT_SOURCES } from './event-types.js';

/** Transactions looked at in one go, so that a webhook far behind locks nothing for long. */
const TRANSACTIONS_AT_ONCE = 100_000;

/**
 * Reads on in the audit for every webhook and opens a delivery for each event it asked for. What a webhook is given
 * and how far it has read change together, so that whoever dies in between neither loses nor doubles an event. Only
 * entries older than the oldest open transaction are read: none can come to stand before them any more.
 * @returns whether more is there to be read
 */
export async function feedWebhooks(sql: Sql): Promise<boolean> {
  await sql.rows(BEGIN_ANEW);
  const [fed] = await sql.rows<{ more: boolean | null }>(FEED, [JSON.stringify(EVENT_SOURCES), TRANSACTIONS_AT_ONCE]);
  return fed?.more ?? false;
}

/** Restored into another cluster, transactions count from the start again. What was told already is not told twice. */
const BEGIN_ANEW = `
  UPDATE webhook SET read_to = 0 WHERE enabled AND read_to > txid_snapshot_xmax(txid_current_snapshot())`;

const FEED = `
  WITH horizon AS MATERIALIZED (SELECT txid_snapshot_xmin(txid_current_snapshot()) - 1 AS upto),
  hook AS MATERIALIZED (
    SELECT w.id, w.event_types, w.since, w.read_to, least(horizon.upto, w.read_to + $2::bigint) AS upto
      FROM webhook AS w, horizon WHERE w.enabled AND w.read_to < horizon.upto ORDER BY w.id FOR UPDATE OF w SKIP LOCKED),
  source AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($1) AS s (type text, kind text, act text)),
  fed AS (
    INSERT INTO delivery (id, channel, webhook_id, event_type, event_subject, event_seq)
    SELECT gen_random_uuid(), 'webhook', hook.id, s.type, e.subject, e.seq
      FROM hook JOIN audit_entry AS e ON e.xid > hook.read_to AND e.xid <= hook.upto
      JOIN source AS s ON s.kind = split_part(e.subject, '/', 1) AND s.act = e.entry::json ->> 'act'
     WHERE s.type = ANY (hook.event_types) AND e.written_at >= hook.since
    ON CONFLICT ON CONSTRAINT delivery_once_per_event DO NOTHING),
  moved AS (UPDATE webhook SET read_to = hook.upto FROM hook WHERE webhook.id = hook.id)
  SELECT bool_or(hook.upto < horizon.upto) AS more FROM hook, horizon`;
