import type { FanOutActivities, FanOutKind, FanOutPage } from '@bangvang/contracts';
import { findCampaign, putMessages, readBodiesAfter, readToldOfChange, UnitOfWork } from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { closeMessage, extensionMessage } from './campaign-messages.js';

/** Bodies told in one transaction. */
const PAGE = 500;

const MESSAGE_OF = { close: closeMessage, extension: extensionMessage } as const;

/** Tells the addressed bodies about a change of their campaign, a page at a time. */
@Injectable()
export class FanOutActivitiesOnRows implements FanOutActivities {
  constructor(private readonly work: UnitOfWork) {}

  /** A change that a later one has overtaken is told no further. */
  tellPage(kind: FanOutKind, campaignId: string, revision: number, after: string | null): Promise<FanOutPage> {
    return this.work.asProcedure(async (tx) => {
      const campaign = await findCampaign(tx, campaignId);
      if (!campaign || campaign.calendarRev !== revision) return { next: null };
      const bodies = await readBodiesAfter(tx, campaignId, after, PAGE);
      const told = await readToldOfChange(tx, campaignId, bodies);
      await putMessages(
        tx,
        told.map((person) => MESSAGE_OF[kind](campaign, revision, person)),
      );
      return { next: bodies.length === PAGE ? (bodies.at(-1) ?? null) : null };
    });
  }
}
