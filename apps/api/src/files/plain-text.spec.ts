import { isPlainText } from './plain-text.js';

describe('A file without a signature', () => {
  it('is plain text when it is Vietnamese in UTF-8, with its lines and tabs', () => {
    expect(isPlainText(Buffer.from('Báo cáo thành tích\r\nnăm 2023\t'))).toBe(true);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a web page', Buffer.from('  <html><script>alert(1)</script></html>')],
    ['text with a control character', Buffer.from('a\u0000b')],
    ['text in another encoding', Buffer.from([0xc3, 0x28])],
  ])('is not when it is %s', (_, content) => {
    expect(isPlainText(content)).toBe(false);
  });
});
