import { randomUUID } from 'node:crypto';
import type { Stage } from '@bangvang/domain';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import {
  CENTRE_DECIDES,
  DISTRICT_DECIDES,
  DossierInMemory,
  PROVINCE_DECIDES,
} from '../../test/support/procedures/dossier-in-memory.js';
import {
  APPRAISED,
  COMPLETED,
  DECIDED,
  Life,
  type Script,
  WHOLE_LIFE,
} from '../../test/support/procedures/dossier-life.js';
import { activitiesOf, failingOnce, twice } from '../../test/support/procedures/faults.js';
import { ProcedureServer } from '../../test/support/procedures/procedure-server.js';

jest.setTimeout(240_000);

let server: ProcedureServer;
beforeAll(async () => {
  server = await ProcedureServer.start();
});
afterAll(() => server?.stop());

const dossierOf = (levels = DISTRICT_DECIDES, rungs: readonly number[] = []) =>
  new DossierInMemory(levels, server.now, rungs);

/** Plays a script on a new dossier and returns it with the result. */
async function played(script: Script, dossier = dossierOf(), activities: object = activitiesOf(dossier)) {
  return server.with(activities, async (taskQueue) => {
    const life = await Life.begin(server, dossier, taskQueue);
    await life.plays(script);
    return { result: await life.ends(), dossier, life };
  });
}

describe('A dossier whose award the district decides', () => {
  it('is received, appraised, voted, completed, decided, published and notified', async () => {
    const { result, dossier } = await played(WHOLE_LIFE);
    expect(result).toBe('notified');
    expect(dossier.way).toEqual(WHOLE_LIFE.map(([stage]) => `${stage} district`));
  });

  it('goes from appraisal to completion where the procedure passes the council over', async () => {
    const way = WHOLE_LIFE.filter(([stage]) => stage !== 'before-council');
    const { result, dossier } = await played(
      way,
      new DossierInMemory(DISTRICT_DECIDES, server.now, [], ['before-council']),
    );
    expect(result).toBe('notified');
    expect(dossier.way).toEqual(way.map(([stage]) => `${stage} district`));
  });

  it('comes back to reception after each supplement, in a round of its own', async () => {
    const { result, dossier } = await played([
      ['submitted', 'supplement'],
      ['supplement-requested', 'supplied'],
      ['submitted', 'received'],
      ['under-appraisal', 'supplement'],
      ['supplement-requested', 'supplied'],
      ...WHOLE_LIFE,
    ]);
    expect(result).toBe('notified');
    expect(dossier.way.slice(0, 7)).toEqual([
      'submitted district',
      'supplement-requested district',
      'submitted district 2',
      'under-appraisal district 2',
      'supplement-requested district 2',
      'submitted district 3',
      'under-appraisal district 3',
    ]);
  });

  it('goes to its unit and comes back in a round of its own where the unit recalls it', async () => {
    const { result, dossier } = await played([
      ['submitted', 'recalled'],
      ['supplement-requested', 'supplied'],
      ...WHOLE_LIFE,
    ]);
    expect(result).toBe('notified');
    expect(dossier.way.slice(0, 3)).toEqual([
      'submitted district',
      'supplement-requested district',
      'submitted district 2',
    ]);
  });

  it('is appraised in another round where that is reopened before the council meets', async () => {
    const { result, dossier } = await played([
      ...APPRAISED,
      ['before-council', 'reopened'],
      ['under-appraisal', 'supplement'],
      ['supplement-requested', 'supplied'],
      ...APPRAISED,
      ['before-council', 'reopened'],
      ['under-appraisal', 'sound'],
      ...WHOLE_LIFE.slice(APPRAISED.length),
    ]);
    expect(result).toBe('notified');
    expect(dossier.way.slice(2, 9)).toEqual([
      'before-council district',
      'under-appraisal district 2',
      'supplement-requested district 2',
      'submitted district 3',
      'under-appraisal district 3',
      'before-council district 3',
      'under-appraisal district 4',
    ]);
  });

  it.each<[string, string, Script]>([
    ['returned at reception', 'returned', [['submitted', 'returned']]],
    [
      'found unsound',
      'refused',
      [
        ['submitted', 'received'],
        ['under-appraisal', 'unsound'],
      ],
    ],
    ['not carried by the council', 'refused', [...APPRAISED, ['before-council', 'not-carried']]],
    ['refused by the competent person', 'refused', [...COMPLETED, ['decision-pending', 'refused']]],
  ])('ends when it is %s', async (_what, stage, script) => {
    const { result, dossier } = await played(script);
    expect(result).toBe(stage);
    expect(dossier.ends).toEqual([stage]);
  });

  it.each<readonly [Stage, Script]>([
    ...COMPLETED.map(([stage], i) => [stage, COMPLETED.slice(0, i)] as const),
    ['supplement-requested', [['submitted', 'supplement']]],
    ['submitted-upward', COMPLETED],
  ])('ends when its unit takes it back at %s', async (stage, script) => {
    const dossier = dossierOf(stage === 'submitted-upward' ? PROVINCE_DECIDES : DISTRICT_DECIDES);
    await server.with(activitiesOf(dossier), async (taskQueue) => {
      const life = await Life.begin(server, dossier, taskQueue);
      await life.plays(script);
      await life.reaches(stage);
      await life.withdraws();
      expect(await life.ends()).toBe('withdrawn');
    });
    expect(dossier.ends).toEqual(['withdrawn']);
  });
});

