import { citationsOf, resolveSource, type LegalText } from './citation.js';

const TEXTS: readonly LegalText[] = [
  { code: 'L2022', number: '06/2022/QH15', title: 'Luật 2022', articles: { sure: ['23'], unsure: ['62'] } },
  { code: 'CT', number: '02/CT-UBND', title: 'Chỉ thị', articles: { sure: ['2'] } },
];

describe('A source as people write it', () => {
  it('is read text by text, article by article', () => {
    expect(citationsOf('Luật 06/2022/QH15, Điều 80(1)(2); Nghị định 98/2023/NĐ-CP, Điều 54')).toEqual([
      { number: '06/2022/QH15', article: '80', point: '(1)(2)' },
      { number: '98/2023/NĐ-CP', article: '54', point: '' },
    ]);
    expect(citationsOf('Luật 06/2022/QH15')).toEqual([{ number: '06/2022/QH15', article: null, point: '' }]);
    expect(citationsOf('Thực tiễn địa phương')).toEqual([]);
  });

  it('rests on a text and an article that are on file, or on nothing', () => {
    expect(resolveSource('Luật 06/2022/QH15, Điều 23', TEXTS)[0]).toMatchObject({ confidence: 'sure', article: '23' });
    expect(resolveSource('Luật 06/2022/QH15, Điều 62', TEXTS)[0]?.confidence).toBe('unsure');
    expect(resolveSource('Chỉ thị 02/CT-UBND, điểm 2', TEXTS)[0]?.text.code).toBe('CT');
    expect(resolveSource('Luật 06/2022/QH15, Điều 24', TEXTS)).toEqual([]);
    expect(resolveSource('Luật 06/2022/QH15', TEXTS)).toEqual([]);
  });

  it('may be a practice, which rests on the clause named for it', () => {
    const wordings = [{ wording: 'Thực tiễn địa phương', restsOn: 'Luật 06/2022/QH15, Điều 23' }];
    expect(resolveSource('Thực tiễn địa phương: 5 ngày', TEXTS, wordings)[0]?.article).toBe('23');
  });
});
