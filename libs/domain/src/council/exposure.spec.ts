import fc from 'fast-check';
import { type SecretVote, exposuresOf } from './exposure.js';

const SMALL = 5;
const aVote = (facts: Partial<SecretVote>): SecretVote => ({
  voters: 11,
  papers: 0,
  ballots: null,
  result: null,
  ...facts,
});
const result = (agree: number, disagree: number, abstain = 0, invalid = 0) => ({ agree, disagree, abstain, invalid });

describe('A secret vote of few, by a council whose rules call five few', () => {
  it.each([
    ['of eleven members, before it opens', {}, []],
    ['of five members, before it opens', { voters: 5 }, ['small-electorate']],
    ['of eleven, one of whom has a paper', { papers: 1 }, ['few-papers']],
    ['on paper for all eleven', { papers: 11 }, []],
    ['on paper for all of four', { voters: 4, papers: 4 }, ['small-electorate']],
    ['of eleven, closed with four ballots', { ballots: 4 }, ['few-ballots']],
    ['of eleven, closed with six ballots and two papers', { ballots: 6, papers: 2 }, ['few-papers']],
    ['counted, five alike', { ballots: 5, result: result(5, 0) }, ['unanimous']],
    ['counted, four against one', { ballots: 5, result: result(4, 1) }, ['single-dissent']],
    ['counted, one abstains', { ballots: 3, result: result(0, 2, 1) }, ['single-dissent']],
    ['counted, three against two', { ballots: 5, result: result(3, 2) }, []],
    ['counted, eleven alike', { ballots: 11, result: result(11, 0) }, []],
    ['counted without a single ballot', { ballots: 0, result: result(0, 0) }, []],
  ])('%s, is warned of %j', (_situation, facts, warned) => {
    expect(exposuresOf(aVote(facts), SMALL)).toEqual(warned);
  });

  it('is told nothing that depends on answers before it is counted', () => {
    const facts = fc.record({
      voters: fc.nat({ max: 15 }),
      papers: fc.nat({ max: 15 }),
      ballots: fc.option(fc.nat({ max: 15 })),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const warned = exposuresOf({ ...known, result: null }, SMALL);
        expect(warned).not.toContain('unanimous');
        expect(warned).not.toContain('single-dissent');
      }),
    );
  });
});
