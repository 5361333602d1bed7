/** How sure a figure of the law is: read in the text, inferred, or not confirmed. */
export type Confidence = 'sure' | 'likely' | 'unsure';

/** A file of the law as parsed: lists of rows, and single settings beside them. */
export type LawContent = Readonly<Record<string, unknown>>;

/** Files of one version, by name without ending: `awards`, `limits`. */
export type LawFiles = Readonly<Record<string, LawContent>>;

/** One row of a file, or one setting of it. */
export interface LawRow {
  readonly file: string;
  /** Name of the list, or of the setting itself. */
  readonly list: string;
  /** What tells it from the other rows of its list: code, level, year, first day; empty for a setting. */
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** First day in force as the row itself says; null where it says none. */
  readonly validFrom: string | null;
  readonly source: string | null;
  readonly confidence: Confidence | null;
}

/** Fields by which a row with a code is known; what else it says may change. */
const BY_CODE = ['code', 'level', 'validFrom'] as const;

/** Fields by which a row without a code is known, in the order they are read. */
const BY_SUBJECT = [
  'year',
  'role',
  'campaignKinds',
  'award',
  'awards',
  'papers',
  'when',
  'level',
  'position',
  'nominee',
  'sector',
  'regimes',
  'validFrom',
] as const;

/** Every row and setting of the files. The settings' sources stand in the file's own `sources`. */
export function lawRows(files: LawFiles): readonly LawRow[] {
  return Object.entries(files).flatMap(([file, content]) =>
    Object.entries(content).flatMap(([list, value]) => {
      if (list === 'sources') return [];
      return isRows(value) ? rowsOf(file, list, value) : [settingOf(file, list, value, content['sources'])];
    }),
  );
}

type Fields = Readonly<Record<string, unknown>>;

function rowsOf(file: string, list: string, rows: readonly Fields[]): LawRow[] {
  const met = new Map<string, number>();
  return rows.map((fields) => {
    const identity = identityOf(fields);
    const times = (met.get(identity) ?? 0) + 1;
    met.set(identity, times);
    const validFrom = textOf(fields['validFrom']);
    return {
      ...{ file, list, fields },
      key: times === 1 ? identity : `${identity}#${times}`,
      validFrom: validFrom ?? (typeof fields['year'] === 'number' ? `${fields['year']}-01-01` : null),
      source: textOf(fields['source']),
      confidence: confidenceOf(fields['confidence']),
    };
  });
}

function settingOf(file: string, list: string, value: unknown, sources: unknown): LawRow {
  const from = isFields(sources) && isFields(sources[list]) ? sources[list] : {};
  return {
    ...{ file, list, key: '', fields: { value }, validFrom: null },
    source: textOf(from['source']),
    confidence: confidenceOf(from['confidence']),
  };
}

function identityOf(fields: Fields): string {
  return ('code' in fields ? BY_CODE : BY_SUBJECT)
    .flatMap((name) => {
      const value = fields[name];
      if (typeof value === 'string' || typeof value === 'number') return [String(value)];
      return Array.isArray(value) && value.every((part) => typeof part === 'string') ? [value.join('+')] : [];
    })
    .join('/');
}

function isRows(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function confidenceOf(value: unknown): Confidence | null {
  return value === 'sure' || value === 'likely' || value === 'unsure' ? value : null;
}
