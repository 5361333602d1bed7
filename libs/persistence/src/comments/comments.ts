import { Problem } from '@bangvang/domain';
import { ISO } from '../campaigns/campaign-record.js';
import type { Sql } from '../database.js';
import { handles } from '../dossiers/visible.js';
import type { Viewer } from '../tasks/viewer.js';
import { tellPosts } from '../messages/tell-posts.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

export type CommentVisibility = 'internal' | 'unit';

/** A comment as its reader sees it. */
export interface CommentRecord {
  readonly id: string;
  readonly visibility: CommentVisibility;
  readonly text: string;
  readonly by: string;
  /** Title of the post it was written from, and the body. */
  readonly post: string;
  readonly body: string;
  readonly writtenAt: string;
  /** The same instant with all its digits: pages are cut by it. */
  readonly writtenKey: string;
}

/** Where a page of comments ends: key of the instant and id of the last one shown. */
export type CommentKey = readonly [writtenKey: string, id: string];

/** Comments of a dossier that a viewer may read, the latest first. Whether he may see the dossier is asked before. */
export function listComments(
  sql: Sql,
  viewer: Viewer,
  dossierId: string,
  page: { readonly after: CommentKey | null; readonly rows: number },
): Promise<CommentRecord[]> {
  return sql.rows<CommentRecord & Record<string, unknown>>(LIST, [
    viewer.personId,
    viewer.bodyIds,
    viewer.auditor,
    dossierId,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.rows,
  ]);
}

/** What somebody says about a dossier, from one of his posts. */
export interface NewComment {
  readonly dossierId: string;
  readonly visibility: CommentVisibility;
  readonly text: string;
  readonly positionId: string;
  readonly by: Viewer;
}

/**
 * Puts a comment on a dossier's file; it is never changed. Those it is meant for are told: the unit of what it may read,
 * whoever holds the dossier's task of anything.
 * @returns its id
 * @throws Problem no-such-dossier, not-allowed where the unit would write what it may not read
 */
export async function writeComment(tx: Transaction, comment: NewComment): Promise<string> {
  const { dossierId, visibility, text, positionId, by } = comment;
  const file = await tx.required<File & Record<string, unknown>>(
    FILE,
    [by.personId, by.bodyIds, false, dossierId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  if (!file.handled && (visibility === 'internal' || !file.own)) {
    throw new Problem('not-allowed', 'Chỉ người xử lý hồ sơ trao đổi nội bộ; đơn vị trao đổi về hồ sơ của mình.');
  }
  const id = newId();
  await tx.rows(
    `INSERT INTO dossier_comment (id, dossier_id, visibility, text, person_id, position_id, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, legal_now())`,
    [id, dossierId, visibility, text, by.personId, positionId],
  );
  await tellPosts(tx, {
    ...{ positionIds: visibility === 'unit' && !file.own ? file.unitPosts : [], exceptPersonId: by.personId },
    ...{ personIds: file.holderId ? [file.holderId] : [], key: `comment/${id}`, kind: 'comment' },
    ...{ subjectKind: 'dossier', subjectId: dossierId },
    title: `Trao đổi mới về hồ sơ: ${file.nominee}`,
    text,
  });
  if (file.taskId) {
    tx.inboxChanged({ taskId: file.taskId, groupId: file.groupId!, assigneeId: file.holderId, version: file.version! });
  }
  tx.audit(`dossier/${dossierId}`, 'comment', { commentId: id, visibility });
  return id;
}

/** The dossier as a comment needs it: whose it is, who handles it, and the task that is open. */
interface File {
  readonly nominee: string;
  readonly own: boolean;
  readonly handled: boolean;
  readonly unitPosts: readonly string[];
  readonly taskId: string | null;
  readonly groupId: string | null;
  readonly holderId: string | null;
  readonly version: number | null;
}

const FILE = `
  SELECT n.name AS nominee, d.body_id = ANY ($2::uuid[]) AS own, ${handles('$1', '$2', '$3')} AS handled,
         ARRAY(SELECT p.id FROM position p WHERE p.body_id = d.body_id AND p.role IN ('unit-head', 'unit-officer')) AS "unitPosts",
         t.id AS "taskId", t.group_id AS "groupId", t.assignee_id AS "holderId", t.version
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id
    LEFT JOIN human_task t ON t.dossier_id = d.id AND t.ended_at IS NULL AND t.concludes WHERE d.id = $4`;

/** Of a comment the unit may not read, it does not learn that there is one. */
const LIST = `
  SELECT c.id, c.visibility, c.text, p.full_name AS by, o.title AS post, b.name AS body, ${ISO('c.written_at')} AS "writtenAt",
         c.written_at::text AS "writtenKey"
    FROM dossier d JOIN dossier_comment c ON c.dossier_id = d.id JOIN person p ON p.id = c.person_id
    JOIN position o ON o.id = c.position_id
    CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = o.body_id ORDER BY t.valid_from DESC LIMIT 1) AS b
   WHERE d.id = $4 AND (c.visibility = 'unit' AND (d.body_id = ANY ($2::uuid[]) OR ${handles('$1', '$2', '$3')})
                        OR c.visibility = 'internal' AND ${handles('$1', '$2', '$3')})
     AND ($5::timestamptz IS NULL OR (c.written_at, c.id) < ($5, $6::uuid))
   ORDER BY c.written_at DESC, c.id DESC LIMIT $7`;
