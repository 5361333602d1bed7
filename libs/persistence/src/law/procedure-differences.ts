import type { FrozenProcedure } from '../campaigns/frozen-procedure.js';
import { canonical } from './canonical.js';

/** One rule or figure of a campaign's procedure that differs from what is in force now; null where there is none. */
export interface ProcedureDifference {
  /** Part of the procedure: `limits`, `votes`, `quorum`. */
  readonly part: string;
  /** Code within the part; null where the part is one value. */
  readonly code: string | null;
  readonly frozen: unknown;
  readonly newest: unknown;
}

/** Parts that are tables by code; of the template, the kind of duty is the code. */
const TABLES: ReadonlySet<string> = new Set([
  'ladders',
  'limits',
  'votes',
  'requiredPapers',
  'papersAtSubmission',
  'forms',
  'defects',
]);

/** When it was frozen and from which version are no rules. */
const NO_RULES: ReadonlySet<string> = new Set(['frozenOn', 'lawVersion']);

/** What a migration of a frozen procedure to the newest one would change, part by part. */
export function procedureDifferences(frozen: FrozenProcedure, newest: FrozenProcedure): readonly ProcedureDifference[] {
  const [old, young] = [partsOf(frozen), partsOf(newest)];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((part) => {
    const [before, after] = [old[part] ?? null, young[part] ?? null];
    return TABLES.has(part) || part === 'template' ? byCode(part, before, after) : single(part, before, after);
  });
}

function partsOf(procedure: FrozenProcedure): Readonly<Record<string, unknown>> {
  const { template, ...parts } = procedure;
  const rules = Object.entries(parts).filter(([part]) => !NO_RULES.has(part));
  return { ...Object.fromEntries(rules), template: Object.fromEntries(template.map((row) => [row.kind, row])) };
}

function byCode(part: string, before: unknown, after: unknown): ProcedureDifference[] {
  const [old, young] = [(before ?? {}) as Table, (after ?? {}) as Table];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])]
    .toSorted()
    .flatMap((code) => single(part, old[code] ?? null, young[code] ?? null, code));
}

type Table = Readonly<Record<string, unknown>>;

function single(part: string, frozen: unknown, newest: unknown, code: string | null = null): ProcedureDifference[] {
  return canonical(frozen) === canonical(newest) ? [] : [{ part, code, frozen, newest }];
}
