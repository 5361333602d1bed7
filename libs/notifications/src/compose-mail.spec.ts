import { composeMail, type MailContent } from './compose-mail.js';

const MESSAGE: MailContent = {
  id: '0190f3d2-0000-7000-8000-000000000001',
  address: 'hoa@tamduong.example',
  kind: 'reminder',
  subjectKind: 'duty',
  subjectId: '0190f3d2-0000-7000-8000-0000000000aa',
  title: 'Đôn đốc: nộp kế hoạch <gấp>',
  event: null,
  text: 'Kính gửi: Xã Bình Lư\n\nCòn 3 ngày & 2 mục.',
  toldAt: new Date('2023-10-26T01:00:00Z'),
  fullName: 'Nguyễn Thị Hoa',
  language: 'vi',
  facts: { campaign: 'Phong trào 002', duty: 'Kế hoạch', dueOn: '2023-10-30' },
  notice: { name: 'Đôn đốc nhiệm vụ', why: 'Vì giữ vị trí.', todo: 'Nộp.', basis: 'Kế hoạch', required: false },
};
const SENDER = { from: 'Bảng Vàng <bangvang@tamduong.example>', publicUrl: 'https://thidua.tamduong.example' };

describe('A mail made of a message', () => {
  const mail = composeMail(MESSAGE, SENDER);

  it('carries the same Message-ID at every attempt', () => {
    expect(mail.messageId).toBe('<0190f3d2-0000-7000-8000-000000000001@bangvang>');
  });

  it('carries the legal time at which it was told', () => {
    expect(mail.date).toEqual(new Date('2023-10-26T01:00:00Z'));
  });

  it('says what it is about, what to do, where, and why one gets it', () => {
    expect(mail.text).toBe(`Kính gửi: Xã Bình Lư

Còn 3 ngày & 2 mục.

Phong trào thi đua: Phong trào 002
Nhiệm vụ: Kế hoạch
Thời hạn: hết ngày 30/10/2023

Việc cần làm: Nộp.

Mở trên hệ thống: https://thidua.tamduong.example/duties/0190f3d2-0000-7000-8000-0000000000aa

--

Vì sao nhận được thư này: Vì giữ vị trí.
Căn cứ: Kế hoạch.
Cách nhận thông báo này thay đổi được trong phần tùy chọn của anh/chị.
`);
  });

  it('shows the same as a page, with nothing of it read as markup', () => {
    expect(mail.html).toContain('Còn 3 ngày &amp; 2 mục.');
    expect(mail.html).toContain('<title>Đôn đốc: nộp kế hoạch &lt;gấp&gt;</title>');
    expect(mail.html).not.toContain('<gấp>');
  });

  it('names where it can be switched off, unless it is required', () => {
    expect(mail.headers['List-Unsubscribe']).toBe('<https://thidua.tamduong.example/preferences>');
    const required = composeMail({ ...MESSAGE, notice: { ...MESSAGE.notice!, required: true } }, SENDER);
    expect(required.headers['List-Unsubscribe']).toBeUndefined();
    expect(required.text).toContain('không tắt được');
  });

  it('carries no link where nobody said where people reach the installation', () => {
    expect(composeMail(MESSAGE, { ...SENDER, publicUrl: null }).html).not.toContain('<a ');
  });
});

describe('A mail to someone who reads English', () => {
  const mail = composeMail({ ...MESSAGE, language: 'en', notice: { ...MESSAGE.notice!, name: 'Reminder' } }, SENDER);

  it('greets and explains in English, with the Vietnamese text that counts below', () => {
    expect(mail.subject).toBe('Reminder: Đôn đốc: nộp kế hoạch <gấp>');
    expect(mail.text).toMatch(/^Dear Nguyễn Thị Hoa,/);
    expect(mail.text).toContain('Due: by the end of 30 October 2023');
    expect(mail.text).toContain('in Vietnamese, which is the text that counts:\n\nKính gửi: Xã Bình Lư');
    expect(mail.headers['Content-Language']).toBe('en');
  });
});
