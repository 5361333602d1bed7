import { type AchievementPeriod, formatDay } from '@bangvang/domain';

const WORDS: Readonly<Record<string, string>> = {
  individual: 'Cá nhân',
  collective: 'Tập thể',
  household: 'Hộ gia đình',
  merit: 'Công trạng',
  'ad-hoc': 'Đột xuất',
  campaign: 'Phong trào',
  contribution: 'Cống hiến',
  seniority: 'Niên hạn',
  'foreign-relations': 'Đối ngoại',
};

/** A code as the templates write it. */
export function wordOf(code: string): string {
  return WORDS[code] ?? code;
}

/** A period as the templates write it, so that what was exported can be read in again. */
export function periodCell({ kind, from, to }: AchievementPeriod): string {
  if (kind === 'span') return `${formatDay(from)} - ${formatDay(to)}`;
  return kind === 'calendar-year' ? from.slice(0, 4) : `${from.slice(0, 4)}-${to.slice(0, 4)}`;
}
