import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { Transaction } from '../transaction.js';

/** A phrase documents use for bodies, and the groups of bodies it means. */
export interface PhraseView {
  readonly text: string;
  readonly groups: readonly string[];
  /** Code of the body in whose documents it means this, '' in everybody's. */
  readonly issuer: string;
}

/** @param after text and issuer of the last one shown */
export function listPhrases(sql: Sql, after: readonly [string, string] | null, limit: number): Promise<PhraseView[]> {
  return sql.rows<PhraseView & Record<string, unknown>>(
    `SELECT text, group_codes AS groups, scope AS issuer FROM phrase
      WHERE $1::text IS NULL OR (text, scope) > ($1, $2) ORDER BY text, scope LIMIT $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** Says what a phrase means from now on. @throws Problem invalid-input naming groups that do not exist; no-such-body */
export async function putPhrase(tx: Transaction, { text, groups, issuer }: PhraseView): Promise<void> {
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
  if (issuer !== '' && !(await tx.one('SELECT 1 FROM body WHERE code = $1', [issuer]))) {
    throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${issuer}”.`);
  }
  await tx.rows(
    `INSERT INTO phrase (text, group_codes, scope) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT phrase_pk DO UPDATE SET group_codes = EXCLUDED.group_codes`,
    [text, groups, issuer],
  );
  tx.audit('installation/phrases', 'put-phrase', { text, groups, issuer });
}
