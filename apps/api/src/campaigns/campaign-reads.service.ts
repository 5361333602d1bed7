import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  changedSince,
  Database,
  dutyKey,
  findIssuer,
  listCampaigns,
  listDeadlines,
  listDuties,
  listRungs,
  listTargets,
  readReport,
  storedReport,
  type CampaignRecord,
  type CampaignSummary,
} from '@bangvang/persistence';
import { addressBodies } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { DutyAnswer } from '../duties/duty.view.js';
import type { CampaignDutiesQuery, CampaignRungsQuery } from './campaign.dto.js';
import type { CampaignDetailView, CampaignView, ReportAnswer, RungAnswer } from './campaign.view.js';
import { legalToday } from './legal-today.js';
import { readAddressees } from './read-addressees.js';
import { bodiesSeenBy, campaignSeenBy } from './seen-campaign.js';

/** What people look at of campaigns. Every list is narrowed to what the officer may see, in SQL. */
@Injectable()
export class CampaignReadsService {
  constructor(private readonly database: Database) {}

  async list(query: PageQuery, officer: Officer): Promise<Page<CampaignView>> {
    const { after, rows } = pageBounds(query, 1);
    const bodyIds = bodiesSeenBy(officer, NOBODYS);
    const found = await listCampaigns(this.database, { bodyIds, after: after ? String(after[0]) : null, limit: rows });
    return pageFrom(found, query, ({ id }) => [id], viewOf);
  }

  /** @throws Problem no-such-campaign */
  async detail(campaignId: string, officer: Officer): Promise<CampaignDetailView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    return {
      ...viewOf(campaign),
      document: campaign.document,
      targets: await listTargets(this.database, campaignId),
      deadlines: await listDeadlines(this.database, 'campaign', campaignId),
      unresolved: campaign.stage === 'drafted' ? await this.unresolvedNow(campaign) : [],
    };
  }

  /** @throws Problem no-such-campaign, no-such-body */
  async duties(campaignId: string, query: CampaignDutiesQuery, officer: Officer): Promise<Page<DutyAnswer>> {
    return this.dutiesOf(campaignId, query, officer, { settled: query.settled ?? null, overdue: null }, query.body);
  }

  /** @throws Problem no-such-campaign */
  async rungs(campaignId: string, query: CampaignRungsQuery, officer: Officer): Promise<Page<RungAnswer>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 2);
    const found = await listRungs(this.database, campaignId, {
      bodyIds: bodiesSeenBy(officer, campaign),
      aheadOnly: query.ahead ?? false,
      after: after ? [String(after[0]), String(after[1])] : null,
      limit: rows,
    });
    return pageFrom(
      found,
      query,
      ({ dueAt, id }) => [dueAt, id],
      (rung) => rung,
    );
  }

  /** The report compiled at the close, with what changed since; before it, the same figures as they stand. @throws Problem no-such-campaign */
  async report(campaignId: string, officer: Officer): Promise<ReportAnswer> {
    await campaignSeenBy(officer, this.database, campaignId);
    const stored = await storedReport(this.database, campaignId);
    if (!stored) return { final: false, ...(await readReport(this.database, campaignId)), since: null };
    return { final: true, ...stored, since: await changedSince(this.database, campaignId, stored) };
  }

  private async dutiesOf(
    campaignId: string,
    query: PageQuery,
    officer: Officer,
    filter: { readonly settled: boolean | null; readonly overdue: boolean | null },
    bodyCode?: string,
  ): Promise<Page<DutyAnswer>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 3);
    const found = await listDuties(this.database, {
      ...filter,
      campaignId,
      bodyIds: await this.narrowed(bodiesSeenBy(officer, campaign), bodyCode),
      after: after?.map(String) ?? null,
      limit: rows,
    });
    return pageFrom(found, query, dutyKey, (duty) => duty);
  }

  /** One body of those that may be seen. */
  private async narrowed(seen: readonly string[] | null, bodyCode?: string): Promise<readonly string[] | null> {
    if (bodyCode === undefined) return seen;
    const body = await findIssuer(this.database, { code: bodyCode, name: '' }, await legalToday(this.database));
    if (!body) throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${bodyCode}”.`);
    return seen === null || seen.includes(body.id) ? [body.id] : [];
  }

  private async unresolvedNow(campaign: CampaignRecord): Promise<CampaignDetailView['unresolved']> {
    const issuer = { id: campaign.issuerBodyId, homeAffairsId: campaign.homeAffairsId };
    const addressees = await readAddressees(this.database, issuer, await legalToday(this.database));
    return addressBodies(campaign.document, addressees).unresolved;
  }
}

/** Stands for no campaign in particular: drafts are then shown by the officer's own bodies. */
const NOBODYS = { issuerBodyId: '', homeAffairsId: null };

function viewOf(campaign: CampaignSummary): CampaignView {
  const { id, issuerCode, issuerName, number, title, kind, stage, launchedOn, endsOn, endsAt } = campaign;
  const { proposalsDueOn, proposalsDueAt, calendarRev, closedAt, headRule, tolerancePercent, version } = campaign;
  return {
    id,
    issuerCode,
    issuerName,
    number,
    title,
    kind,
    stage,
    launchedOn,
    endsOn,
    endsAt,
    proposalsDueOn,
    proposalsDueAt,
    calendarRev,
    closedAt,
    headRule,
    tolerancePercent,
    version,
  };
}
