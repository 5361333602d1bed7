import type { DecidingLevel } from '../award.js';
import type { LegalDay } from '../legal-day.js';
import { inForceOn, type DatedRow } from '../regime/dated.js';

/** Who may decide an award in a time: a row of competence.yaml. */
export interface Competence extends DatedRow {
  readonly award: string;
  readonly level: DecidingLevel;
  /** The competent person, in Vietnamese. */
  readonly position: string;
}

/** Whether a level may decide an award on a day. */
export interface CompetenceFinding {
  /** 'needs-person': the law on this point is not confirmed. */
  readonly finding: 'competent' | 'not-competent' | 'needs-person';
  readonly position: string | null;
  readonly clause: string;
  readonly sentence: string;
}

/** Everybody competent for an award on a day, in the order of the table. */
export function competentFor(rows: readonly Competence[], award: string, day: LegalDay): readonly Competence[] {
  return inForceOn(rows, day).filter((row) => row.award === award);
}

/**
 * Tells whether a level may decide an award on a day. Competence is a table, never reckoned from the level above or below.
 * @source Law 06/2022/QH15, Art. 77 to 80
 */
export function competenceOf(
  rows: readonly Competence[],
  question: { readonly award: string; readonly level: DecidingLevel; readonly day: LegalDay },
): CompetenceFinding {
  const inForce = competentFor(rows, question.award, question.day);
  const row = inForce.find(({ level }) => level === question.level);
  if (!row) {
    const others = inForce.map(({ position }) => position).join('; ');
    return {
      finding: inForce.length === 0 ? 'needs-person' : 'not-competent',
      position: null,
      clause: inForce[0]?.source ?? '',
      sentence: others === '' ? 'Chưa có người có thẩm quyền trong bảng.' : `Thẩm quyền thuộc về: ${others}.`,
    };
  }
  return {
    finding: row.confidence === 'unsure' ? 'needs-person' : 'competent',
    position: row.position,
    clause: row.source,
    sentence: `${row.position} có thẩm quyền quyết định${row.confidence === 'unsure' ? ' (chưa xác nhận)' : ''}.`,
  };
}
