import { isSamePeriod } from '../chains/achievement-period.js';
import { MERIT_SCOPES, type CriterionTest, type MeritScope } from './criteria.js';
import type { CertifiedWork, Evidence } from './evidence.js';
import { atLeast, type Finding } from './finding.js';
import { UNKNOWN, type Observation } from './observation.js';

type Test<T extends CriterionTest['type']> = Extract<CriterionTest, { readonly type: T }>;

/** Initiatives certified for a scope or a wider one. */
export function initiatives({ scope, count = 1, samePeriod }: Test<'INITIATIVE'>, evidence: Evidence): Observation {
  return works(evidence.initiatives, count, (work) => suits(work, scope, samePeriod ? evidence.period : null));
}

/** Accepted scientific works of a scope or a wider one. */
export function scienceWorks({ scope }: Test<'SCIENCE_WORK'>, evidence: Evidence): Observation {
  return works(evidence.scienceWorks, 1, (work) => suits(work, scope, null));
}

function works(
  known: readonly CertifiedWork[] | null,
  count: number,
  judge: (work: CertifiedWork) => Finding,
): Observation {
  if (known === null) return UNKNOWN;
  const found = known.map((work) => ({ work, finding: judge(work) }));
  const suiting = found.filter(({ finding }) => finding === 'met').map(({ work }) => work.title);
  const have = known.length === 0 ? 'không có' : `${suiting.length} trên ${count} được công nhận đúng phạm vi`;
  return {
    finding: atLeast(
      count,
      found.map(({ finding }) => finding),
    ),
    have,
    used: suiting,
  };
}

/** A work nobody has certified yet, or of an unstated year, asks a person. */
function suits(work: CertifiedWork, scope: MeritScope, period: Evidence['period'] | null): Finding {
  if (period !== null && work.period !== null && !isSamePeriod(work.period, period)) return 'not-met';
  if (work.scope === null) return 'needs-person';
  if (MERIT_SCOPES.indexOf(work.scope) < MERIT_SCOPES.indexOf(scope)) return 'not-met';
  return period !== null && work.period === null ? 'needs-person' : 'met';
}
