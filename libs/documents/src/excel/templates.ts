import { choice, day, decimal, ordinal, period, text, yesOrNo } from './columns.js';

const KINDS = { 'Cá nhân': 'individual', 'Tập thể': 'collective', 'Hộ gia đình': 'household' } as const;

const COMMENDATIONS = {
  'Công trạng': 'merit',
  'Đột xuất': 'ad-hoc',
  'Phong trào': 'campaign',
  'Cống hiến': 'contribution',
  'Niên hạn': 'seniority',
  'Đối ngoại': 'foreign-relations',
} as const;

const kind = choice(
  { header: 'Loại đối tượng', required: true, help: 'Ai được khen thưởng.', example: 'Cá nhân', width: 16 },
  KINDS,
);
const name = text(
  {
    header: 'Họ và tên, tên tập thể',
    required: true,
    help: 'Ghi đủ dấu như trên giấy tờ.',
    example: 'Lò Thị Mai',
    width: 30,
  },
  300,
);
const title = text(
  {
    header: 'Chức vụ',
    required: false,
    help: 'Chức vụ, đơn vị công tác như trên giấy tờ.',
    example: 'Giáo viên',
    width: 24,
  },
  300,
);

/** Danh sách đề nghị khen thưởng: who is proposed for what. */
export const NOMINEE_COLUMNS = {
  kind,
  name,
  title,
  bodyCode: text(
    {
      header: 'Mã đơn vị',
      required: false,
      help: 'Đơn vị của người được đề nghị, theo danh mục; để trống nếu là đơn vị lập danh sách.',
      example: 'xa-binh-lu',
      width: 20,
      list: 'bodies',
    },
    100,
  ),
  directWorker: yesOrNo({
    header: 'Lao động trực tiếp',
    required: false,
    help: 'Người trực tiếp lao động, sản xuất, công tác, không giữ chức vụ lãnh đạo. Để trống là Không.',
    example: 'Có',
    width: 12,
  }),
  smallCollective: yesOrNo({
    header: 'Tập thể nhỏ',
    required: false,
    help: 'Tập thể nhỏ trực tiếp thực hiện nhiệm vụ. Để trống là Không.',
    example: 'Không',
    width: 12,
  }),
  awardCode: text(
    {
      header: 'Mã hình thức đề nghị',
      required: true,
      help: 'Mã danh hiệu, hình thức khen thưởng trong danh mục.',
      example: 'GK_HUYEN',
      width: 20,
      list: 'awards',
    },
    60,
  ),
  proposerCode: text(
    {
      header: 'Đơn vị đề nghị',
      required: false,
      help: 'Mã đơn vị lập hồ sơ, theo danh mục. Đơn vị tự lập danh sách thì để trống; cơ quan Nội vụ nhập thay thì phải ghi.',
      example: 'xa-binh-lu',
      width: 20,
      list: 'bodies',
    },
    100,
  ),
  achievement: text(
    {
      header: 'Tóm tắt thành tích',
      required: true,
      help: 'Ngắn gọn, có số liệu.',
      example: 'Vận động hiến 200 m² đất làm đường bản.',
      width: 60,
    },
    20_000,
  ),
} as const;

/** Lịch sử khen thưởng: awards held before the register began, or given elsewhere. */
export const AWARD_COLUMNS = {
  kind,
  code: text(
    {
      header: 'Mã đối tượng',
      required: false,
      help: 'Số hiệu công chức, mã hộ hoặc mã sổ vàng; chỉ cần khi trong đơn vị có người trùng tên hoặc đã đổi chức vụ.',
      example: 'CC-0123',
      width: 16,
    },
    60,
  ),
  name,
  title,
  bodyCode: text(
    {
      header: 'Mã đơn vị',
      required: true,
      help: 'Đơn vị của đối tượng, theo danh mục.',
      example: 'xa-binh-lu',
      width: 20,
      list: 'bodies',
    },
    100,
  ),
  awardCode: text(
    {
      header: 'Mã danh hiệu, hình thức',
      required: true,
      help: 'Mã danh hiệu thi đua, hình thức khen thưởng trong danh mục.',
      example: 'CSTDCS',
      width: 20,
      list: 'awards',
    },
    60,
  ),
  commendation: choice(
    {
      header: 'Loại hình khen thưởng',
      required: false,
      help: 'Để trống nếu không rõ.',
      example: 'Công trạng',
      width: 18,
    },
    COMMENDATIONS,
  ),
  period: period({
    header: 'Thời gian thành tích',
    required: true,
    help: 'Năm lập thành tích (không phải năm ra quyết định): năm, năm học, hoặc từ ngày - đến ngày.',
    example: '2023',
    width: 22,
  }),
  decisionNumber: text(
    { header: 'Số quyết định', required: true, help: 'Số và ký hiệu.', example: '477/QĐ-UBND', width: 18 },
    100,
  ),
  decidedOn: day({
    header: 'Ngày quyết định',
    required: true,
    help: 'Ngày/tháng/năm.',
    example: '06/02/2024',
    width: 16,
  }),
  decidedBy: text(
    {
      header: 'Cơ quan quyết định',
      required: true,
      help: 'Như trên quyết định.',
      example: 'Chủ tịch UBND huyện Tam Đường',
      width: 36,
    },
    300,
  ),
} as const;

