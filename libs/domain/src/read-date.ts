import { PRECISIONS, type DocumentDate } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { asPrecise, datesIn } from './printed-dates.js';
import { overlap, readParts } from './read-period.js';

/** A date of issue: day, month or year, as precise as it is printed; read from the words where the file gives no value. */
export function readDate(fields: DocumentFields): DocumentDate {
  if (!fields.has('value') && fields.has('year')) readParts(fields);
  const text = fields.optionalText('text');
  const precision = fields.optionalCode('precision', PRECISIONS);
  const stated = fields.optionalDate('value');
  const [printed] = text === null ? [] : datesIn(text);
  if (stated === null && printed !== undefined && !fields.has('value')) {
    fields.inferred('value', `suy ra ${asPrecise(printed)} từ câu chữ “${text}”`);
  }
  const span = stated ?? (fields.has('value') ? null : (printed ?? null));
  const value = span && asPrecise(span);
  if (stated && printed && !overlap(stated, printed)) {
    fields.contradicts(`Ngày ban hành ghi ${value} nhưng câu chữ là “${text}”: đang theo ${value}.`);
  }
  const byLength = value === null || value.length <= 4 ? 'YEAR' : value.length <= 7 ? 'MONTH' : 'DAY';
  if (precision !== null && value !== null && precision !== byLength) {
    fields.issue('precision', 'unknown-value', `ghi ${precision} nhưng giá trị “${value}” có độ chính xác ${byLength}`);
  }
  return { text, value, precision: precision ?? byLength };
}

/** The date of a cited document as far as it is one; else as printed. */
export function readCitedDate(fields: DocumentFields): string | null {
  if (!fields.has('date')) return null;
  const given = fields.peek('date');
  if (typeof given === 'string' && datesIn(given).length !== 1) return fields.optionalText('date');
  const span = fields.optionalDate('date');
  return span && asPrecise(span);
}
