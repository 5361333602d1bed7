import { Problem } from '@bangvang/domain';
import type { FrozenProcedure } from '../campaigns/frozen-procedure.js';
import { readProcedureInForce } from '../campaigns/procedure-in-force.js';
import type { Transaction } from '../transaction.js';
import { newestLawVersion } from './law-versions.js';
import { type ProcedureDifference, procedureDifferences } from './procedure-differences.js';

/** The act that moves a running campaign to the newest law. */
export interface ProcedureMigration {
  readonly campaignId: string;
  /** The version whose differences the issuer looked at. */
  readonly toVersion: number;
  /** Number and day of the document it rests on. */
  readonly basis: string;
  readonly personId: string;
}

/** What the migration made. */
export interface MigratedProcedure {
  readonly revision: number;
  readonly version: number;
  readonly differences: readonly ProcedureDifference[];
}

/**
 * Freezes a running campaign's procedure anew from the newest version of the law. Visits and duties under way keep
 * their deadlines; what begins from now on uses the new procedure.
 * @throws Problem no-such-campaign, campaign-not-launched, campaign-closed once archived, stale-version where a newer
 *   version was loaded since the preview, already-recorded where nothing would change
 */
export async function migrateProcedure(tx: Transaction, migration: ProcedureMigration): Promise<MigratedProcedure> {
  const { campaignId, toVersion, basis, personId } = migration;
  const campaign = await lockRunning(tx, campaignId);
  const newest = await newestLawVersion(tx);
  if (newest?.id !== toVersion) {
    throw new Problem(
      'stale-version',
      `Bản pháp luật mới nhất là số ${newest?.id ?? '…'}; hãy xem lại phần khác biệt.`,
      {
        extra: { version: newest?.id ?? null },
      },
    );
  }
  const { kind, today: day } = campaign;
  const simplified = campaign.procedure.simplified !== null;
  const procedure = await readProcedureInForce(tx, { kind, day, simplified });
  const differences = procedureDifferences(campaign.procedure, procedure);
  if (differences.length === 0 && campaign.procedure.lawVersion === toVersion) {
    throw new Problem('already-recorded', `Phong trào đã theo bản pháp luật số ${toVersion}.`);
  }
  const [moved] = await tx.rows<{ revision: number; version: number }>(MIGRATE, [
    campaignId,
    JSON.stringify(procedure),
    campaign.procedure.lawVersion,
    toVersion,
    basis,
    JSON.stringify(differences),
    personId,
    JSON.stringify(campaign.procedure),
  ]);
  tx.audit(`campaign/${campaignId}`, 'procedure-migrated', { toVersion, basis, differences });
  return { ...moved!, differences };
}

async function lockRunning(tx: Transaction, campaignId: string) {
  const campaign = await tx.required<{ stage: string; kind: string; procedure: FrozenProcedure; today: string }>(
    `WITH locked AS MATERIALIZED (SELECT stage, kind, procedure FROM campaign WHERE id = $1 FOR UPDATE)
     SELECT locked.*, (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today FROM locked`,
    [campaignId],
    'no-such-campaign',
    'Không có phong trào với mã này.',
  );
  if (campaign.stage === 'drafted') throw new Problem('campaign-not-launched', 'Phong trào chưa được phát động.');
  if (campaign.stage === 'archived') throw new Problem('campaign-closed', 'Phong trào đã lưu trữ.');
  return campaign;
}

const MIGRATE = `
  WITH moved AS (
    UPDATE campaign SET procedure = $2, procedure_rev = procedure_rev + 1, version = version + 1 WHERE id = $1
    RETURNING procedure_rev, version),
  kept AS (
    INSERT INTO procedure_migration (campaign_id, revision, from_version, to_version, basis, differences, person_id, made_at, replaced)
    SELECT $1, moved.procedure_rev, $3, $4, $5, $6, $7, legal_now(), $8 FROM moved)
  SELECT procedure_rev AS revision, version FROM moved`;