describe('A dossier whose award a higher level decides', () => {
  it('passes the same stages at the province after the district has submitted it upward', async () => {
    const script: Script = [...COMPLETED, ['submitted-upward', 'dispatched'], ...WHOLE_LIFE];
    const { result, dossier } = await played(script, dossierOf(PROVINCE_DECIDES));
    expect(result).toBe('notified');
    expect(dossier.way).toEqual([
      ...[...COMPLETED.map(([stage]) => stage), 'submitted-upward'].map((stage) => `${stage} district`),
      ...WHOLE_LIFE.map(([stage]) => `${stage} province`),
    ]);
  });

  it('only waits for the answer where the level is outside the installation', async () => {
    const level: Script = [...COMPLETED, ['submitted-upward', 'dispatched']];
    const { result, dossier } = await played([...level, ...level, ...DECIDED], dossierOf(CENTRE_DECIDES));
    expect(result).toBe('notified');
    expect(dossier.way.slice(-2)).toEqual(['decision-pending prime-minister', 'decided prime-minister']);
  });
});

describe('A task nobody concludes', () => {
  it('is urged at each of its rungs, and the history of six steps with three reminders stays small', async () => {
    const dossier = dossierOf(DISTRICT_DECIDES, [3, 5, 6]);
    await server.with(activitiesOf(dossier), async (taskQueue) => {
      const life = await Life.begin(server, dossier, taskQueue);
      await life.plays([['submitted', 'received']]);
      await life.reaches('under-appraisal');
      await server.engine.sleep('7 days');
      expect(dossier.reminders).toHaveLength(3);

      await life.plays(WHOLE_LIFE.slice(1, -1));
      await life.reaches('decided');
      const decided = await life.handle.fetchHistory();
      expect(decided.events?.length).toBeLessThanOrEqual(60);
      expect(proto.temporal.api.history.v1.History.encode(decided).finish().length).toBeLessThanOrEqual(12_000);
      await life.plays([['decided', 'published']]);
      expect(await life.ends()).toBe('notified');
    });
  });
});

describe('The procedure', () => {
  it('does the same when each activity runs twice', async () => {
    const dossier = dossierOf();
    const { result } = await played(WHOLE_LIFE, dossier, twice(dossier));
    expect(result).toBe('notified');
    expect(dossier.way).toHaveLength(WHOLE_LIFE.length);
    expect(dossier.ends).toEqual(['notified']);
  });

  it('does the same when each activity fails once', async () => {
    const dossier = dossierOf();
    const { result } = await played(WHOLE_LIFE, dossier, failingOnce(dossier));
    expect(result).toBe('notified');
    expect(dossier.way).toHaveLength(WHOLE_LIFE.length);
  });

  it('replays its recorded history', async () => {
    const { life } = await played([['submitted', 'supplement'], ['supplement-requested', 'supplied'], ...WHOLE_LIFE]);
    const history = await life.handle.fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: server.bundle }, history, life.handle.workflowId);
  });

  it.each(WHOLE_LIFE.map(([stage], i) => [stage, i] as const))(
    'goes on from its rows when begun anew at %s',
    async (stage, i) => {
      const dossier = dossierOf();
      await server.with(activitiesOf(dossier), async (taskQueue) => {
        const id = randomUUID();
        const lost = await Life.begin(server, dossier, taskQueue, id);
        await lost.plays(WHOLE_LIFE.slice(0, i));
        await lost.reaches(stage);
        await lost.handle.terminate();

        const again = await Life.begin(server, dossier, taskQueue, id);
        await again.plays(WHOLE_LIFE.slice(i));
        expect(await again.ends()).toBe('notified');
      });
      expect(dossier.way).toHaveLength(WHOLE_LIFE.length);
    },
  );

  it('returns at once when begun anew at its end', async () => {
    const { dossier } = await played(WHOLE_LIFE);
    await server.with(activitiesOf(dossier), async (taskQueue) => {
      const again = await Life.begin(server, dossier, taskQueue);
      expect(await again.ends()).toBe('notified');
    });
    expect(dossier.ends).toEqual(['notified']);
  });
});
