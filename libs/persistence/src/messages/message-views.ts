import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';

/** A message as its reader sees it. */
export interface MessageView {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
  readonly toldAt: string;
  readonly readAt: string | null;
  /** How it fared by mail; null when it does not go by mail. */
  readonly mailState: 'pending' | 'sent' | 'collected' | 'withdrawn' | 'dead' | 'unaddressed' | null;
  readonly mailedAt: string | null;
}

/** Which messages of a person are asked for. */
export interface MessagePage {
  readonly unreadOnly: boolean;
  /** Instant (ISO) and id of the last one shown. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

/** What was told to a person, the latest first. A digest repeats what stands here already and is left out. */
export function listMessages(sql: Sql, personId: string, page: MessagePage): Promise<MessageView[]> {
  return sql.rows<MessageView & Record<string, unknown>>(
    `SELECT m.id, m.kind, m.subject_kind AS "subjectKind", m.subject_id AS "subjectId", m.title, m.text,
            ${ISO('m.told_at')} AS "toldAt", ${ISO('m.read_at')} AS "readAt", d.state AS "mailState",
            CASE WHEN d.state IN ('sent', 'collected') THEN ${ISO('d.settled_at')} END AS "mailedAt"
       FROM message AS m LEFT JOIN delivery AS d ON d.message_id = m.id AND d.channel = 'mail'
      WHERE m.person_id = $1 AND m.withdrawn_at IS NULL AND m.kind <> 'digest' AND (m.read_at IS NULL OR NOT $5)
        AND ($2::timestamptz IS NULL OR (m.told_at, m.id) < ($2, $3::uuid))
      ORDER BY m.told_at DESC, m.id DESC LIMIT $4`,
    [personId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit, page.unreadOnly],
  );
}
