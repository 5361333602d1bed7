import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** With whom a view is shared: the holders of a position, or everybody with a post in a body; neither: nobody. */
export interface ViewSharing {
  readonly groupId: string | null;
  readonly bodyId: string | null;
}

export interface TaskViewContent extends ViewSharing {
  readonly name: string;
  /** Filters in the words of the API. */
  readonly filter: unknown;
}

/** A named set of filters, one's own or shared with one. */
export interface TaskViewRecord extends TaskViewContent {
  readonly id: string;
  readonly ownerId: string;
  /** Name of whoever made it. */
  readonly owner: string;
  readonly version: number;
}

/** Views a person made or is offered, the own ones first, at most 200. */
export function listTaskViews(sql: Sql, viewer: Viewer): Promise<TaskViewRecord[]> {
  return sql.rows<TaskViewRecord & Record<string, unknown>>(LIST, offeredTo(viewer));
}

/** A view a person made or is offered, or null. */
export async function findTaskView(sql: Sql, viewer: Viewer, id: string): Promise<TaskViewRecord | null> {
  const [view] = await sql.rows<TaskViewRecord & Record<string, unknown>>(ONE, [...offeredTo(viewer), id]);
  return view ?? null;
}

/** @throws Problem already-recorded for a name one has used, not-allowed to share where one has no post */
export async function keepTaskView(
  tx: Transaction,
  ownerId: string,
  view: TaskViewContent,
): Promise<{ readonly id: string; readonly version: number }> {
  const id = newId();
  const kept = await tx.one<{ version: number }>(KEEP, [id, ...contentOf(view), ownerId]);
  if (!kept) throw notShareable();
  tx.audit(`task-view/${id}`, 'save-view', view);
  return { id, version: kept.version };
}

/** @throws Problem no-such-view, not-allowed for what is another's, stale-version, already-recorded */
export async function changeTaskView(
  tx: Transaction,
  by: Viewer,
  seen: { readonly id: string; readonly version: number },
  view: TaskViewContent,
): Promise<{ readonly id: string; readonly version: number }> {
  const { id } = seen;
  const changed = await tx.one<{ version: number }>(CHANGE, [id, ...contentOf(view), by.personId, seen.version]);
  if (!changed) {
    await refuseOthers(tx, by, seen);
    throw notShareable();
  }
  tx.audit(`task-view/${id}`, 'change-view', view);
  return { id, version: changed.version };
}

/** @throws Problem no-such-view, not-allowed for what is another's, stale-version */
export async function removeTaskView(
  tx: Transaction,
  by: Viewer,
  seen: { readonly id: string; readonly version: number },
): Promise<void> {
  const removed = await tx.one(REMOVE, [seen.id, by.personId, seen.version]);
  if (!removed) await refuseOthers(tx, by, seen);
  tx.audit(`task-view/${seen.id}`, 'remove-view', {});
}

async function refuseOthers(
  tx: Transaction,
  by: Viewer,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const present = await findTaskView(tx, by, id);
  if (!present) throw new Problem('no-such-view', 'Không tìm thấy danh sách đã lưu này.');
  if (present.ownerId !== by.personId) throw new Problem('not-allowed', 'Chỉ người lập danh sách được sửa hoặc xóa.');
  if (present.version !== version) throw new Problem('stale-version', 'Danh sách đã thay đổi từ khi bạn mở.');
}

function notShareable(): Problem {
  return new Problem('not-allowed', 'Chỉ chia sẻ được với vị trí hoặc cơ quan mà bạn đang giữ chức vụ.');
}

function offeredTo({ personId, positionIds, bodyIds }: Viewer): unknown[] {
  return [personId, positionIds, bodyIds];
}

function contentOf({ name, filter, groupId, bodyId }: TaskViewContent): unknown[] {
  return [name, JSON.stringify(filter), groupId, bodyId];
}

const OFFERED = `
  SELECT v.id, v.name, v.filter, v.group_id AS "groupId", v.body_id AS "bodyId", v.owner_id AS "ownerId", p.full_name AS owner, v.version
    FROM task_view v JOIN person p ON p.id = v.owner_id
   WHERE (v.owner_id = $1 OR v.group_id = ANY ($2::uuid[]) OR v.body_id = ANY ($3::uuid[]))`;

const LIST = `${OFFERED} ORDER BY v.owner_id <> $1, v.name, v.id LIMIT 200`;

const ONE = `${OFFERED} AND v.id = $4`;

/** One shares with those one is among today. */
const SHAREABLE = `
  ($4::uuid IS NULL OR holds_today($4, $6)) AND ($5::uuid IS NULL OR EXISTS (
    SELECT FROM position p WHERE p.body_id = $5 AND holds_today(p.id, $6)))`;

const KEEP = `
  INSERT INTO task_view (id, name, filter, group_id, body_id, owner_id)
  SELECT $1, $2::text, $3::jsonb, $4::uuid, $5::uuid, $6::uuid WHERE ${SHAREABLE} RETURNING version`;

const CHANGE = `
  UPDATE task_view SET name = $2, filter = $3, group_id = $4::uuid, body_id = $5::uuid, version = version + 1
   WHERE id = $1 AND owner_id = $6 AND version = $7 AND ${SHAREABLE} RETURNING version`;

const REMOVE = 'DELETE FROM task_view WHERE id = $1 AND owner_id = $2 AND version = $3 RETURNING id';
