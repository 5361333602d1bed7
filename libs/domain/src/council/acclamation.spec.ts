import { keepsVotes, rankAcclaimed } from './acclamation.js';

const SEVEN = [
  { itemId: 'a', agree: 5 },
  { itemId: 'b', agree: 7 },
  { itemId: 'c', agree: 5 },
];
const places = (order: readonly string[] | null) =>
  rankAcclaimed(SEVEN, order).map(({ itemId, place, tied }) => [itemId, place, tied]);

describe('Units acclaimed by a cluster', () => {
  it('are ranked by votes; those with as many share a place and are shown as tied', () => {
    expect(places(null)).toEqual([
      ['b', 1, false],
      ['a', 2, true],
      ['c', 2, true],
    ]);
  });

  it('stand in the order of the chair where votes are equal', () => {
    expect(places(['b', 'c', 'a'])).toEqual([
      ['b', 1, false],
      ['c', 2, false],
      ['a', 3, false],
    ]);
  });

  it.each([
    ['puts one before another with more votes', ['a', 'b', 'c']],
    ['forgets one', ['b', 'a']],
    ['names one twice', ['b', 'a', 'a']],
    ['names another', ['b', 'a', 'd']],
  ])('keep their ties where the order %s', (_fault, order) => {
    expect(keepsVotes(SEVEN, order)).toBe(false);
    expect(places(order)).toEqual(places(null));
  });
});
