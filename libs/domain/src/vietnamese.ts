/** Abbreviations written in full and in short for the same bodies. */
const ABBREVIATIONS: Readonly<Record<string, readonly string[]>> = {
  ubnd: ['ủy', 'ban', 'nhân', 'dân'],
  hđnd: ['hội', 'đồng', 'nhân', 'dân'],
  tđkt: ['thi', 'đua', 'khen', 'thưởng'],
  mttq: ['mặt', 'trận', 'tổ', 'quốc'],
};

/** Where the tone mark may stand on either vowel: uỷ and ủy, hoá and hóa are one word. */
const TONE_PLACES: readonly (readonly [string, string])[] = [
  ['oá', 'óa'],
  ['oà', 'òa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oé', 'óe'],
  ['oè', 'òe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uý', 'úy'],
  ['uỳ', 'ùy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
];

/**
 * One printed Vietnamese word as words that compare equal however it is spelt: case, composition, place of the tone mark,
 * abbreviation. Only for comparing, never for showing.
 */
export function comparable(word: string): readonly string[] {
  const lower = word.normalize('NFC').toLowerCase();
  const spelt = TONE_PLACES.reduce((text, [modern, usual]) => text.replaceAll(modern, usual), lower);
  return ABBREVIATIONS[spelt] ?? [spelt];
}
