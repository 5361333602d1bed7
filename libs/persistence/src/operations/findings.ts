/** Something the rows say that should not be so, or that nobody looks after. */
export type FindingKind =
  | 'behind'
  | 'no-open-task'
  | 'no-procedure'
  | 'rungs-missing'
  | 'stage-mismatch'
  | 'timer-missing'
  | 'timer-overdue'
  | 'unheld'
  | 'activity-refused'
  | 'ballots-exceed-roll'
  | 'wake-refused'
  | 'workflow-gone';

/** What people read of a kind, and what they may do. */
export interface FindingWords {
  readonly name: string;
  readonly toDo: string;
}

export const FINDING_WORDS: Readonly<Record<FindingKind, FindingWords>> = {
  'activity-refused': {
    name: 'Thủ tục không làm được bước của mình',
    toDo: 'Đọc lý do ở sự cố, sửa dữ liệu danh mục còn thiếu, rồi cho chạy lại.',
  },
  'ballots-exceed-roll': {
    name: 'Phiếu kín nhiều hơn số thẻ đã phát',
    toDo: 'Không kiểm được: lập biên bản, hủy phiên họp và bỏ phiếu lại; báo người phụ trách phần mềm tìm nguyên nhân.',
  },
  behind: {
    name: 'Thủ tục chưa theo kịp hồ sơ',
    toDo: 'Kiểm tra worker và Temporal có chạy không, rồi cho thủ tục chạy lại.',
  },
  'no-open-task': {
    name: 'Hồ sơ đứng ở một bước nhưng không có việc nào mở',
    toDo: 'Cho thủ tục của hồ sơ chạy lại; vẫn còn thì báo người phụ trách phần mềm.',
  },
  'no-procedure': {
    name: 'Hồ sơ đã trình nhưng chưa có thủ tục',
    toDo: 'Chạy đối soát: thủ tục được khởi động từ dữ liệu đã ghi.',
  },
  'rungs-missing': {
    name: 'Việc có hạn nhưng không có bậc nhắc nào',
    toDo: 'Chạy đối soát: các bậc còn phía trước được lập lại theo quy trình của phong trào.',
  },
  'stage-mismatch': {
    name: 'Giai đoạn của hồ sơ khác với lượt đang mở',
    toDo: 'Không tự sửa: đối chiếu nhật ký của hồ sơ, báo người phụ trách phần mềm.',
  },
  'timer-missing': {
    name: 'Còn bậc nhắc phía trước nhưng thủ tục không hẹn giờ',
    toDo: 'Chạy đối soát: giờ hẹn được đặt lại theo bậc gần nhất.',
  },
  'timer-overdue': {
    name: 'Giờ hẹn của thủ tục đã qua mà chưa làm',
    toDo: 'Kiểm tra worker và Temporal có chạy không, rồi cho thủ tục chạy lại.',
  },
  unheld: {
    name: 'Việc để lâu không ai giữ',
    toDo: 'Nhắc nhóm nhận việc, hoặc lãnh đạo giao việc cho một người.',
  },
  'wake-refused': {
    name: 'Temporal nhiều lần từ chối đánh thức thủ tục',
    toDo: 'Xem nhật ký của worker, sửa nguyên nhân, rồi cho chạy lại.',
  },
  'workflow-gone': {
    name: 'Hồ sơ còn mở nhưng thủ tục ở Temporal không chạy',
    toDo: 'Đối soát đã khởi động lại thủ tục; còn lặp lại thì xem sự cố.',
  },
};

/** One kind read from the rows: where its findings stand, since when, of what. */
interface Finding {
  readonly from: string;
  readonly where: string;
  readonly subjectKind: 'task' | 'award-dossier' | 'procedure';
  /** SQL of the subject's id, its dossier's, and the instant since when. */
  readonly subject: string;
  readonly dossier: string;
  readonly since: string;
}

/** SQL: longer ago than the radar's patience, by real time; legal time that runs faster is measured by its own rate. */
const LONG_PAST = `p.due_at < legal.now - legal.patience * greatest(legal.rate, 1)`;

