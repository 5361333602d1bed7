import { letterText, letterTitle, type UrgingLetter } from './letter.js';

const LETTER: UrgingLetter = {
  campaignTitle: 'Phong trào đặc biệt',
  issuerName: 'Ủy ban nhân dân huyện Tam Đường',
  addresseeName: 'Ủy ban nhân dân xã Bình Lư',
  number: '07/UBND-NV',
  symbol: 'UBND-NV',
  datedOn: '2023-02-06',
  urgency: 'Khẩn',
  signerTitle: 'Chủ tịch',
  signerName: 'Lò Văn Pâng',
  duties: [{ name: 'Kế hoạch', sourceRef: 'III.2', dueOn: '2023-01-30', daysLate: 5 }],
};

describe('A letter of reminder, signed', () => {
  it('bears number, day, urgency, what is late and since when, and who signed', () => {
    const text = letterText(LETTER);
    expect(text).toContain('ỦY BAN NHÂN DÂN HUYỆN TAM ĐƯỜNG');
    expect(text).toContain('Số: 07/UBND-NV');
    expect(text).toContain('ngày 06 tháng 02 năm 2023');
    expect(text).toContain('KHẨN');
    expect(text).toContain('1. Kế hoạch (III.2), hạn hết ngày 30/01/2023, quá hạn 5 ngày làm việc;');
    expect(text.endsWith('CHỦ TỊCH\nLò Văn Pâng')).toBe(true);
    expect(letterTitle(LETTER)).toContain('07/UBND-NV');
  });
});

describe('Its draft', () => {
  it('leaves blank what only the signing gives', () => {
    const text = letterText({ ...LETTER, number: null, datedOn: null, signerName: null, urgency: null });
    expect(text).toContain('Số:       /UBND-NV');
    expect(text).toContain('ngày … tháng … năm …');
    expect(text).toContain('(chưa ký)');
    expect(text).not.toContain('KHẨN');
  });
});
