import { checkAnswers, receivedOn, type WorkingCalendar } from '@bangvang/domain';
import {
  answerItems,
  examineProposal,
  freezeSendings,
  readOpenItems,
  readSheets,
  type Transaction,
} from '@bangvang/persistence';
import type { SupplementDto } from '../dossiers/handling.dto.js';
import { refuseUnsoundSheets } from '../forms/fill-form.js';

/** A dossier its unit sends in again, locked. */
export interface SentAgain {
  readonly dossierId: string;
  readonly bodyId: string;
  readonly personId: string;
  /** The unit had recalled it: it is a proposal again, so that the gates are asked again. */
  readonly recalled: boolean;
}

/**
 * Sends a supplemented or recalled dossier in again: every item answered, papers and sheet frozen.
 * @returns what the fact says: the note, the answers, the hash of what was sent, the day it counts as received
 * @throws Problem supplement-unanswered, form-not-valid, head-barred, gate-barred, invalid-input
 */
export async function sendAgain(
  tx: Transaction,
  calendar: WorkingCalendar,
  { dossierId, bodyId, personId, recalled }: SentAgain,
  dto: SupplementDto,
): Promise<Readonly<Record<string, unknown>>> {
  const [items, sheets] = await Promise.all([readOpenItems(tx, dossierId), readSheets(tx, [dossierId], bodyId)]);
  const answers = (dto.answers ?? []).map(({ itemId, answer, paperId = null, note = null }) => ({
    ...{ itemId, answer, paperId, note },
  }));
  checkAnswers(items, answers);
  await refuseUnsoundSheets(tx, sheets);
  if (recalled) await examineProposal(tx, [dossierId]);
  const frozen = await freezeSendings(tx, { kind: 'supplement', dossierIds: [dossierId], personId });
  await answerItems(tx, dossierId, personId, answers);
  return {
    ...{ note: dto.note, answers, contentHash: frozen.get(dossierId) },
    receivedOn: receivedOn(calendar, await tx.legalNow()),
  };
}
