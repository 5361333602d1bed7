import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';
import type { BulkItem, BulkKind, BulkProblem } from './bulk-previews.js';
import { SEEN } from './bulk-subjects.js';

interface Locked extends Record<string, unknown> {
  readonly kind: BulkKind;
  readonly act: { readonly sessionId?: string; readonly sessionVersion?: number };
  readonly begun: boolean;
  readonly expired: boolean;
}

/**
 * Begins what a person was shown, where nothing of it has changed since.
 * @param seal what the token says was shown
 * @throws Problem no-such-preview, conflicting-act where it was begun before, preview-outdated naming what changed
 */
export async function beginBulk(tx: Transaction, personId: string, id: string, seal: string): Promise<void> {
  const run = await tx.required<Locked>(LOCK, [id, personId, seal], 'no-such-preview', 'Không có lần xem trước này.');
  if (run.begun) throw new Problem('conflicting-act', 'Việc này đã được bắt đầu.', { extra: { runId: id } });
  if (run.expired) throw new Problem('preview-outdated', 'Lần xem trước đã quá hạn xác nhận.');
  const moved = await tx.rows<{ dossierId: string }>(MOVED, [id]);
  if (moved.length > 0) {
    throw new Problem('preview-outdated', `${moved.length} hồ sơ đã thay đổi từ lúc xem trước; chưa làm gì.`, {
      extra: { items: moved.map(({ dossierId }) => ({ dossierId })) },
    });
  }
  const { sessionId, sessionVersion } = run.act;
  if (sessionId && !(await tx.one(SESSION, [sessionId, sessionVersion]))) {
    throw new Problem('preview-outdated', 'Phiên họp đã thay đổi từ lúc xem trước; chưa làm gì.');
  }
  await tx.rows('UPDATE bulk_run SET begun_at = clock_timestamp() WHERE id = $1', [id]);
  tx.audit(`bulk-run/${id}`, 'begin-bulk', { kind: run.kind, seal });
}

/** An item nothing has been done about. */
export interface PendingItem extends Pick<BulkItem, 'dossierId' | 'taskId' | 'seen'> {
  readonly ord: number;
}

/** What is left of a run, in its order. */
export function pendingItems(sql: Sql, id: string): Promise<PendingItem[]> {
  return sql.rows<PendingItem & Record<string, unknown>>(PENDING, [id]);
}

/** What became of an item. `problem` null: it was done. */
export interface ItemOutcome {
  readonly ord: number;
  readonly problem: BulkProblem | null;
}

/** Notes what became of items; what is noted already stays. */
export async function noteOutcomes(tx: Transaction, id: string, outcomes: readonly ItemOutcome[]): Promise<void> {
  await tx.rows(NOTE, [
    id,
    outcomes.map(({ ord }) => ord),
    outcomes.map(({ problem }) => problem && JSON.stringify(problem)),
  ]);
}

const LOCK = `
  SELECT kind, act, begun_at IS NOT NULL AS begun, expires_at <= clock_timestamp() AS expired
    FROM bulk_run WHERE id = $1 AND person_id = $2 AND seal = $3 FOR UPDATE`;

const MOVED = `
  SELECT i.dossier_id AS "dossierId" FROM bulk_item i JOIN dossier d ON d.id = i.dossier_id
   WHERE i.run_id = $1 AND i.outcome IS NULL AND i.seen <> ${SEEN} ORDER BY i.ord`;

const SESSION = 'SELECT FROM council_session WHERE id = $1 AND version = $2';

const PENDING = `
  SELECT ord, dossier_id AS "dossierId", task_id AS "taskId", seen
    FROM bulk_item WHERE run_id = $1 AND outcome IS NULL ORDER BY ord`;

const NOTE = `
  UPDATE bulk_item i SET outcome = CASE WHEN x.problem IS NULL THEN 'done' ELSE 'refused' END, problem = x.problem
    FROM unnest($2::integer[], $3::jsonb[]) AS x (ord, problem)
   WHERE i.run_id = $1 AND i.ord = x.ord AND i.outcome IS NULL`;
