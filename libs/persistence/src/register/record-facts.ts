import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import type { PeriodRecord } from './subject-history.js';

/** An award given outside the system, entered by hand. */
export interface AwardEntry {
  readonly subjectId: string;
  readonly awardCode: string;
  readonly commendation: string | null;
  readonly period: PeriodRecord;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
}

/** @throws Problem invalid-input, not-proposable, already-recorded */
export async function recordAward(tx: Transaction, award: AwardEntry): Promise<string> {
  const { kinds } = await tx.required<{ kinds: string[] }>(
    'SELECT nominee_kinds AS kinds FROM award_type WHERE code = $1',
    [award.awardCode],
    'invalid-input',
    `Không có hình thức khen thưởng “${award.awardCode}”.`,
  );
  const subject = await tx.one<{ kind: string }>('SELECT kind FROM subject WHERE id = $1', [award.subjectId]);
  if (!subject || !kinds.includes(subject.kind)) {
    throw new Problem('not-proposable', 'Hình thức khen thưởng này không dành cho loại đối tượng này.');
  }
  const id = newId();
  const { period } = award;
  await tx.rows(
    `INSERT INTO award_held (id, subject_id, award_code, commendation, period_kind, period_from, period_to, decision_number,
                             decided_on, decided_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, legal_now())`,
    [
      id,
      award.subjectId,
      award.awardCode,
      award.commendation,
      period.kind,
      period.from,
      period.to,
      award.decisionNumber,
      award.decidedOn,
      award.decidedBy,
    ],
  );
  tx.audit(`subject/${award.subjectId}`, 'recordAward', { awardId: id, ...award });
  return id;
}

/** Discipline, or what is open against a subject. */
export interface DisciplineEntry {
  readonly subjectId: string;
  readonly matter: 'discipline' | 'investigation' | 'inspection' | 'verification';
  readonly measure: string;
  readonly from: string;
  readonly to: string | null;
  readonly document: string;
}

export async function recordDiscipline(tx: Transaction, discipline: DisciplineEntry): Promise<string> {
  const id = newId();
  const { subjectId, matter, measure, from, to, document } = discipline;
  await tx.rows(
    `INSERT INTO disciplinary_period (id, subject_id, matter, measure, from_on, to_on, document, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, legal_now())`,
    [id, subjectId, matter, measure, from, to, document],
  );
  tx.audit(`subject/${subjectId}`, 'recordDiscipline', { disciplineId: id, ...discipline });
  return id;
}

/** Closes what was open. @throws Problem already-recorded, invalid-input */
export async function endDiscipline(
  tx: Transaction,
  { disciplineId, to, document }: { readonly disciplineId: string; readonly to: string; readonly document: string },
): Promise<void> {
  const open = await tx.required<{ subjectId: string; from: string; to: string | null }>(
    `SELECT subject_id AS "subjectId", from_on::text AS from, to_on::text AS to FROM disciplinary_period WHERE id = $1 FOR UPDATE`,
    [disciplineId],
    'no-such-thing',
    'Không tìm thấy mục kỷ luật này.',
  );
  if (open.to !== null) throw new Problem('already-recorded', `Mục này đã kết thúc ngày ${open.to}.`);
  if (to < open.from) throw new Problem('invalid-input', `Ngày kết thúc không thể trước ngày bắt đầu ${open.from}.`);
  await tx.rows('UPDATE disciplinary_period SET to_on = $2 WHERE id = $1', [disciplineId, to]);
  tx.audit(`subject/${open.subjectId}`, 'endDiscipline', { disciplineId, to, document });
}

export interface InitiativeEntry {
  readonly subjectId: string;
  readonly name: string;
  readonly scope: 'grassroots' | 'province' | 'national';
  readonly certificateNumber: string;
  readonly certifiedOn: string;
  readonly certifiedBy: string;
}

/** @throws Problem already-recorded for a certificate already on record */
export async function recordInitiative(tx: Transaction, initiative: InitiativeEntry): Promise<string> {
  const id = newId();
  const { subjectId, name, scope, certificateNumber, certifiedOn, certifiedBy } = initiative;
  await tx.rows(
    `INSERT INTO initiative (id, subject_id, name, scope, certificate_number, certified_on, certified_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, legal_now())`,
    [id, subjectId, name, scope, certificateNumber, certifiedOn, certifiedBy],
  );
  tx.audit(`subject/${subjectId}`, 'recordInitiative', { initiativeId: id, ...initiative });
  return id;
}

export interface RatingEntry {
  readonly subjectId: string;
  readonly period: PeriodRecord;
  readonly rating: 'excellent' | 'good' | 'fair' | 'poor';
  readonly document: string | null;
}

/** @throws Problem already-recorded where the period has its rating */
export async function recordRating(tx: Transaction, rating: RatingEntry): Promise<void> {
  const { subjectId, period, document } = rating;
  await tx.rows(
    `INSERT INTO performance_rating (subject_id, period_kind, period_from, period_to, rating, document, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, legal_now())`,
    [subjectId, period.kind, period.from, period.to, rating.rating, document],
  );
  tx.audit(`subject/${subjectId}`, 'recordRating', rating);
}
