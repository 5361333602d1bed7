import { Problem } from '@bangvang/domain';

export type CursorValue = string | number | null;

/** A place in a list as an opaque text: the ordering values of the last row shown. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param length how many values the list orders by
 * @throws Problem invalid-input for a text that no list gave out
 */
export function decodeCursor(text: string, length?: number): readonly CursorValue[] {
  const values = parsed(text);
  if (!Array.isArray(values) || !values.every(isCursorValue) || (length !== undefined && values.length !== length)) {
    throw new Problem('invalid-input', 'Tham số after không phải là con trỏ trang đã nhận.');
  }
  return values;
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
