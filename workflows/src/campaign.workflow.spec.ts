import { randomUUID } from 'node:crypto';
import { WAKE_SIGNAL, workflowIdOf, WORKFLOW_TYPES, type ProcedureKind } from '@bangvang/contracts';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { CampaignInMemory, type Course } from '../../test/support/procedures/campaign-in-memory.js';
import { activitiesOf, failingOnce, twice } from '../../test/support/procedures/faults.js';
import { ProcedureServer } from '../../test/support/procedures/procedure-server.js';

jest.setTimeout(240_000);

let server: ProcedureServer;
beforeAll(async () => {
  server = await ProcedureServer.start();
});
afterAll(() => server?.stop());

const COURSE: Course = { closesInDays: 30, settledAfterDays: 45, rungsBefore: [7, 3, 1] };

const launched = (course: Course = COURSE): Promise<CampaignInMemory> => CampaignInMemory.launched(course, server.now);

function begin(kind: ProcedureKind, taskQueue: string, id: string = randomUUID()): Promise<WorkflowHandle> {
  return server.engine.client.workflow.start(WORKFLOW_TYPES[kind], {
    taskQueue,
    workflowId: workflowIdOf(kind, id),
    args: [{ id }],
    workflowTaskTimeout: '30s',
  });
}

describe('A campaign that closes in thirty days', () => {
  it('closes then, reports, tells the bodies, and is archived when nobody owes anything', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => {
      await expect((await begin('campaign', queue)).result()).resolves.toBe('archived');
    });
    expect(campaign.happened).toEqual([
      'close on day 30',
      'report on day 30',
      'told close 1 page 1',
      'archive on day 45',
    ]);
  });

  it('extended before it closes, closes at the new end only and tells the bodies of it once', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => {
      const handle = await begin('campaign', queue);
      await server.engine.sleep('29 days');
      await campaign.extendTo(40);
      await handle.signal(WAKE_SIGNAL, 2);
      await handle.signal(WAKE_SIGNAL, 2);
      await handle.result();
    });
    expect(campaign.happened).toEqual([
      'told extension 2 page 1',
      'close on day 40',
      'report on day 40',
      'told close 2 page 1',
      'archive on day 45',
    ]);
  });

  it('started anew when it is archived, ends at once and does nothing twice', async () => {
    const campaign = await launched();
    const id = randomUUID();
    await server.with(activitiesOf(campaign), async (queue) => {
      await (await begin('campaign', queue, id)).result();
      const happened = [...campaign.happened];
      await (await begin('campaign', queue, id)).result();
      expect(campaign.happened).toEqual(happened);
    });
  });

  it('does not look again and again while it waits', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => (await begin('campaign', queue)).result());
    expect(campaign.looks).toBeLessThan(150);
  });
});

describe('A unit that files nothing in a campaign that closes in thirty days', () => {
  it('is urged seven, three and one days before the close', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => (await begin('urging', queue)).result());
    expect(campaign.reminders).toEqual([7, 3, 1]);
    expect(campaign.happened).toEqual(['urging ended on day 29']);
  });

  it('is not urged any more once it files', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => {
      const handle = await begin('urging', queue);
      await server.engine.sleep('24 days');
      campaign.file();
      await handle.signal(WAKE_SIGNAL, 2);
      await handle.result();
    });
    expect(campaign.reminders).toEqual([7]);
  });

  it('is urged for the new end after an extension', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => {
      const handle = await begin('urging', queue);
      await server.engine.sleep('28 days');
      await campaign.extendTo(60);
      await handle.signal(WAKE_SIGNAL, 2);
      await handle.result();
    });
    expect(campaign.reminders).toEqual([7, 3, 7, 3, 1]);
  });
});

describe('The urging of a campaign of one year', () => {
  it('fits into one history of less than 2,000 events: three duties, eight steps each, in three goes of ten minutes', async () => {
    const [A_STEP, A_GO] = [14, 10 / 1_440];
    const steps = Array.from({ length: 24 }, (_, nth) => 350 - nth * A_STEP);
    const rungsBefore = steps.flatMap((before) => [before, before - A_GO, before - 2 * A_GO]);
    const campaign = await launched({ closesInDays: 365, settledAfterDays: 400, rungsBefore });
    await server.with(activitiesOf(campaign), async (queue) => {
      const handle = await begin('urging', queue);
      await handle.result();
      expect(campaign.reminders).toHaveLength(72);
      const { events } = await handle.fetchHistory();
      expect(events![0]!.workflowExecutionStartedEventAttributes!.continuedExecutionRunId).toBeFalsy();
      expect(events!.length).toBeLessThan(2_000);
    });
  });
});

describe.each(['campaign', 'urging'] as const)('Every activity of %s', (kind) => {
  it.each([
    ['run twice', twice],
    ['failing once', failingOnce],
  ])('%s leads to the same end', async (_, disturbed) => {
    const campaign = await launched();
    await server.with(disturbed(campaign), async (queue) => (await begin(kind, queue)).result());
    expect(kind === 'campaign' ? campaign.happened.length : campaign.reminders).toEqual(
      kind === 'campaign' ? 4 : [7, 3, 1],
    );
  });

  it('replays from its recorded history', async () => {
    const campaign = await launched();
    await server.with(activitiesOf(campaign), async (queue) => {
      const handle = await begin(kind, queue);
      await handle.result();
      const history = await handle.fetchHistory();
      await Worker.runReplayHistory({ workflowBundle: server.bundle }, history);
    });
  });
});

describe('A fan-out over three pages', () => {
  it('tells every page once, in order', async () => {
    const campaign = await launched({ ...COURSE, pages: 3 });
    await server.with(failingOnce(campaign), async (queue) => {
      const handle = await server.engine.client.workflow.start('fanOut', {
        taskQueue: queue,
        workflowId: `fan-out/close/${randomUUID()}/1`,
        args: [{ kind: 'close', campaignId: randomUUID(), revision: 1 }],
      });
      await handle.result();
    });
    expect(campaign.happened).toEqual(['told close 1 page 1', 'told close 1 page 2', 'told close 1 page 3']);
  });
});
