import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { withdrawPending } from './disable-webhook.js';
import type { EventType } from './event-types.js';

/** What an administrator says of a webhook. */
export interface WebhookTerms {
  readonly name: string;
  readonly url: string;
  readonly eventTypes: readonly EventType[];
  readonly enabled: boolean;
}

/** A webhook as its administrators see it. Its secret is not among it. Instants are real, ISO. */
export interface WebhookView extends WebhookTerms {
  readonly id: string;
  readonly madeAt: string;
  readonly failingSince: string | null;
  /** Why the system switched it off; null while it is on, or where a person did. */
  readonly disabledReason: 'gone' | 'failing' | null;
  /** Events that wait, counted up to 999. */
  readonly pending: number;
  /** Events given up, counted up to 999. */
  readonly dead: number;
  readonly version: number;
}

/** Where reading begins for whoever is told from now on. */
const FROM_NOW = `txid_snapshot_xmin(txid_current_snapshot()) - 1`;

/** @throws Problem conflicting-act where the name is taken */
export async function makeWebhook(
  tx: Transaction,
  terms: WebhookTerms,
  secret: string,
  personId: string,
): Promise<{ id: string; version: number }> {
  const id = newId();
  await tx.required(
    `INSERT INTO webhook (id, name, url, event_types, enabled, secret, made_by, read_to)
     VALUES ($1, $2, $3, $4, $5, $6, $7, ${FROM_NOW}) ON CONFLICT ON CONSTRAINT webhook_name DO NOTHING RETURNING id`,
    [id, terms.name, terms.url, terms.eventTypes, terms.enabled, secret, personId],
    'conflicting-act',
    'Đã có nơi nhận sự kiện mang tên này.',
  );
  tx.audit(`webhook/${id}`, 'make', terms);
  return { id, version: 1 };
}

/**
 * Changes a webhook. Switched on again, it is told from now on; switched off, what waits for it is withdrawn.
 * @throws Problem no-such-thing, stale-version, conflicting-act
 */
export async function changeWebhook(
  tx: Transaction,
  id: string,
  version: number,
  terms: WebhookTerms,
): Promise<{ id: string; version: number }> {
  const before = await lockWebhook(tx, id, version);
  const namesake = await tx.one('SELECT 1 AS here FROM webhook WHERE name = $1 AND id <> $2', [terms.name, id]);
  if (namesake) throw new Problem('conflicting-act', 'Đã có nơi nhận sự kiện mang tên này.');
  const begins = terms.enabled && !before.enabled;
  await tx.rows(
    `UPDATE webhook SET name = $2, url = $3, event_types = $4, enabled = $5, version = version + 1,
            disabled_reason = NULL, failing_since = CASE WHEN $6 THEN NULL ELSE failing_since END,
            read_to = CASE WHEN $6 THEN ${FROM_NOW} ELSE read_to END,
            since = CASE WHEN $6 THEN clock_timestamp() ELSE since END
      WHERE id = $1`,
    [id, terms.name, terms.url, terms.eventTypes, terms.enabled, begins],
  );
  if (!terms.enabled) await withdrawPending(tx, id);
  tx.audit(`webhook/${id}`, 'change', terms);
  return { id, version: version + 1 };
}

/** Gives a webhook another secret; the old one signs nothing any more. @throws Problem no-such-thing, stale-version */
export async function changeSecret(
  tx: Transaction,
  id: string,
  version: number,
  secret: string,
): Promise<{ id: string; version: number }> {
  await lockWebhook(tx, id, version);
  await tx.rows('UPDATE webhook SET secret = $2, version = version + 1 WHERE id = $1', [id, secret]);
  tx.audit(`webhook/${id}`, 'change-secret', {});
  return { id, version: version + 1 };
}

async function lockWebhook(tx: Transaction, id: string, version: number): Promise<{ enabled: boolean }> {
  const found = await tx.required<{ enabled: boolean; version: number }>(
    'SELECT enabled, version FROM webhook WHERE id = $1 FOR UPDATE',
    [id],
    'no-such-thing',
    'Không có nơi nhận sự kiện này.',
  );
  if (found.version !== version) throw new Problem('stale-version', 'Nơi nhận sự kiện đã được sửa từ lúc bạn xem.');
  return found;
}

const COUNTED_UP_TO = 999;

const counted = (state: 'pending' | 'dead'): string =>
  `(SELECT count(*)::int FROM (SELECT FROM delivery AS d WHERE d.webhook_id = w.id AND d.state = '${state}' LIMIT ${COUNTED_UP_TO}) AS counted)`;

/** All webhooks by name, or the one asked for. */
export function listWebhooks(sql: Sql, id: string | null = null): Promise<WebhookView[]> {
  return sql.rows<WebhookView & Record<string, unknown>>(
    `SELECT w.id, w.name, w.url, w.event_types AS "eventTypes", w.enabled, ${ISO('w.made_at')} AS "madeAt",
            ${ISO('w.failing_since')} AS "failingSince", w.disabled_reason AS "disabledReason",
            ${counted('pending')} AS pending, ${counted('dead')} AS dead, w.version
       FROM webhook AS w WHERE $1::uuid IS NULL OR w.id = $1 ORDER BY w.name`,
    [id],
  );
}
