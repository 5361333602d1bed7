import fc from 'fast-check';
import { fromBase64Url, toBase64Url } from './base64url.js';

describe('Bytes written as base64url', () => {
  it('come back as they were, and as Node writes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['AB=', 'A', 'A+', 'AB', 'AAAA\n'])('have one spelling: %j is refused', (text) => {
    expect(() => fromBase64Url(text)).toThrow(RangeError);
  });
});
