import { examineProposal, KEEP_FILED } from '../law/filed-examination.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { checkConclusion, type ConcludingAct, writeConclusions } from './conclude.js';
import { freezeSendings } from './sendings.js';

/** One submission upward (tờ trình) of a level for the dossiers it completed. */
export interface Dispatch {
  readonly dossierIds: readonly string[];
  readonly number: string;
  readonly bodyId: string;
  readonly receivedAt: number;
  readonly receivedOn: string;
  readonly by: Viewer;
}

/**
 * Submits the dossiers to the level above, all or none. It is a proposal again, so that the gates are asked again.
 * @returns the ids of the submissions: one for each campaign and level that receives
 * @throws Problem what `checkConclusion` throws, head-barred, gate-barred, with `items`
 */
export async function dispatchDossiers(tx: Transaction, dispatch: Dispatch): Promise<readonly string[]> {
  const act: ConcludingAct = { kind: 'dispatch', stage: 'submitted-upward', mustHold: false, by: dispatch.by };
  await checkConclusion(tx, act, dispatch.dossierIds);
  const filed = await examineProposal(tx, dispatch.dossierIds);
  const sent = await tx.rows<{ id: string; dossierIds: string[] }>(INSERT, [
    dispatch.dossierIds,
    dispatch.bodyId,
    dispatch.number,
    dispatch.by.personId,
    dispatch.receivedAt,
    dispatch.receivedOn,
    filed.lawVersion,
    filed.findings,
  ]);
  const each = sent.flatMap(({ id, dossierIds }) => dossierIds.map((dossierId) => ({ dossierId, submissionId: id })));
  const frozen = await freezeSendings(tx, {
    ...{ kind: 'dispatch', personId: dispatch.by.personId },
    dossierIds: each.map(({ dossierId }) => dossierId),
    submissionIds: each.map(({ submissionId }) => submissionId),
  });
  await writeConclusions(
    tx,
    act,
    each.map(({ dossierId, submissionId }) => ({
      dossierId,
      outcome: 'dispatched',
      content: {
        ...{ submissionId, number: dispatch.number, receivedOn: dispatch.receivedOn },
        contentHash: frozen.get(dossierId),
      },
    })),
  );
  return sent.map(({ id }) => id);
}

const INSERT = `
  WITH receiving AS (
    SELECT gen_random_uuid() AS id, d.campaign_id, l.body_id, array_agg(d.id ORDER BY d.id) AS dossier_ids
      FROM dossier d CROSS JOIN LATERAL level_above(d.id, d.level_body_id) AS l
     WHERE d.id = ANY ($1::uuid[]) GROUP BY d.campaign_id, l.body_id),
  sent AS (
    INSERT INTO submission (id, campaign_id, from_body_id, to_body_id, number, dated_on, signed_by, received_at, received_on)
    SELECT id, campaign_id, $2, body_id, $3, (to_timestamp($5::float8 / 1000) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, $4,
           to_timestamp($5::float8 / 1000), $6 FROM receiving),
  filed AS (SELECT unnest(dossier_ids) AS dossier_id, id AS submission_id FROM receiving),
  kept AS (${KEEP_FILED('filed', '$1', '$7', '$8')})
  SELECT id, dossier_ids AS "dossierIds" FROM receiving`;
