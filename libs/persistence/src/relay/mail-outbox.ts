import type { PoolClient } from 'pg';
import { type Database, runNamed } from '../database.js';
import type { UnitOfWork } from '../unit-of-work.js';
import { arrangeMail, type ComposeDigest } from './arrange-mail.js';
import { attemptDelivery, type DeliveryAttempt, type PauseAfter } from './attempt-delivery.js';
import type { CalendarEvent } from '../messages/put-messages.js';
import { FACTS, type MessageFacts } from './message-facts.js';
import { STALE } from './stale.js';

/** A message about to go out. */
export interface OutgoingMessage {
  readonly id: string;
  readonly address: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
  /** What it puts into its reader's calendar; null: nothing. */
  readonly event: CalendarEvent | null;
  /** Legal time at which it was told: the date the mail carries. */
  readonly toldAt: Date;
  readonly fullName: string;
  readonly language: 'vi' | 'en';
  readonly facts: MessageFacts;
  /** What is known of its kind; null for a kind nobody described. */
  readonly notice: NoticeWords | null;
}

/** What a mail says of its kind, in the reader's language. */
export interface NoticeWords {
  readonly name: string;
  readonly why: string;
  readonly todo: string;
  readonly basis: string;
  /** By law: it cannot be switched off. */
  readonly required: boolean;
}

const DUE = `
  SELECT id FROM delivery
   WHERE channel = 'mail' AND state = 'pending' AND NOT to_arrange AND next_attempt_at <= clock_timestamp()
   ORDER BY next_attempt_at LIMIT $1`;

/** A statement of its own after the lock, so that it sees what was committed up to now. */
const LOOK_AGAIN = `
  SELECT m.id, m.kind, m.subject_kind AS "subjectKind", m.subject_id AS "subjectId", m.title, m.text, m.event,
         m.told_at AS "toldAt", coalesce(nullif(m.address, ''), nullif(p.email, '')) AS address,
         p.full_name AS "fullName", l.language, ${FACTS} AS facts,
         CASE WHEN k.code IS NULL THEN NULL
              WHEN l.language = 'en' THEN jsonb_build_object('name', k.name_en, 'why', k.why_en, 'todo', k.todo_en, 'basis', k.basis, 'required', k.required)
              ELSE jsonb_build_object('name', k.name, 'why', k.why, 'todo', k.todo, 'basis', k.basis, 'required', k.required) END AS notice,
         ${STALE} AS stale
    FROM delivery AS d JOIN message AS m ON m.id = d.message_id JOIN person AS p ON p.id = m.person_id
    LEFT JOIN rung AS r ON r.id = m.rung_id
    LEFT JOIN notice_kind AS k ON k.code = m.kind
    LEFT JOIN notice_preference AS f ON f.person_id = m.person_id
    CROSS JOIN LATERAL (SELECT coalesce(f.language, 'vi') AS language) AS l
   WHERE d.id = $1`;

/** The messages that wait to be sent by mail. */
export class MailOutbox {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** Puts off what its reader wants later, and gathers the digests that are due. */
  arrange(compose: ComposeDigest): Promise<void> {
    return arrangeMail(this.work, compose);
  }

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
