import { listPage, messagePage } from './mail-page.js';
import type { StoredMessage } from './stored-mail.js';

const aMessage = (part: Partial<StoredMessage>): StoredMessage => ({
  id: '1-a',
  messageId: '<1@bangvang>',
  from: 'Bảng Vàng <bv@example.vn>',
  to: ['xa-binh-lu@example.vn'],
  subject: 'Đôn đốc',
  date: '2023-10-23T01:00:00.000Z',
  text: 'Còn bảy ngày.',
  ...part,
});

describe('The page of a message that carries mark-up', () => {
  const hostile = aMessage({ subject: '<script>alert(1)</script>', from: '"><img src=x>', text: '</pre><b>&' });

  it('shows it as text, in the list and alone', () => {
    expect(listPage([hostile])).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const alone = messagePage(hostile);
    expect(alone).toContain('&quot;&gt;&lt;img src=x&gt;');
    expect(alone).toContain('&lt;/pre&gt;&lt;b&gt;&amp;');
    expect(alone).not.toContain('<script>');
  });
});

describe('The list of messages', () => {
  it('stands with the newest first and dates them in Vietnam', () => {
    const shown = listPage([aMessage({ subject: 'trước' }), aMessage({ subject: 'sau' })]);
    expect(shown.indexOf('sau</a>')).toBeLessThan(shown.indexOf('trước</a>'));
    expect(shown).toContain('23/10/2023');
  });

  it('says so when there is none', () => expect(listPage([])).toContain('Chưa có thư nào.'));
});
