import { addWorkingDays, isWorkingDay, type Limit, workingCalendar } from '@bangvang/domain';
import fc from 'fast-check';
import { arrivalRungs, dueDay, limitDeadline, suspendedDays, workingDaysAfter } from './limit-deadline.js';

/** Years with holidays in the week, and a make-up Saturday. */
const CALENDAR = workingCalendar([
  { year: 2023, off: ['2023-05-01', '2023-05-02', '2023-09-04'], makeup: [] },
  { year: 2024, off: ['2024-02-08', '2024-02-09', '2024-04-29', '2024-04-30'], makeup: ['2024-05-04'] },
  { year: 2025, off: ['2025-01-01', '2025-01-28', '2025-01-29', '2025-05-02'], makeup: ['2025-04-26'] },
]);

const anyDay = fc
  .date({ min: new Date('2023-02-01T00:00:00Z'), max: new Date('2024-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyLimit = fc.record({
  count: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom<Limit['unit'][]>('working-days', 'calendar-days'),
});
const days = fc.integer({ min: 0, max: 30 });

describe('A limit that stood still', () => {
  it('for k working days ends exactly k working days later', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, days, days, (from, limit, before, k) => {
        const fromOn = addWorkingDays(CALENDAR, from, before);
        const running = { from, limit, suspensions: [{ fromOn, toOn: addWorkingDays(CALENDAR, fromOn, k) }] };
        const end = dueDay(CALENDAR, { from, limit, suspensions: [] });
        expect(suspendedDays(CALENDAR, running)).toBe(k);
        expect(workingDaysAfter(CALENDAR, end, dueDay(CALENDAR, running))).toBe(k);
      }),
    );
  });

  it('twice, for n and then m working days, ends as if once for n + m', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, days, days, (from, limit, n, m) => {
        const middle = addWorkingDays(CALENDAR, from, n);
        const end = addWorkingDays(CALENDAR, middle, m);
        const twice = [
          { fromOn: from, toOn: middle },
          { fromOn: middle, toOn: end },
        ];
        const once = [{ fromOn: from, toOn: end }];
        expect(dueDay(CALENDAR, { from, limit, suspensions: twice })).toBe(
          dueDay(CALENDAR, { from, limit, suspensions: once }),
        );
      }),
    );
  });

  it('never ends on a day off, unless the limit does not shift and nothing was suspended', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, days, (from, limit, k) => {
        const suspensions = [{ fromOn: from, toOn: addWorkingDays(CALENDAR, from, k) }];
        expect(isWorkingDay(CALENDAR, dueDay(CALENDAR, { from, limit, suspensions }))).toBe(true);
      }),
    );
    const posting = { count: 10, unit: 'calendar-days', shiftToWorkingDay: false } as const;
    expect(dueDay(CALENDAR, { from: '2024-11-14', limit: posting, suspensions: [] })).toBe('2024-11-24');
  });

  it('does not count what came before it began', () => {
    const earlier = [{ fromOn: '2023-10-02', toOn: '2023-10-11' }];
    expect(suspendedDays(CALENDAR, { from: '2023-10-10', suspensions: earlier })).toBe(1);
    expect(suspendedDays(CALENDAR, { from: '2023-10-20', suspensions: earlier })).toBe(0);
  });
});

describe('The deadline of a limit', () => {
  const running = { from: '2023-10-10', limit: { count: 5, unit: 'working-days' }, suspensions: [] } as const;
  const ladder = [{ code: 'due-day', offsetDays: 0, at: '08:00', tells: ['holder'] }] as const;
  const now = Date.parse('2023-10-10T02:00:00Z');

  it('has the rungs still ahead, and none while the dossier is held', () => {
    expect(limitDeadline(CALENDAR, running, { ladder, arrivedOn: running.from, held: false, now })).toMatchObject({
      dueOn: '2023-10-17',
      basis: 'Thời hạn 5 ngày làm việc từ ngày 2023-10-10',
      rungs: [{ code: 'due-day', dueAt: Date.parse('2023-10-17T01:00:00Z') }],
    });
    expect(limitDeadline(CALENDAR, running, { ladder, arrivedOn: running.from, held: true, now }).rungs).toEqual([]);
  });

  it('says how long it stood still', () => {
    const suspensions = [{ fromOn: '2023-10-11', toOn: '2023-10-16' }];
    expect(
      limitDeadline(CALENDAR, { ...running, suspensions }, { ladder, arrivedOn: running.from, held: false, now }),
    ).toMatchObject({
      dueOn: '2023-10-20',
      basis: 'Thời hạn 5 ngày làm việc từ ngày 2023-10-10, cộng 3 ngày làm việc tạm dừng',
    });
  });

  const unclaimed = { code: 'unclaimed', from: 'arrival', offsetDays: 2, at: '08:00', tells: ['holder'] } as const;

  it('is urged from the arrival of the task too, moved by the time it stood still', () => {
    const ladder = [{ ...unclaimed, unless: 'claimed' } as const];
    const urging = { ladder, arrivedOn: running.from, held: false, now };
    expect(arrivalRungs(CALENDAR, [], urging)).toMatchObject([
      { code: 'unclaimed', dueAt: Date.parse('2023-10-12T01:00:00Z'), unlessClaimed: true, reassign: false },
    ]);
    const [moved] = arrivalRungs(CALENDAR, [{ fromOn: '2023-10-11', toOn: '2023-10-16' }], urging);
    expect(moved?.dueAt).toBe(Date.parse('2023-10-17T01:00:00Z'));
  });
});
