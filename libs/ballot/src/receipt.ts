import { fromBase64Url } from './base64url.js';
import { syllable } from './syllables.js';

const BITS_PER_WORD = 11;
const WORDS = 4;

/** A receipt as a member compares it with the board: the first 44 bits of a leaf as four syllables. */
export function receiptWords(leaf: string): string {
  const bits = Array.from(fromBase64Url(leaf).subarray(0, 6), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: WORDS }, (_, at) =>
    syllable(Number.parseInt(bits.slice(at * BITS_PER_WORD, (at + 1) * BITS_PER_WORD), 2)),
  ).join(' ');
}

/** What the QR code of a receipt says: the item and the whole leaf. */
export function receiptText(itemId: string, leaf: string): string {
  return `bangvang-receipt-1 ${itemId} ${leaf}`;
}

/** Words as typed by hand, made comparable: case, spacing and the way of writing marks do not matter. */
export function sameWords(one: string, other: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFC')
      .toLowerCase()
      .trim()
      .split(/[\s-]+/)
      .join(' ');
  return plain(one) === plain(other);
}
