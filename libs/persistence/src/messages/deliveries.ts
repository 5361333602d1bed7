import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** A way out as an operator sees it: without what it says or whom it reaches. Instants are real, ISO. */
export interface DeliveryView {
  readonly id: string;
  readonly channel: 'mail' | 'webhook';
  readonly state: string;
  readonly kind: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly webhookId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly madeAt: string;
  readonly nextAttemptAt: string;
  readonly settledAt: string | null;
}

export interface DeliveryFilter {
  readonly state: string;
  readonly channel: string | null;
  /** `place` of the last one shown, and its id. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** A delivery with its place in the list: `made_at` as exactly as it is kept. */
export interface ListedDelivery extends DeliveryView {
  readonly place: string;
}

/** Deliveries in a state, the oldest first. */
export function listDeliveries(sql: Sql, { state, channel, after, limit }: DeliveryFilter): Promise<ListedDelivery[]> {
  return sql.rows<ListedDelivery & Record<string, unknown>>(
    `SELECT d.id, d.channel, d.state, coalesce(m.kind, d.event_type) AS kind,
            coalesce(m.subject_kind || '/' || m.subject_id, d.event_subject) AS subject,
            d.message_id AS "messageId", d.webhook_id AS "webhookId", d.attempts, d.last_error AS "lastError",
            ${ISO('d.made_at')} AS "madeAt", ${ISO('d.next_attempt_at')} AS "nextAttemptAt",
            ${ISO('d.settled_at')} AS "settledAt",
            to_char(d.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place
       FROM (SELECT * FROM delivery
              WHERE state = $1 AND ($2::text IS NULL OR channel = $2)
                AND ($3::timestamptz IS NULL OR (made_at, id) > ($3, $4::uuid))
              ORDER BY made_at, id LIMIT $5) AS d
       LEFT JOIN message AS m ON m.id = d.message_id
      ORDER BY d.made_at, d.id`,
    [state, channel, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** One attempt as the delivery log has it. */
export interface AttemptView {
  readonly nth: number;
  readonly at: string;
  readonly outcome: string;
  readonly error: string | null;
}

/** Every attempt of a delivery, the first one first. @throws Problem no-such-thing */
export async function readDeliveryLog(sql: Sql, deliveryId: string): Promise<readonly AttemptView[]> {
  const rows = await sql.rows<{ [K in keyof AttemptView]: AttemptView[K] | null }>(
    `SELECT a.nth, ${ISO('a.at')} AS at, a.outcome, a.error
       FROM delivery AS d LEFT JOIN delivery_attempt AS a ON a.delivery_id = d.id WHERE d.id = $1 ORDER BY a.nth`,
    [deliveryId],
  );
  if (rows.length === 0) throw new Problem('no-such-thing', 'Không có lần gửi này.');
  return rows.filter((row): row is AttemptView => row.nth !== null);
}

const AGAIN = `state = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), settled_at = NULL`;

/** Sends out again what was given up, its attempts counted anew. @throws Problem no-such-thing, conflicting-act */
export async function resendDelivery(tx: Transaction, deliveryId: string): Promise<void> {
  const again = await tx.one(`UPDATE delivery SET ${AGAIN} WHERE id = $1 AND state = 'dead' RETURNING id`, [
    deliveryId,
  ]);
  if (!again) {
    const known = await tx.one('SELECT 1 AS here FROM delivery WHERE id = $1', [deliveryId]);
    if (!known) throw new Problem('no-such-thing', 'Không có lần gửi này.');
    throw new Problem('conflicting-act', 'Chỉ gửi lại được những gì hệ thống đã thôi gửi.');
  }
  tx.audit(`delivery/${deliveryId}`, 'resend', {});
  tx.mailWaits();
}

/** Sends out again everything a channel gave up. @returns how many */
export async function resendAllDead(tx: Transaction, channel: 'mail' | 'webhook'): Promise<number> {
  const [again] = await tx.rows<{ n: number }>(
    `WITH again AS (UPDATE delivery SET ${AGAIN} WHERE channel = $1 AND state = 'dead' RETURNING 1)
     SELECT count(*)::int AS n FROM again`,
    [channel],
  );
  if (again!.n > 0) tx.audit('installation/deliveries', 'resend-all', { channel, deliveries: again!.n });
  tx.mailWaits();
  return again!.n;
}
