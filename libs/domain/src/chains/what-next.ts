import type { LegalDay } from '../legal-day.js';
import { formatPeriod, periodBefore, type AchievementPeriod } from './achievement-period.js';
import { chainOf, type Chain, type ChainQuestion } from './chain.js';

/** A rung of the title ladder: a title chosen among holders of `count` consecutive titles `from`. */
export interface TitleStep {
  readonly award: string;
  readonly from: string;
  readonly count: number;
  readonly source: string;
}

/** Whether somebody may be proposed for a title in a year, as far as the chain goes, and what is missing. */
export interface NextTitle {
  readonly award: string;
  /** 'if-earned': yes, provided the years still running bring the title too. */
  readonly may: 'yes' | 'if-earned' | 'no' | 'needs-person';
  readonly chain: Chain;
  /** Consecutive titles still to be reached; 0 when the chain is long enough. */
  readonly missing: number;
  /** The earliest year of proposal if every year from now on brings the title. */
  readonly earliestYear: number;
  readonly sentence: string;
  readonly source: string;
}

/** What the register knows of one person. */
export interface TitleHistory extends Omit<ChainQuestion, 'day'> {
  /** Whether the register holds every award of the years in question. Where it does not, a gap asks a person. */
  readonly complete: boolean;
  /** The day of asking; years that had not ended by then are still to be earned. Default: the end of the year asked. */
  readonly asOf?: LegalDay;
}

/**
 * The title ladder (3 × cơ sở → tỉnh → 2 × → toàn quốc): what a person may be proposed for in a year, and what is missing.
 * @param year the calendar year of the proposal; awards of the year before it count
 * @returns one answer per step, in the order of the steps
 * @source Law 06/2022/QH15, Art. 21, 22
 */
export function whatNext(history: TitleHistory, year: number, steps: readonly TitleStep[]): readonly NextTitle[] {
  const end = `${year}-12-31`;
  const asOf = history.asOf !== undefined && history.asOf < end ? history.asOf : end;
  return steps.map((step) => {
    const chain = chainOf({ ...history, day: asOf }, step.from);
    const stillRunning = yearsBetween(chain.reaches, chainOf({ ...history, day: end }, step.from).reaches);
    const missing = Math.max(stillRunning, step.count - chain.length);
    return {
      award: step.award,
      may: mayBe(history, chain, missing, stillRunning),
      chain,
      missing,
      earliestYear: year + missing - stillRunning,
      sentence: sentenceOf(step, chain, missing),
      source: step.source,
    };
  });
}

function mayBe(history: TitleHistory, chain: Chain, missing: number, stillRunning: number): NextTitle['may'] {
  if (missing === 0) return 'yes';
  if (missing === stillRunning) return 'if-earned';
  if (chain.brokenBy === 'discipline') return 'no';
  return history.complete && chain.brokenBy !== 'other-years' ? 'no' : 'needs-person';
}

/** How many years lie after one year up to another, that one included. */
function yearsBetween(earlier: AchievementPeriod, later: AchievementPeriod): number {
  let count = 0;
  for (let period = later; period.from > earlier.from; period = periodBefore(period)!) count += 1;
  return count;
}

function sentenceOf({ award, from, count }: TitleStep, chain: Chain, missing: number): string {
  const have = `Có ${chain.length} lần ${from} liên tục tính đến ${formatPeriod(chain.reaches)}`;
  if (missing === 0) return `${have}, đủ ${count} lần để đề nghị ${award}.`;
  const before = chain.length < count ? ` (${WHY[chain.brokenBy]} ${formatPeriod(chain.missing)})` : '';
  return `${have}${before}; đề nghị ${award} cần ${count} lần liên tục, còn phải đạt thêm ${missing} lần.`;
}

const WHY: Readonly<Record<Chain['brokenBy'], string>> = {
  gap: 'chưa thấy danh hiệu của',
  revoked: 'đã bị hủy danh hiệu của',
  discipline: 'thời gian tính lại sau kỷ luật, không tính',
  'other-years': 'cách tính năm khác nhau quanh',
};
