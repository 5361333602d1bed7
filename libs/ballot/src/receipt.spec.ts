import { toBase64Url } from './base64url.js';
import { receiptText, receiptWords, sameWords } from './receipt.js';
import { syllable } from './syllables.js';

const ALL = Array.from({ length: 2048 }, (_, number) => syllable(number));

describe('The syllables of receipts', () => {
  it('are all different, and stay so without regard to Unicode form', () => {
    expect(new Set(ALL).size).toBe(2048);
    expect(ALL.every((text) => text === text.normalize('NFC') && /^\p{Ll}{2,7}$/u.test(text))).toBe(true);
  });

  it('are spelt as Vietnamese is: k, gh and ngh before e, ê and i, and only there', () => {
    const bare = ALL.map((text) =>
      text
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0323]/g, '')
        .normalize('NFC'),
    );
    expect(bare.filter((text) => /^(c|g|ng)[eêi]/.test(text))).toEqual([]);
    expect(bare.filter((text) => /^(k(?!h)|gh|ngh)[^eêi]/.test(text))).toEqual([]);
    expect(ALL).toEqual(
      expect.arrayContaining(['kiềng', 'ghế', 'nghĩa'.replace('ĩ', 'ị'), 'đường', 'mùa', 'vâng', 'cạnh']),
    );
  });

  it('carry the tone on the vowel that bears it', () => {
    const marked = /[àáạằắặầấậèéẹềếệìíịòóọồốộờớợùúụừứự]/;
    expect(ALL.filter((text) => marked.test(text))).toHaveLength(2048 * 0.75);
    expect(ALL.filter((text) => /i[èéẹ]|ư[òóọ]|[iuư]a[\u0300\u0301\u0323]/.test(text))).toEqual([]);
  });
});

describe('A receipt in words', () => {
  it('is four syllables of the first 44 bits', () => {
    expect(receiptWords(toBase64Url(new Uint8Array(32)))).toBe('ba ba ba ba');
    expect(receiptWords(toBase64Url(new Uint8Array(32).fill(255)))).toBe('xượng xượng xượng xượng');
    expect(receiptWords(toBase64Url(Uint8Array.of(0, 0x20, 0x04, 0, 0x80, 0x10, ...new Uint8Array(26))))).toBe(
      'bà bà bà bà',
    );
  });

  it('is compared whatever its case, spacing or Unicode form', () => {
    expect(sameWords('  Ghế  MÙA-đường vâng ', 'ghế mùa đường vâng'.normalize('NFD'))).toBe(true);
    expect(sameWords('ghế mùa đường vâng', 'ghê mùa đường vâng')).toBe(false);
  });

  it('names item and leaf in its QR code', () => {
    expect(receiptText('item', 'leaf')).toBe('bangvang-receipt-1 item leaf');
  });
});
