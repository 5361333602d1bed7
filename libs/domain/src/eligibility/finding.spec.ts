import fc from 'fast-check';
import { allOf, anyOf, atLeast, findingOf, type Finding } from './finding.js';

describe('Criteria joined', () => {
  it('all: one known failure decides, else one unknown asks a person', () => {
    expect(allOf(['met', 'met'])).toBe('met');
    expect(allOf(['met', 'needs-person'])).toBe('needs-person');
    expect(allOf(['needs-person', 'not-met'])).toBe('not-met');
  });

  it('any: one that is met suffices, however much is unknown', () => {
    expect(anyOf(['not-met', 'needs-person', 'met'])).toBe('met');
    expect(anyOf(['not-met', 'needs-person'])).toBe('needs-person');
    expect(anyOf(['not-met', 'not-met'])).toBe('not-met');
  });

  it('at least two of three: fails only when the unknown ones could not make it up', () => {
    expect(atLeast(2, ['met', 'met', 'not-met'])).toBe('met');
    expect(atLeast(2, ['met', 'needs-person', 'not-met'])).toBe('needs-person');
    expect(atLeast(2, ['met', 'not-met', 'not-met'])).toBe('not-met');
  });

  it('never answer against the answer that knowing everything would give', () => {
    const findings = fc.array(fc.constantFrom<Finding>('met', 'not-met', 'needs-person'), { maxLength: 6 });
    fc.assert(
      fc.property(findings, fc.nat({ max: 6 }), fc.boolean(), (given, count, holds) => {
        const known = given.map((finding) => (finding === 'needs-person' ? findingOf(holds) : finding));
        const answer = atLeast(count, given);
        if (answer !== 'needs-person') expect(atLeast(count, known)).toBe(answer);
      }),
    );
  });
});
