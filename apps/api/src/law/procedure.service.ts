import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  migrateProcedure,
  newestLawVersion,
  procedureDifferences,
  readProcedureInForce,
  UnitOfWork,
} from '@bangvang/persistence';
import { campaignSeenBy } from '../campaigns/seen-campaign.js';
import { legalToday } from '../campaigns/legal-today.js';
import { actorFor } from '../http/index.js';
import type { CampaignProcedureView, MigratedProcedureView, ProcedureMigrationDto } from './procedure.dto.js';

/** Shows what a running campaign is run by, and moves it to a newer version of the law when its issuer says so. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign, campaign-not-launched */
  async procedure(campaignId: string, officer: Officer): Promise<CampaignProcedureView> {
    const { kind, procedure } = await campaignSeenBy(officer, this.database, campaignId);
    if (!procedure)
      throw new Problem('campaign-not-launched', 'Phong trào chưa được phát động nên chưa ấn định thủ tục.');
    const newest = await readProcedureInForce(this.database, {
      ...{ kind, day: await legalToday(this.database), simplified: procedure.simplified !== null },
    });
    const row = await this.database.one<{ revision: number }>(
      'SELECT procedure_rev AS revision FROM campaign WHERE id = $1',
      [campaignId],
    );
    return {
      campaignId,
      revision: row!.revision,
      lawVersion: procedure.lawVersion,
      newestVersion: (await newestLawVersion(this.database))?.id ?? null,
      procedure: { ...procedure },
      differences: procedureDifferences(procedure, newest),
    };
  }

  /** @throws Problem no-such-campaign, not-allowed, and what `migrateProcedure` throws */
  async migrate(
    campaignId: string,
    dto: ProcedureMigrationDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<MigratedProcedureView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const actor = actorFor(officer, 'campaign-issuer', campaign.issuerBodyId);
    return this.work.run(actor, command, async (tx) => {
      const migrated = await migrateProcedure(tx, { campaignId, ...dto, personId: officer.personId });
      return { campaignId, ...migrated };
    });
  }
}
