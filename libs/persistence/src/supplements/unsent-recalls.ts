import type { Transaction } from '../transaction.js';

/**
 * What units recalled and did not send in again before the intake ended counts as taken back: the procedures end as
 * after a withdrawal. Does nothing before that end; repeating it does nothing.
 */
export async function takeBackRecalled(tx: Transaction, campaignId: string): Promise<void> {
  const taken = await tx.rows<{ id: string }>(TAKE_BACK, [campaignId, REASON]);
  for (const { id } of taken) {
    tx.audit(`dossier/${id}`, 'withdrawal', { reason: REASON });
    tx.wake('award-dossier', id);
  }
  if (taken.length > 0) tx.inboxesChanged();
}

const REASON = 'Đơn vị đã thu hồi hồ sơ và không trình lại trước khi hết hạn trình.';

/**
 * The visit after a recall, or the recalled one itself while the procedure has not followed. Recalls are few, and found by
 * their own index: the dossiers of a campaign may be a million.
 */
const TAKE_BACK = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  recall AS MATERIALIZED (SELECT visit_id, dossier_id, person_id FROM conclusion WHERE kind = 'recall'),
  unsent AS (
    SELECT d.id, r.person_id FROM recall r JOIN dossier d ON d.id = r.dossier_id JOIN campaign c ON c.id = d.campaign_id
      CROSS JOIN clock JOIN stage_visit b ON b.id = r.visit_id
      JOIN stage_visit v ON v.dossier_id = d.id AND v.left_at IS NULL
       AND v.seq = CASE d.stage WHEN 'submitted' THEN b.seq WHEN 'supplement-requested' THEN b.seq + 1 END
     WHERE c.id = $1 AND c.stage = 'closed' AND c.proposals_due_at <= clock.now
       AND NOT EXISTS (SELECT FROM conclusion s WHERE s.visit_id = v.id AND s.kind <> 'recall')
       AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id)
     ORDER BY d.id FOR UPDATE OF d),
  taken AS (
    INSERT INTO withdrawal (dossier_id, reason, person_id, recorded_at) SELECT id, $2, person_id, clock.now FROM unsent, clock),
  tasks AS (
    UPDATE human_task t SET state = 'obsolete', ended_at = clock.now, version = t.version + 1
      FROM unsent, clock WHERE t.dossier_id = unsent.id AND t.ended_at IS NULL),
  quiet AS (
    UPDATE rung SET outcome = 'void', fired_at = clock.now FROM unsent, clock
     WHERE rung.subject_id = unsent.id AND rung.outcome IS NULL)
  SELECT id FROM unsent`;
