import { canonical } from './canonical.js';
import { type LawFiles, type LawRow, lawRows } from './law-rows.js';

/** One field that differs. Of two lists only the elements that differ are shown. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What happened to one row of the law between two versions. */
export interface LawChange {
  readonly file: string;
  readonly list: string;
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
  /** First legal day on which it counts: the row's own, or the day of the load where the row has none or is older. */
  readonly effectiveFrom: string;
  readonly source: string | null;
  readonly confidence: string | null;
}

/**
 * What changed from one version to another, in the order of the newer one; what was removed stands last.
 * Rows are the same when file, list, code (with level, year or kind) and first day are.
 * @param loadedOn legal day on which the newer version was loaded
 */
export function lawChanges(before: LawFiles, after: LawFiles, loadedOn: string): readonly LawChange[] {
  const known = new Map(lawRows(before).map((row) => [placeOf(row), row]));
  const present = lawRows(after).flatMap((row): LawChange[] => {
    const old = known.get(placeOf(row));
    known.delete(placeOf(row));
    if (!old) return [change(row, 'added', [], row.validFrom ?? loadedOn)];
    const fields = fieldChanges(old.fields, row.fields);
    return fields.length === 0 ? [] : [change(row, 'changed', fields, changedFrom(row, fields, loadedOn))];
  });
  return [...present, ...[...known.values()].map((row) => change(row, 'removed', [], later(row.validFrom, loadedOn)))];
}

/** Where only the last day moves, the change is felt on the day after the earlier of the two. */
function changedFrom(row: LawRow, fields: readonly FieldChange[], loadedOn: string): string {
  const [only] = fields;
  if (fields.length !== 1 || only?.field !== 'validTo') return later(row.validFrom, loadedOn);
  const ends = [only.before, only.after].filter((end): end is string => typeof end === 'string');
  return ends.length === 0 ? loadedOn : dayAfter(ends.toSorted()[0]!);
}

function fieldChanges(before: LawRow['fields'], after: LawRow['fields']): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const [old, now] = [before[field] ?? null, after[field] ?? null];
    return canonical(old) === canonical(now) ? [] : [{ field, ...onlyDifferent(old, now) }];
  });
}

function onlyDifferent(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (!Array.isArray(before) || !Array.isArray(after)) return { before, after };
  const lacking = (list: readonly unknown[], other: readonly unknown[]) => {
    const there = new Set(other.map(canonical));
    return list.filter((element) => !there.has(canonical(element)));
  };
  const [gone, come] = [lacking(before, after), lacking(after, before)];
  return gone.length + come.length === 0 ? { before, after } : { before: gone, after: come };
}

function change(
  { file, list, key, source, confidence }: LawRow,
  kind: LawChange['change'],
  fields: readonly FieldChange[],
  effectiveFrom: string,
): LawChange {
  return { file, list, key, change: kind, fields, effectiveFrom, source, confidence };
}

const placeOf = ({ file, list, key }: LawRow): string => `${file}/${list}/${key}`;

function later(validFrom: string | null, loadedOn: string): string {
  return validFrom !== null && validFrom > loadedOn ? validFrom : loadedOn;
}

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
