import { instantOf } from './clock-commands.js';

describe('An instant on the command line', () => {
  it.each([
    ['2023-10-30', '2023-10-29T17:00:00.000Z'],
    ['2023-10-30T23:59', '2023-10-30T16:59:00.000Z'],
    ['2023-10-31T00:00:00+07:00', '2023-10-30T17:00:00.000Z'],
    ['2023-10-30T17:00:00Z', '2023-10-30T17:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(new Date(instantOf(text)).toISOString()).toBe(instant);
  });

  it.each(['30/10/2023', '2023-02-30', '2023-10-30T25:00', 'mai'])('%s is refused', (text) => {
    expect(() => instantOf(text)).toThrow();
  });
});
