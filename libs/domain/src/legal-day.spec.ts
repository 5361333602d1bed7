import fc from 'fast-check';
import { atTime, dayOf, endOfDay, formatDay, formatInstant, isLegalDay, startOfDay } from './legal-day.js';

const anyDay = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('The legal day 30/10/2023', () => {
  it('ends when 31/10 begins in Vietnam, which is 17:00 UTC', () => {
    expect(new Date(endOfDay('2023-10-30')).toISOString()).toBe('2023-10-30T17:00:00.000Z');
    expect(endOfDay('2023-10-30')).toBe(startOfDay('2023-10-31'));
  });

  it('still runs at 23:59:59.999 and is over at 24:00', () => {
    expect(dayOf(endOfDay('2023-10-30') - 1)).toBe('2023-10-30');
    expect(dayOf(endOfDay('2023-10-30'))).toBe('2023-10-31');
  });

  it('is shown as people write it', () => {
    expect(formatDay('2023-10-30')).toBe('30/10/2023');
    expect(formatDay('2024-02-06')).toBe('06/02/2024');
    expect(formatInstant(atTime('2023-10-30', '17:00'))).toBe('17:00 ngày 30/10/2023');
    expect(formatInstant(endOfDay('2023-10-30'))).toBe('00:00 ngày 31/10/2023');
  });
});

describe('A text', () => {
  it.each(['2023-10-30', '2024-02-29'])('%s is a legal day', (text) => expect(isLegalDay(text)).toBe(true));
  it.each(['2023-02-29', '2023-13-01', '30/10/2023', '2023-1-1', '2023-06', '', null, 20231030])('%s is none', (text) =>
    expect(isLegalDay(text)).toBe(false),
  );
  it('that is none is refused with the text itself', () => {
    expect(() => startOfDay('2023-02-30')).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
    expect(() => atTime('2023-02-28', '24:00')).toThrow(expect.objectContaining({ slug: 'invalid-input' }));
  });
});

describe('Every day of the century', () => {
  it('lasts 24 hours and contains exactly its own instants', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), (day, within) => {
        expect(endOfDay(day) - startOfDay(day)).toBe(86_400_000);
        expect(dayOf(startOfDay(day) + within)).toBe(day);
      }),
    );
  });
});
