import { type Confirmation, confirmationInWords, confirmationOf } from './confirmation.js';

const anAnswer = (change: Partial<Confirmation>): Confirmation => ({
  kind: 'gate',
  about: 'REGISTRATION',
  holds: true,
  standing: 'declared',
  by: 'Lò Thị A, Thủ trưởng, 10/10/2023',
  note: 'Đã đăng ký từ đầu năm.',
  ...change,
});

describe('Several answers about one check', () => {
  it('count by the newest', () => {
    const answers = [anAnswer({ holds: true }), anAnswer({ holds: false })];
    expect(confirmationOf(answers, 'gate', 'REGISTRATION')?.holds).toBe(false);
  });

  it('count by what an appraiser has verified, whatever the unit declares afterwards', () => {
    const answers = [anAnswer({ standing: 'verified', holds: false }), anAnswer({ holds: true })];
    expect(confirmationOf(answers, 'gate', 'REGISTRATION')).toMatchObject({ standing: 'verified', holds: false });
  });

  it('say nothing about another check', () => {
    expect(confirmationOf([anAnswer({})], 'criterion', 'REGISTRATION')).toBeNull();
    expect(confirmationOf([anAnswer({})], 'gate', 'TRANSFER')).toBeNull();
  });
});

describe('An answer in the evidence', () => {
  it('names who gave it, and whether it was declared or verified', () => {
    expect(confirmationInWords(anAnswer({}))).toBe(
      'đơn vị khai là đạt (Lò Thị A, Thủ trưởng, 10/10/2023): Đã đăng ký từ đầu năm',
    );
    expect(confirmationInWords(anAnswer({ standing: 'verified', holds: false }))).toContain('đã xác nhận là không đạt');
  });
});
