import { PROBLEMS } from '@bangvang/domain';
import { PROBLEM_STATUS } from './problem-status.js';

describe('Every refusal in the catalogue', () => {
  it('has an HTTP status, and no status stands for a refusal that is gone', () => {
    expect(Object.keys(PROBLEM_STATUS).sort()).toEqual(Object.keys(PROBLEMS).sort());
  });

  it('answers 4xx when the caller can act and 5xx only when the system is at fault', () => {
    const ofTheSystem = Object.entries(PROBLEM_STATUS).filter(([, status]) => status >= 500);
    expect(ofTheSystem.map(([slug]) => slug).sort()).toEqual(['internal', 'service-unavailable', 'try-again-later']);
    expect(Object.values(PROBLEM_STATUS).every((status) => status >= 400 && status < 600)).toBe(true);
  });
});
