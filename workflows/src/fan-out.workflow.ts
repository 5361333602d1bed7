import type { FanOutActivities, FanOutInput } from '@bangvang/contracts';
import { proxyLocalActivities, sleep } from '@temporalio/workflow';

// Local: a page is one transaction with a unique key per message; a page told twice tells nobody twice.
const { tellPage } = proxyLocalActivities<FanOutActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Leaves room between pages for the people who are filing. */
const PAUSE = '100ms';

/** Tells every addressed body of a campaign about one change of it, a page at a time, in the order of their keys. */
export async function fanOut({ kind, campaignId, revision }: FanOutInput): Promise<void> {
  for (let after: string | null = null; ; await sleep(PAUSE)) {
    const page: { readonly next: string | null } = await tellPage(kind, campaignId, revision, after);
    if (page.next === null) return;
    after = page.next;
  }
}
