import type { CampaignDocument, CampaignKind, IssuerLevel, PeriodPoint } from './campaign-document.js';
import { formatDay } from './legal-day.js';

/** One line of what was read, for a person to hold against the paper. */
export interface ReadLine {
  readonly label: string;
  readonly value: string;
}

const KINDS: Readonly<Record<CampaignKind, string>> = {
  REGULAR_ANNUAL: 'thường xuyên, theo năm',
  THEMATIC: 'chuyên đề',
  SPECIAL_THEMATIC: 'đặc biệt',
  SHORT_WAVE: 'theo đợt',
  AD_HOC: 'đột xuất',
};

const TYPES: Readonly<Record<string, string>> = {
  CHI_THI: 'Chỉ thị',
  KE_HOACH: 'Kế hoạch',
  PHAT_DONG: 'Phát động',
  QUYET_DINH: 'Quyết định',
  HUONG_DAN: 'Hướng dẫn',
  CONG_VAN: 'Công văn',
};

const LEVELS: Readonly<Record<IssuerLevel, string>> = {
  CENTRAL: 'trung ương',
  PROVINCE: 'cấp tỉnh',
  DISTRICT: 'cấp huyện',
  COMMUNE: 'cấp xã',
  GRASSROOTS_UNIT: 'cơ sở',
  CLUSTER: 'cụm, khối thi đua',
};

/** What was read out of a document, in the order of the paper. */
export function summariseDocument(document: CampaignDocument): readonly ReadLine[] {
  const { number, numberIsBlank, docTypeVi, docType, issuer, issuerLevel, date, title, campaignKind, period } =
    document;
  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ['Chỉ tiêu có con số', document.targets],
    ['Chỉ tiêu định tính', document.qualitativeTargets],
    ['Mục giao nhiệm vụ', document.responsibilities],
    ['Điều kiện khen thưởng', document.eligibilityRules],
    ['Phong trào thành phần', document.subMovements],
    ['Nơi nhận', document.recipients],
    ['Văn bản căn cứ', document.parentDocuments],
  ];
  return [
    {
      label: 'Văn bản',
      value: `${docTypeVi ?? TYPES[docType] ?? docType} ${numberIsBlank ? '(số để trống)' : number}`.trim(),
    },
    { label: 'Ngày ban hành', value: date.value ?? 'để trống' },
    { label: 'Nơi ban hành', value: `${issuer} (${LEVELS[issuerLevel]})` },
    { label: 'Tên phong trào', value: title },
    { label: 'Loại', value: KINDS[campaignKind] },
    { label: 'Bắt đầu', value: told(period.start, 'từ ngày phát động') },
    { label: 'Sơ kết', value: told(period.midReview, 'không nêu ngày') },
    { label: 'Kết thúc', value: told(period.end, 'không nêu ngày') },
    ...lists.map(([label, list]) => ({ label, value: String(list.length) })),
  ];
}

function told({ value }: PeriodPoint, otherwise: string): string {
  return value === null ? otherwise : formatDay(value);
}
