import { achievementPeriod } from '../chains/achievement-period.js';
import { transferWithin } from './transfer.js';

const period = achievementPeriod('2023');

describe('Somebody the register has in two bodies', () => {
  it.each([
    ['moved after half a year: six whole months count', '2023-06-30', 6],
    ['moved a day earlier: five', '2023-06-29', 5],
    ['moved on the last day of the year before: nothing of the year was there', '2022-12-31', null],
  ])('%s', (_situation, to, months) => {
    const posts = [
      { bodyId: 'xã cũ', from: null, to },
      { bodyId: 'xã mới', from: '2023-07-01', to: null },
    ];
    expect(transferWithin(period, posts)?.monthsAtOldBody ?? null).toBe(months);
  });
});

describe('Somebody whose name or post changed in the same body', () => {
  it('did not move', () => {
    const posts = [
      { bodyId: 'xã', from: null, to: '2023-05-01' },
      { bodyId: 'xã', from: '2023-05-02', to: null },
    ];
    expect(transferWithin(period, posts)).toBeNull();
    expect(transferWithin(period, [])).toBeNull();
  });
});
