import fc from 'fast-check';
import { isCarried, tallyProblem, type VoteRule, votesNeeded } from '@bangvang/domain';
import { LAW } from './cases/law-tables.js';

const HALF: VoteRule = { numerator: 1, denominator: 2, strict: true };

/** Every rule of `awards.yaml`, and more than half, each once. */
const RULES = [
  ...new Map(
    [HALF, ...LAW.awards.map(({ voteRule }) => voteRule)].map((rule) => [
      `${rule.strict ? 'over' : 'from'} ${rule.numerator}/${rule.denominator}`,
      rule,
    ]),
  ),
];

const MEMBERS = Array.from({ length: 28 }, (_, n) => n + 3);

/**
 * Whether a share of votes reaches the rule's share, by comparing the two fractions digit by digit as continued fractions:
 * no product, no rounding, nothing of how the law is computed.
 */
function reaches(agree: bigint, members: bigint, { numerator, denominator, strict }: VoteRule): boolean {
  const order = compare(agree, members, BigInt(numerator), BigInt(denominator));
  return strict ? order > 0 : order >= 0;
}

function compare(a: bigint, b: bigint, c: bigint, d: bigint): number {
  const [whole, other] = [a / b, c / d];
  if (whole !== other) return whole > other ? 1 : -1;
  const [rest, otherRest] = [a % b, c % d];
  if (rest === 0n || otherRest === 0n) return rest === otherRest ? 0 : rest === 0n ? -1 : 1;
  return compare(d, otherRest, b, rest);
}

describe.each(RULES)('A vote that asks for %s of all members', (_share, rule) => {
  it.each(MEMBERS)('is carried in a council of %i by exactly the votes that reach the share', (members) => {
    const carrying = Array.from({ length: members + 1 }, (_, agree) => agree).filter((agree) => {
      const carried = isCarried(rule, { agree, members });
      expect([agree, carried]).toEqual([agree, reaches(BigInt(agree), BigInt(members), rule)]);
      return carried;
    });
    expect(carrying[0]).toBe(votesNeeded(rule, members));
    expect(carrying).toHaveLength(members + 1 - votesNeeded(rule, members));
  });
});

describe('The shares of the law', () => {
  it('are those of the awards on file, and the strict majority', () => {
    expect(RULES.map(([share]) => share)).toEqual(expect.arrayContaining(['over 1/2', 'from 80/100', 'from 90/100']));
  });

  it('never ask for more than every member', () => {
    for (const [, rule] of RULES)
      for (const members of MEMBERS) expect(votesNeeded(rule, members)).toBeLessThanOrEqual(members);
  });
});

describe('A counting board', () => {
  const counts = fc.record({
    agree: fc.nat({ max: 40 }),
    disagree: fc.nat({ max: 40 }),
    abstain: fc.nat({ max: 40 }),
    invalid: fc.nat({ max: 40 }),
  });

  it('never holds more answers than those entitled', () => {
    fc.assert(
      fc.property(counts, fc.nat({ max: 80 }), (count, entitled) => {
        const given = count.agree + count.disagree + count.abstain + count.invalid;
        expect(tallyProblem({ ...count, entitled })).toBe(given > entitled ? 'tally-impossible' : null);
      }),
    );
  });
});
