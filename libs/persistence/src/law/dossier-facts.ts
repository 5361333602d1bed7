import type { AchievementPeriod, CheckKind, NomineeKind, Post, Standing } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { HISTORY, type SubjectHistory } from '../register/subject-history.js';
import { achievementPeriod } from './achievement-period.js';

/** What a dossier says of itself, and what is on record of its nominee, as the law asks for it. Days are 'YYYY-MM-DD'. */
export interface DossierFacts {
  readonly dossierId: string;
  readonly campaignId: string;
  /** Revision of the campaign's frozen procedure. */
  readonly procedureRev: number;
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
  /** Filed or decided proposals of the same nominee elsewhere; a draft only where it is asked about together. */
  readonly otherProposals: readonly {
    readonly awardCode: string;
    readonly campaignId: string;
    readonly annual: boolean;
    readonly period: AchievementPeriod;
  }[];
  /** null while nobody knows who the nominee is in the register. */
  readonly history: SubjectHistory | null;
  /** Where the register has the nominee, the oldest first. */
  readonly posts: readonly Post[];
  readonly override: OverrideOnFile | null;
  /** What people have confirmed, the oldest first. What was read off a paper since replaced is left out. */
  readonly confirmed: readonly ConfirmedOnFile[];
}

/** Why a head is commended although targets of his body are unmet. */
interface OverrideOnFile {
  readonly name: string;
  readonly reason: string;
  readonly documentNumber: string;
  readonly documentDate: string;
}

/** An answer to a check, and who gave it. */
interface ConfirmedOnFile {
  readonly kind: CheckKind;
  readonly about: string;
  readonly holds: boolean;
  readonly standing: Standing;
  readonly note: string;
  readonly person: string;
  readonly position: string;
  readonly on: string;
}

/**
 * The facts of dossiers, in the order asked, in one statement; one that does not exist is left out. Whether the caller may
 * see them is asked before.
 */
export async function readDossierFacts(sql: Sql, dossierIds: readonly string[]): Promise<readonly DossierFacts[]> {
  return sql.rows<DossierFacts & Record<string, unknown>>(FACTS, [dossierIds]);
}

const PAPERS = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('code', p.paper_code, 'sha256', p.file_sha256) ORDER BY p.paper_code)
     FROM paper p WHERE p.dossier_id = d.id AND p.replaced_at IS NULL), '[]')`;

const OTHER_PROPOSALS = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('awardCode', o.award_code, 'campaignId', oc.id,
      'annual', oc.kind = 'REGULAR_ANNUAL', 'period', oc.period) ORDER BY o.id)
      FROM dossier o JOIN nominee m ON m.id = o.nominee_id
      JOIN LATERAL (SELECT c.id, c.kind, ${achievementPeriod('m.body_id')} AS period FROM campaign c WHERE c.id = o.campaign_id) AS oc ON true
     WHERE o.nominee_id = ANY (ARRAY(SELECT a.id FROM nominee a WHERE a.subject_id = n.subject_id) || n.id) AND o.id <> d.id
       AND o.stage NOT IN ('notified', 'refused', 'returned', 'withdrawn', 'lapsed')
       AND (o.submission_id IS NOT NULL OR o.id = ANY ($1::uuid[]))
       AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = o.id)), '[]')`;

const CONFIRMED = `
  coalesce((SELECT jsonb_agg(jsonb_build_object('kind', f.check_kind, 'about', f.about, 'holds', f.holds,
      'standing', f.standing, 'note', f.note, 'person', h.full_name, 'position', o.title,
      'on', (f.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) ORDER BY f.recorded_at, f.id)
      FROM confirmation f JOIN person h ON h.id = f.person_id JOIN position o ON o.id = f.position_id
     WHERE f.dossier_id = d.id AND (f.paper_sha256 IS NULL OR EXISTS (SELECT FROM paper p WHERE p.dossier_id = d.id
       AND p.paper_code = f.about AND p.file_sha256 = f.paper_sha256 AND p.replaced_at IS NULL))), '[]')`;

/** Who succeeded whom is followed only where somebody did; OFFSET 0 has it worked out once, not wherever it is read. */
const FACTS = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT d.id AS "dossierId", c.id AS "campaignId", c.procedure_rev AS "procedureRev", d.award_code AS "awardCode",
         n.name AS nominee, n.kind AS "nomineeKind", n.direct_worker AS "directWorker",
         n.small_collective AS "smallCollective", who.id AS "subjectId", d.legal_regime IS NOT NULL AS "regimeFixed",
         coalesce(d.legal_regime, (SELECT r.code FROM legal_regime r
           WHERE daterange(r.valid_from, r.valid_to, '[]') @> today.day ORDER BY r.valid_from DESC LIMIT 1), '') AS regime,
         today.day::text AS today, c.kind = 'REGULAR_ANNUAL' AS annual, c.kind = 'AD_HOC' AS "adHoc", ${achievementPeriod('n.body_id')} AS period,
         c.head_rule AS "headRule", d.stage, ${PAPERS} AS papers, ${OTHER_PROPOSALS} AS "otherProposals",
         CASE WHEN who.id IS NOT NULL THEN ${HISTORY('who.id', 'line.ids')} END AS history,
         coalesce((SELECT jsonb_agg(jsonb_build_object('bodyId', t.body_id, 'from', t.valid_from, 'to', t.valid_to)
            ORDER BY t.seq) FROM subject_tenure t WHERE t.subject_id = who.id), '[]') AS posts,
         (SELECT jsonb_build_object('name', v.name, 'reason', v.reason, 'documentNumber', v.document_number,
            'documentDate', v.document_date) FROM head_override v WHERE v.dossier_id = d.id) AS override,
         ${CONFIRMED} AS confirmed
    FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (id, ord) CROSS JOIN today
    JOIN dossier d ON d.id = asked.id JOIN nominee n ON n.id = d.nominee_id JOIN campaign c ON c.id = d.campaign_id
    CROSS JOIN LATERAL (SELECT CASE WHEN EXISTS (SELECT FROM subject_succession x WHERE x.predecessor_id = n.subject_id)
                                    THEN present_subject(n.subject_id) ELSE n.subject_id END AS id OFFSET 0) AS who
    CROSS JOIN LATERAL (SELECT CASE WHEN EXISTS (SELECT FROM subject_succession x WHERE x.successor_id = who.id)
                                    THEN ARRAY(SELECT line_of(who.id)) ELSE ARRAY[who.id] END AS ids OFFSET 0) AS line
   ORDER BY asked.ord`;
