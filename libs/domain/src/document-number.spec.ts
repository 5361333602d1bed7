import { formatIssuedNumber, isBlankNumber, parseDocumentNumber } from './document-number.js';

describe('A document number', () => {
  it.each([
    ['477/CT-UBND', 477, null, 'CT', 'UBND', null],
    ['477 /CT-UBND', 477, null, 'CT', 'UBND', null],
    ['Số: 477/CT-UBND', 477, null, 'CT', 'UBND', null],
    ['1954/UBND-TH', 1954, null, null, 'UBND', 'TH'],
    ['34-CT/TW', 34, null, 'CT', 'TW', null],
    ['01-KL/TW', 1, null, 'KL', 'TW', null],
    ['19-CT-TTg', 19, null, 'CT', 'TTg', null],
    ['19/CT-TTg', 19, null, 'CT', 'TTg', null],
    ['36/NQ-HĐND', 36, null, 'NQ', 'HĐND', null],
    ['98/2023/NĐ-CP', 98, 2023, 'NĐ', 'CP', null],
    ['06/2022/QH15', 6, 2022, null, 'QH15', null],
    ['15/2003/QH11 (sửa đổi 2005)', 15, 2003, null, 'QH11', null],
    ['77/2025', 77, 2025, null, null, null],
    ['/KH-UBND', null, null, 'KH', 'UBND', null],
    ['…/KH-UBND', null, null, 'KH', 'UBND', null],
    ['  ', null, null, null, null, null],
  ])('“%s” is read as far as it can be, and kept as printed', (raw, number, year, type, issuer, unit) => {
    expect(parseDocumentNumber(raw)).toEqual({ raw, number, year, type, issuer, unit });
    expect(isBlankNumber(raw)).toBe(number === null);
  });

  it('may have a type the installation adds', () => {
    expect(parseDocumentNumber('5/GUTĐ-UBND', ['GUTĐ'])).toMatchObject({ number: 5, type: 'GUTĐ', issuer: 'UBND' });
  });

  it.each([
    [1, 'QĐ-UBND', '01/QĐ-UBND'],
    [10, '/QĐ-UBND', '10/QĐ-UBND'],
    [477, 'CT-UBND', '477/CT-UBND'],
  ])('%i is issued with its symbol as %3$s', (n, symbol, issued) => expect(formatIssuedNumber(n, symbol)).toBe(issued));
});
