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
  readonly state: 'pending' | 'sent' | 'withdrawn' | 'dead' | 'unaddressed';
  readonly toldAt: string;
  readonly sentAt: string | null;
}

/** What was told to a person, the latest first. @param page `after`: instant (ISO) and id of the last one shown */
export function listMessages(
  sql: Sql,
  personId: string,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<MessageView[]> {
  return sql.rows<MessageView & Record<string, unknown>>(
    `SELECT id, kind, subject_kind AS "subjectKind", subject_id AS "subjectId", title, text, state,
            ${ISO('told_at')} AS "toldAt", ${ISO('sent_at')} AS "sentAt"
       FROM message
      WHERE person_id = $1 AND state <> 'withdrawn' AND ($2::timestamptz IS NULL OR (told_at, id) < ($2, $3::uuid))
      ORDER BY told_at DESC, id DESC LIMIT $4`,
    [personId, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
  );
}
