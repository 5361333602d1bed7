import type { RowOf, TARGET_RESULT_COLUMNS } from '@bangvang/documents';
import { actualOf } from '@bangvang/domain';
import type { PlaceFound, ResultLine } from '@bangvang/persistence';

export type ResultRow = RowOf<typeof TARGET_RESULT_COLUMNS>;

/** What stands against a cell of a row. */
export interface ResultFault {
  readonly row: number;
  readonly column: keyof ResultRow;
  readonly message: string;
}

/** Whether a row says anything; one of a prepared workbook that nobody has filled in yet says nothing. */
export function isReported({ actual, numerator, denominator, level, note }: ResultRow): boolean {
  return [actual, numerator, denominator, level, note].some((said) => said !== null);
}

/**
 * Reads one reported row against the target and body it means.
 * @param allowed whether the caller may report for the body
 * @returns the result, or null with everything that stands against it
 */
export function readResultRow(
  row: number,
  values: ResultRow,
  place: PlaceFound,
  allowed: boolean,
): { readonly line: ResultLine | null; readonly faults: readonly ResultFault[] } {
  const faults: ResultFault[] = [];
  const against = (column: keyof ResultRow, message: string): void => void faults.push({ row, column, message });
  const { targetId, bodyId } = place;
  if (!allowed) against('bodyCode', 'Bạn chỉ nhập được kết quả của đơn vị mình.');
  else if (bodyId === null && values.bodyCode === null) against('bodyCode', 'Phải ghi mã đơn vị.');
  else if (bodyId === null) against('bodyCode', `Không có cơ quan, đơn vị “${values.bodyCode}” trong danh mục.`);
  if (targetId === null) against('targetCode', `Phong trào không có chỉ tiêu “${values.targetCode}”.`);
  if (targetId === null || bodyId === null || !allowed) return { line: null, faults };

  if (!place.assigned) against('targetCode', 'Chỉ tiêu này không giao cho đơn vị.');
  if (differs(values.subScope, place.subScope)) {
    against(
      'subScope',
      place.subScope ? `Chỉ tiêu này thuộc phần “${place.subScope}”.` : 'Chỉ tiêu này là của cả phong trào.',
    );
  }
  if (values.revision !== null && values.revision !== place.revision) {
    against('revision', `Lần điều chỉnh đang có hiệu lực là ${place.revision}; hãy báo cáo theo lần ấy.`);
  }
  if (differs(values.unit, place.unit)) against('unit', `Đơn vị tính của chỉ tiêu là “${place.unit}”.`);
  const actual = actualOf(place, values);
  if (actual === null) against(formOf(values), FORMS);
  if (actual === null || faults.length > 0) return { line: null, faults };
  const { numerator, denominator, level, note } = values;
  return { line: { row, targetId, bodyId, actual, numerator, denominator, level, note }, faults };
}

const FORMS =
  'Ghi theo một trong ba cách: kết quả; tử số và mẫu số (lớn hơn 0); mức đạt được, khi chỉ tiêu tính mức giảm và đã có mốc so sánh.';

/** Left empty, nothing is held against the target. */
function differs(said: string | null, is: string | null): boolean {
  return said !== null && said.toLowerCase() !== (is ?? '').normalize('NFC').trim().toLowerCase();
}

/** The cell to look at first. */
function formOf({ actual, numerator, denominator, level }: ResultRow): keyof ResultRow {
  if (actual !== null) return 'actual';
  if (numerator !== null) return 'numerator';
  if (denominator !== null) return 'denominator';
  return level === null ? 'actual' : 'level';
}
