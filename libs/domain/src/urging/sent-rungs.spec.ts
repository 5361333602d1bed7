import { sentRungs, type OwedPeriod } from './sent-rungs.js';

const step = (code: string, dueAt: number, place = 0) => ({ code, dueAt, place });
const LADDER = [step('before', 10, 0), step('due', 20, 1), step('after', 30, 2)];
const owed = (from: number, to: number | null, deadlineRev = 1, steps = LADDER): OwedPeriod => ({
  ...{ from, to, deadlineRev, steps },
});
const heard = (periods: readonly OwedPeriod[], looks: readonly number[]) =>
  sentRungs(periods, looks).map(({ code, deadlineRev }) => `${code}/${deadlineRev}`);

describe('A duty whose steps come at 10, 20 and 30', () => {
  it('is urged once at each step', () => {
    expect(heard([owed(0, null)], [10, 15, 20, 30, 40])).toEqual(['before/1', 'due/1', 'after/1']);
  });

  it('is urged by the latest step only, after an outage', () => {
    expect(heard([owed(0, null)], [25, 35])).toEqual(['due/1', 'after/1']);
  });

  it('is urged no more once it is filed, and by the later step where two come at one instant', () => {
    expect(heard([owed(0, 15)], [10, 20])).toEqual(['before/1']);
    expect(heard([owed(0, null, 1, [step('b', 10, 1), step('a', 10, 0)])], [10])).toEqual(['b/1']);
  });

  it('given later than a step, never hears of it', () => {
    expect(heard([owed(15, null)], [15, 20])).toEqual(['due/1']);
  });

  it('is urged anew by each step of a new deadline', () => {
    const moved = [step('before', 40), step('due', 50)];
    expect(heard([owed(0, 15), owed(15, null, 2, moved)], [10, 40, 50])).toEqual(['before/1', 'before/2', 'due/2']);
  });
});

describe('A calendar changed at 15', () => {
  it('moves the steps ahead; a step heard is not heard again, one moved into the past never', () => {
    const moved = [step('before', 16, 0), step('due', 12, 1), step('after', 35, 2)];
    expect(heard([owed(0, 15), owed(15, null, 1, moved)], [10, 16, 20, 30, 35])).toEqual(['before/1', 'after/1']);
  });

  it('leaves a step that was due and not looked for where it was', () => {
    const moved = [step('before', 18, 0), step('due', 20, 1), step('after', 30, 2)];
    expect(heard([owed(0, 15), owed(15, null, 1, moved)], [16])).toEqual(['before/1']);
  });
});
