import type { UrgingActivities, UrgingFile } from '@bangvang/contracts';
import {
  endProcedure,
  fireDueRungs,
  followUrging,
  putMessages,
  readUrgingVersion,
  UnitOfWork,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { urgingMessages } from './urging-messages.js';

/** Urging (đôn đốc) against PostgreSQL: rungs, messages and the next instant in one transaction. */
@Injectable()
export class UrgingActivitiesOnRows implements UrgingActivities {
  constructor(private readonly work: UnitOfWork) {}

  fireRungs(campaignId: string): Promise<UrgingFile> {
    return this.work.asProcedure(async (tx) => {
      const version = await readUrgingVersion(tx, campaignId);
      const fired = await fireDueRungs(tx, campaignId);
      await putMessages(tx, urgingMessages(campaignId, fired));
      if (fired.length > 0) tx.audit(`campaign/${campaignId}`, 'urge', { rungs: rungCount(fired) });
      return followUrging(tx, campaignId, version);
    });
  }

  endUrging(campaignId: string): Promise<void> {
    return this.work.asProcedure((tx) => endProcedure(tx, 'urging', campaignId));
  }
}

function rungCount(fired: readonly { readonly rungId: string }[]): number {
  return new Set(fired.map(({ rungId }) => rungId)).size;
}