const AT_WORK = `d.stage IN ('submitted', 'supplement-requested', 'under-appraisal', 'before-council', 'in-completion',
  'submitted-upward', 'decision-pending', 'decided')`;

const HELD = `EXISTS (SELECT FROM suspension s WHERE s.dossier_id = t.dossier_id AND s.kind <> 'supplement' AND s.to_at IS NULL)`;

/** Findings that rows alone show. `legal` has `now`, `rate`, `patience` and `unheld_before`. */
export const ROW_FINDINGS = {
  behind: {
    from: `procedure p`,
    where: `p.ended_at IS NULL AND p.fact_version > p.followed_version AND p.touched_at < clock_timestamp() - legal.patience`,
    ...{ subjectKind: 'procedure', subject: 'p.id', dossier: 'p.id', since: 'p.touched_at' },
  },
  'no-open-task': {
    from: `stage_visit v JOIN dossier d ON d.id = v.dossier_id`,
    where: `v.left_at IS NULL AND v.stage = d.stage AND ${AT_WORK}
      AND NOT EXISTS (SELECT FROM human_task t WHERE t.visit_id = v.id AND t.concludes AND t.ended_at IS NULL)
      AND NOT EXISTS (SELECT FROM conclusion c WHERE c.visit_id = v.id)
      AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id)`,
    ...{ subjectKind: 'award-dossier', subject: 'd.id', dossier: 'd.id', since: 'v.entered_at' },
  },
  'no-procedure': {
    from: `dossier d JOIN submission u ON u.id = d.submission_id`,
    where: `d.stage NOT IN ('notified', 'refused', 'returned', 'withdrawn', 'lapsed')
      AND NOT EXISTS (SELECT FROM procedure p WHERE p.kind = 'award-dossier' AND p.id = d.id)`,
    ...{ subjectKind: 'award-dossier', subject: 'd.id', dossier: 'd.id', since: 'u.received_at' },
  },
  'rungs-missing': {
    from: `human_task t JOIN stage_visit v ON v.id = t.visit_id`,
    where: `t.ended_at IS NULL AND t.concludes AND v.limit_from IS NOT NULL AND t.due_at > legal.now AND NOT ${HELD}
      AND NOT EXISTS (SELECT FROM rung r WHERE r.owner_id = t.id AND r.deadline_rev = t.deadline_rev)`,
    ...{ subjectKind: 'task', subject: 't.id', dossier: 't.dossier_id', since: 't.created_at' },
  },
  'stage-mismatch': {
    from: `dossier d JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL`,
    where: `v.stage <> d.stage`,
    ...{ subjectKind: 'award-dossier', subject: 'd.id', dossier: 'd.id', since: 'v.entered_at' },
  },
  'timer-missing': {
    from: `(SELECT subject_id, min(due_at) AS due_at FROM rung WHERE outcome IS NULL AND owner_kind = 'task' GROUP BY subject_id) AS r
      JOIN procedure p ON p.kind = 'award-dossier' AND p.id = r.subject_id`,
    where: `p.ended_at IS NULL AND (p.due_at IS NULL OR p.due_at > r.due_at) AND p.followed_version >= p.fact_version
      AND p.touched_at < clock_timestamp() - legal.patience`,
    ...{ subjectKind: 'award-dossier', subject: 'p.id', dossier: 'p.id', since: 'p.touched_at' },
  },
  'timer-overdue': {
    from: `procedure p`,
    where: `p.ended_at IS NULL AND ${LONG_PAST}`,
    ...{ subjectKind: 'procedure', subject: 'p.id', dossier: 'p.id', since: 'p.due_at' },
  },
  unheld: {
    from: `human_task t`,
    where: `t.state = 'ready' AND t.kind <> 'submit-proposal' AND t.created_at < legal.unheld_before AND NOT ${HELD}`,
    ...{ subjectKind: 'task', subject: 't.id', dossier: 't.dossier_id', since: 't.created_at' },
  },
} as const satisfies Partial<Record<FindingKind, Finding>>;

export type RowFindingKind = keyof typeof ROW_FINDINGS;
