import type { Transaction } from '../transaction.js';

/** A message to one person. The key makes "told once" a fact, whoever writes it and how often. */
export interface NewMessage {
  readonly key: string;
  /** reminder, letter, overdue-list, extension, close, report, … */
  readonly kind: string;
  /** The rung it comes from: taken back with it while unsent. */
  readonly rungId?: string;
  /** The letter of reminder it brings: taken back with it while unsent. */
  readonly letterId?: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly personId: string;
  /** null: to the person's own address, if there is one. */
  readonly address: string | null;
  readonly title: string;
  readonly text: string;
  /** Channels asked for; absent: as the person prefers. What the law requires goes by mail anyhow. */
  readonly channels?: readonly Channel[];
  /** What goes into the reader's calendar with it. */
  readonly event?: CalendarEvent;
}

/** A calendar entry (RFC 5545) a mail brings: a later sequence of the same UID takes an earlier one's place. */
export interface CalendarEvent {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  /** ISO. */
  readonly startsAt: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
}

/** In-app everything told stands anyhow: `in-app` alone means that nothing leaves the house. */
export type Channel = 'in-app' | 'mail';

/**
 * Puts messages into the outbox, set-wise; those already told are passed over. Their deliveries are opened by the table
 * itself (`open_deliveries`), so that whoever tells something need not know of channels.
 * @returns how many are new
 */
export async function putMessages(tx: Transaction, messages: readonly NewMessage[]): Promise<number> {
  if (messages.length === 0) return 0;
  const put = await tx.rows(
    `WITH clock AS MATERIALIZED (SELECT legal_now() AS now)
     INSERT INTO message (id, key, kind, rung_id, letter_id, subject_kind, subject_id, person_id, address, title, text, channels, event, told_at)
     SELECT gen_random_uuid(), key, kind, "rungId", "letterId", "subjectKind", "subjectId", "personId", address, title, text,
            channels, event, clock.now
       FROM clock, jsonb_to_recordset($1) AS x (key text, kind text, "rungId" uuid, "letterId" uuid, "subjectKind" text, "subjectId" uuid,
            "personId" uuid, address text, title text, text text, channels text[], event jsonb)
     ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id`,
    [JSON.stringify(messages)],
  );
  if (put.length > 0) tx.mailWaits();
  return put.length;
}
