import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { ConcludedVisit, DossierActivities, DossierFile, Level, ProcedureInput, Visit } from '@bangvang/contracts';
import type { Stage } from '@bangvang/domain';
import { wakeProcedure } from './watch.js';

// Local: one transaction each, milliseconds, repeatable. A human waits for none of them.
const { enterLevel, enterStage, urgeHolder, endDossier } = proxyLocalActivities<DossierActivities>({
  startToCloseTimeout: '20s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * One award dossier, from its submission to the publication of the competent level's decision.
 * Started anew on a dossier already under way, it passes over what its rows show as done.
 * @returns the final stage: notified, refused, returned or withdrawn
 * @source Plan of the Tam Đường People's Committee, June 2023, section III.2
 */
export async function awardDossier({ id }: ProcedureInput): Promise<Stage> {
  const file = openFile(id);
  try {
    return await throughTheLevels(file);
  } catch (stop) {
    if (stop instanceof Withdrawn) return file.end('withdrawn');
    throw stop;
  }
}

/** Each level receives, appraises, votes and completes; the one competent for the award decides, any other submits upward. */
async function throughTheLevels(file: DossierOnFile): Promise<Stage> {
  for (let level = await file.reaches(null); ; level = await file.reaches(level)) {
    if (level.outside) return decided(file, level);

    const vote = await voted(file, level);
    if (vote === 'returned') return file.end('returned');
    if (vote === 'unsound' || vote === 'not-carried') return file.end('refused');

    await file.passes('in-completion', level);
    if (level.decides) return decided(file, level);
    await file.passes('submitted-upward', level);
  }
}

/** Appraisal and the council's vote; appraised in another round where that is reopened before the council meets (thẩm định lại). */
async function voted(file: DossierOnFile, level: Level): Promise<string> {
  for (let isReceived = false; ; isReceived = true) {
    const finding = await appraised(file, level, isReceived);
    if (finding === 'returned' || finding === 'unsound') return finding;
    const vote = await file.passes('before-council', level);
    if (vote !== 'reopened') return vote;
    file.beginsAnotherRound();
  }
}

/**
 * Reception and appraisal, from the beginning again whenever the unit has its dossier again: to supplement it (bổ sung hồ
 * sơ), or because it recalled what nobody had received (thu hồi).
 */
async function appraised(file: DossierOnFile, level: Level, isReceived: boolean): Promise<string> {
  for (let known = isReceived; ; known = false) {
    const reception = known ? 'received' : await file.passes('submitted', level);
    if (reception === 'returned') return reception;
    if (reception === 'received') {
      const finding = await file.passes('under-appraisal', level);
      if (finding !== 'supplement') return finding;
    }
    await file.passes('supplement-requested', level);
    file.beginsAnotherRound();
  }
}

/** The competent person signs or refuses; what is signed is published, and the procedure ends with the notice. */
async function decided(file: DossierOnFile, level: Level): Promise<Stage> {
  const decision = await file.passes('decision-pending', level);
  if (decision === 'refused') return file.end('refused');
  await file.passes('decided', level);
  return file.end('notified');
}

type DossierOnFile = ReturnType<typeof openFile>;

/** The dossier's file as the procedure sees it: reach a level, pass a stage, end. */
function openFile(dossierId: string) {
  const alarm = openAlarm();
  let announced: Announcement = { version: 0 };
  let followed = 0;
  let round = 1;
  let arrived: DossierFile | null = null;
  setHandler(wakeProcedure, (version, concluded) => {
    if (version > announced.version) announced = { version, concluded };
  });

  return {
    /** The level above, or the first one, receives the dossier. */
    async reaches(below: Level | null): Promise<Level> {
      const { level, file } = await enterLevel(dossierId, below?.bodyId ?? null, followed);
      round = 1;
      arrived = file;
      return level;
    },

    beginsAnotherRound(): void {
      round += 1;
    },

    /** Enters the stage and waits for the fact that concludes it; urges whoever owes it when a rung is due. */
    async passes(stage: Stage, level: Level): Promise<string> {
      if (workflowInfo().continueAsNewSuggested) await beginAnew();
      const visit: Visit = { dossierId, stage, levelBodyId: level.bodyId, round };
      let file: DossierFile = arrived ?? (await enterStage(visit, followed));
      arrived = null;
      for (;;) {
        followed = file.version;
        if (file.withdrawn) throw new Withdrawn();
        if (file.outcome !== null) return file.outcome;
        await somethingNew(file);
        alarm.heard();
        file = concluded(file) ?? (await urgeHolder(visit));
      }
    },

    end: (stage: Stage): Promise<Stage> => endDossier(dossierId, stage),
  };

  /** Waits until a newer version of the file is announced or a rung may be due. */
  function somethingNew({ version, wakeAt }: DossierFile): Promise<void> {
    alarm.ringsBy(wakeAt);
    return condition(() => announced.version > version || alarm.hasRung());
  }

  /**
   * The file as the newest fact leaves it, where that concludes this very visit: no look is needed to know it. The rows may
   * be further than a procedure whose worker died, and the fact be a later visit's.
   */
  function concluded(file: DossierFile): DossierFile | null {
    const { version, concluded: fact } = announced;
    return fact && fact.visit === file.visit ? { ...file, version, outcome: fact.outcome } : null;
  }

  /** The rows know where the dossier stands, so a new run needs its id only. */
  async function beginAnew(): Promise<void> {
    await condition(allHandlersFinished);
    await continueAsNew<typeof awardDossier>({ id: dossierId });
  }
}

/** The newest fact signalled, with what it concludes. */
interface Announcement {
  readonly version: number;
  readonly concluded?: ConcludedVisit;
}

/** An instant already past, by a clock that runs ahead of the engine's, never makes a tight loop. */
const A_SECOND_MS = 1_000;

/**
 * The one timer of the procedure. Where it is needed later than set it is left alone: it rings early, the procedure
 * looks again and sets it anew. Ending and beginning it at every stage would double the history.
 */
function openAlarm() {
  let setFor = Infinity;
  let rang = false;

  return {
    hasRung: () => rang,

    heard(): void {
      rang = false;
    },

    /** @param instant real time, ms since the epoch; null when nothing is due */
    ringsBy(instant: number | null): void {
      if (instant === null || instant >= setFor) return;
      setFor = instant;
      void sleep(Math.max(A_SECOND_MS, instant - Date.now())).then(() => {
        if (setFor !== instant) return;
        setFor = Infinity;
        rang = true;
      });
    },
  };
}

/** The proposing body took the dossier back. Ends the procedure, not an error. */
class Withdrawn extends Error {}
