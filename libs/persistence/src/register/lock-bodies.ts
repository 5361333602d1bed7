import type { Transaction } from '../transaction.js';

/**
 * Locks the register of the bodies until commit, so that nobody else opens a subject there meanwhile: two filings at one
 * instant find one subject, not two.
 */
export async function lockRegisterOf(tx: Transaction, bodyIds: readonly string[]): Promise<void> {
  await tx.rows(
    `SELECT pg_advisory_xact_lock(hashtextextended('register/' || id, 0))
       FROM (SELECT DISTINCT id FROM unnest($1::uuid[]) AS asked (id) ORDER BY id) AS sorted`,
    [bodyIds],
  );
}
