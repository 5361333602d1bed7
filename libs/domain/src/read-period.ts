import type { CampaignDocument, PeriodPoint } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { isLegalDay, plainDate, type LegalDay } from './legal-day.js';

type Period = CampaignDocument['period'];

/**
 * The campaign's course. The end must be known, since everything is reckoned from it: an annual campaign that names none
 * ends with its year.
 * @param annualYear year of an annual campaign, null for any other or where it is unknown
 */
export function readPeriod(fields: DocumentFields, annualYear: number | null): Period {
  return fields.group('period', (period) => {
    const start = period.group('start', (point) => readPoint(point, 'first'), 'value');
    const midReview = period.group('midReview', (point) => readPoint(point, 'last'), 'value');
    const end = period.group('end', (point) => readEnd(point, annualYear), 'value');
    refuseDisorder(period, { start, midReview, end });
    return { start, midReview, end };
  });
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

function readEnd(fields: DocumentFields, annualYear: number | null): PeriodPoint {
  const found = readPoint(fields, 'last');
  if (found.value !== null) return found;
  if (annualYear === null) {
    fields.issue('value', 'missing-field', 'còn thiếu: phong trào phải có ngày kết thúc');
    return found;
  }
  fields.inferred();
  return { ...found, value: `${annualYear}-12-31`, explicit: false };
}

/** A day; a month or a year stands for its first or its last day. */
function readPoint(fields: DocumentFields, edge: 'first' | 'last'): PeriodPoint {
  fields.passOver('note', 'precision');
  const day = edgeOf(fields.peekLabel('value'), edge);
  if (day !== null) fields.passOver('value');
  const point = {
    value: day ?? fields.optionalDay('value'),
    explicit: day === null && fields.flag('explicit', true),
    text: fields.optionalText('text'),
  };
  fields.passOver('explicit');
  if (point.value !== null && !point.explicit) fields.inferred();
  return point;
}

function edgeOf(value: string | null, edge: 'first' | 'last'): LegalDay | null {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(value ?? '') ?? [];
  if (year === undefined) return null;
  const first = `${year}-${month ?? (edge === 'first' ? '01' : '12')}-01`;
  if (!isLegalDay(first)) return null;
  const date = plainDate(first);
  return edge === 'first' ? first : date.with({ day: date.daysInMonth }).toString();
}
