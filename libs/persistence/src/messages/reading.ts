import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

const COUNTED_UP_TO = 999;

/** How many messages of a person are unread, counted up to 999. */
export async function countUnread(sql: Sql, personId: string): Promise<number> {
  const [row] = await sql.rows<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM (
       SELECT FROM message WHERE person_id = $1 AND read_at IS NULL AND withdrawn_at IS NULL LIMIT ${COUNTED_UP_TO}) AS counted`,
    [personId],
  );
  return row!.unread;
}

/**
 * Marks a person's message as read, or all of them.
 * @param messageId null: every one told so far
 * @returns how many were not read before
 * @throws Problem no-such-thing where the message is not the person's own
 */
export async function markRead(tx: Transaction, personId: string, messageId: string | null): Promise<number> {
  const read = await tx.rows(
    `UPDATE message SET read_at = legal_now()
      WHERE person_id = $1 AND ($2::uuid IS NULL OR id = $2) AND read_at IS NULL AND withdrawn_at IS NULL RETURNING id`,
    [personId, messageId],
  );
  if (messageId === null || read.length > 0) return read.length;
  const own = await tx.one('SELECT 1 AS here FROM message WHERE id = $1 AND person_id = $2', [messageId, personId]);
  if (!own) throw new Problem('no-such-thing', 'Không có thông báo này.');
  return 0;
}
