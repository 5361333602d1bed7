import { anything, array, assert, constant, double, oneof, property, string } from 'fast-check';
import { Problem } from '@bangvang/domain';
import { decodeCursor, encodeCursor } from './cursor.js';

describe('A cursor', () => {
  it('brings back the values it was made of', () => {
    const values = array(oneof(string(), double({ noNaN: true, noDefaultInfinity: true }), constant(null)));
    assert(property(values, (of) => JSON.stringify(decodeCursor(encodeCursor(of))) === JSON.stringify(of)));
  });

  it('that no list gave out is refused, whatever it is', () => {
    for (const text of ['', 'abc', encodeCursor([1]).slice(1), Buffer.from('{}').toString('base64url')]) {
      expect(() => decodeCursor(text, 1)).toThrow(Problem);
    }
    assert(
      property(anything(), (value) => {
        const text = Buffer.from(JSON.stringify({ value }) ?? '').toString('base64url');
        expect(() => decodeCursor(text)).toThrow(Problem);
      }),
    );
  });

  it('of a list with another order is refused', () => {
    expect(() => decodeCursor(encodeCursor(['a', 1]), 1)).toThrow(Problem);
  });
});
