import type { Choice } from './ballot.js';

/** What the opened ballots of one item say. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
}

/** Counts opened answers, each column of the board by itself. */
export function tallyOf(answers: readonly (Choice | 'invalid')[]): Tally {
  const count = (wanted: Choice | 'invalid') => answers.filter((answer) => answer === wanted).length;
  return { agree: count('agree'), disagree: count('disagree'), abstain: count('abstain'), invalid: count('invalid') };
}
