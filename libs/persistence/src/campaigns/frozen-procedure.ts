import type { DutyDue, DutyKind, DutyNature, LadderStep, Quorum, VoteRule } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** A duty as the reference files have it. Without codes and `all` it reaches nobody. */
export interface TemplateRow {
  readonly kind: DutyKind;
  readonly name: string;
  readonly codes?: readonly string[];
  /** Reaches every addressed body. */
  readonly all?: boolean;
  /** Counts only where the code stands first in its paragraph: the paragraph's main duty. */
  readonly mainDutyOnly?: boolean;
  readonly due: DutyDue | null;
  readonly nature: DutyNature;
  readonly ladder: string | null;
}

/** The numbers of the law and of practice a campaign is run by, as they stood on the day it was launched. */
export interface FrozenProcedure {
  readonly frozenOn: string;
  readonly template: readonly TemplateRow[];
  /** Steps by code of the ladder. */
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
  /** By `code/level`. */
  readonly limits: Readonly<Record<string, { count: number; unit: string; shiftToWorkingDay: boolean }>>;
  /** By award code. */
  readonly votes: Readonly<Record<string, VoteRule & { secretBallot: boolean | null }>>;
  readonly quorum: Quorum | null;
  readonly supplementRoundsMax: number | null;
}

/** Reads what a campaign of a kind is run by on a day, in one statement. */
export async function readProcedureInForce(sql: Sql, campaignKind: string, day: string): Promise<FrozenProcedure> {
  const [row] = await sql.rows<{ procedure: FrozenProcedure }>(IN_FORCE, [campaignKind, day]);
  return row!.procedure;
}

const IN_FORCE = `
  SELECT jsonb_build_object(
    'frozenOn', $2::date::text,
    'template', coalesce((SELECT duties FROM duty_template WHERE campaign_kind = $1), '[]'),
    'ladders', coalesce((SELECT jsonb_object_agg(code, steps) FROM ladder), '{}'),
    'limits', coalesce((SELECT jsonb_object_agg(code || '/' || level, jsonb_build_object(
        'count', count, 'unit', unit, 'shiftToWorkingDay', shift_to_working_day)) FROM time_limit), '{}'),
    'votes', coalesce((SELECT jsonb_object_agg(code, jsonb_build_object('numerator', vote_numerator,
        'denominator', vote_denominator, 'strict', vote_strict, 'secretBallot', secret_ballot)) FROM award_type
        WHERE (valid_from IS NULL OR valid_from <= $2::date) AND (valid_to IS NULL OR valid_to >= $2::date)), '{}'),
    'quorum', (SELECT value FROM procedure_setting WHERE code = 'quorum'),
    'supplementRoundsMax', (SELECT value FROM procedure_setting WHERE code = 'supplementRoundsMax')) AS procedure`;
