import type { Officer } from '@bangvang/contracts';
import { TEMPLATES, writeTemplate } from '@bangvang/documents';
import { type AssignedTarget, Database, readAssignedTargets, readPickLists, readTargets } from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { bodiesSeenBy, campaignSeenBy } from '../campaigns/seen-campaign.js';
import type { Workbook } from '../register/export.service.js';

/** More targets than a document has. */
const MOST_TARGETS = 10_000;

/** Gives what was assigned and reported in a campaign as a workbook to fill in further and send back. */
@Injectable()
export class ResultWorkbookService {
  constructor(private readonly database: Database) {}

  /** A row for every target of every body the officer may see. @throws Problem no-such-campaign */
  async results(campaignId: string, officer: Officer): Promise<Workbook> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const of = { bodyIds: bodiesSeenBy(officer, campaign), codes: null };
    const [targets, assigned, lists] = await Promise.all([
      readTargets(this.database, campaignId, { after: null, limit: MOST_TARGETS }),
      readAssignedTargets(this.database, campaignId, of),
      readPickLists(this.database, campaignId),
    ]);
    const known = new Map(targets.map((target) => [target.code, target]));
    const rows = assigned.map((one) => {
      const target = known.get(one.targetCode);
      return {
        targetCode: one.targetCode,
        targetName: one.targetName,
        subScope: target?.subScope ?? null,
        revision: target?.revisions.find(({ inForce }) => inForce)?.revision ?? null,
        unit: one.unit,
        bodyCode: one.bodyCode,
        ...reportedForm(one),
        note: one.note,
      };
    });
    const { sheet, columns } = TEMPLATES['target-results'];
    return { name: 'ket-qua-chi-tieu', content: await writeTemplate(sheet, columns, { lists, rows }) };
  }
}

/** A result in the form it was reported in: sent back as it is, it changes nothing. */
function reportedForm({ reported, numerator, denominator, level }: AssignedTarget) {
  const worked = numerator !== null || level !== null;
  return { actual: worked ? null : reported, numerator, denominator, level };
}
