import type { AchievementPeriod, NomineeKind } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { achievementPeriod } from './achievement-period.js';

/** What a dossier says of itself, as the law asks for it. Days are 'YYYY-MM-DD'. */
export interface DossierFacts {
  readonly dossierId: string;
  readonly campaignId: string;
  readonly awardCode: string;
  readonly nominee: string;
  readonly nomineeKind: NomineeKind;
  readonly directWorker: boolean;
  readonly smallCollective: boolean;
  /** Who it is in the register; null while nobody has told namesakes apart. */
  readonly subjectId: string | null;
  /** The regime fixed at the acceptance; before it the one in force today. */
  readonly regime: string;
  readonly regimeFixed: boolean;
  readonly today: string;
  readonly annual: boolean;
  /** Commended for one deed (đột xuất), not for a campaign. */
  readonly adHoc: boolean;
  readonly period: AchievementPeriod;
  readonly headRule: boolean;
  /** Where it stands still matters for which papers may be asked. */
  readonly stage: string;
  readonly papers: readonly { readonly code: string; readonly sha256: string }[];
  /** Open or decided proposals of the same nominee elsewhere. */
  readonly otherProposals: readonly {
    readonly awardCode: string;
    readonly campaignId: string;
    readonly annual: boolean;
    readonly period: AchievementPeriod;
  }[];
}

/** The facts of a dossier, or null. Whether the caller may see it is asked before. */
export async function readDossierFacts(sql: Sql, dossierId: string): Promise<DossierFacts | null> {
  const [facts] = await sql.rows<DossierFacts & Record<string, unknown>>(FACTS, [dossierId]);
  return facts ?? null;
}

const FACTS = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT d.id AS "dossierId", c.id AS "campaignId", d.award_code AS "awardCode", n.name AS nominee, n.kind AS "nomineeKind",
         n.direct_worker AS "directWorker", n.small_collective AS "smallCollective",
         present_subject(n.subject_id) AS "subjectId", d.legal_regime IS NOT NULL AS "regimeFixed",
         coalesce(d.legal_regime, (SELECT r.code FROM legal_regime r
           WHERE daterange(r.valid_from, r.valid_to, '[]') @> today.day ORDER BY r.valid_from DESC LIMIT 1), '') AS regime,
         today.day::text AS today, c.kind = 'REGULAR_ANNUAL' AS annual, c.kind = 'AD_HOC' AS "adHoc", ${achievementPeriod('n.body_id')} AS period,
         c.head_rule AS "headRule", d.stage,
         coalesce((SELECT jsonb_agg(jsonb_build_object('code', p.paper_code, 'sha256', p.file_sha256) ORDER BY p.paper_code) FROM paper p WHERE p.dossier_id = d.id AND p.replaced_at IS NULL), '[]') AS papers,
         coalesce((SELECT jsonb_agg(jsonb_build_object('awardCode', o.award_code, 'campaignId', oc.id,
             'annual', oc.kind = 'REGULAR_ANNUAL', 'period', oc.period) ORDER BY o.id)
             FROM dossier o JOIN nominee m ON m.id = o.nominee_id
             JOIN LATERAL (SELECT c.id, c.kind, ${achievementPeriod('m.body_id')} AS period FROM campaign c WHERE c.id = o.campaign_id) AS oc ON true
            WHERE o.id <> d.id AND (m.id = n.id OR m.subject_id = n.subject_id)
              AND o.stage NOT IN ('notified', 'refused', 'returned', 'withdrawn', 'lapsed')), '[]') AS "otherProposals"
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id JOIN campaign c ON c.id = d.campaign_id CROSS JOIN today
   WHERE d.id = $1`;
