import { faultWords } from './fault-words.js';

describe('A fault in the delivery log', () => {
  it('names nobody: mail servers repeat the address they refuse', () => {
    const refusal = new Error("Can't send mail: 550 5.1.1 <hoa.nt@tamduong.example>: no such mailbox");
    expect(faultWords(refusal)).toBe("Can't send mail: 550 5.1.1 <…>: no such mailbox");
  });

  it('is cut where a server tells a story', () => {
    expect(faultWords('x'.repeat(2_000))).toHaveLength(500);
  });
});
