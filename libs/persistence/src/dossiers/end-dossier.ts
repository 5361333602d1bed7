import type { Stage } from '@bangvang/domain';
import { enterAwards } from '../register/enter-awards.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { tellWatchers } from './watch.js';

/** The dossier as it stands when its procedure ends. */
export interface EndingDossier {
  readonly stage: Stage;
  readonly campaignId: string;
  /** Whether its unit took it back. */
  readonly withdrawn: boolean;
}

/** Locks the dossier for its end, and only then asks whether it was taken back: what waited for the lock is seen. */
export async function lockEnding(tx: Transaction, dossierId: string): Promise<EndingDossier | null> {
  const [, dossier] = await Promise.all([
    tx.rows('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [dossierId]),
    tx.one<EndingDossier & Record<string, unknown>>(
      `SELECT stage, campaign_id AS "campaignId", EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) AS withdrawn
         FROM dossier d WHERE id = $1`,
      [dossierId],
    ),
  ]);
  return dossier;
}

/** Enters the final stage at the level where the dossier stands; a published award enters the register. Returns the visit's id. */
export async function enterFinalStage(tx: Transaction, dossierId: string, stage: Stage): Promise<string> {
  const visitId = newId();
  await tx.rows(
    `WITH ended AS (
       UPDATE dossier SET stage = $3, version = version + 1 WHERE id = $2 RETURNING level_body_id, round)
     INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at, left_at)
     SELECT $1, $2, level_body_id, round, $3, (SELECT coalesce(max(seq), 0) + 1 FROM stage_visit WHERE dossier_id = $2),
            legal_now(), NULL FROM ended`,
    [visitId, dossierId, stage],
  );
  await tellWatchers(tx, dossierId, visitId, stage);
  tx.audit(`dossier/${dossierId}`, 'enterStage', { stage });
  if (stage === 'notified') await enterAwards(tx, [dossierId]);
  return visitId;
}

/** The procedure is over and has followed everything. */
export async function endDossierProcedure(tx: Transaction, dossierId: string): Promise<void> {
  await tx.rows(
    `UPDATE procedure SET followed_version = fact_version, due_at = NULL, ended_at = coalesce(ended_at, clock_timestamp())
      WHERE kind = 'award-dossier' AND id = $1`,
    [dossierId],
  );
}
