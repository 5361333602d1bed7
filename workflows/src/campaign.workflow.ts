import type { CampaignActivities, CampaignFile, FanOutInput, FanOutKind, ProcedureInput } from '@bangvang/contracts';
import { ParentClosePolicy, proxyLocalActivities, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import { fanOut } from './fan-out.workflow.js';
import { openWatch } from './watch.js';

// Local: milliseconds each, repeatable; a million drafts lapse page by page within one call, which may take a minute.
// The close decides in SQL, so a late or doubled call does no harm.
const { readCampaign, closeIfEnded, compileReport, archiveCampaign } = proxyLocalActivities<CampaignActivities>({
  startToCloseTimeout: '5m',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * One campaign (phong trào thi đua), from its launch until nobody owes anything any more.
 * Started anew on a campaign already under way, it passes over what its rows show as done.
 * @returns the stage it ends in: archived
 * @source Plan of the Tam Đường People's Committee, June 2023, sections II.2 and III
 */
export async function campaign({ id }: ProcedureInput): Promise<CampaignFile['stage']> {
  const watch = openWatch();

  await throughToItsEnd(id, watch);
  await reported(id);
  await untilSettled(id, watch);

  await archiveCampaign(id);
  return 'archived';
}

type Watch = ReturnType<typeof openWatch>;

/** The campaign runs until its end; an extension moves the end, and every addressed body is told of it. */
async function throughToItsEnd(id: string, { watching, nextLook }: Watch): Promise<void> {
  for (;;) {
    watching();
    const { calendarRev } = await readCampaign(id);
    if (calendarRev > 1) await tellBodies('extension', id, calendarRev);

    const file = await closeIfEnded(id, calendarRev);
    if (file.stage !== 'launched') return;
    await nextLook(campaign, id, file.wakeAt);
  }
}

/** The report goes to chair and council, the news to every addressed body. */
async function reported(id: string): Promise<void> {
  await compileReport(id);
  const { calendarRev } = await readCampaign(id);
  await tellBodies('close', id, calendarRev);
}

/** After the close: late proposals may have a day of their own, chasing duties come when they come, dossiers run their course. */
async function untilSettled(id: string, { watching, nextLook }: Watch): Promise<void> {
  for (;;) {
    watching();
    const { calendarRev } = await readCampaign(id);
    const file = await closeIfEnded(id, calendarRev);
    if (file.settled || file.stage === 'archived') return;
    await nextLook(campaign, id, file.wakeAt);
  }
}

/** Starts telling the bodies, once per revision of the calendar, and does not wait for the last of them. */
async function tellBodies(kind: FanOutKind, campaignId: string, revision: number): Promise<void> {
  const told: FanOutInput = { kind, campaignId, revision };
  try {
    await startChild(fanOut, {
      args: [told],
      workflowId: `fan-out/${kind}/${campaignId}/${revision}`,
      workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (failure) {
    if (!(failure instanceof Error) || failure.name !== 'WorkflowExecutionAlreadyStartedError') throw failure;
  }
}
