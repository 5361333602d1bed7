import { Problem, type ProblemSlug } from '@bangvang/domain';

/** Why one dossier of a command is refused. */
export interface RefusedItem {
  readonly dossierId: string;
  readonly code: ProblemSlug;
  readonly detail: string;
  /** Codes of the papers that are missing, where that is the reason. */
  readonly missing?: readonly string[];
}

/** What a check found for one dossier; `code` null: nothing stands against it. */
export interface CheckedItem {
  readonly dossierId: string;
  readonly name: string | null;
  readonly code: ProblemSlug | null;
  readonly missing?: readonly string[] | null;
}

const DETAILS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'no-such-dossier': 'Không tìm thấy hồ sơ này.',
  'wrong-stage': 'Hồ sơ không ở bước này hoặc đã được rút.',
  'step-already-concluded': 'Bước này của hồ sơ đã có kết luận.',
  'dossier-on-hold': 'Hồ sơ đang tạm dừng nên chưa kết luận được.',
  'not-allowed': 'Việc này thuộc vị trí khác.',
  'four-eyes': 'Người lập không được làm bước này của cùng hồ sơ.',
  'own-unit': 'Hồ sơ do chính đơn vị của bạn đề nghị.',
  'own-nominee': 'Bạn là người được đề nghị trong hồ sơ này.',
  'conflict-of-interest': 'Bạn có lợi ích liên quan đã khai với hồ sơ này.',
  'task-delegated': 'Việc đang giao đồng nghiệp làm giúp; hãy chờ gửi lại hoặc lấy lại.',
  'task-not-yours': 'Bạn chưa nhận việc này, hoặc người khác đang giữ.',
  'missing-unit-review': 'Hồ sơ chưa có kết quả bình xét của đơn vị.',
  'not-proposable': 'Hình thức khen thưởng không dành cho đối tượng này hoặc không còn hiệu lực.',
  'conflicting-act': 'Cơ quan được hỏi chính là đơn vị đề nghị, hoặc đã được hỏi trong lần thẩm định này.',
  'not-competent': 'Không có cấp nào trên đường trình quyết định được hình thức này.',
};

/**
 * All or nothing: refuses the command when anything stands against any of its dossiers.
 * @throws Problem the refusal of the first item, naming every refused one in `items`
 */
export function refuseAny(checked: readonly CheckedItem[]): void {
  const items = checked.flatMap(({ dossierId, name, code, missing }): RefusedItem[] => {
    if (!code) return [];
    const why = missing?.length ? `Hồ sơ còn thiếu: ${missing.join(', ')}.` : (DETAILS[code] ?? '');
    const who = code === 'no-such-dossier' || !name ? '' : `${name}: `;
    return [{ dossierId, code, detail: who + why, ...(missing?.length && { missing }) }];
  });
  const first = items[0];
  if (!first) return;
  const more = items.length > 1 ? ` Và ${items.length - 1} hồ sơ khác.` : '';
  throw new Problem(first.code, first.detail + more, { extra: { items } });
}
