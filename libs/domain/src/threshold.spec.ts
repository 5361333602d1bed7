import fc from 'fast-check';
import { hasQuorum, isCarried, tallyProblem, votesNeeded, type VoteRule } from './threshold.js';

const HALF: VoteRule = { numerator: 1, denominator: 2, strict: true };
const TWO_THIRDS: VoteRule = { numerator: 2, denominator: 3, strict: false };
const EIGHTY: VoteRule = { numerator: 80, denominator: 100, strict: false };
const NINETY: VoteRule = { numerator: 90, denominator: 100, strict: false };

/** Members, then the votes needed at more than 1/2, 2/3, 80 % and 90 %. Written out, not computed. */
const NEEDED = [
  [3, 2, 2, 3, 3],
  [4, 3, 3, 4, 4],
  [5, 3, 4, 4, 5],
  [6, 4, 4, 5, 6],
  [7, 4, 5, 6, 7],
  [8, 5, 6, 7, 8],
  [9, 5, 6, 8, 9],
  [10, 6, 7, 8, 9],
  [11, 6, 8, 9, 10],
  [12, 7, 8, 10, 11],
  [13, 7, 9, 11, 12],
  [14, 8, 10, 12, 13],
  [15, 8, 10, 12, 14],
  [16, 9, 11, 13, 15],
  [17, 9, 12, 14, 16],
  [18, 10, 12, 15, 17],
  [19, 10, 13, 16, 18],
  [20, 11, 14, 16, 18],
  [21, 11, 14, 17, 19],
  [22, 12, 15, 18, 20],
  [23, 12, 16, 19, 21],
  [24, 13, 16, 20, 22],
  [25, 13, 17, 20, 23],
  [26, 14, 18, 21, 24],
  [27, 14, 18, 22, 25],
  [28, 15, 19, 23, 26],
  [29, 15, 20, 24, 27],
  [30, 16, 20, 24, 27],
] as const;

describe('A council of all its members', () => {
  it.each(NEEDED)(
    'of %i needs %i votes for a majority, %i for 2/3, %i for 80 %%, %i for 90 %%',
    (members, ...needed) => {
      const rules = [HALF, TWO_THIRDS, EIGHTY, NINETY];
      expect(rules.map((rule) => votesNeeded(rule, members))).toEqual(needed);
      for (const [index, rule] of rules.entries()) {
        expect(isCarried(rule, { agree: needed[index]!, members })).toBe(true);
        expect(isCarried(rule, { agree: needed[index]! - 1, members })).toBe(false);
      }
    },
  );

  it('carries once enough agree, and more never undo it', () => {
    const rule = fc
      .record({ numerator: fc.nat({ max: 100 }), denominator: fc.integer({ min: 1, max: 100 }), strict: fc.boolean() })
      .filter(({ numerator, denominator, strict }) => (strict ? numerator < denominator : numerator <= denominator));
    const vote = fc
      .integer({ min: 1, max: 200 })
      .chain((members) => fc.record({ agree: fc.nat({ max: members }), members: fc.constant(members) }));
    fc.assert(
      fc.property(rule, vote, (rule, { agree, members }) => {
        const carried = isCarried(rule, { agree, members });
        expect(carried).toBe(agree >= votesNeeded(rule, members));
        if (carried && agree < members) expect(isCarried(rule, { agree: agree + 1, members })).toBe(true);
        if (!carried) expect(isCarried(rule, { agree, members: members + 1 })).toBe(false);
      }),
    );
  });

  it('of nobody decides nothing', () => {
    expect(() => isCarried(HALF, { agree: 0, members: 0 })).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
  });

  it('cannot have more agreeing votes than members', () => {
    expect(() => isCarried(HALF, { agree: 12, members: 11 })).toThrow(
      expect.objectContaining({ slug: 'tally-impossible' }),
    );
  });

  it.each([
    { numerator: 1, denominator: 0, strict: false },
    { numerator: 3, denominator: 2, strict: false },
    { numerator: 1, denominator: 1, strict: true },
    { numerator: 0.5, denominator: 1, strict: false },
  ])('cannot vote by the share %j', (rule) => {
    expect(() => votesNeeded(rule, 11)).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
  });
});

describe('A quorum of two thirds', () => {
  it.each([
    [8, 11, true],
    [7, 11, false],
    [6, 9, true],
    [0, 3, false],
  ])('with %i of %i present: %s', (present, members, sits) => {
    expect(hasQuorum({ numerator: 2, denominator: 3 }, present, members)).toBe(sits);
  });
});

describe('A count of votes', () => {
  const aTally = (counts: object) => ({ agree: 9, disagree: 1, abstain: 0, invalid: 0, entitled: 11, ...counts });

  it('may leave members out: they did not agree', () => expect(tallyProblem(aTally({}))).toBeNull());
  it.each([{ invalid: 2 }, { disagree: -1 }, { agree: 1.5 }])('is impossible with %j', (counts) => {
    expect(tallyProblem(aTally(counts))).toBe('tally-impossible');
  });
});
