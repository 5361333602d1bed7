import { CALENDAR } from './calendars.fixture.js';
import { arrivalRungsOf, rungsOf, rungsToFire, type LadderStep } from './ladder.js';
import { atTime, formatInstant } from './legal-day.js';

const aStep = (code: string, offsetDays: number): LadderStep => ({
  code,
  offsetDays,
  at: '08:00',
  tells: ['unit-officer'],
});
const LADDER = [
  aStep('overdue', 5),
  aStep('before-7', -7),
  aStep('before-1', -1),
  aStep('due', 0),
  aStep('after-1', 1),
];

describe('The ladder of a duty due on Monday 30/10/2023', () => {
  const rungs = rungsOf(CALENDAR, '2023-10-30', LADDER);

  it('stands in the order of time, counted in working days', () => {
    expect(rungs.map(({ code, dueAt }) => [code, formatInstant(dueAt)])).toEqual([
      ['before-7', '08:00 ngày 19/10/2023'],
      ['before-1', '08:00 ngày 27/10/2023'],
      ['due', '08:00 ngày 30/10/2023'],
      ['after-1', '08:00 ngày 31/10/2023'],
      ['overdue', '08:00 ngày 06/11/2023'],
    ]);
  });

  it('sends nothing before the first rung', () => {
    expect(rungsToFire(rungs, atTime('2023-10-19', '07:59'))).toEqual({ send: null, superseded: [] });
  });

  it('sends a rung at its very instant', () => {
    expect(rungsToFire(rungs, atTime('2023-10-19', '08:00')).send?.code).toBe('before-7');
  });

  it('sends only the latest after an outage; the missed ones are superseded', () => {
    const { send, superseded } = rungsToFire(rungs, atTime('2023-10-30', '12:00'));
    expect(send?.code).toBe('due');
    expect(superseded.map(({ code }) => code)).toEqual(['before-7', 'before-1']);
  });
});

describe('The ladder of a duty due on a Sunday that was printed so', () => {
  it('urges on working days only: of the Sunday on the Friday before it', () => {
    const rungs = rungsOf(CALENDAR, '2023-10-29', LADDER);
    expect(rungs.map(({ dueAt }) => formatInstant(dueAt).slice(-10))).toEqual([
      '19/10/2023',
      '27/10/2023',
      '27/10/2023',
      '30/10/2023',
      '03/11/2023',
    ]);
  });
});

describe('The steps that look at the arrival of a task', () => {
  const steps: readonly LadderStep[] = [...LADDER, { ...aStep('unclaimed', 2), from: 'arrival', unless: 'claimed' }];

  it('are counted in working days from the day it arrived, and stand in no ladder of the due day', () => {
    const rungs = arrivalRungsOf(CALENDAR, '2023-10-12', steps);
    expect(rungs.map(({ code, dueAt }) => [code, formatInstant(dueAt)])).toEqual([
      ['unclaimed', '08:00 ngày 16/10/2023'],
    ]);
    expect(rungsOf(CALENDAR, '2023-10-30', steps).map(({ code }) => code)).not.toContain('unclaimed');
  });
});
