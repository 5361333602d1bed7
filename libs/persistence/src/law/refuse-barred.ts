import { type GateMoment, type GateReport, Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { barredAmong } from '../targets/head-rule.js';
import type { OnFile } from './evidence.js';
import { gatesOf } from './examine-dossiers.js';
import { readNewestLaw } from './newest-law.js';
import { readOnFile } from './on-file.js';

/** One reason why a dossier may not go on. */
export interface Barred {
  readonly dossierId: string;
  readonly nominee: string;
  readonly code: 'gate-barred' | 'head-barred';
  readonly detail: string;
  /** The gate, with the clause it rests on and its finding as a sentence. */
  readonly gate: string;
  readonly clause: string;
  readonly sentence: string;
  /** Codes of the unmet targets, where they are the reason. */
  readonly targets?: readonly string[];
}

/**
 * Refuses dossiers that a gate bars at a moment, all or none. What is unknown bars nobody until a person has confirmed it.
 * A criterion that is not met is no gate: it is shown, and people conclude.
 * @throws Problem head-barred, gate-barred, with `items`: one for each dossier and gate
 * @source Law 06/2022/QH15, Art. 5; Decree 98/2023/NĐ-CP, Art. 4; Decree 152/2025/NĐ-CP, Art. 4
 */
export async function refuseBarred(sql: Sql, dossierIds: readonly string[], moment: GateMoment): Promise<void> {
  refuse(await barredAt(sql, dossierIds, moment));
}

/** What bars the dossiers at a moment, in their order; as many statements for hundreds as for one. */
export async function barredAt(
  sql: Sql,
  dossierIds: readonly string[],
  moment: GateMoment,
): Promise<readonly Barred[]> {
  if (dossierIds.length === 0) return [];
  const [law, onFile] = await Promise.all([readNewestLaw(sql), readOnFile(sql, dossierIds)]);
  return onFile.flatMap((one) => barredBy(one, law && gatesOf(law, one, moment)));
}

/**
 * What bars one dossier, of what its gates found; a head is told by the campaign's own rule, once.
 * @param report null where no law is loaded: the rule on heads remains
 */
export function barredBy(onFile: OnFile, report: GateReport | null): readonly Barred[] {
  const heads = barredHeads(onFile, report);
  return [...heads, ...barringGates(onFile, report).filter(({ gate }) => gate !== heads[0]?.gate)];
}

/** @throws Problem the first refusal, naming all in `items` */
export function refuse(barred: readonly Barred[]): void {
  const [first] = barred;
  if (!first) return;
  const others = new Set(barred.map(({ dossierId }) => dossierId)).size - 1;
  const more = others > 0 ? ` Và ${others} hồ sơ khác.` : '';
  throw new Problem(first.code, first.detail + more, { extra: { items: barred } });
}

const HEAD_GATE = 'HEAD_BLOCKED_IF_UNMET_TARGETS';

function barredHeads({ heads }: OnFile, report: GateReport | null): readonly Barred[] {
  const clause = report?.gates.find(({ code }) => code === HEAD_GATE)?.clause ?? '';
  return barredAmong(heads).map((head) => ({
    ...{ ...head, code: 'head-barred', gate: HEAD_GATE, clause, sentence: head.detail },
  }));
}

function barringGates({ facts: { dossierId, nominee } }: OnFile, report: GateReport | null): readonly Barred[] {
  return (report?.gates ?? [])
    .filter(({ effect, finding }) => effect === 'bars' && finding === 'barred')
    .map(({ code: gate, clause, sentence }) => ({
      ...{ dossierId, nominee, code: 'gate-barred', gate, clause, sentence },
      detail: `${nominee}: ${sentence} Căn cứ: ${clause}.`,
    }));
}
