import { DISCIPLINE_LEVELS, type CriterionTest, type DisciplineLevel } from './criteria.js';
import type { Evidence } from './evidence.js';
import { observed, UNKNOWN, type Observation } from './observation.js';
import { hasShare } from './share.js';

type Test<T extends CriterionTest['type']> = Extract<CriterionTest, { readonly type: T }>;

const DISCIPLINE_NAMES_VI: Readonly<Record<DisciplineLevel, string>> = {
  'khien-trach': 'khiển trách',
  'canh-cao': 'cảnh cáo',
  'ha-bac-luong': 'hạ bậc lương',
  'giang-chuc': 'giáng chức',
  'cach-chuc': 'cách chức',
  'buoc-thoi-viec': 'buộc thôi việc',
};

/** The share of members with a title. The members are those of the year, those exempt taken off. */
export function memberRatio({ award, minPercent }: Test<'MEMBER_RATIO'>, { members }: Evidence): Observation {
  return shareOf(members?.withAward[award] ?? null, members?.total ?? null, minPercent, award);
}

/** The share of members that completed their tasks. */
export function tasksCompleted({ percent }: Test<'MEMBERS_COMPLETED_TASKS'>, { members }: Evidence): Observation {
  return shareOf(members?.completedTasks ?? null, members?.total ?? null, percent, 'hoàn thành nhiệm vụ');
}

/** Whether enough members have a title. */
export function memberAwards({ award, minCount }: Test<'HAS_MEMBER_AWARD'>, { members }: Evidence): Observation {
  const have = members?.withAward[award];
  return have === undefined ? UNKNOWN : observed(have >= minCount, `${have} người đạt ${award}`);
}

/** Whether no member was disciplined from a form upward. */
export function noneDisciplined({ from }: Test<'NO_MEMBER_DISCIPLINED'>, { members }: Evidence): Observation {
  const disciplines = members?.disciplines ?? null;
  if (disciplines === null) return UNKNOWN;
  const grave = disciplines.filter((level) => DISCIPLINE_LEVELS.indexOf(level) >= DISCIPLINE_LEVELS.indexOf(from));
  if (grave.length === 0) return observed(true, 'không có');
  return observed(false, `${grave.length} người (${grave.map((level) => DISCIPLINE_NAMES_VI[level]).join(', ')})`);
}

function shareOf(have: number | null, total: number | null, percent: number, what: string): Observation {
  if (have === null || total === null) return UNKNOWN;
  return observed(hasShare(have, total, percent), `${have} trên ${total} người ${what}`);
}
