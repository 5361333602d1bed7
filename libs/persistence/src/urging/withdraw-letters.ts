import type { Transaction } from '../transaction.js';

/** SQL: duty `d` is late and still owed at the instant `clock.now`. */
export const IS_LATE = `d.settled_at IS NULL AND d.held_at IS NULL AND d.due_at <= clock.now`;

/** SQL: letter `l` has reached somebody: by mail, or it lies unsendable but readable in-app, or has been read there. */
export const IS_SENT = `
  EXISTS (SELECT FROM message m LEFT JOIN delivery y ON y.message_id = m.id AND y.channel = 'mail'
           WHERE m.letter_id = l.id AND m.withdrawn_at IS NULL
             AND (m.read_at IS NOT NULL OR y.id IS NULL OR y.state NOT IN ('pending', 'withdrawn')))`;

/**
 * Withdraws the letters naming these duties that have nothing late left to urge: drafts, and signed ones nobody has
 * been sent yet. Letters are locked first, so that of two duties settled at once the second finds the first settled.
 */
export async function withdrawIdleLetters(tx: Transaction, dutyIds: readonly string[]): Promise<void> {
  await Promise.all([tx.rows(LOCK, [dutyIds]), tx.rows(WITHDRAW, [dutyIds])]);
}

const NAMED = `
  SELECT l.id FROM urging_letter l
   WHERE l.state IN ('drafted', 'signed') AND l.id IN (SELECT letter_id FROM urging_letter_duty WHERE duty_id = ANY ($1::uuid[]))`;

const LOCK = `${NAMED} ORDER BY l.id FOR UPDATE`;

/** A statement of its own after the lock: it sees what whoever held the letter before has committed. */
const WITHDRAW = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  named AS MATERIALIZED (${NAMED}),
  idle AS (
    UPDATE urging_letter l SET state = 'withdrawn', ended_at = clock.now, version = version + 1,
           end_reason = CASE l.state WHEN 'drafted' THEN 'Đơn vị không còn việc quá hạn trước khi công văn được ký.'
                                     ELSE 'Đơn vị không còn việc quá hạn trước khi công văn đến nơi.' END
      FROM named, clock
     WHERE l.id = named.id
       AND NOT EXISTS (SELECT FROM urging_letter_duty x JOIN duty d ON d.id = x.duty_id WHERE x.letter_id = l.id AND ${IS_LATE})
       AND NOT ${IS_SENT}
    RETURNING l.id)
  SELECT take_back(ARRAY(SELECT m.id FROM message m JOIN idle ON m.letter_id = idle.id))`;
