import { achievementPeriod } from '../law/achievement-period.js';
import type { Transaction } from '../transaction.js';

/**
 * Enters the awards of notified dossiers in the register, each once however often it is asked. A nominee whose namesakes
 * nobody has told apart yet is passed over: the award enters when a person does.
 */
export async function enterAwards(tx: Transaction, dossierIds: readonly string[]): Promise<void> {
  const entered = await tx.rows<{ id: string; subjectId: string; dossierId: string; awardCode: string }>(ENTER, [
    dossierIds,
  ]);
  for (const { id, subjectId, ...award } of entered) {
    tx.audit(`subject/${subjectId}`, 'enterAward', { awardId: id, ...award });
  }
}

const ENTER = `
  WITH earned AS (
    SELECT d.id, d.award_code, d.campaign_id, n.subject_id, x.number, x.dated_on, x.body_id,
           CASE c.kind WHEN 'REGULAR_ANNUAL' THEN 'merit' WHEN 'AD_HOC' THEN 'ad-hoc' ELSE 'campaign' END AS commendation,
           ${achievementPeriod('n.body_id')} AS period
      FROM dossier d
      JOIN nominee n ON n.id = d.nominee_id AND n.subject_id IS NOT NULL
      JOIN campaign c ON c.id = d.campaign_id
      JOIN LATERAL (SELECT q.* FROM decision_dossier i JOIN decision q ON q.id = i.decision_id AND q.outcome = 'decided'
                     WHERE i.dossier_id = d.id ORDER BY q.signed_at DESC LIMIT 1) AS x ON true
     WHERE d.id = ANY ($1::uuid[]) AND d.stage = 'notified')
  INSERT INTO award_held (id, subject_id, award_code, commendation, period_kind, period_from, period_to, decision_number,
                          decided_on, decided_by, campaign_id, dossier_id, recorded_at)
  SELECT gen_random_uuid(), present_subject(subject_id), award_code, commendation, period ->> 'kind', (period ->> 'from')::date,
         (period ->> 'to')::date,
         number, dated_on,
         (SELECT t.name FROM body_tenure t WHERE t.body_id = earned.body_id
           ORDER BY (t.valid_from <= dated_on) DESC, t.valid_from DESC LIMIT 1),
         campaign_id, id, legal_now()
    FROM earned
  ON CONFLICT DO NOTHING
  RETURNING id, subject_id AS "subjectId", dossier_id AS "dossierId", award_code AS "awardCode"`;
