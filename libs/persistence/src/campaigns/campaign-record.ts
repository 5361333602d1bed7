import type { CampaignDocument } from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { FrozenProcedure } from './frozen-procedure.js';

export type CampaignStage = 'drafted' | 'launched' | 'closed' | 'archived';

/** A campaign as its row stands. Instants are ISO strings, days 'YYYY-MM-DD'. */
export interface CampaignRecord {
  readonly id: string;
  readonly issuerBodyId: string;
  readonly issuerCode: string;
  readonly issuerName: string;
  readonly homeAffairsId: string | null;
  readonly document: CampaignDocument;
  readonly number: string | null;
  readonly title: string;
  readonly kind: string;
  readonly stage: CampaignStage;
  readonly procedure: FrozenProcedure | null;
  readonly launchedOn: string | null;
  readonly launchedAt: string | null;
  readonly endsOn: string;
  readonly endsAt: string;
  readonly proposalsDueOn: string;
  readonly proposalsDueAt: string;
  readonly calendarRev: number;
  readonly closedAt: string | null;
  /** Whether the head of a body with unmet assigned targets is not commended. */
  readonly headRule: boolean;
  /** What "khoảng" allows, in per cent of the value. */
  readonly tolerancePercent: number;
  readonly version: number;
}

/** An instant as ISO text with Z, as answers carry it. */
export const ISO = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const CAMPAIGN_COLUMNS = `
  c.id, c.issuer_body_id AS "issuerBodyId", b.code AS "issuerCode", issuer.name AS "issuerName",
  b.home_affairs_id AS "homeAffairsId", c.number, c.title, c.kind, c.stage,
  c.launched_on::text AS "launchedOn", ${ISO('c.launched_at')} AS "launchedAt",
  c.ends_on::text AS "endsOn", ${ISO('c.ends_at')} AS "endsAt",
  c.proposals_due_on::text AS "proposalsDueOn", ${ISO('c.proposals_due_at')} AS "proposalsDueAt",
  c.calendar_rev AS "calendarRev", ${ISO('c.closed_at')} AS "closedAt", c.head_rule AS "headRule",
  c.tolerance_percent::float8 AS "tolerancePercent", c.version`;

/** The issuer with the name it bears, or last bore, up to the campaign's end. */
export const CAMPAIGN_FROM = `
  campaign c JOIN body b ON b.id = c.issuer_body_id
  CROSS JOIN LATERAL (SELECT t.name FROM body_tenure t WHERE t.body_id = b.id
    ORDER BY (t.valid_from <= c.ends_on) DESC, t.valid_from DESC LIMIT 1) AS issuer`;

/** The campaign, or null. Inside a command it takes no lock: see `lockCampaign`. */
export async function findCampaign(sql: Sql, campaignId: string): Promise<CampaignRecord | null> {
  const [found] = await sql.rows<CampaignRecord & Record<string, unknown>>(
    `SELECT ${CAMPAIGN_COLUMNS}, c.document, c.procedure FROM ${CAMPAIGN_FROM} WHERE c.id = $1`,
    [campaignId],
  );
  return found ?? null;
}
