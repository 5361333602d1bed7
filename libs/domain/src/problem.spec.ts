import { Problem, isProblemSlug } from './problem.js';
import { PROBLEMS } from './problems.js';

describe('The catalogue of refusals', () => {
  it.each(Object.entries(PROBLEMS))('%s says in a sentence what to do', (slug, { title, action }) => {
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).not.toMatch(/\.$/);
    expect(action).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('knows its own slugs only', () => {
    expect(isProblemSlug('no-quorum')).toBe(true);
    expect(isProblemSlug('toString')).toBe(false);
  });
});

describe('A refusal', () => {
  it('carries its words outward and its cause to the log', () => {
    const cause = new Error('connection lost');
    const problem = new Problem('no-quorum', '7 trên 11 thành viên dự họp.', { cause, extra: { present: 7 } });
    expect(problem).toBeInstanceOf(Error);
    expect(problem).toMatchObject({
      slug: 'no-quorum',
      detail: '7 trên 11 thành viên dự họp.',
      message: 'no-quorum: 7 trên 11 thành viên dự họp.',
      extra: { present: 7 },
      cause,
    });
  });
});
