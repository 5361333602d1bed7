import { formatIssuedNumber, Problem } from '@bangvang/domain';
import { checkConclusion, type ConcludingAct, writeConclusions } from '../dossiers/conclude.js';
import { holdBarred } from '../law/hold-barred.js';
import { type Barred, refuseBarred } from '../law/refuse-barred.js';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { takeNumber } from './number-register.js';

/** One decision (quyết định) of the competent person for its dossiers. */
export interface DecisionMade {
  readonly dossierIds: readonly string[];
  readonly outcome: 'decided' | 'refused';
  /** Number wanted from the body's own register; null: the next one. */
  readonly number: number | null;
  /** Required for a refusal. */
  readonly reason: string | null;
  /** Number and day of a decision made outside the installation, as its paper has them. */
  readonly outside: { readonly number: string; readonly datedOn: string } | null;
  readonly by: Viewer;
}

export interface DecisionOnRecord {
  readonly id: string;
  readonly outcome: 'decided' | 'refused';
  readonly number: string | null;
  readonly datedOn: string;
}

const ACT = { kind: 'decision', stage: 'decision-pending', mustHold: false } as const;

/**
 * Decides on the dossiers, all or none, and gives the decision its number.
 * @throws Problem what `checkConclusion` throws with `items`, head-barred, gate-barred; invalid-input, date-falls, number-taken
 */
export async function decideDossiers(tx: Transaction, decision: DecisionMade): Promise<DecisionOnRecord> {
  const { dossierIds, outcome, reason, by } = decision;
  const act: ConcludingAct = { ...ACT, by };
  await checkConclusion(tx, act, dossierIds);
  if (outcome === 'decided') await refuseBarred(tx, dossierIds, 'decision');
  const level = await oneLevel(tx, dossierIds);
  if (level.outside && outcome === 'decided' && !decision.outside) {
    throw new Problem('invalid-input', 'Quyết định của cấp ngoài hệ thống phải ghi số và ngày trên văn bản.');
  }
  const datedOn = (level.outside && decision.outside?.datedOn) || level.today;
  const id = newId();
  const number = outcome === 'decided' ? await numberOf(tx, decision, level, datedOn) : null;
  await tx.rows(INSERT, [
    id,
    level.campaignId,
    level.bodyId,
    outcome,
    number,
    datedOn,
    by.personId,
    reason,
    dossierIds,
  ]);
  await writeConclusions(
    tx,
    act,
    dossierIds.map((dossierId) => ({ dossierId, outcome, content: { decisionId: id, number, datedOn, reason } })),
  );
  return { id, outcome, number, datedOn };
}

/**
 * Holds, after a gate has refused a decision, each dossier that it bars: an act of its own, for a refused command leaves nothing.
 * One paper is signed for the dossiers it names, all or none: a name is never left out of a paper that was presented with it.
 * So the paper is refused, what bars it is on hold with the reason, and whoever decides signs a paper without it.
 * @returns what is barred; empty where nothing is any more
 * @throws Problem what `checkConclusion` throws: whoever may not decide holds nothing
 * @source Law 06/2022/QH15, Arts. 5, 79, 80; Decree 30/2020/NĐ-CP: the signature is under the whole text
 */
export async function holdBarredDossiers(
  tx: Transaction,
  dossierIds: readonly string[],
  by: Viewer,
): Promise<readonly Barred[]> {
  await checkConclusion(tx, { ...ACT, by }, dossierIds);
  return holdBarred(tx, dossierIds, 'decision', { document: 'Trình ký quyết định khen thưởng', personId: by.personId });
}

interface DecidingLevel {
  readonly campaignId: string;
  readonly bodyId: string;
  readonly outside: boolean;
  readonly symbol: string | null;
  readonly today: string;
}

/** A decision is of one body in one campaign. */
async function oneLevel(tx: Transaction, dossierIds: readonly string[]): Promise<DecidingLevel> {
  const levels = await tx.rows<DecidingLevel & Record<string, unknown>>(
    `SELECT DISTINCT d.campaign_id AS "campaignId", b.id AS "bodyId", b.outside, b.number_symbol AS symbol,
            (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today
       FROM dossier d JOIN body b ON b.id = d.level_body_id WHERE d.id = ANY ($1::uuid[])`,
    [dossierIds],
  );
  if (levels.length === 1) return levels[0]!;
  throw new Problem('invalid-input', 'Một quyết định chỉ gồm các hồ sơ của một phong trào do một cấp quyết định.');
}

async function numberOf(
  tx: Transaction,
  decision: DecisionMade,
  level: DecidingLevel,
  datedOn: string,
): Promise<string> {
  if (level.outside) return decision.outside!.number;
  const entry = { bodyId: level.bodyId, register: 'QĐ', datedOn, wanted: decision.number };
  return formatIssuedNumber(await takeNumber(tx, entry), level.symbol ? `QĐ-${level.symbol}` : 'QĐ');
}

const INSERT = `
  WITH signed AS (
    INSERT INTO decision (id, campaign_id, body_id, outcome, number, dated_on, signed_by, signed_at, reason)
    VALUES ($1, $2, $3, $4, $5, $6, $7, legal_now(), $8))
  INSERT INTO decision_dossier (decision_id, dossier_id) SELECT $1, unnest($9::uuid[])`;
