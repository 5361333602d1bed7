import type { ReferenceFault } from './reference-files.js';

type Row = Readonly<Record<string, unknown>>;

/** Codes a list of rows declares. */
export function codesOf(rows: readonly Row[], field = 'code'): ReadonlySet<string> {
  return new Set(rows.map((row) => row[field]).filter((code): code is string => typeof code === 'string'));
}

/**
 * Codes of a list that nothing declares.
 * @param list name of the list in its file, e.g. `awards`
 * @param field field of each row: one code, a list of codes, or null for none
 * @param what what the codes should name, as people say it
 */
export function dangling(
  list: string,
  rows: readonly Row[],
  field: string,
  known: ReadonlySet<string>,
  what: string,
): ReferenceFault[] {
  return rows.flatMap((row, at) => {
    const value = row[field];
    const codes = Array.isArray(value) ? (value as unknown[]) : [value];
    return codes.flatMap((code, nth) => {
      if (typeof code !== 'string' || known.has(code)) return [];
      const place = Array.isArray(value) ? `${list}[${at}].${field}[${nth}]` : `${list}[${at}].${field}`;
      return [{ field: place, message: `không có ${what} mang mã “${code}”` }];
    });
  });
}

/** Rows of a list that stand twice under the same identity. */
export function repeated(list: string, rows: readonly Row[], ...fields: readonly string[]): ReferenceFault[] {
  const met = new Set<string>();
  return rows.flatMap((row, at) => {
    const identity = fields.map((field) => String(row[field] ?? '')).join('/');
    if (!met.has(identity)) {
      met.add(identity);
      return [];
    }
    return [{ field: `${list}[${at}].${fields[0]}`, message: `“${identity}” được khai hai lần` }];
  });
}

/** Rows whose last day comes before their first. */
export function endingBeforeTheyBegin(list: string, rows: readonly Row[]): ReferenceFault[] {
  return rows.flatMap(({ validFrom, validTo }, at) =>
    typeof validFrom === 'string' && typeof validTo === 'string' && validTo < validFrom
      ? [{ field: `${list}[${at}].validTo`, message: `hết hiệu lực ${validTo} trước khi có hiệu lực ${validFrom}` }]
      : [],
  );
}
