import fc from 'fast-check';
import { actualOf } from './reported-result.js';
import { isHeadTitle } from './head-title.js';
import { issuerNames } from './issuer-name.js';
import { faultOfTarget, shareMet, toleranceOf, verdictOf } from './target-verdict.js';

const aResult = (id: string, actual: number | null, sameAs: string | null = null) => ({
  target: { id, comparator: 'gte' as const, value: 50, sameAs },
  actual,
});

describe('The verdict on an assigned target', () => {
  it('is unknown until a result is verified, then met or not met', () => {
    const target = { comparator: 'gte', value: 90 } as const;
    expect([null, 89, 90].map((verified) => verdictOf(target, verified))).toEqual(['unknown', 'not-met', 'met']);
  });

  it('of “khoảng 9 %” allows the issuer’s percentage of the value, and its own tolerance before that', () => {
    expect(toleranceOf({ value: 9, approximate: true, tolerance: null }, 0)).toBe(0);
    expect(toleranceOf({ value: 9, approximate: true, tolerance: null }, 5)).toBe(0.45);
    expect(toleranceOf({ value: 9, approximate: true, tolerance: 0.1 }, 5)).toBe(0.1);
    expect(toleranceOf({ value: 9, approximate: false, tolerance: null }, 5)).toBe(0);
  });
});

describe('The share of its targets a body has met', () => {
  it('counts a target stated twice once', () => {
    expect(shareMet([aResult('T19', 60), aResult('T20', null, 'T19'), aResult('T3', null)])).toEqual({
      assigned: 2,
      met: 1,
      notMet: 0,
      unknown: 1,
    });
    expect(shareMet([aResult('T19', 60), aResult('T20', 40, 'T19')])).toMatchObject({ assigned: 1, notMet: 1 });
  });

  it('adds up, whatever refers to whatever', () => {
    const id = fc.constantFrom('A', 'B', 'C', 'D');
    const result = fc.record({ id, actual: fc.option(fc.integer({ min: 0, max: 100 })), same: fc.option(id) });
    fc.assert(
      fc.property(fc.uniqueArray(result, { selector: (one) => one.id }), (given) => {
        const share = shareMet(given.map((one) => aResult(one.id, one.actual, one.same)));
        expect(share.met + share.notMet + share.unknown).toBe(share.assigned);
        expect(share.assigned).toBeLessThanOrEqual(given.length);
      }),
    );
  });
});

describe('A reported result', () => {
  const share = { unit: '%', measuresReduction: false, baselineValue: null };
  const schools = { unit: 'trường', measuresReduction: false, baselineValue: null };
  const poverty = { unit: '%', measuresReduction: true, baselineValue: 21.4 };

  it('is taken as stated, as a part of a whole, or as a level below the baseline', () => {
    expect(actualOf(share, { actual: 56.6 })).toBe(56.6);
    expect(actualOf(share, { numerator: 47, denominator: 83 })).toBeCloseTo(56.6265, 4);
    expect(actualOf(schools, { numerator: 47, denominator: 83 })).toBe(47);
    expect(actualOf(poverty, { level: 14.1 })).toBe(7.3);
    expect(actualOf(poverty, { actual: 7 })).toBe(7);
  });

  it('is not read where it is given twice, by halves or without its baseline', () => {
    expect(actualOf(share, {})).toBeNull();
    expect(actualOf(share, { actual: 1, numerator: 1, denominator: 2 })).toBeNull();
    expect(actualOf(share, { numerator: 47 })).toBeNull();
    expect(actualOf(share, { numerator: 47, denominator: 0 })).toBeNull();
    expect(actualOf(share, { level: 3 })).toBeNull();
    expect(actualOf({ ...poverty, baselineValue: null }, { level: 3 })).toBeNull();
  });
});

describe('An amended target', () => {
  it('has an upper end exactly where it asks for a range', () => {
    expect(faultOfTarget({ comparator: 'between', value: 5, upper: 7 })).toBeNull();
    expect(faultOfTarget({ comparator: 'between', value: 5, upper: null })).toContain('Cận trên');
    expect(faultOfTarget({ comparator: 'gte', value: 5, upper: 7 })).toContain('Cận trên');
    expect(faultOfTarget({ comparator: 'between', value: 7, upper: 5 })).toContain('nhỏ hơn');
  });
});

describe('A title', () => {
  it.each([
    ['Chủ tịch UBND xã Bình Lư', true],
    ['Q. Trưởng phòng Nội vụ', true],
    ['Chánh Văn phòng', true],
    ['Phó Chủ tịch UBND xã Bình Lư', false],
    ['Chuyên viên', false],
    ['Trưởng bản', false],
  ])('%s heads a body: %s', (title, heads) => expect(isHeadTitle(title)).toBe(heads));
});

describe('The issuer a document names', () => {
  it('is found by the committee its chair stands for', () => {
    expect(issuerNames('Chủ tịch Ủy ban nhân dân tỉnh Lai Châu')).toContain('ủy ban nhân dân tỉnh lai châu');
    expect(issuerNames('CHỦ TỊCH UBND HUYỆN THUẬN CHÂU')).toContain('ủy ban nhân dân huyện thuận châu');
    expect(issuerNames('Ủy ban nhân dân huyện Tam Đường')).toEqual(['ủy ban nhân dân huyện tam đường']);
  });
});
