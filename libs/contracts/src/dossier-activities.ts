import type { Stage } from '@bangvang/domain';

/** One entry of a dossier into a stage, as the procedure names it. */
export interface Visit {
  readonly dossierId: string;
  readonly stage: Stage;
  /** The body at whose level the stage is passed. */
  readonly levelBodyId: string;
  /** 1, more after each supplement. */
  readonly round: number;
}

/** A level the dossier passes. */
export interface Level {
  readonly bodyId: string;
  /** Whether this level is competent to decide the award. */
  readonly decides: boolean;
  /** Outside the installation (Prime Minister, President): its answer is recorded by the clerk below. */
  readonly outside: boolean;
}

/** What is on the dossier's file for the visit asked about. */
export interface DossierFile {
  readonly version: number;
  /** Number of the visit among the dossier's; null where it was not entered. */
  readonly visit: number | null;
  /** Outcome of the fact that concludes the visit, null while it is open; `passed-over` where the procedure does not stop there. */
  readonly outcome: string | null;
  readonly withdrawn: boolean;
  /** Real instant, ms since the epoch, at which a rung of an open task is due; null when none is. */
  readonly wakeAt: number | null;
}

/** The dossier at a level, in the first of the stages it passes there. */
export interface Arrival {
  readonly level: Level;
  readonly file: DossierFile;
}

/** Any call may run twice: same request, same effect. A refusal is a value; what is thrown, a retry can mend. */
export interface DossierActivities {
  /** Enters the stage: visit, tasks, deadlines, audit, in one transaction that does nothing where the rows stand there or further. */
  enterStage(visit: Visit, sinceVersion: number): Promise<DossierFile>;
  /**
   * Looks at the file of a visit, and urges whoever owes the next fact (đôn đốc) for the rungs now due, each once.
   * With nothing to conclude the visit, the procedure counts as having followed.
   */
  urgeHolder(visit: Visit): Promise<DossierFile>;
  /**
   * Brings the dossier to the level that receives it next: the first one, or the nearest above `fromBodyId` that owns a
   * council. It enters `submitted` there, or `decision-pending` where the level is outside.
   */
  enterLevel(dossierId: string, fromBodyId: string | null, sinceVersion: number): Promise<Arrival>;
  /**
   * Ends the procedure in a final stage.
   * @returns the stage it ended in: `withdrawn` where the dossier was taken back meanwhile
   */
  endDossier(dossierId: string, stage: Stage): Promise<Stage>;
}
