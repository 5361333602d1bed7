import { lawChanges } from './law-changes.js';
import { lawParameters } from './law-parameters.js';

const limits = (count: number, extra: object = {}) => ({
  limits: { limits: [{ code: 'reception', level: 'any', count, source: 'Quy trình', confidence: 'likely', ...extra }] },
});
const salary = (...rows: object[]) => ({ 'base-salary': { amounts: rows } });

describe('Two versions of the law', () => {
  it('do not differ where only the order of keys does', () => {
    const turned = {
      limits: { limits: [{ confidence: 'likely', source: 'Quy trình', count: 5, level: 'any', code: 'reception' }] },
    };
    expect(lawChanges(limits(5), turned, '2024-03-01')).toEqual([]);
  });

  it('name the row, the field, what it was and what it is, and the day it counts from', () => {
    expect(lawChanges(limits(5), limits(7), '2024-03-01')).toEqual([
      {
        ...{ file: 'limits', list: 'limits', key: 'reception/any', change: 'changed', effectiveFrom: '2024-03-01' },
        fields: [{ field: 'count', before: 5, after: 7 }],
        ...{ source: 'Quy trình', confidence: 'likely' },
      },
    ]);
  });

  it('show a dated row added as in force from its own day, and one removed from the day of the load', () => {
    const old = { code: 'base', amount: 1_800_000, validFrom: '2023-07-01' };
    const young = { code: 'base', amount: 2_340_000, validFrom: '2024-07-01' };
    expect(lawChanges(salary(old), salary(old, young), '2024-06-10')).toMatchObject([
      { key: 'base/2024-07-01', change: 'added', effectiveFrom: '2024-07-01' },
    ]);
    expect(lawChanges(salary(old, young), salary(young), '2024-06-10')).toMatchObject([
      { key: 'base/2023-07-01', change: 'removed', effectiveFrom: '2024-06-10' },
    ]);
  });

  it('count a moved last day from the day after the earlier of the two', () => {
    const until = (validTo: string | null) => salary({ code: 'base', validFrom: '2023-07-01', validTo });
    expect(lawChanges(until(null), until('2024-06-30'), '2024-06-10')).toMatchObject([{ effectiveFrom: '2024-07-01' }]);
  });

  it('show of two lists only what differs', () => {
    const year = (...off: string[]) => ({ calendar: { years: [{ year: 2024, off }] } });
    expect(lawChanges(year('2024-01-01'), year('2024-01-01', '2024-04-29'), '2024-03-01')).toMatchObject([
      { key: '2024', fields: [{ field: 'off', before: [], after: ['2024-04-29'] }] },
    ]);
  });
});

describe('Parameters that are not confirmed', () => {
  it('are rows, single fields of a row, and settings, each marked', () => {
    const files = {
      awards: {
        awards: [
          { code: 'LDTT', secretBallot: false, confidence: 'sure', fieldConfidence: { secretBallot: 'unsure' } },
        ],
      },
      councils: {
        quorum: { numerator: 2, denominator: 3 },
        sources: { quorum: { source: 'Quy chế', confidence: 'unsure' } },
      },
    };
    expect(lawParameters(files, 'unsure')).toMatchObject([
      { file: 'awards', key: 'LDTT', field: 'secretBallot', value: false, mark: 'chưa xác nhận' },
      { file: 'councils', list: 'quorum', field: null, value: { numerator: 2, denominator: 3 }, source: 'Quy chế' },
    ]);
    expect(lawParameters(files, 'sure')).toMatchObject([{ key: 'LDTT', field: null, mark: null }]);
  });
});
