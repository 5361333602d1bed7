import { Problem } from './problem.js';

/** The share of all members that must agree: strictly more than numerator/denominator, or at least as much. */
export interface VoteRule {
  readonly numerator: number;
  readonly denominator: number;
  /** true: more than the share (quá bán); false: the share suffices (từ … trở lên). */
  readonly strict: boolean;
}

/** The share of members that must be present for a session to sit. */
export interface Quorum {
  readonly numerator: number;
  readonly denominator: number;
}

/** Counts of one vote. `entitled` is every member of the council, present or not. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
  readonly entitled: number;
}

/**
 * The least number of agreeing votes that carries.
 * @param members all members of the council, 1 or more
 * @throws Problem invalid-input
 */
export function votesNeeded(rule: VoteRule, members: number): number {
  checkShare(rule, members);
  const share = rule.numerator * members;
  return rule.strict ? Math.floor(share / rule.denominator) + 1 : Math.ceil(share / rule.denominator);
}

/**
 * Tells whether a vote is carried. Whoever is absent, abstains or casts an invalid paper stays in the base.
 * @param vote `agree`: agreeing votes and written opinions; `members`: all members, 1 or more
 * @throws Problem invalid-input, tally-impossible
 * @source Decree 91/2017/NĐ-CP, Art. 45(8): the base is all members of the council
 */
export function isCarried(rule: VoteRule, vote: { readonly agree: number; readonly members: number }): boolean {
  checkShare(rule, vote.members);
  if (!isCount(vote.agree) || vote.agree > vote.members) {
    throw new Problem('tally-impossible', `${vote.agree} phiếu đồng ý trên ${vote.members} thành viên.`);
  }
  const have = vote.agree * rule.denominator;
  const share = rule.numerator * vote.members;
  return rule.strict ? have > share : have >= share;
}

/** Tells whether enough members are present to sit. @throws Problem invalid-input */
export function hasQuorum(quorum: Quorum, present: number, members: number): boolean {
  checkShare({ ...quorum, strict: false }, members);
  return present * quorum.denominator >= quorum.numerator * members;
}

/** The refusal a count deserves, or null. Fewer papers than members is no error: who is missing did not agree. */
export function tallyProblem({ agree, disagree, abstain, invalid, entitled }: Tally): 'tally-impossible' | null {
  if (![agree, disagree, abstain, invalid, entitled].every(isCount)) return 'tally-impossible';
  return agree + disagree + abstain + invalid > entitled ? 'tally-impossible' : null;
}

function checkShare({ numerator, denominator, strict }: VoteRule, members: number): void {
  const attainable = strict ? numerator < denominator : numerator <= denominator;
  if (!isCount(numerator) || !isCount(denominator) || denominator === 0 || !attainable) {
    throw new Problem('invalid-input', `Tỷ lệ ${numerator}/${denominator} không dùng được.`);
  }
  if (!isCount(members) || members === 0) {
    throw new Problem('invalid-input', `Số thành viên Hội đồng phải từ 1 trở lên, không phải ${members}.`);
  }
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
