/** What a task asks of whoever holds it, in people's words, after “việc”. */
export const TASK_NAMES_VI: Readonly<Record<string, string>> = {
  'submit-proposal': 'trình hồ sơ',
  reception: 'tiếp nhận hồ sơ',
  supplement: 'bổ sung hồ sơ',
  appraisal: 'thẩm định hồ sơ',
  opinion: 'cho ý kiến về hồ sơ',
  agenda: 'đưa hồ sơ ra Hội đồng',
  completion: 'hoàn thiện hồ sơ',
  dispatch: 'trình hồ sơ lên cấp trên',
  decision: 'quyết định khen thưởng',
  publication: 'công bố quyết định',
};
