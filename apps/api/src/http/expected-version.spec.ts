import { expectedVersionOf } from './expected-version.js';

describe('If-Match', () => {
  it.each(['"3"', 'W/"3"', ' "3" '])('%s names version 3', (header) => expect(expectedVersionOf(header)).toBe(3));

  it('missing is refused as such', () => {
    expect(() => expectedVersionOf(undefined)).toThrow(expect.objectContaining({ slug: 'missing-version' }));
  });

  it.each(['3', '*', '"x"', '"1", "2"'])('%s is refused as input', (header) => {
    expect(() => expectedVersionOf(header)).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
  });
});
