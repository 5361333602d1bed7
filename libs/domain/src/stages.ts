/** Where a dossier (hồ sơ khen thưởng) stands, and where the procedure lets it go next, in the order of the law. */
export const NEXT_STAGES = {
  drafted: ['submitted', 'withdrawn', 'lapsed'], // đơn vị bình xét, lập hồ sơ
  submitted: ['under-appraisal', 'supplement-requested', 'returned', 'withdrawn'], // đơn vị trình
  'supplement-requested': ['submitted', 'returned', 'withdrawn'], // yêu cầu bổ sung
  'under-appraisal': ['before-council', 'in-completion', 'supplement-requested', 'refused', 'withdrawn'], // thẩm định; thủ tục đơn giản không qua Hội đồng
  'before-council': ['in-completion', 'under-appraisal', 'refused', 'withdrawn'], // họp bình xét; mở lại thẩm định trước khi họp
  'in-completion': ['decision-pending', 'submitted-upward', 'withdrawn'], // hoàn thiện hồ sơ
  'submitted-upward': ['submitted', 'decision-pending', 'withdrawn'], // trình cấp trên
  'decision-pending': ['decided', 'refused', 'withdrawn'], // trình người có thẩm quyền
  decided: ['notified'], // quyết định
  notified: [],
  refused: [],
  returned: [],
  withdrawn: [],
  lapsed: [], // chưa nộp khi phong trào kết thúc
} as const satisfies Record<string, readonly string[]>;

export type Stage = keyof typeof NEXT_STAGES;

/** The stages no procedure leaves. */
export const FINAL_STAGES = [
  'notified',
  'refused',
  'returned',
  'withdrawn',
  'lapsed',
] as const satisfies readonly Stage[];

/** The stages in the public's words. */
export const STAGE_NAMES_VI: Readonly<Record<Stage, string>> = {
  drafted: 'Đơn vị đang lập hồ sơ',
  submitted: 'Đơn vị đã trình, chờ tiếp nhận',
  'supplement-requested': 'Yêu cầu bổ sung hồ sơ',
  'under-appraisal': 'Đang thẩm định',
  'before-council': 'Hội đồng họp bình xét',
  'in-completion': 'Hoàn thiện hồ sơ',
  'submitted-upward': 'Đã trình cấp trên',
  'decision-pending': 'Trình người có thẩm quyền quyết định',
  decided: 'Đã có quyết định khen thưởng',
  notified: 'Đã thông báo kết quả',
  refused: 'Không được khen thưởng',
  returned: 'Đã trả lại hồ sơ',
  withdrawn: 'Đơn vị đã rút hồ sơ',
  lapsed: 'Chưa nộp khi hết hạn',
};

/** Tells whether the procedure ends with this stage. */
export function isFinal(stage: Stage): boolean {
  return NEXT_STAGES[stage].length === 0;
}

/** Tells whether the procedure lets a dossier go from one stage straight to another. */
export function canEnter(from: Stage, to: Stage): boolean {
  const next: readonly Stage[] = NEXT_STAGES[from];
  return next.includes(to);
}
