import type { LegalDay } from '../legal-day.js';
import { memberAwards, memberRatio, noneDisciplined, tasksCompleted } from './collectives.js';
import type { Criterion } from './criteria.js';
import type { Evidence } from './evidence.js';
import { awardCount, consecutiveAwards, sameYearAward } from './held-awards.js';
import { observed, UNKNOWN, type Observation } from './observation.js';
import { consecutiveRatings, ratingOfYear, yearsAfterAward } from './ratings.js';
import { clusterRank, outstanding, thematicLeader } from './standings.js';
import { initiatives, scienceWorks } from './works.js';

/** Holds one criterion against what is on file. @param day day of the question */
export function examine(criterion: Criterion, evidence: Evidence, day: LegalDay): Observation {
  switch (criterion.type) {
    case 'PERFORMANCE_RATING':
    case 'COLLECTIVE_RATING':
      return ratingOfYear(criterion, evidence);
    case 'CONSECUTIVE_RATING':
      return consecutiveRatings(criterion, evidence);
    case 'SAME_YEAR_AWARD_ANY':
      return sameYearAward(criterion, evidence, day);
    case 'CONSECUTIVE_AWARD':
      return consecutiveAwards(criterion, evidence, day);
    case 'AWARD_COUNT':
      return awardCount(criterion, evidence, day);
    case 'PRIOR_AWARD_THEN_YEARS':
      return yearsAfterAward(criterion, evidence, day);
    case 'INITIATIVE':
      return initiatives(criterion, evidence);
    case 'SCIENCE_WORK':
      return scienceWorks(criterion, evidence);
    case 'MEMBER_RATIO':
      return memberRatio(criterion, evidence);
    case 'HAS_MEMBER_AWARD':
      return memberAwards(criterion, evidence);
    case 'MEMBERS_COMPLETED_TASKS':
      return tasksCompleted(criterion, evidence);
    case 'NO_MEMBER_DISCIPLINED':
      return noneDisciplined(criterion, evidence);
    case 'CLUSTER_RANK':
      return clusterRank(criterion, evidence);
    case 'THEMATIC_LEADER':
      return thematicLeader(criterion, evidence);
    case 'OUTSTANDING_IN_CAMPAIGN':
      return outstanding(criterion, evidence);
    case 'CONDUCT':
    case 'BRAVERY_CREATIVITY_IN_COMBAT':
    case 'INTERNAL_UNITY_AND_COMPLIANCE':
    case 'EXCEEDED_TARGETS':
    case 'LEADING_IN_CAMPAIGN':
    case 'FRAMEWORK_STANDARD':
    case 'AD_HOC_ACHIEVEMENT':
    case 'CONTRIBUTION_TO_LOCALITY':
    case 'ACHIEVEMENT_SCOPE':
    case 'GREAT_CONTRIBUTION':
    case 'SERVICE_CONTRIBUTION':
    case 'SEE_LAW':
    case 'SEE_SECTOR_DECREE':
      return judged(criterion, evidence);
  }
}

/** What a person has found; what nobody has looked at yet asks one. The latest judgement counts. */
function judged({ type, code }: Criterion, { judgements }: Evidence): Observation {
  const found = judgements.findLast(({ about }) => about === code || about === type);
  if (!found) return UNKNOWN;
  return observed(found.holds, `${found.holds ? 'xác nhận' : 'xác nhận là không'} (${found.by})`, [found.by]);
}
