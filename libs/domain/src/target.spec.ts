import { isMet, targetsBarringHead, type Comparator } from './target.js';

describe('A target', () => {
  it.each<[Comparator, number, boolean, boolean, boolean]>([
    ['gte', 90, false, true, true],
    ['gt', 90, false, false, true],
    ['lte', 90, true, true, false],
    ['lt', 90, true, false, false],
    ['eq', 90, false, true, false],
  ])('%s %d is met below, at and above: %s, %s, %s', (comparator, value, below, at, above) => {
    expect([89.9, 90, 90.1].map((actual) => isMet({ comparator, value }, actual))).toEqual([below, at, above]);
  });

  it('between two values includes both', () => {
    const target = { comparator: 'between', value: 5, valueTo: 7 } as const;
    expect([4.9, 5, 7, 7.1].map((actual) => isMet(target, actual))).toEqual([false, true, true, false]);
  });

  it('of "khoảng 9 %" allows what its issuer allows, exactly', () => {
    expect(isMet({ comparator: 'gte', value: 9 }, 8.9)).toBe(false);
    expect(isMet({ comparator: 'gte', value: 9, tolerance: 0.1 }, 8.9)).toBe(true);
    expect(isMet({ comparator: 'lte', value: 0.1, tolerance: 0.2 }, 0.3)).toBe(true);
    expect(isMet({ comparator: 'gt', value: 0.3, tolerance: 0.1 }, 0.2)).toBe(false);
  });
});

describe('The head of a body', () => {
  const aResult = (id: string, actual: number | null, sameAs: string | null = null) => ({
    target: { id, comparator: 'gte' as const, value: 50, sameAs },
    actual,
  });
  const barring = (...results: ReturnType<typeof aResult>[]) =>
    targetsBarringHead(results).map(({ target }) => target.id);

  it('is barred by the targets known to be unmet, in the order assigned', () => {
    expect(barring(aResult('T1', 49), aResult('T2', 50), aResult('T3', 10))).toEqual(['T1', 'T3']);
  });

  it('is not barred by an unreported one', () => expect(barring(aResult('T1', null))).toEqual([]));

  it('is barred once by a target stated twice', () => {
    expect(barring(aResult('T1', 46), aResult('T2', 46, 'T1'))).toEqual(['T1']);
    expect(barring(aResult('T1', null), aResult('T2', 46, 'T1'))).toEqual(['T2']);
  });
});
