import { type Confidence, type LawFiles, lawRows } from './law-rows.js';

/** One figure or rule of the law in force with how sure it is. */
export interface LawParameter {
  readonly file: string;
  readonly list: string;
  readonly key: string;
  /** The one field that is less sure than its row; null for the row as a whole. */
  readonly field: string | null;
  readonly value: unknown;
  readonly source: string | null;
  readonly confidence: Confidence;
  /** What administrators are shown beside it; null where it is sure. */
  readonly mark: string | null;
}

const MARKS: Readonly<Record<Confidence, string | null>> = {
  sure: null,
  likely: 'có căn cứ gián tiếp',
  unsure: 'chưa xác nhận',
};

/**
 * Every parameter of the files that says how sure it is: rows, and single fields marked apart in `fieldConfidence`.
 * @param confidence only those of this mark; null: all
 */
export function lawParameters(files: LawFiles, confidence: Confidence | null): readonly LawParameter[] {
  const all = lawRows(files).flatMap(({ file, list, key, fields, source, confidence: ofRow }): LawParameter[] => {
    const { fieldConfidence, ...value } = fields;
    const row = ofRow === null ? [] : [{ field: null, value: settled(value), confidence: ofRow }];
    const single = Object.entries((fieldConfidence ?? {}) as Record<string, Confidence>).map(([field, mark]) => ({
      ...{ field, value: fields[field] ?? null, confidence: mark },
    }));
    return [...row, ...single].map((one) => ({ file, list, key, source, ...one, mark: MARKS[one.confidence] }));
  });
  return confidence === null ? all : all.filter((parameter) => parameter.confidence === confidence);
}

/** A setting is its value; a row is its fields. */
function settled(fields: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(fields);
  return names.length === 1 && names[0] === 'value' ? fields['value'] : fields;
}
