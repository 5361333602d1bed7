import fc from 'fast-check';
import { lastOffset, spreadOffset } from './spread.js';

const STEP = { spread: { minutes: 30, tickMinutes: 10 } };
const uuid = fc.uuid();

describe('A step spread over half an hour in ticks of ten minutes', () => {
  it('urges each body always at the same of three instants', () => {
    fc.assert(
      fc.property(uuid, uuid, (campaign, body) => {
        const offset = spreadOffset(STEP, campaign, body);
        expect([0, 600_000, 1_200_000]).toContain(offset);
        expect(spreadOffset(STEP, campaign, body)).toBe(offset);
      }),
    );
    expect(lastOffset(STEP)).toBe(1_200_000);
  });

  it('urges about as many bodies at each instant', () => {
    const bodies = fc.sample(uuid, { numRuns: 3_000, seed: 1 });
    const first = bodies.filter((body) => spreadOffset(STEP, '00000000-0000-4000-8000-000000000001', body) === 0);
    expect(first.length).toBeGreaterThan(800);
    expect(first.length).toBeLessThan(1_200);
  });
});

it('A list to the issuer, and a step without a spread, come at once', () => {
  expect(spreadOffset({ ...STEP, overdueList: true }, 'x', 'y')).toBe(0);
  expect(spreadOffset({ spread: null }, 'x', 'y')).toBe(0);
});
