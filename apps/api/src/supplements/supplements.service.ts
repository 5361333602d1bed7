import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem, sendingDifferences } from '@bangvang/domain';
import {
  type CommandKey,
  countDefects,
  Database,
  type DefectTotals,
  listSendings,
  listSupplements,
  readProcedure,
  recallDossier,
  reopenAppraisal,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { campaignSeenBy } from '../campaigns/seen-campaign.js';
import type { RecordedView } from '../dossiers/dossier.view.js';
import { proposerPost } from '../dossiers/proposer-post.js';
import { actorFor } from '../http/index.js';
import { seenDossier } from '../law/seen-dossier.js';
import type { DefectQuery, DifferencesQuery } from './supplement.dto.js';
import type {
  DefectKindsView,
  DefectStatisticsView,
  DefectTotalsView,
  DifferencesView,
  SupplementsView,
} from './supplement.view.js';

/** Dossiers that go back: for a supplement, recalled by their sender, reopened by whoever appraises. */
@Injectable()
export class SupplementsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, officer: Officer): Promise<SupplementsView> {
    await seenDossier(this.database, dossierId, officer);
    return { dossierId, supplements: await listSupplements(this.database, dossierId) };
  }

  /** @throws Problem no-such-dossier, no-such-thing where there are no two such sendings */
  async differences(dossierId: string, query: DifferencesQuery, officer: Officer): Promise<DifferencesView> {
    await seenDossier(this.database, dossierId, officer);
    const sendings = await listSendings(this.database, dossierId);
    const to = query.to ?? sendings.length;
    const from = query.from ?? to - 1;
    const [before, after] = [from, to].map((wanted) => sendings.find(({ nth }) => nth === wanted));
    if (!before || !after || from >= to) {
      throw new Problem('no-such-thing', 'Hồ sơ chưa có hai lần gửi như vậy để so sánh.');
    }
    const answered = (await listSupplements(this.database, dossierId)).filter(
      ({ answeredIn }) => answeredIn !== null && answeredIn > from && answeredIn <= to,
    );
    return { dossierId, from, to, ...sendingDifferences(before, after), items: answered.flatMap(({ items }) => items) };
  }

  /** @throws Problem what `recallDossier` throws */
  async recall(dossierId: string, reason: string, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const actor = await proposerPost(this.database, officer, 'unit-head', dossierId);
    return this.work.run(actor, command, async (tx) => {
      await recallDossier(tx, { ...actor, dossierId, reason });
      return { dossierId, recorded: 'recall' };
    });
  }

  /** @throws Problem what `reopenAppraisal` throws */
  async reopen(dossierId: string, reason: string, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { homeAffairsId } = await seenDossier(this.database, dossierId, officer);
    const actor = actorFor(officer, ['appraisal-lead', 'appraiser'], homeAffairsId ?? '');
    const { positionId } = actor;
    const lead = officer.posts.some((post) => post.role === 'appraisal-lead' && post.bodyId === homeAffairsId);
    return this.work.run(actor, command, async (tx) => {
      await reopenAppraisal(tx, { dossierId, reason, by: viewerOf(officer), positionId, lead });
      return { dossierId, recorded: 'reopening' };
    });
  }

  /** @throws Problem no-such-campaign also where it is not launched */
  async defectKinds(campaignId: string, officer: Officer): Promise<DefectKindsView> {
    await campaignSeenBy(officer, this.database, campaignId);
    const { defects } = await readProcedure(this.database, campaignId);
    const shown = Object.values(defects).map(({ code, name, concerns, paper, field, source }) => ({
      ...{ code, name, concerns, paper, field, source },
    }));
    return { campaignId, defects: shown };
  }

  /** @throws Problem no-such-campaign, invalid-input where neither year nor campaign is given */
  async statistics({ campaign, year }: DefectQuery, officer: Officer): Promise<DefectStatisticsView> {
    if (campaign === undefined && year === undefined) {
      throw new Problem('invalid-input', 'Hãy chọn năm (year) hoặc phong trào (campaign).');
    }
    if (campaign !== undefined) await campaignSeenBy(officer, this.database, campaign);
    const scope = { campaignId: campaign ?? null, year: year ?? null };
    const { total, defects, units } = await countDefects(this.database, viewerOf(officer), scope);
    return { total: totals(total), defects, units: units.map((unit) => ({ ...unit, ...totals(unit) })) };
  }
}

function totals({ dossiers, returned, requests, items, meanDays }: DefectTotals): DefectTotalsView {
  const share = dossiers === 0 ? null : Math.round((returned / dossiers) * 1000) / 10;
  return { dossiers, returned, requests, items, share, meanDays };
}
