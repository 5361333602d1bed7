import { isInOfficeHours } from './office-hours.js';

const SPANS = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const step = (at: string, minutes = 30) => ({
  ...{ code: 'x', offsetDays: 0, at, tells: ['unit-officer' as const] },
  spread: { minutes, tickMinutes: 10 },
});

it.each([
  ['08:00', 30, true],
  ['11:00', 30, true],
  ['11:10', 30, false],
  ['12:00', 10, false],
  ['07:00', 30, false],
  ['16:45', 30, false],
])('A step at %s spread over %i minutes lies in office hours: %s', (at, minutes, expected) => {
  expect(isInOfficeHours(step(at, minutes), SPANS)).toBe(expected);
});
