/** Titles of those who head a body, as documents print them; "phó" before them means a deputy. */
const HEADS = [
  'chủ tịch',
  'chánh',
  'giám đốc',
  'tổng giám đốc',
  'bí thư',
  'hiệu trưởng',
  'thủ trưởng',
  'chỉ huy trưởng',
  'viện trưởng',
  'cục trưởng',
  'chi cục trưởng',
  'hạt trưởng',
  'trạm trưởng',
  'trưởng phòng',
  'trưởng ban',
  'trưởng công an',
  'trưởng khối',
  'trưởng cụm',
];

/** Tells whether a title says that its bearer heads a body. A reading, not a fact: a person confirms it. */
export function isHeadTitle(title: string): boolean {
  const plain = title.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const held = plain.replace(/^((đồng chí|ông|bà|quyền|q\.) ?)+/u, '');
  return HEADS.some((head) => held === head || held.startsWith(`${head} `));
}
