import { simplifiedRule, simplify } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { readNewestLaw } from '../law/newest-law.js';
import type { FrozenProcedure } from './frozen-procedure.js';

/** Which campaign is to be run by the law of a day. */
export interface ProcedureWanted {
  readonly kind: string;
  readonly day: string;
  /** Whether the issuer asks for the simplified procedure (thủ tục đơn giản), where the law leaves it to him. */
  readonly simplified: boolean;
}

/** Reads what a campaign of a kind is run by on a day; `simplified` is null where the full procedure runs. */
export async function readProcedureInForce(
  sql: Sql,
  { kind, day, simplified: asked }: ProcedureWanted,
): Promise<FrozenProcedure> {
  const [row] = await sql.rows<{ procedure: Omit<FrozenProcedure, 'simplified'>; regime: string | null }>(IN_FORCE, [
    kind,
    day,
  ]);
  const { procedure, regime } = row!;
  const law = await readNewestLaw(sql);
  const rule = law && simplifiedRule(law.simplified, kind, day, asked);
  if (!law || !rule || regime === null) return { ...procedure, simplified: null };
  return {
    ...procedure,
    ...simplify(procedure, rule, { awards: law.awards, papers: law.conditionalPapers }, regime),
  };
}

const IN_FORCE = `
  WITH awards AS (SELECT * FROM award_type WHERE daterange(valid_from, valid_to, '[]') @> $2::date)
  SELECT jsonb_build_object(
    'frozenOn', $2::date::text,
    'lawVersion', (SELECT max(id) FROM law_version),
    'template', coalesce((SELECT duties FROM duty_template WHERE campaign_kind = $1), '[]'),
    'ladders', coalesce((SELECT jsonb_object_agg(code, steps) FROM ladder), '{}'),
    'limits', coalesce((SELECT jsonb_object_agg(code || '/' || level, jsonb_build_object(
        'count', count, 'unit', unit, 'shiftToWorkingDay', shift_to_working_day)) FROM time_limit), '{}'),
    'votes', coalesce((SELECT jsonb_object_agg(code, jsonb_build_object('numerator', vote_numerator,
        'denominator', vote_denominator, 'strict', vote_strict, 'secretBallot', secret_ballot)) FROM awards), '{}'),
    'requiredPapers', coalesce((SELECT jsonb_object_agg(code, required_papers) FROM awards), '{}'),
    'papersAtSubmission', coalesce((SELECT jsonb_object_agg(code, ARRAY(
        SELECT p.code FROM paper_type p WHERE p.code = ANY (required_papers) AND p.made_by IN ('proposing-body', 'outside')
           AND p.code <> 'TO_TRINH' ORDER BY p.code)) FROM awards), '{}'),
    'priorities', (SELECT jsonb_build_object('usual', l.content -> 'usual', 'rules', coalesce((
          SELECT jsonb_agg(jsonb_build_object('nominee', p -> 'nominee', 'priority', p -> 'priority'))
            FROM jsonb_array_elements(l.content -> 'priorities') AS p
           WHERE daterange((p ->> 'validFrom')::date, (p ->> 'validTo')::date, '[]') @> $2::date), '[]'))
       FROM law_file l WHERE l.version_id = (SELECT max(id) FROM law_version) AND l.file = 'priorities'),
    'quorum', (SELECT value FROM procedure_setting WHERE code = 'quorum'),
    'supplementRoundsMax', (SELECT value FROM procedure_setting WHERE code = 'supplementRoundsMax'),
    'shorteningNoticeDays', (SELECT value FROM procedure_setting WHERE code = 'shorteningNoticeDays'),
    'regimeFixedAt', coalesce((SELECT value FROM procedure_setting WHERE code = 'regimeFixedAt'), '"first-acceptance"'),
    'forms', coalesce((SELECT jsonb_object_agg(f ->> 'code', f) FROM law_file l, jsonb_array_elements(l.content -> 'forms') AS f
       WHERE l.version_id = (SELECT max(id) FROM law_version) AND l.file = 'forms'
         AND daterange((f ->> 'validFrom')::date, (f ->> 'validTo')::date, '[]') @> $2::date
         AND (f -> 'campaignKinds' = 'null' OR f -> 'campaignKinds' ? $1)), '{}'),
    'defects', coalesce((SELECT jsonb_object_agg(f ->> 'code', f) FROM law_file l, jsonb_array_elements(l.content -> 'defects') AS f
       WHERE l.version_id = (SELECT max(id) FROM law_version) AND l.file = 'defects'), '{}')) AS procedure,
    (SELECT r.code FROM legal_regime r WHERE daterange(r.valid_from, r.valid_to, '[]') @> $2::date
      ORDER BY r.valid_from DESC LIMIT 1) AS regime`;
