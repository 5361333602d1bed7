import type { CampaignKind, DutyCode, IssuerLevel } from './campaign-document.js';

const KINDS: readonly (readonly [RegExp, CampaignKind])[] = [
  [/đặc biệt|special/, 'SPECIAL_THEMATIC'],
  [/đột xuất|ad hoc/, 'AD_HOC'],
  [/theo đợt|đợt thi đua|cao điểm|wave|short/, 'SHORT_WAVE'],
  [/chuyên đề|giai đoạn|5 năm|05 năm|thematic|five|multi/, 'THEMATIC'],
  [/thường xuyên|hằng năm|hàng năm|annual|regular|năm \d{4}/, 'REGULAR_ANNUAL'],
];

/** The kind of campaign the words of a file or a title speak of; null where they speak of none. */
export function kindInWords(words: string | null): CampaignKind | null {
  return firstIn(KINDS, words);
}

const LEVELS: readonly (readonly [RegExp, IssuerLevel])[] = [
  [/(^|\s)(cụm|khối)( |$)/, 'CLUSTER'],
  [/(^|\s)(xã|phường|thị trấn|đặc khu)( |$)/, 'COMMUNE'],
  [/(^|\s)(huyện|quận|thị xã)( |$)/, 'DISTRICT'],
  [/(^|\s)(tỉnh|thành phố)( |$)/, 'PROVINCE'],
  [/^(bộ|bộ trưởng|thủ tướng|chính phủ|chủ tịch nước)( |$)/, 'CENTRAL'],
  [/trường|bệnh viện|công ty|hợp tác xã/, 'GRASSROOTS_UNIT'],
];

/** The level an issuer's name speaks of: `Chủ tịch UBND phường Tân An` is a commune's. */
export function levelInWords(issuer: string | null): IssuerLevel | null {
  return firstIn(LEVELS, issuer);
}

const DOCUMENT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/chỉ thị|\/ct-/, 'CHI_THI'],
  [/kế hoạch|\/kh-/, 'KE_HOACH'],
  [/phát động|\/pd-/, 'PHAT_DONG'],
  [/quyết định|\/qđ-/, 'QUYET_DINH'],
  [/hướng dẫn|\/hd-/, 'HUONG_DAN'],
  [/công văn/, 'CONG_VAN'],
];

/** The type of a document by the Vietnamese word or the symbol of its number. */
export function documentTypeInWords(words: string | null): string | null {
  return firstIn(DOCUMENT_TYPES, words);
}

const DUTIES: readonly (readonly [RegExp, DutyCode])[] = [
  [/(xây dựng|ban hành|lập)\s+(chương trình, )?kế hoạch|cụ thể h(óa|oá)/, 'ISSUE_PLAN'],
  [/phát động/, 'LAUNCH'],
  [/(tổ chức|triển khai) thực hiện|hưởng ứng/, 'IMPLEMENT'],
  [/tuyên truyền|phổ biến/, 'COMMUNICATE'],
  [/vận động/, 'MOBILISE'],
  [/kiểm tra|giám sát/, 'INSPECT'],
  [/đôn đốc/, 'URGE'],
  [/theo dõi/, 'MONITOR'],
  [/hướng dẫn/, 'GUIDE'],
  [/tổng hợp[^.;]{0,30}báo cáo|báo cáo tổng hợp/, 'COMPILE_REPORT'],
  [/sơ kết/, 'MID_REVIEW'],
  [/tổng kết/, 'FINAL_REVIEW'],
  [/thẩm định/, 'APPRAISE'],
  [/kinh phí/, 'BUDGET'],
  [/khen thưởng|tôn vinh|biểu dương/, 'COMMEND'],
  [/(?<!tổng hợp[^.;]{0,30})báo cáo(?! tổng hợp)/, 'REPORT'],
];

/** The duties a paragraph's words give, in the order in which they stand there. */
export function dutiesInWords(duty: string): readonly DutyCode[] {
  const text = duty.normalize('NFC').toLowerCase();
  return DUTIES.flatMap(([pattern, code]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ code, at }];
  })
    .toSorted((a, b) => a.at - b.at)
    .map(({ code }) => code);
}

/** The stretches of time a paragraph asks reports for: quarters, half-years, months. */
export function reportPeriodsIn(duty: string): readonly string[] {
  const text = duty.normalize('NFC').toLowerCase();
  if (!text.includes('báo cáo')) return [];
  const periods =
    /hằng quý|hàng quý|từng quý|định kỳ quý|quý, 6 tháng|hằng tháng|hàng tháng|định kỳ tháng|6 tháng|06 tháng|sáu tháng/g;
  return [...new Set([...text.matchAll(periods)].map(([period]) => period))];
}

function firstIn<T>(table: readonly (readonly [RegExp, T])[], words: string | null): T | null {
  const text = (words ?? '').normalize('NFC').toLowerCase().replace(/_/g, ' ');
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
