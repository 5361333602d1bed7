import { Problem, type ProblemSlug } from '@bangvang/domain';

/** What a violated constraint means to the person who ran into it. */
export const BY_CONSTRAINT: Readonly<Record<string, readonly [ProblemSlug, string]>> = {
  conclusion_once_per_visit: ['step-already-concluded', 'Bước này vừa được người khác hoàn tất.'],
  withdrawal_pk: ['already-recorded', 'Hồ sơ đã được rút.'],
  award_held_once: ['already-recorded', 'Sổ vàng đã có hình thức này của đối tượng cho cùng thành tích.'],
  initiative_certificate: ['already-recorded', 'Sáng kiến theo giấy chứng nhận này đã có trong sổ vàng.'],
  performance_rating_pk: ['already-recorded', 'Kết quả xếp loại của thời gian này đã có trong sổ vàng.'],
  award_held_period: ['invalid-input', 'Thời gian thành tích phải bắt đầu trước khi kết thúc.'],
  disciplinary_period_days: ['invalid-input', 'Ngày kết thúc không thể trước ngày bắt đầu.'],
  dossier_once_per_occasion: [
    'dossier-exists',
    'Đã có hồ sơ đề nghị danh hiệu này cho đối tượng này trong phong trào.',
  ],
  filing_once_per_duty: ['duty-settled', 'Đơn vị đã nộp văn bản cho nhiệm vụ này.'],
  decision_number_once: ['number-taken', 'Số quyết định này đã được dùng trong ngày.'],
  session_item_one_agenda: ['conflicting-act', 'Hồ sơ đã nằm trong chương trình của một phiên họp khác.'],
  session_item_once: ['already-recorded', 'Hồ sơ đã có trong chương trình phiên họp.'],
  vote_once: ['already-voted', 'Ủy viên đã biểu quyết hồ sơ này.'],
  key_share_once_per_person: ['share-wrong', 'Một người chỉ nộp một mảnh khóa.'],
  paper_count_pk: ['already-recorded', 'Người này đã nhập kết quả kiểm phiếu.'],
  paper_one_current: ['already-recorded', 'Giấy tờ này của hồ sơ vừa được người khác thay.'],
  head_override_pk: ['already-recorded', 'Hồ sơ đã có quyết định cho phép ngoại lệ.'],
  procedure_migration_pk: ['stale-version', 'Quy trình của phong trào vừa được người khác chuyển.'],
  suspension_one_hold: ['dossier-on-hold', 'Hồ sơ đang tạm dừng.'],
  target_assignment_once: ['already-recorded', 'Chỉ tiêu đã được giao cho đơn vị này.'],
  target_assignment_pk: ['already-recorded', 'Chỉ tiêu đã được giao cho đơn vị này.'],
  target_version_pk: ['stale-version', 'Chỉ tiêu vừa được người khác sửa.'],
  target_version_range: [
    'invalid-input',
    'Chỉ tiêu trong khoảng phải có giá trị đầu và giá trị cuối, đầu không quá cuối.',
  ],
  subject_code: ['already-recorded', 'Mã đối tượng này đã có trong sổ vàng.'],
  subject_once_per_person: ['already-recorded', 'Người này đã có trong sổ vàng.'],
  subject_tenure_one_present: ['stale-version', 'Đối tượng vừa được người khác sửa.'],
  subject_succession_pk: ['already-recorded', 'Việc kế tục này đã được ghi.'],
  task_view_once: ['already-recorded', 'Bạn đã có một danh sách tên này.'],
  conflict_declared_of_subject: ['already-recorded', 'Đã khai lợi ích liên quan đến đối tượng này.'],
  conflict_declared_of_dossier: ['already-recorded', 'Đã khai lợi ích liên quan đến hồ sơ này.'],
  human_task_once_per_visit: ['transfer-not-open', 'Vị trí ấy đã có việc này của hồ sơ.'],
  task_delegation_one_open: ['task-delegated', 'Việc vừa được giao đồng nghiệp làm giúp.'],
  account_username: ['username-taken', 'Tên đăng nhập đã có người khác dùng.'],
  paper_count_adds_up: [
    'tally-impossible',
    'Số phiếu không khớp: thu về phải bằng tổng các loại phiếu và không quá số phát ra.',
  ],
};

