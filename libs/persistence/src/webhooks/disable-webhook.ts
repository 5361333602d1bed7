import { putMessages } from '../messages/put-messages.js';
import type { Transaction } from '../transaction.js';
import { LEGAL_TODAY } from '../campaigns/told-people.js';

/** So long may every attempt fail before nobody is expected there any more. */
const FAILING_DAYS = 5;

/**
 * Switches a webhook off when its receiver said it is gone, or has taken nothing for five days, and tells the
 * installation's administrators. What waited for it is withdrawn: a replay brings it back.
 * @returns whether it was switched off now
 */
export async function disableFailing(tx: Transaction, webhookId: string, gone: boolean): Promise<boolean> {
  const off = await tx.one<{ name: string; version: number; reason: string }>(
    `UPDATE webhook SET enabled = false, version = version + 1,
            disabled_reason = CASE WHEN $2 THEN 'gone' ELSE 'failing' END
      WHERE id = $1 AND enabled AND ($2 OR failing_since < clock_timestamp() - ${FAILING_DAYS} * interval '1 day')
      RETURNING name, version, disabled_reason AS reason`,
    [webhookId, gone],
  );
  if (!off) return false;
  await withdrawPending(tx, webhookId);
  tx.audit(`webhook/${webhookId}`, 'disable', { reason: off.reason });
  await tellAdministrators(tx, webhookId, off);
  return true;
}

/** Withdraws what still waits for a webhook. */
export async function withdrawPending(tx: Transaction, webhookId: string): Promise<void> {
  await tx.rows(
    `UPDATE delivery SET state = 'withdrawn', settled_at = clock_timestamp() WHERE webhook_id = $1 AND state = 'pending'`,
    [webhookId],
  );
}

async function tellAdministrators(
  tx: Transaction,
  webhookId: string,
  { name, version, reason }: { readonly name: string; readonly version: number; readonly reason: string },
): Promise<void> {
  const told = await tx.rows<{ personId: string; address: string | null }>(
    `WITH ${LEGAL_TODAY}
     SELECT DISTINCT p.id AS "personId", p.email AS address
       FROM clock, position AS o JOIN position_holder AS h ON h.position_id = o.id JOIN person AS p ON p.id = h.person_id
      WHERE o.role = 'system-admin' AND h.valid_from <= clock.today AND (h.valid_to IS NULL OR h.valid_to >= clock.today)`,
  );
  const why =
    reason === 'gone'
      ? 'nơi nhận báo đã ngừng nhận (HTTP 410)'
      : `nơi nhận không nhận được sự kiện nào suốt ${FAILING_DAYS} ngày`;
  await putMessages(
    tx,
    told.map((person) => ({
      ...person,
      key: `webhook-disabled/${webhookId}/${version}/${person.personId}`,
      kind: 'webhook-disabled',
      subjectKind: 'webhook',
      subjectId: webhookId,
      title: `Đã ngừng gửi sự kiện: ${name}`,
      text: `Hệ thống đã ngừng gửi sự kiện tới “${name}” vì ${why}. Hãy kiểm tra nơi nhận, bật lại rồi gửi lại các sự kiện của khoảng thời gian bị gián đoạn.`,
    })),
  );
}
