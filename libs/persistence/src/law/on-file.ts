import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { readHeads } from '../targets/head-rule.js';
import { readDossierFacts } from './dossier-facts.js';
import type { OnFile } from './evidence.js';

/**
 * All that is on file about dossiers, in the order asked: one statement for the dossiers and one for heads, asked for
 * together, and a third where a head among them has targets.
 * @throws Problem no-such-dossier
 */
export async function readOnFile(sql: Sql, dossierIds: readonly string[]): Promise<readonly OnFile[]> {
  const [found, heads] = await Promise.all([readDossierFacts(sql, dossierIds), readHeads(sql, dossierIds)]);
  if (found.length < dossierIds.length) throw new Problem('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  return found.map((facts) => ({ facts, heads: heads.filter(({ dossierId }) => dossierId === facts.dossierId) }));
}
