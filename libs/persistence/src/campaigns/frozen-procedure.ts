import {
  type DefectKind,
  type DutyDue,
  type DutyKind,
  type DutyNature,
  type Forms,
  type LadderStep,
  type Limit,
  type Priorities,
  Problem,
  type Quorum,
  type Simplified,
  type RegimeFixedAt,
  type VoteRule,
} from '@bangvang/domain';
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
  /** The version of the law's files it was frozen from; null where none was loaded. */
  readonly lawVersion: number | null;
  readonly template: readonly TemplateRow[];
  /** Steps by code of the ladder. */
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
  /** By `code/level`. */
  readonly limits: Readonly<Record<string, Limit>>;
  /** By award code. */
  readonly votes: Readonly<Record<string, VoteRule & { secretBallot: boolean | null }>>;
  /** By award code: every paper its dossier needs in the end. */
  readonly requiredPapers: Readonly<Record<string, readonly string[]>>;
  /** By award code: of these, what the unit must have when it submits. */
  readonly papersAtSubmission: Readonly<Record<string, readonly string[]>>;
  /** Which tasks come first among those due at one instant; null or absent: all alike. */
  readonly priorities?: Priorities | null;
  readonly quorum: Quorum | null;
  readonly supplementRoundsMax: number | null;
  /** Working days that a shortened campaign must still have before its new end; null: none. */
  readonly shorteningNoticeDays: number | null;
  /** When the legal regime of a dossier is fixed. */
  readonly regimeFixedAt: RegimeFixedAt;
  /** Forms of dossiers and filings, by code. */
  readonly forms: Forms;
  /** What a dossier may be sent back for, by code. */
  readonly defects: Readonly<Record<string, DefectKind>>;
  /** How its steps are simplified (thủ tục đơn giản); null: the full procedure. */
  readonly simplified: Simplified | null;
}

/** Procedures by campaign, each with the revision it was read under: a migration raises it. */
const kept = new Map<string, { readonly revision: number; readonly procedure: FrozenProcedure }>();
const MOST_KEPT = 200;

/**
 * What a running campaign is run by: what was frozen at its launch, or by a later migration. Read once per revision.
 * @param revision of the campaign's procedure where the caller has read it already
 * @throws Problem no-such-campaign where there is none, or it is a draft
 */
export async function readProcedure(sql: Sql, campaignId: string, revision?: number): Promise<FrozenProcedure> {
  const known = kept.get(campaignId);
  if (known && known.revision === (revision ?? (await revisionOf(sql, campaignId)))) return known.procedure;
  const [found] = await sql.rows<{ revision: number; procedure: FrozenProcedure }>(
    'SELECT procedure_rev AS revision, procedure FROM campaign WHERE id = $1 AND procedure IS NOT NULL',
    [campaignId],
  );
  if (!found) throw new Problem('no-such-campaign', 'Không có phong trào này, hoặc phong trào chưa được phát động.');
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(campaignId, found);
  return found.procedure;
}

/**
 * What a campaign was run by under one revision of its procedure: the present one, or one a migration replaced.
 * @throws Problem no-such-campaign
 */
export async function readProcedureRevision(sql: Sql, campaignId: string, revision: number): Promise<FrozenProcedure> {
  const [replaced] = await sql.rows<{ procedure: FrozenProcedure }>(
    'SELECT replaced AS procedure FROM procedure_migration WHERE campaign_id = $1 AND revision = $2 + 1',
    [campaignId, revision],
  );
  return replaced?.procedure ?? readProcedure(sql, campaignId);
}

async function revisionOf(sql: Sql, campaignId: string): Promise<number | null> {
  const [row] = await sql.rows<{ revision: number }>('SELECT procedure_rev AS revision FROM campaign WHERE id = $1', [
    campaignId,
  ]);
  return row?.revision ?? null;
}

/** The limit of a step at a level: the level's own, or the one for any. */
export function limitOf({ limits }: Pick<FrozenProcedure, 'limits'>, step: string, level: string): Limit | null {
  return limits[`${step}/${level}`] ?? limits[`${step}/any`] ?? null;
}
