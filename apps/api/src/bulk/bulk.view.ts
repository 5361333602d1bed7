import { ApiProperty } from '@nestjs/swagger';
import type { BulkOnRecord } from '@bangvang/persistence';

class BulkProblemView {
  /** Slug of the problem. */
  readonly code!: string;
  readonly detail!: string;
}

class BulkChangeView {
  /** `stage`, `task`, `holder` or `agenda`. */
  readonly what!: string;
  readonly from!: string | null;
  readonly to!: string;
}

class BulkItemView {
  readonly dossierId!: string;
  readonly taskId!: string | null;
  readonly nominee!: string | null;
  readonly award!: string | null;
  readonly proposer!: string | null;
  readonly stage!: string | null;
  readonly dueOn!: string | null;
  readonly changes!: BulkChangeView[];
  /** In Vietnamese: nothing refuses the act, but whoever confirms should know. */
  readonly warnings!: string[];
  /** `done`, `refused`; null: nothing has been done about it. */
  readonly outcome!: string | null;
  /** Why it is, or would be, refused. */
  @ApiProperty({ type: BulkProblemView, nullable: true }) readonly problem!: BulkProblemView | null;
}

/** An act on many as it stands, before or after it was begun. */
class BulkView {
  readonly id!: string;
  readonly kind!: string;
  readonly items!: BulkItemView[];
  @ApiProperty({ type: 'integer' }) readonly done!: number;
  @ApiProperty({ type: 'integer' }) readonly refused!: number;
  @ApiProperty({ type: 'integer' }) readonly pending!: number;
}

/** What would happen. Nothing has. */
export class BulkPreviewView extends BulkView {
  /** Confirms exactly this; null where nothing can be done. */
  readonly token!: string | null;
  /** In real time. */
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
}

/** What has happened. While something is pending the same request, sent again, does the rest. */
export class BulkRunView extends BulkView {
  @ApiProperty({ format: 'date-time' }) readonly begunAt!: string;
}

export function previewOf(bulk: BulkOnRecord): BulkPreviewView {
  const view = viewOf(bulk);
  // One agenda is one paper: it takes all or none.
  const possible = view.pending > 0 && bulk.begunAt === null && !(bulk.kind === 'agenda' && view.refused > 0);
  return { ...view, expiresAt: bulk.expiresAt, token: possible ? `${bulk.id}.${bulk.seal}` : null };
}

export function runOf(bulk: BulkOnRecord, begunAt: string): BulkRunView {
  return { ...viewOf(bulk), begunAt };
}

function viewOf({ id, kind, items }: BulkOnRecord): BulkView {
  const count = (outcome: string | null) => items.filter((item) => item.outcome === outcome).length;
  return {
    ...{ id, kind, done: count('done'), refused: count('refused'), pending: count(null) },
    items: items.map(({ shown, dossierId, taskId, outcome, problem }) => ({
      ...{ dossierId, taskId, outcome, problem, ...shown },
      changes: [...shown.changes],
      warnings: [...shown.warnings],
    })),
  };
}
