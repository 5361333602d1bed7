import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** A phrase documents use for bodies, and the groups of bodies it means. */
export interface PhraseView {
  readonly text: string;
  readonly groups: readonly string[];
}

export function listPhrases(sql: Sql, after: string | null, limit: number): Promise<PhraseView[]> {
  return sql.rows<PhraseView & Record<string, unknown>>(
    `SELECT text, group_codes AS groups FROM phrase WHERE $1::text IS NULL OR text > $1 ORDER BY text LIMIT $2`,
    [after, limit],
  );
}

/** Says what a phrase means from now on. @throws Problem invalid-input naming groups that do not exist */
export async function putPhrase(tx: Transaction, { text, groups }: PhraseView): Promise<void> {
  const unknown = await tx.rows<{ code: string }>(
    `SELECT code FROM unnest($1::text[]) AS code WHERE NOT EXISTS (SELECT FROM body_group g WHERE g.code = code.code)`,
    [groups],
  );
  if (unknown.length > 0) {
    const codes = unknown.map(({ code }) => code);
    throw new Problem('invalid-input', `Không có nhóm đơn vị: ${codes.join(', ')}.`, {
      extra: { errors: codes.map((code) => ({ field: 'groups', message: `Không có nhóm ${code}.` })) },
    });
  }
  await tx.rows(
    `INSERT INTO phrase (text, group_codes) VALUES ($1, $2)
     ON CONFLICT ON CONSTRAINT phrase_pk DO UPDATE SET group_codes = EXCLUDED.group_codes`,
    [text, groups],
  );
  tx.audit('installation/phrases', 'put-phrase', { text, groups });
}
