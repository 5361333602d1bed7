/**
 * The 2,048 syllables of receipts: 16 initials × 32 rhymes × 4 tones. Chosen to be told apart by ear all over the
 * country (no tr, s, r, d, gi, n beside ch, x, l, v; no final n beside ng; no hỏi or ngã) and to be spelt in one way.
 */
const INITIALS = ['b', 'c', 'ch', 'đ', 'g', 'h', 'kh', 'l', 'm', 'ng', 'nh', 'ph', 't', 'th', 'v', 'x'] as const;

/** How these are written before e, ê, i. */
const BEFORE_FRONT_VOWEL: Readonly<Record<string, string>> = { c: 'k', g: 'gh', ng: 'ngh' };

/** The tone's mark stands where the star is. */
const RHYMES = [
  ...['a*', 'e*', 'ê*', 'i*', 'ô*', 'ơ*', 'ư*', 'i*a', 'u*a', 'ư*a'],
  ...['a*i', 'a*o', 'â*u', 'o*i', 'ô*i', 'ơ*i', 'u*i'],
  ...['a*m', 'e*m', 'ê*m', 'â*m', 'u*m'],
  ...['a*ng', 'â*ng', 'o*ng', 'ô*ng', 'u*ng', 'ư*ng', 'a*nh', 'i*nh', 'iê*ng', 'ươ*ng'],
] as const;

/** Ngang, huyền, sắc, nặng, as combining marks. */
const TONES = ['', '\u0300', '\u0301', '\u0323'] as const;

/**
 * One syllable.
 * @param number 0 to 2047: 4 bits of initial, 5 of rhyme, 2 of tone
 */
export function syllable(number: number): string {
  const initial = INITIALS[number >> 7]!;
  const rhyme = RHYMES[(number >> 2) & 31]!;
  const written = /^[eêi]/.test(rhyme) ? (BEFORE_FRONT_VOWEL[initial] ?? initial) : initial;
  return (written + rhyme.replace('*', TONES[number & 3]!)).normalize('NFC');
}
