import { missingPapers } from './proposals.js';

describe('A dossier', () => {
  it('lacks what its award requires and its file has not, in the order required', () => {
    expect(missingPapers(['submission', 'achievement-report', 'minutes'], ['minutes'])).toEqual([
      'submission',
      'achievement-report',
    ]);
  });
  it('lacks nothing when all is there, whatever else lies beside it', () => {
    expect(missingPapers(['minutes'], ['photograph', 'minutes'])).toEqual([]);
  });
  it('is told once of a paper listed twice', () =>
    expect(missingPapers(['minutes', 'minutes'], [])).toEqual(['minutes']));
});
