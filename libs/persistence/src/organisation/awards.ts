import type { NomineeKind } from '@bangvang/domain';
import type { Sql } from '../database.js';
import { LEGAL_DAY } from './legal-day.js';

export interface AwardView {
  readonly code: string;
  readonly name: string;
  readonly nomineeKinds: readonly NomineeKind[];
  readonly decidingLevel: string;
  /** Share of all council members that must agree; `strict` asks for more than it. */
  readonly vote: { readonly numerator: number; readonly denominator: number; readonly strict: boolean };
  readonly requiredPapers: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The legal text it rests on, and how sure that is. */
  readonly source: string;
  readonly confidence: string;
}

/** Awards in force on the legal day, by code. */
export function listAwards(sql: Sql): Promise<AwardView[]> {
  return sql.rows<AwardView & Record<string, unknown>>(
    `SELECT code, name, nominee_kinds AS "nomineeKinds", deciding_level AS "decidingLevel",
            jsonb_build_object('numerator', vote_numerator, 'denominator', vote_denominator, 'strict', vote_strict) AS vote,
            required_papers AS "requiredPapers", valid_from::text AS "validFrom", valid_to::text AS "validTo", source, confidence
       FROM ${LEGAL_DAY}, award_type
      WHERE (valid_from IS NULL OR valid_from <= today.day) AND (valid_to IS NULL OR today.day <= valid_to)
      ORDER BY code`,
  );
}

export interface PaperTypeView {
  readonly code: string;
  readonly name: string;
}

export function listPaperTypes(sql: Sql): Promise<PaperTypeView[]> {
  return sql.rows<PaperTypeView & Record<string, unknown>>('SELECT code, name FROM paper_type ORDER BY code');
}