/**
 * Kết quả thực hiện chỉ tiêu: what a unit reached of the targets assigned to it, in one of three forms. Part, amendment and
 * unit of the target are there to be held against it: what was written for an earlier version is not taken for this one.
 */
export const TARGET_RESULT_COLUMNS = {
  targetCode: text(
    {
      header: 'Mã chỉ tiêu',
      required: true,
      help: 'Theo danh sách chỉ tiêu của phong trào.',
      example: '002-T01',
      width: 16,
      list: 'targets',
    },
    100,
  ),
  targetName: text(
    {
      header: 'Tên chỉ tiêu',
      required: false,
      help: 'Để người điền đối chiếu; không nhập.',
      example: 'Số trường đạt chuẩn quốc gia',
      width: 40,
    },
    2_000,
  ),
  subScope: text(
    {
      header: 'Phần của phong trào',
      required: false,
      help: 'Nếu ghi thì phải đúng phần mà chỉ tiêu thuộc về.',
      example: 'Nông thôn mới',
      width: 20,
    },
    300,
  ),
  revision: ordinal({
    header: 'Lần điều chỉnh',
    required: false,
    help: 'Nếu ghi thì phải là lần đang có hiệu lực (1 là theo văn bản gốc).',
    example: 1,
    width: 10,
  }),
  unit: text(
    {
      header: 'Đơn vị tính',
      required: false,
      help: 'Nếu ghi thì phải đúng đơn vị tính của chỉ tiêu.',
      example: '%',
      width: 12,
    },
    100,
  ),
  bodyCode: text(
    {
      header: 'Mã đơn vị',
      required: false,
      help: 'Đơn vị có kết quả, theo danh mục. Đơn vị tự báo cáo thì để trống; cơ quan Nội vụ nhập thì phải ghi.',
      example: 'xa-binh-lu',
      width: 20,
      list: 'bodies',
    },
    100,
  ),
  actual: decimal({
    header: 'Kết quả',
    required: false,
    help: 'Cách 1: số đạt được, theo đơn vị tính của chỉ tiêu. Dòng chưa có kết quả theo cách nào thì được bỏ qua.',
    example: 92.5,
    width: 14,
  }),
  numerator: decimal({ header: 'Tử số', required: false, help: 'Cách 2: bao nhiêu …', example: 47, width: 12 }),
  denominator: decimal({ header: 'Mẫu số', required: false, help: '… trên bao nhiêu.', example: 83, width: 12 }),
  level: decimal({
    header: 'Mức đạt được',
    required: false,
    help: 'Cách 3: với chỉ tiêu tính mức giảm so với mốc, mức còn lại.',
    example: 3.2,
    width: 14,
  }),
  note: text(
    { header: 'Ghi chú', required: false, help: 'Nguồn số liệu, giải thích.', example: 'Báo cáo quý III', width: 40 },
    1_000,
  ),
} as const;

/** The templates by name: the sheet's title and its columns. */
export const TEMPLATES = {
  nominees: { sheet: 'Danh sách đề nghị', file: 'mau-danh-sach-de-nghi', columns: NOMINEE_COLUMNS },
  awards: { sheet: 'Lịch sử khen thưởng', file: 'mau-lich-su-khen-thuong', columns: AWARD_COLUMNS },
  'target-results': { sheet: 'Kết quả chỉ tiêu', file: 'mau-ket-qua-chi-tieu', columns: TARGET_RESULT_COLUMNS },
} as const;

export type TemplateKind = keyof typeof TEMPLATES;
