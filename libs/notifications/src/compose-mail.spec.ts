import { composeMail } from './compose-mail.js';

describe('A mail made of a message', () => {
  const mail = composeMail(
    {
      id: '0190f3d2-0000-7000-8000-000000000001',
      address: 'hoa@tamduong.example',
      title: 'Đôn đốc: nộp kế hoạch <gấp>',
      text: 'Kính gửi bà Hoa,\nXã Bình Lư\n\nCòn 3 ngày & 2 mục.',
      toldAt: new Date('2023-10-26T01:00:00Z'),
    },
    'Bảng Vàng <bangvang@tamduong.example>',
  );

  it('carries the same Message-ID at every attempt', () => {
    expect(mail.messageId).toBe('<0190f3d2-0000-7000-8000-000000000001@bangvang>');
  });

  it('carries the legal time at which it was told', () => {
    expect(mail.date).toEqual(new Date('2023-10-26T01:00:00Z'));
  });

  it('says the same in its page as in its text, with nothing of it read as markup', () => {
    expect(mail.text).toBe('Kính gửi bà Hoa,\nXã Bình Lư\n\nCòn 3 ngày & 2 mục.');
    expect(mail.html).toContain('<p>Kính gửi bà Hoa,<br>Xã Bình Lư</p>\n<p>Còn 3 ngày &amp; 2 mục.</p>');
    expect(mail.html).toContain('<title>Đôn đốc: nộp kế hoạch &lt;gấp&gt;</title>');
  });
});
