import type { NomineeKind } from '../award.js';
import type { AchievementPeriod } from '../chains/achievement-period.js';
import type { Discipline, HeldAward } from '../chains/held-award.js';
import type { DisciplineLevel, JudgedType, Launcher, MeritScope, Rating } from './criteria.js';

/** The rating of one year. */
export interface YearRating {
  readonly period: AchievementPeriod;
  readonly rating: Rating;
}

/** An initiative (sáng kiến) or a scientific work with its certified scope; null while nobody has certified it. */
export interface CertifiedWork {
  readonly title: string;
  readonly scope: MeritScope | null;
  /** The achievement year it belongs to; null: not stated. */
  readonly period: AchievementPeriod | null;
}

/** The members of a collective in the achievement year. Each count is null while unknown. */
export interface Members {
  /** Members counted: those exempt are taken off already. */
  readonly total: number | null;
  readonly completedTasks: number | null;
  /** Award code → how many members have it for the year. A code that is missing is unknown. */
  readonly withAward: Readonly<Record<string, number>>;
  /** The disciplines of members in the year; null: unknown; empty: none. */
  readonly disciplines: readonly DisciplineLevel[] | null;
}

/** A place in the ranking of a cluster or block (cụm, khối thi đua). */
export interface ClusterStanding {
  readonly organiser: 'province' | 'central-council';
  readonly rank: number;
}

/** How the nominee stood in a campaign. `outstanding` and `leads` are null until the final review says. */
export interface CampaignStanding {
  readonly launchedBy: Launcher;
  readonly outstanding: boolean | null;
  readonly leads: boolean | null;
  /** Length of the campaign in whole years. */
  readonly years: number;
}

/** What a person has found about something the law words without a measure. */
export interface Judgement {
  /** A criterion's type, or the code of one criterion. */
  readonly about: JudgedType | (string & {});
  readonly holds: boolean;
  /** Who found it, and by which document, as shown to people. */
  readonly by: string;
}

/** All that is on file about one nominee for one award. null: unknown; an empty list: known to be none. */
export interface Evidence {
  readonly nomineeKind: NomineeKind;
  /** The achievement year proposed for. */
  readonly period: AchievementPeriod;
  readonly ratings: readonly YearRating[];
  readonly awards: readonly HeldAward[];
  /** Whether the register holds every award of the years in question. */
  readonly awardsComplete: boolean;
  readonly disciplines: readonly Discipline[] | null;
  readonly initiatives: readonly CertifiedWork[] | null;
  readonly scienceWorks: readonly CertifiedWork[] | null;
  readonly members: Members | null;
  readonly clusters: readonly ClusterStanding[] | null;
  readonly campaigns: readonly CampaignStanding[] | null;
  readonly judgements: readonly Judgement[];
}
