import type { AwardCriteria } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** The standards of the titles as the law's files in force tell them, and the regime of a day. */
export interface TitleCriteria {
  readonly criteria: readonly AwardCriteria[];
  /** Null before the first regime on record. */
  readonly regime: string | null;
}

/** @param day a legal day */
export async function readTitleCriteria(sql: Sql, day: string): Promise<TitleCriteria> {
  const [found] = await sql.rows<{ criteria: readonly AwardCriteria[] | null; regime: string | null }>(
    `SELECT (SELECT f.content -> 'criteria' FROM law_file f WHERE f.file = 'criteria' ORDER BY f.version_id DESC LIMIT 1) AS criteria,
            (SELECT r.code FROM legal_regime r WHERE daterange(r.valid_from, r.valid_to, '[]') @> $1::date
              ORDER BY r.valid_from DESC LIMIT 1) AS regime`,
    [day],
  );
  return { criteria: found?.criteria ?? [], regime: found?.regime ?? null };
}
