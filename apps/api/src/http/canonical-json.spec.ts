import { canonicalJson } from './canonical-json.js';

describe('The canonical text of a value', () => {
  it('does not depend on the order of members, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  it('depends on the order of lists', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });

  it('of nothing is null', () => {
    expect(canonicalJson(undefined)).toBe('null');
  });
});
