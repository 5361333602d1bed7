import { Problem } from '@bangvang/domain';
import { checkConclusion, type ConcludingAct, writeConclusions } from '../dossiers/conclude.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';

/**
 * Publishes a decision for all its dossiers.
 * @returns when, as an ISO instant of legal time
 * @throws Problem no-such-thing, already-recorded, and what `checkConclusion` throws with `items`
 */
export async function publishDecision(tx: Transaction, decisionId: string, by: Viewer): Promise<string> {
  const act: ConcludingAct = { kind: 'publication', stage: 'decided', mustHold: false, by };
  const decision = await tx.required<{ dossierIds: string[]; published: boolean; number: string | null }>(
    `SELECT x.number, x.published_at IS NOT NULL AS published,
            ARRAY(SELECT i.dossier_id FROM decision_dossier i WHERE i.decision_id = x.id ORDER BY i.dossier_id) AS "dossierIds"
       FROM decision x WHERE x.id = $1 AND x.outcome = 'decided'`,
    [decisionId],
    'no-such-thing',
    'Không tìm thấy quyết định này.',
  );
  if (decision.published) throw new Problem('already-recorded', 'Quyết định đã được công bố.');
  await checkConclusion(tx, act, decision.dossierIds);
  const published = await tx.required<{ at: Date }>(
    `UPDATE decision SET published_at = legal_now(), published_by = $2 WHERE id = $1 AND published_at IS NULL
     RETURNING published_at AS at`,
    [decisionId, by.personId],
    'already-recorded',
    'Quyết định đã được công bố.',
  );
  await writeConclusions(
    tx,
    act,
    decision.dossierIds.map((dossierId) => ({
      dossierId,
      outcome: 'published',
      content: { decisionId, number: decision.number },
    })),
  );
  return published.at.toISOString();
}
