import { readBundle } from './bundle-file.js';
import { leafOf } from './hashes.js';

/** The syllables of receipts (decision 0011): 16 initials, 32 rhymes, 4 tones. */
const INITIALS = 'b c ch đ g h kh l m ng nh ph t th v x'.split(' ');
const RHYMES = (
  'a e ê i ô ơ ư ia ua ưa ai ao âu oi ôi ơi ui am em êm âm um ' + 'ang âng ong ông ung ưng anh inh iêng ương'
).split(' ');
const MARKS = ['', '\u0300', '\u0301', '\u0323'];

/** A ballot's place on the board of its item. */
export interface Place {
  readonly itemId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly leaf: string;
  /** From 1, in ascending order of the leaves. */
  readonly place: number;
  readonly of: number;
}

/** Every ballot on the boards of a bundle, opened or not. @throws Unreadable */
export function placesIn(bytes: Uint8Array): readonly Place[] {
  return readBundle(bytes).items.flatMap(({ id, ord, nominee, ballots, leaves }) => {
    const all = [...ballots.map((ballot) => leafOf(id, ballot).toString('base64url')), ...leaves];
    return all.map((leaf, at) => ({ itemId: id, ord, nominee, leaf, place: at + 1, of: all.length }));
  });
}

/**
 * The places a receipt may stand for; of a leaf there is one at most.
 * @param wanted four words, or a leaf in base64url
 */
export function findReceipt(places: readonly Place[], wanted: string): readonly Place[] {
  const text = wanted.trim();
  if (/^[A-Za-z0-9_-]{43}$/.test(text)) return places.filter(({ leaf }) => leaf === text);
  const plain = comparable(text);
  return places.filter(({ leaf }) => wordsOf(leaf) === plain);
}

/** The first 44 bits of a leaf as four syllables. */
export function wordsOf(leaf: string): string {
  const bits = BigInt(`0x${Buffer.from(leaf, 'base64url').subarray(0, 6).toString('hex').padEnd(12, '0')}`) >> 4n;
  return [33n, 22n, 11n, 0n].map((shift) => syllable(Number((bits >> shift) & 2047n))).join(' ');
}

function syllable(number: number): string {
  const [initial, rhyme, mark] = [INITIALS[number >> 7]!, RHYMES[(number >> 2) & 31]!, MARKS[number & 3]!];
  return (spelt(initial, rhyme) + toned(rhyme, mark)).normalize('NFC');
}

function spelt(initial: string, rhyme: string): string {
  if (!'eêi'.includes(rhyme[0]!)) return initial;
  return initial === 'c' ? 'k' : initial === 'g' ? 'gh' : initial === 'ng' ? 'ngh' : initial;
}

/** The mark goes to the second vowel of iê and ươ, else to the first. */
function toned(rhyme: string, mark: string): string {
  const at = /^(iê|ươ)/.test(rhyme) ? 2 : 1;
  return rhyme.slice(0, at) + mark + rhyme.slice(at);
}

function comparable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .split(/[\s-]+/)
    .join(' ');
}
