import type { Sql } from '../database.js';
import { contentHash } from '../law/canonical.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

export type BulkKind = 'claim' | 'reception' | 'appraisal' | 'agenda';

/** Why an act would be, or was, refused for one dossier. */
export interface BulkProblem {
  readonly code: string;
  readonly detail: string;
}

/** What an act would change: the dossier's stage, its task, its holder, its place on an agenda. */
export interface BulkChange {
  readonly what: 'stage' | 'task' | 'holder' | 'agenda';
  readonly from: string | null;
  readonly to: string;
}

/** What is shown of one dossier before anything is done. Null where the viewer may not see it. */
export interface BulkShown {
  readonly nominee: string | null;
  readonly award: string | null;
  readonly proposer: string | null;
  readonly stage: string | null;
  readonly dueOn: string | null;
  readonly changes: readonly BulkChange[];
  readonly warnings: readonly string[];
}

/** One dossier of an act on many. */
export interface BulkItem {
  readonly dossierId: string;
  readonly taskId: string | null;
  /** Its versions when it was shown. */
  readonly seen: string;
  readonly shown: BulkShown;
  readonly outcome: 'done' | 'refused' | null;
  readonly problem: BulkProblem | null;
}

/** An act on many as it is on file. Instants are ISO texts in real time. */
export interface BulkOnRecord {
  readonly id: string;
  readonly kind: BulkKind;
  /** Its content, as the API took it. */
  readonly act: unknown;
  readonly seal: string;
  readonly expiresAt: string;
  readonly begunAt: string | null;
  readonly items: readonly BulkItem[];
}

/** Real time a preview may be confirmed in: long enough to read five hundred lines, too short to forget them. */
const MINUTES = 15;

/**
 * Keeps what a person was shown: nothing is done yet. The seal is of everything shown, so that whoever brings it back has
 * seen exactly this.
 */
export async function keepPreview(
  tx: Transaction,
  personId: string,
  { kind, act, items }: Pick<BulkOnRecord, 'kind' | 'act' | 'items'>,
): Promise<string> {
  const id = newId();
  await tx.rows(KEEP, [
    ...[id, personId, kind, JSON.stringify(act), contentHash({ id, personId, kind, act, items })],
    items.map(({ dossierId }) => dossierId),
    items.map(({ taskId }) => taskId),
    items.map(({ seen }) => seen),
    items.map(({ shown }) => JSON.stringify(shown)),
    items.map(({ outcome }) => outcome),
    items.map(({ problem }) => problem && JSON.stringify(problem)),
  ]);
  return id;
}

/** A person's own act on many, or null. */
export async function findBulk(sql: Sql, personId: string, id: string): Promise<BulkOnRecord | null> {
  const [found] = await sql.rows<BulkOnRecord & Record<string, unknown>>(FIND, [id, personId]);
  return found ?? null;
}

const KEEP = `
  WITH kept AS (
    INSERT INTO bulk_run (id, person_id, kind, act, seal, expires_at)
    VALUES ($1, $2, $3, $4, $5, clock_timestamp() + interval '${MINUTES} minutes') RETURNING id)
  INSERT INTO bulk_item (run_id, ord, dossier_id, task_id, seen, shown, outcome, problem)
  SELECT kept.id, i.ord, i.dossier_id, i.task_id, i.seen, i.shown, i.outcome, i.problem
    FROM kept, unnest($6::uuid[], $7::uuid[], $8::text[], $9::jsonb[], $10::text[], $11::jsonb[])
      WITH ORDINALITY AS i (dossier_id, task_id, seen, shown, outcome, problem, ord)`;

const UTC = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const FIND = `
  SELECT r.id, r.kind, r.act, r.seal, ${UTC('r.expires_at')} AS "expiresAt", ${UTC('r.begun_at')} AS "begunAt",
         coalesce((SELECT json_agg(json_build_object('dossierId', i.dossier_id, 'taskId', i.task_id, 'seen', i.seen, 'shown', i.shown,
           'outcome', i.outcome, 'problem', i.problem) ORDER BY i.ord) FROM bulk_item i WHERE i.run_id = r.id), '[]') AS items
    FROM bulk_run r WHERE r.id = $1 AND r.person_id = $2`;
