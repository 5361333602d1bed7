import type { Sql } from '../database.js';

/**
 * The dossiers in the order an agenda has unless the secretary gives another: award by award as the law's file lists them,
 * within an award direct workers and small collectives first, then as given. Unknown dossiers come last, to be refused by name.
 * @source Law 06/2022/QH15, Art. 5: direct workers and small collectives are attended to
 */
export async function arrangeByAward(sql: Sql, dossierIds: readonly string[]): Promise<readonly string[]> {
  const arranged = await sql.rows<{ id: string }>(
    `SELECT asked.id FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, n)
       LEFT JOIN dossier d ON d.id = asked.id LEFT JOIN nominee w ON w.id = d.nominee_id
       LEFT JOIN (SELECT a.award ->> 'code' AS code, a.place
                    FROM law_file l, jsonb_array_elements(l.content -> 'awards') WITH ORDINALITY AS a (award, place)
                   WHERE l.file = 'awards' AND l.version_id = (SELECT max(id) FROM law_version)) AS listed ON listed.code = d.award_code
      ORDER BY listed.place NULLS LAST, d.award_code NULLS LAST, coalesce(w.direct_worker OR w.small_collective, false) DESC, asked.n`,
    [dossierIds],
  );
  return arranged.map(({ id }) => id);
}
