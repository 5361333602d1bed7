import { formatIssuedNumber, letterText, letterTitle, type WorkingCalendar } from '@bangvang/domain';
import type { LetterReceiver, LetterRecord, NewMessage, SignedLetter } from '@bangvang/persistence';
import { daysLateIfKnown } from './urging-wording.js';

/** The register of official letters (công văn): they bear no abbreviation of their kind. */
export const LETTER_REGISTER = 'CV';

/** What a draft says as things stand: duties settled meanwhile are left out. */
export function draftText(calendar: WorkingCalendar, letter: LetterRecord): string {
  return worded(calendar, letter, { number: null, datedOn: null, signerName: null });
}

/**
 * The letters with their numbers, in the order given, worded as they are signed.
 * @param first number of the first
 */
export function signedLetters(
  calendar: WorkingCalendar,
  letters: readonly LetterRecord[],
  signature: { readonly first: number; readonly datedOn: string; readonly signerName: string },
): readonly SignedLetter[] {
  const { first, datedOn, signerName } = signature;
  return letters.map((letter, at) => {
    const number = formatIssuedNumber(first + at, letter.symbol);
    return { id: letter.id, number, text: worded(calendar, letter, { number, datedOn, signerName }) };
  });
}

/** Sends signed letters on their way, one message to each who receives one. */
export function letterMessages(
  letters: readonly LetterRecord[],
  signed: readonly SignedLetter[],
  receivers: readonly LetterReceiver[],
): readonly NewMessage[] {
  const byId = new Map(signed.map((letter) => [letter.id, letter]));
  const addressees = new Map(letters.map(({ id, addresseeName }) => [id, addresseeName]));
  return receivers.map(({ letterId, personId, address }) => {
    const { number, text } = byId.get(letterId)!;
    return {
      key: `urging-letter/${letterId}/${personId}`,
      kind: 'urging-letter',
      letterId,
      subjectKind: 'urging-letter',
      subjectId: letterId,
      personId,
      address,
      title: letterTitle({ number, addresseeName: addressees.get(letterId)! }),
      text,
    };
  });
}

function worded(
  calendar: WorkingCalendar,
  letter: LetterRecord,
  signature: { readonly number: string | null; readonly datedOn: string | null; readonly signerName: string | null },
): string {
  const { campaignTitle, issuerName, addresseeName, symbol, urgency, signerTitle, duties, now } = letter;
  return letterText({
    ...{ campaignTitle, issuerName, addresseeName, symbol, urgency, signerTitle, ...signature },
    duties: duties
      .filter(({ settled }) => !settled)
      .map(({ name, sourceRef, dueOn }) => ({
        ...{ name, sourceRef, dueOn },
        daysLate: daysLateIfKnown(calendar, dueOn, now),
      })),
  });
}
