import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type AssignedTarget,
  barOf,
  type CampaignRecord,
  Database,
  findIssuer,
  readAssignedBodies,
  readAssignedTargets,
  readTargets,
  shareOf,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { legalToday } from '../campaigns/legal-today.js';
import { bodiesSeenBy, campaignSeenBy } from '../campaigns/seen-campaign.js';
import { type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { TargetsQuery } from './target.dto.js';
import type { BarredHeadView, TargetShareView, TargetView } from './target.view.js';

/** What people look at of targets. Assignments and results are narrowed to the bodies the officer may see. */
@Injectable()
export class TargetReadsService {
  constructor(private readonly database: Database) {}

  /** @throws Problem no-such-campaign, no-such-body */
  async targets(campaignId: string, query: TargetsQuery, officer: Officer): Promise<Page<TargetView>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 1);
    const found = await readTargets(this.database, campaignId, { after: after ? String(after[0]) : null, limit: rows });
    const bodyIds = await this.seen(officer, campaign, query.body);
    const codes = found.map(({ code }) => code);
    const assigned = groupBy(await readAssignedTargets(this.database, campaignId, { bodyIds, codes }), 'targetCode');
    return pageFrom(
      found,
      query,
      ({ code }) => [code],
      (target) => ({ ...target, assignments: assigned.get(target.code) ?? [] }),
    );
  }

  /** The share of its targets each body has met. @throws Problem no-such-campaign */
  shares(campaignId: string, query: PageQuery, officer: Officer): Promise<Page<TargetShareView>> {
    return this.byBody(campaignId, query, officer, (body, assigned) => ({ ...body, ...shareOf(assigned) }));
  }

  /**
   * Bodies whose heads the rule bars or leaves to a person; those with nothing against them are passed over, so a page
   * may come out shorter than asked. @throws Problem no-such-campaign
   */
  async barredHeads(campaignId: string, query: PageQuery, officer: Officer): Promise<Page<BarredHeadView>> {
    const page = await this.byBody(campaignId, query, officer, (body, assigned) => {
      const { unmet, unknown } = barOf(assigned);
      return { ...body, barred: unmet.length > 0, unmet, unknown };
    });
    return { ...page, items: page.items.filter(({ unmet, unknown }) => unmet.length + unknown.length > 0) };
  }

  private async byBody<View>(
    campaignId: string,
    query: PageQuery,
    officer: Officer,
    view: (body: { bodyId: string; bodyCode: string }, assigned: readonly AssignedTarget[]) => View,
  ): Promise<Page<View>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 1);
    const bodies = await readAssignedBodies(this.database, campaignId, {
      bodyIds: bodiesSeenBy(officer, campaign),
      after: after ? String(after[0]) : null,
      limit: rows,
    });
    const of = { bodyIds: bodies.map(({ id }) => id), codes: null };
    const assigned = groupBy(await readAssignedTargets(this.database, campaignId, of), 'bodyId');
    return pageFrom(
      bodies,
      query,
      ({ code }) => [code],
      ({ id, code }) => view({ bodyId: id, bodyCode: code }, assigned.get(id) ?? []),
    );
  }

  private async seen(officer: Officer, campaign: CampaignRecord, bodyCode?: string): Promise<readonly string[] | null> {
    const seen = bodiesSeenBy(officer, campaign);
    if (bodyCode === undefined) return seen;
    const body = await findIssuer(this.database, { code: bodyCode, name: '' }, await legalToday(this.database));
    if (!body) throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${bodyCode}”.`);
    return seen === null || seen.includes(body.id) ? [body.id] : [];
  }
}

function groupBy<K extends 'bodyId' | 'targetCode'>(
  assigned: readonly AssignedTarget[],
  key: K,
): ReadonlyMap<string, readonly AssignedTarget[]> {
  const groups = new Map<string, AssignedTarget[]>();
  for (const one of assigned) groups.set(one[key], [...(groups.get(one[key]) ?? []), one]);
  return groups;
}
