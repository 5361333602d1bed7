import { type CouncilRules, Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** Where the rules of every council stand among the settings of the law; a council's own `rules` come before them. */
const SETTINGS: Readonly<Record<keyof CouncilRules, string>> = {
  quorum: 'quorum',
  orderToOpen: 'orderToOpen',
  ballotTickSeconds: 'ballotTickSeconds',
  acts: 'councilActs',
  deputies: 'councilDeputies',
  standsAside: 'standsAside',
  minutesNameAside: 'minutesNameAside',
  smallElectorate: 'smallElectorate',
  acclamation: 'acclamation',
};

/**
 * The rules of a council today: the law's file, with what the council's own regulation says otherwise. A session keeps
 * those of its convening.
 * @param frozen what a campaign froze at its launch: it stands before the law, behind the council's own regulation
 * @throws Problem invalid-input where the law's files name no rules
 */
export async function councilRules(
  sql: Sql,
  councilId: string,
  frozen: Pick<Partial<CouncilRules>, 'quorum'> = {},
): Promise<CouncilRules> {
  const [row] = await sql.rows<{ rules: Partial<CouncilRules> }>(
    `SELECT law.rules || $3::jsonb || (c.rules - 'source') || jsonb_build_object('acts', law.rules -> 'acts' || coalesce(c.rules -> 'acts', '{}')) AS rules
       FROM council c CROSS JOIN LATERAL (
         SELECT coalesce(jsonb_object_agg(k.key, s.value), '{}') AS rules
           FROM jsonb_each_text($2) AS k JOIN procedure_setting s ON s.code = k.value) AS law
      WHERE c.id = $1`,
    [councilId, JSON.stringify(SETTINGS), JSON.stringify(frozen)],
  );
  const rules = row?.rules;
  const absent = (Object.keys(SETTINGS) as (keyof CouncilRules)[]).filter((key) => (rules?.[key] ?? null) === null);
  if (absent.length > 0) {
    throw new Problem('invalid-input', 'Chưa có quy tắc họp của Hội đồng trong dữ liệu luật (law/councils.yaml).', {
      extra: { absent },
    });
  }
  return rules as CouncilRules;
}
