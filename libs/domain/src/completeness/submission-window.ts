import type { LegalDay } from '../legal-day.js';
import { inForceOn, type DatedRow } from '../regime/dated.js';

/** A day of the year as a window names it. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** When dossiers of an award are taken in each year: a row of submission-windows.yaml. */
export interface SubmissionWindow extends DatedRow {
  readonly awards: readonly string[];
  /** Who takes them in. */
  readonly level: 'central' | 'province';
  readonly sector: 'general' | 'education';
  /** null: from the end of the achievement year. */
  readonly opens: DayOfYear | null;
  readonly closes: DayOfYear;
  /** In which year: that of the achievement, the one after it, or the year of the national emulation congress. */
  readonly year: 'same' | 'after' | 'congress';
}

export interface WindowQuestion {
  readonly award: string;
  readonly level: SubmissionWindow['level'];
  readonly sector: SubmissionWindow['sector'];
  /** The year the achievement ends in. */
  readonly achievementYear: number;
  /** The congress year in question; null: not known. */
  readonly congressYear: number | null;
  readonly day: LegalDay;
}

/** Whether a dossier comes in its window. Only a warning: the receiving body decides what it takes in. */
export interface WindowFinding {
  readonly finding: 'open' | 'early' | 'late' | 'no-window' | 'needs-person';
  readonly opensOn: LegalDay | null;
  readonly closesOn: LegalDay | null;
  readonly clause: string;
}

/** Holds a day against the window of an award. Both ends count. */
export function windowOf(rows: readonly SubmissionWindow[], question: WindowQuestion): WindowFinding {
  const { award, level, sector, achievementYear, congressYear, day } = question;
  const row = inForceOn(rows, day).find(
    (window) => window.awards.includes(award) && window.level === level && window.sector === sector,
  );
  if (!row) return { finding: 'no-window', opensOn: null, closesOn: null, clause: '' };
  const year = row.year === 'congress' ? congressYear : achievementYear + (row.year === 'after' ? 1 : 0);
  if (year === null) return { finding: 'needs-person', opensOn: null, closesOn: null, clause: row.source };
  const opensOn = row.opens && dayIn(year, row.opens);
  const closesOn = dayIn(year, row.closes);
  const finding = opensOn !== null && day < opensOn ? 'early' : day > closesOn ? 'late' : 'open';
  return { finding, opensOn, closesOn, clause: row.source };
}

function dayIn(year: number, { month, day }: DayOfYear): LegalDay {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
