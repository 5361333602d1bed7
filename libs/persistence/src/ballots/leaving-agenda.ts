import type { Transaction } from '../transaction.js';

/** Before items leave an agenda: those for which somebody holds a token or a paper stay on file as deferred, the others lose their keys. */
export async function leaveAgenda(
  tx: Transaction,
  sessionId: string,
  keptDossierIds: readonly string[],
): Promise<void> {
  await tx.rows(
    `UPDATE session_item i SET state = 'deferred' WHERE i.session_id = $1 AND i.dossier_id <> ALL($2::uuid[]) AND i.state = 'pending'
        AND EXISTS (SELECT FROM ballot_roll r WHERE r.item_id = i.id)`,
    [sessionId, keptDossierIds],
  );
  await tx.rows(
    `DELETE FROM ballot_key k USING session_item i WHERE k.item_id = i.id AND i.session_id = $1
        AND i.dossier_id <> ALL($2::uuid[]) AND i.state = 'pending'`,
    [sessionId, keptDossierIds],
  );
}
