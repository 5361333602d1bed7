/**
 * What a person can be asked to read or judge: a gate, a criterion, or of a paper its form, its signer, its nominees and the
 * period it covers, or whether an earlier decision is cited; and on the checklist a paper as a whole.
 */
export const CHECK_KINDS = ['gate', 'criterion', 'form', 'signer', 'nominees', 'period', 'citation', 'paper'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** One thing a person can be asked about a dossier. */
export interface Check {
  readonly kind: CheckKind;
  /** Code of the gate, the criterion or the paper; for a citation the number of the decision. */
  readonly about: string;
}

/** What a unit says of its own dossier is declared; what an appraiser has looked at is verified. */
export type Standing = 'declared' | 'verified';

/** What a person has answered about one check of a dossier. */
export interface Confirmation extends Check {
  readonly holds: boolean;
  readonly standing: Standing;
  /** Who, in which position, on which day, as shown to people. */
  readonly by: string;
  readonly note: string;
}

/**
 * The answer that counts for a check: the newest verified one, else the newest declared one.
 * @param confirmations of one dossier, the oldest first
 */
export function confirmationOf(
  confirmations: readonly Confirmation[],
  kind: CheckKind,
  about: string,
): Confirmation | null {
  const answers = confirmations.filter((answer) => answer.kind === kind && answer.about === about);
  return answers.findLast(({ standing }) => standing === 'verified') ?? answers.at(-1) ?? null;
}

/** An answer as the evidence names it. */
export function confirmationInWords({ holds, standing, by, note }: Confirmation): string {
  const said = standing === 'verified' ? 'đã xác nhận' : 'đơn vị khai';
  return `${said} là ${holds ? 'đạt' : 'không đạt'} (${by}): ${note.trim().replace(/\.$/, '')}`;
}
