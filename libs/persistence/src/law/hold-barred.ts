import { holdDossier } from './suspensions.js';
import { type Barred, barredAt } from './refuse-barred.js';
import type { Transaction } from '../transaction.js';

/**
 * Asks the gates once more of what is about to be signed, and holds (tạm dừng) each dossier that one bars: it alone stops,
 * with the reason, the others go on. What was voted on it takes no effect and revives by nothing: resumed, it comes to a
 * later meeting. The caller holds the locks of the dossiers.
 * @param document the paper it happens with, e.g. `Biên bản số 01/BB-HĐTĐKT`
 * @returns what barred them, one entry for each dossier and gate
 */
export async function holdBarred(
  tx: Transaction,
  dossierIds: readonly string[],
  moment: 'vote' | 'decision',
  { document, personId }: { readonly document: string; readonly personId: string },
): Promise<readonly Barred[]> {
  const barred = await barredAt(tx, dossierIds, moment);
  for (const dossierId of new Set(barred.map((one) => one.dossierId))) {
    const grounds = barred.filter((one) => one.dossierId === dossierId);
    const reason = grounds.map(({ sentence, clause }) => (clause ? `${sentence} (${clause})` : sentence)).join('; ');
    await holdDossier(tx, { dossierId, kind: 'hold', reason, document, personId });
  }
  return barred;
}
