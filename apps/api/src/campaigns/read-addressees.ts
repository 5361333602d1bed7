import { readClusterMembers, readGroupBodies, readPhrases, type Sql } from '@bangvang/persistence';
import type { Addressees } from '@bangvang/procedures';

/** Whom the words of an issuer's documents mean on a day. */
export async function readAddressees(
  sql: Sql,
  issuer: { readonly id: string; readonly homeAffairsId: string | null },
  day: string,
): Promise<Addressees> {
  return {
    phrases: await readPhrases(sql, issuer.id, day),
    groups: await readGroupBodies(sql, day),
    homeAffairsId: issuer.homeAffairsId,
    members: await readClusterMembers(sql, issuer.id, day),
  };
}
