import { mediaTypeOf } from './media-type.js';

describe('A file', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['Báo cáo thành tích\nnăm 2023\t', 'text/plain; charset=utf-8'],
  ])('is known by its content: %j', async (content, mediaType) => {
    expect(await mediaTypeOf(Buffer.from(content))).toBe(mediaType);
  });

  it('that is an image is known by its signature', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    expect(await mediaTypeOf(png)).toBe('image/png');
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a program', Buffer.from('7f454c46020101', 'hex')],
    ['text with a control character', Buffer.from('a\u0000b')],
    ['text in another encoding', Buffer.from([0xc3, 0x28])],
  ])('%s is not taken', async (_, content) => {
    expect(await mediaTypeOf(content)).toBeNull();
  });
});