/** What a refusal of the database means by its SQLSTATE; those of the product begin with BV. */
export const BY_CODE: Readonly<Record<string, readonly [ProblemSlug, string]>> = {
  '55P03': ['try-again-later', 'Dữ liệu đang được người khác sử dụng.'],
  '40P01': ['try-again-later', 'Dữ liệu đang được người khác sử dụng.'],
  '40001': ['try-again-later', 'Dữ liệu đang được người khác sử dụng.'],
  '57014': ['try-again-later', 'Yêu cầu quá lâu nên đã dừng.'],
  '53300': ['service-unavailable', 'Cơ sở dữ liệu đang quá tải.'],
  '57P01': ['service-unavailable', 'Cơ sở dữ liệu đang khởi động lại.'],
  '57P02': ['service-unavailable', 'Cơ sở dữ liệu đang khởi động lại.'],
  '57P03': ['service-unavailable', 'Cơ sở dữ liệu đang khởi động.'],
  '53100': ['service-unavailable', 'Máy chủ hết dung lượng lưu trữ.'],
  '22P02': ['invalid-input', 'Dữ liệu gửi lên không đúng dạng.'],
  '22007': ['invalid-input', 'Ngày giờ gửi lên không đúng dạng.'],
  '22003': ['invalid-input', 'Có con số quá lớn.'],
  '22008': ['invalid-input', 'Ngày giờ gửi lên nằm ngoài phạm vi cho phép.'],
  '22021': ['invalid-input', 'Dữ liệu gửi lên có ký tự không dùng được.'],
  '22P05': ['invalid-input', 'Dữ liệu gửi lên có ký tự không dùng được.'],
  BV001: ['clock-in-production', 'Đồng hồ pháp lý chỉ chỉnh được ở bản diễn tập.'],
  BV002: ['clock-backward', 'Đồng hồ pháp lý chỉ đi tới.'],
  BV003: ['record-is-final', 'Nội dung đã ghi vào sổ không sửa, không xóa được.'],
  BV004: ['stale-version', 'Dữ liệu đã thay đổi từ khi bạn mở.'],
  BV005: ['regime-fixed', 'Chế độ pháp lý của hồ sơ đã được ấn định khi tiếp nhận đủ hồ sơ.'],
  BV020: ['service-unavailable', 'Cơ sở dữ liệu thiếu vai trò bỏ phiếu; quản trị viên phải lập vai trò ấy.'],
  BV021: ['session-frozen', 'Phiên họp đã mở: tỷ lệ, thành viên và chương trình không đổi được nữa.'],
  BV022: ['tally-impossible', 'Kết quả không khớp với số thành viên hoặc tỷ lệ phiếu đã ấn định.'],
};

const LOST_CONNECTION =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|is not queryable|timeout exceeded when trying to connect|the database system is/i;

/** A refusal of the database as a problem the caller can act on; anything unforeseen is returned unchanged. */
export function asProblem(failure: unknown): unknown {
  if (!(failure instanceof Error) || failure instanceof Problem) return failure;
  const { code, constraint } = failure as { code?: string; constraint?: string };
  const known = (constraint && BY_CONSTRAINT[constraint]) || (code && BY_CODE[code]);
  if (known) return new Problem(known[0], known[1], { cause: failure });
  if (LOST_CONNECTION.test(`${code ?? ''} ${failure.message}`)) {
    return new Problem('service-unavailable', 'Chưa kết nối được cơ sở dữ liệu.', { cause: failure });
  }
  return failure;
}
