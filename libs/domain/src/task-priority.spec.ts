import { taskPriority } from './task-priority.js';

const PRIORITIES = {
  usual: 5,
  rules: [
    { nominee: 'direct-worker', priority: 3 },
    { nominee: 'small-collective', priority: 4 },
    { nominee: 'small-collective', priority: 7 },
  ],
} as const;

const priorityOf = (
  directWorker: boolean,
  smallCollective: boolean,
  priorities: typeof PRIORITIES | null = PRIORITIES,
) => taskPriority(priorities, { directWorker, smallCollective });

describe('The priority of a task', () => {
  it('is the usual one where no rule speaks of the nominee', () => expect(priorityOf(false, false)).toBe(5));

  it('is the highest that a rule gives, and never lower than the usual one', () => {
    expect(priorityOf(true, false)).toBe(3);
    expect(priorityOf(false, true)).toBe(4);
    expect(priorityOf(true, true)).toBe(3);
  });

  it('is the middle of the scale where a campaign froze no rules', () => expect(priorityOf(true, true, null)).toBe(5));
});
