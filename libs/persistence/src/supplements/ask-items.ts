import type { DefectKind, SupplementItem } from '@bangvang/domain';
import { Problem } from '@bangvang/domain';
import { readProcedure } from '../campaigns/frozen-procedure.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** The catalogue a dossier's defects are named by, and whether its unit may be asked once more. */
export interface SupplementRules {
  /** Revision of the campaign's procedure the catalogue is from. */
  readonly procedureRev: number;
  readonly defects: Readonly<Record<string, DefectKind>>;
  /** How often the unit was asked at this level, and how often it may be. */
  readonly rounds: number;
  readonly roundsMax: number;
}

/** @throws Problem no-such-dossier */
export async function readSupplementRules(tx: Transaction, dossierId: string): Promise<SupplementRules> {
  const { campaignId, procedureRev, rounds } = await tx.required<{
    campaignId: string;
    procedureRev: number;
    rounds: number;
  }>(ROUNDS, [dossierId], 'no-such-dossier', 'Không tìm thấy hồ sơ này.');
  const { defects, supplementRoundsMax } = await readProcedure(tx, campaignId, procedureRev);
  return { procedureRev, defects, rounds, roundsMax: supplementRoundsMax ?? 1 };
}

/**
 * Refuses a further supplement once the campaign's number of rounds is used up.
 * @throws Problem supplement-rounds-used
 */
export function refuseFurtherSupplement({ rounds, roundsMax }: SupplementRules): void {
  if (rounds < roundsMax) return;
  throw new Problem(
    'supplement-rounds-used',
    `Hồ sơ đã được yêu cầu bổ sung ${rounds} lần, tối đa ${roundsMax} lần; hãy tiếp nhận, kết luận hoặc trả lại.`,
    { extra: { rounds, roundsMax } },
  );
}

/** Puts the items asked on the dossier's file, with the visit that ends with the request. */
export async function askItems(
  tx: Transaction,
  dossierId: string,
  procedureRev: number,
  items: readonly SupplementItem[],
): Promise<void> {
  const rows = items.map((item, index) => ({ ...item, id: newId(), ord: index + 1 }));
  await tx.rows(ASK, [dossierId, procedureRev, JSON.stringify(rows)]);
}

/** A recall and a reopening begin a round too, but ask the unit for nothing. */
const ROUNDS = `
  SELECT c.id AS "campaignId", c.procedure_rev AS "procedureRev",
         (SELECT count(*)::int FROM stage_visit v JOIN conclusion f ON f.visit_id = v.id
           WHERE v.dossier_id = d.id AND v.level_body_id = d.level_body_id AND v.left_at IS NOT NULL
             AND f.outcome = 'supplement') AS rounds
    FROM dossier d JOIN campaign c ON c.id = d.campaign_id WHERE d.id = $1`;

const ASK = `
  INSERT INTO supplement_item (id, dossier_id, visit_id, ord, defect_code, defect_name, procedure_rev, paper_code, note, asked_at)
  SELECT a.id, $1, v.id, a.ord, a.code, a.name, $2, a."paperCode", a.note, legal_now()
    FROM stage_visit v, jsonb_to_recordset($3) AS a (id uuid, ord integer, code text, name text, "paperCode" text, note text)
   WHERE v.dossier_id = $1 AND v.left_at IS NULL`;
