/** Why a task beside the procedure's own steps is no longer needed, by code. The legal text or document is named beside it. */
export const CANCEL_REASONS = {
  'no-longer-needed': 'Không còn cần thiết',
  duplicate: 'Trùng với việc khác',
  'wrong-addressee': 'Gửi nhầm nơi',
  'answered-elsewhere': 'Đã có kết quả bằng văn bản khác',
} as const;

export type CancelReason = keyof typeof CANCEL_REASONS;
