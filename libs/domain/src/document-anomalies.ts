import type { CampaignDocument, CampaignTarget, ParentDocument } from './campaign-document.js';
import { reportPeriodsIn } from './document-words.js';
import { figuresIn } from './printed-figures.js';

/** What a file says about itself, held against what it holds. Null where it says nothing. */
export interface StatedCounts {
  readonly targetCount: number | null;
  readonly distinctTargetCount: number | null;
  readonly numberIsBlank: boolean | null;
}

/**
 * Finds what contradicts itself in a document. Both sides are kept as printed; a person decides.
 * @returns Vietnamese sentences
 */
export function findAnomalies(document: CampaignDocument, stated: StatedCounts): readonly string[] {
  const { number, numberIsBlank, targets, parentDocuments } = document;
  const found: string[] = [];
  if (stated.numberIsBlank !== null && stated.numberIsBlank !== numberIsBlank) {
    found.push(`Ghi số văn bản ${stated.numberIsBlank ? 'còn trống' : 'đã có'}, nhưng số là “${number}”.`);
  }
  const distinct = targets.filter(({ sameAs }) => sameAs === null).length;
  for (const [count, here, what] of [
    [stated.targetCount, targets.length, 'chỉ tiêu'],
    [stated.distinctTargetCount, distinct, 'chỉ tiêu khác nhau'],
  ] as const) {
    if (count !== null && count !== here) found.push(`Ghi có ${count} ${what}, danh sách có ${here}.`);
  }
  return [
    ...found,
    ...timeDoubts(document),
    ...twiceStated(targets),
    ...twoFigures(targets),
    ...otherThanPrinted(targets),
    ...twoNumbers(parentDocuments),
    ...document.responsibilities.flatMap(({ ref, duty }) => periodicReports(ref, duty)),
  ];
}

/** The last day on which a district level stood. @source Law on the Organisation of Local Government 2025 */
const LAST_DAY_OF_DISTRICTS = '2025-06-30';

/** What cannot be at that time: a year other than the course's, an issue after the end, a district after 30/6/2025. */
function timeDoubts({ campaignKind, campaignYear, date, period, issuerLevel }: CampaignDocument): readonly string[] {
  const end = period.end.value;
  const issued = date.value !== null && date.precision === 'DAY' ? date.value : null;
  return [
    ...(campaignKind === 'REGULAR_ANNUAL' && end !== null && !end.startsWith(String(campaignYear))
      ? [`Phong trào thường xuyên năm ${campaignYear} nhưng kết thúc ngày ${end}.`]
      : []),
    ...(issued !== null && end !== null && issued > end
      ? [`Văn bản ban hành ngày ${issued}, sau ngày kết thúc phong trào ${end}.`]
      : []),
    ...(issuerLevel === 'DISTRICT' && (issued ?? end ?? '') > LAST_DAY_OF_DISTRICTS
      ? ['Văn bản ghi cấp huyện, nhưng từ 01/7/2025 chỉ còn cấp tỉnh và cấp xã; hãy kiểm tra nơi ban hành.']
      : []),
  ];
}

/** A figure that the target's own words print otherwise: 1.61 beside “1.610 tỷ đồng”. */
function otherThanPrinted(targets: readonly CampaignTarget[]): readonly string[] {
  return targets.flatMap((target) => {
    const { id, value, valueTo, denominator, valueText, text } = target;
    const printed = figuresIn(`${valueText ?? ''} ${text ?? ''}`);
    if (printed.length === 0 || printed.some((figure) => [value, valueTo, denominator].includes(figure))) return [];
    return [`Chỉ tiêu ${id} ghi ${said(target)} nhưng câu chữ là “${valueText ?? text}”.`];
  });
}

/** Reports of each quarter or half-year: only the mid-review and the final one are given as duties with a day. */
function periodicReports(ref: string, duty: string): readonly string[] {
  const periods = reportPeriodsIn(duty);
  if (periods.length === 0) return [];
  return [
    `Mục ${ref} yêu cầu báo cáo ${periods.join(', ')}: hệ thống lập hạn cho sơ kết và tổng kết, các kỳ khác hãy theo dõi riêng.`,
  ];
}

/** A target stated twice whose forms do not agree: 47/83 is 56,6 %, not 58 %. */
function twiceStated(targets: readonly CampaignTarget[]): readonly string[] {
  return targets.flatMap((form) => {
    const original = targets.find(({ id }) => id === form.sameAs);
    if (!original || agree(form, original)) return [];
    return [
      `Chỉ tiêu ${form.id} nhắc lại ${original.id} nhưng hai con số không khớp: ${said(form)} và ${said(original)}.`,
    ];
  });
}

function agree(form: CampaignTarget, original: CampaignTarget): boolean {
  if (form.unit === original.unit) return form.value === original.value;
  const [share, part] = form.unit === '%' ? [form, original] : [original, form];
  if (share.unit !== '%' || part.denominator === null) return true;
  const decimals = /\.(\d+)$/.exec(String(share.value))?.[1]?.length ?? 0;
  const rounding = 0.5 * 10 ** -decimals + 1e-9;
  return Math.abs((part.value / part.denominator) * 100 - share.value) <= rounding;
}

/** One name, scope and unit with two figures. */
function twoFigures(targets: readonly CampaignTarget[]): readonly string[] {
  return targets.flatMap((target, index) => {
    const other = targets.slice(0, index).find((earlier) => sameQuestion(earlier, target));
    if (!other || (other.value === target.value && other.comparator === target.comparator)) return [];
    return [
      `Chỉ tiêu ${other.id} và ${target.id} cùng tên, cùng phạm vi nhưng khác con số: ${said(other)} và ${said(target)}.`,
    ];
  });
}

function sameQuestion(a: CampaignTarget, b: CampaignTarget): boolean {
  return (
    a.sameAs === null &&
    b.sameAs === null &&
    a.name.toLowerCase() === b.name.toLowerCase() &&
    a.subScope === b.subScope &&
    a.unit === b.unit &&
    a.group === b.group
  );
}

/** One document cited under two numbers. */
function twoNumbers(parents: readonly ParentDocument[]): readonly string[] {
  return parents.flatMap((parent, index) => {
    const { subject, date, number } = parent;
    if (subject === null) return [];
    const other = parents
      .slice(0, index)
      .find((earlier) => earlier.subject === subject && earlier.date === date && earlier.number !== number);
    return other ? [`Một văn bản được dẫn với hai số: ${other.number} và ${number}.`] : [];
  });
}

function said({ value, denominator, unit }: CampaignTarget): string {
  return `${value}${denominator === null ? '' : `/${denominator}`}${unit === null ? '' : ` ${unit}`}`;
}
