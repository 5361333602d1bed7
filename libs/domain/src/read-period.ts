import type { CampaignDocument, PeriodPoint } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { plainDate, type LegalDay } from './legal-day.js';
import { datesIn, type DaySpan } from './printed-dates.js';

type Period = CampaignDocument['period'];
type Edge = 'first' | 'last';

/** What else of a document tells its course. */
export interface PeriodHints {
  /** Year of an annual campaign; null for any other or where it is unknown. */
  readonly annualYear: number | null;
  /** Title and theme: “giai đoạn 2026-2030”. */
  readonly words: string;
  /** Day of issue, where it is known to the day. */
  readonly issuedOn: LegalDay | null;
}

/**
 * The campaign's course. The end must be known, since everything is reckoned from it: where the file names none it is read
 * from its words, from a length counted from the start, or, for an annual campaign, it is the end of its year.
 */
export function readPeriod(fields: DocumentFields, hints: PeriodHints): Period {
  reshapePeriod(fields);
  return fields.group('period', (period) => {
    for (const [usual, others] of OTHER_NAMES) renamed(period, usual, others);
    const start = period.group('start', (point) => readPoint(point, 'first'), 'value');
    takeFirst(period, 'midReview');
    const midReview = period.group('midReview', (point) => readPoint(point, 'last'), 'value');
    const length = period.optionalText('duration');
    const end = period.group(
      'end',
      (point) => readEnd(point, hints, endOfLength(length, start.value ?? hints.issuedOn)),
      'value',
    );
    refuseDisorder(period, { start, midReview, end });
    return { start, midReview, end };
  });
}

const OTHER_NAMES = [
  ['start', ['from', 'startDate']],
  ['end', ['to', 'endDate']],
] as const;

function renamed(period: DocumentFields, usual: string, others: readonly string[]): void {
  for (const other of others) {
    if (period.has(usual) || !period.has(other)) continue;
    period.reshape(usual, period.peek(other), `đọc từ mục “${other}”`);
    period.passOver(other);
  }
}

/** A course written as one sentence, or as its two days. */
function reshapePeriod(fields: DocumentFields): void {
  const given = fields.peek('period');
  if (Array.isArray(given) && given.length === 2) {
    fields.reshape('period', { start: given[0], end: given[1] }, 'là hai ngày, đọc là ngày bắt đầu và ngày kết thúc');
  }
  if (typeof given !== 'string') return;
  const spans = datesIn(given);
  const isStretch = spans.length > 1 || spans.some(({ from, to }) => from !== to);
  const start = isStretch ? { value: spans[0]!.from, explicit: spans[0]!.from === spans[0]!.to, text: given } : null;
  fields.reshape('period', { start, end: { text: given } }, 'là một câu, đọc ra ngày bắt đầu và ngày kết thúc');
}

/** One mid-review is followed; further ones are kept aside and told. */
function takeFirst(period: DocumentFields, name: string): void {
  const given = period.peek(name);
  if (!Array.isArray(given)) return;
  const [first = null, ...others] = given as readonly unknown[];
  if (others.length > 0) {
    period.setAside('period.mid_review[1…]', others, `có thêm ${others.length} lần sơ kết; hệ thống theo lần đầu`);
  }
  period.reshape(name, first, 'là danh sách, theo lần đầu');
}

function refuseDisorder(period: DocumentFields, { start, midReview, end }: Period): void {
  if (start.value !== null && end.value !== null && end.value < start.value) {
    period.issue('end', 'end-before-start', `kết thúc ${end.value}, trước ngày bắt đầu ${start.value}`);
  }
  if (midReview.value !== null && start.value !== null && midReview.value < start.value) {
    period.issue('midReview', 'end-before-start', `sơ kết ${midReview.value}, trước ngày bắt đầu ${start.value}`);
  }
  if (midReview.value !== null && end.value !== null && end.value < midReview.value) {
    period.issue('end', 'end-before-start', `kết thúc ${end.value}, trước ngày sơ kết ${midReview.value}`);
  }
}

function readEnd(fields: DocumentFields, { annualYear, words }: PeriodHints, counted: LegalDay | null): PeriodPoint {
  const found = readPoint(fields, 'last');
  if (found.value !== null) return found;
  const [stretch] = datesIn(words).filter(({ from, to }) => from.slice(0, 4) !== to.slice(0, 4));
  const [value, why] = counted
    ? [counted, 'theo độ dài ghi ở mục “duration”']
    : annualYear !== null
      ? [`${annualYear}-12-31`, 'hết năm của phong trào thường xuyên']
      : [stretch?.to ?? null, 'theo giai đoạn ghi ở tên hoặc chủ đề'];
  if (value === null) {
    fields.issue('value', 'missing-field', 'còn thiếu: phong trào phải có ngày kết thúc, hãy ghi dạng NNNN-TT-NN');
    return found;
  }
  fields.inferred('', `suy ra ${value}, ${why}`);
  return { ...found, value, explicit: false };
}

/** `6 tháng`, `90 ngày kể từ ngày ký` from the first day; null where the first day or the length is unknown. */
function endOfLength(length: string | null, start: LegalDay | null): LegalDay | null {
  const [, count, unit] = /(\d+)\s*(ngày|tuần|tháng|năm)/u.exec(length ?? '') ?? [];
  if (count === undefined || start === null) return null;
  const name = ({ ngày: 'days', tuần: 'weeks', tháng: 'months', năm: 'years' } as const)[unit as 'ngày'];
  return plainDate(start)
    .add({ [name]: Number(count) })
    .subtract({ days: 1 })
    .toString();
}

/** A day; a month, a quarter or a year stands for its first or its last day. Where there is none, the words may name it. */
function readPoint(fields: DocumentFields, edge: Edge): PeriodPoint {
  fields.passOver('note', 'precision', 'value');
  if (!fields.has('value') && fields.has('year')) readParts(fields);
  const text = fields.optionalText('text');
  const spans = text === null ? [] : datesIn(text);
  const printed = edge === 'first' ? spans[0] : spans.at(-1);
  const stated = fields.optionalDate('value');
  const explicit = fields.flag('explicit', true);
  if (stated === null && (fields.has('value') || printed === undefined)) return { value: null, explicit, text };
  const span = stated ?? printed!;
  const value = edge === 'first' ? span.from : span.to;
  if (stated && printed && !overlap(stated, printed)) {
    fields.contradicts(`Mục ngày của phong trào ghi ${value} nhưng câu chữ là “${text}”: đang theo ${value}.`);
  }
  const isDay = stated !== null && stated.from === stated.to;
  if (stated === null) fields.inferred('', `suy ra ${value} từ câu chữ “${text}”`);
  else if (!isDay || !explicit) fields.inferred('', `là ${value}, văn bản không ghi rõ ngày này`);
  return { value, explicit: isDay && explicit, text };
}

/** `{ day, month, year }` in place of a value. */
export function readParts(fields: DocumentFields): void {
  const parts = { day: fields.peek('day'), month: fields.peek('month'), year: fields.peek('year') };
  fields.passOver('day', 'month', 'year');
  fields.reshape('value', parts, 'ghép từ day, month, year');
}

/** Whether two printed dates can be one: a day within the month the other names. */
export function overlap(a: DaySpan, b: DaySpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}
