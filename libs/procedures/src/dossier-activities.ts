import { Injectable } from '@nestjs/common';
import type { Arrival, DossierActivities, DossierFile, Visit } from '@bangvang/contracts';
import {
  canEnter,
  isFinal,
  type Limit,
  Problem,
  type Stage,
  taskPriority,
  type WorkingCalendar,
} from '@bangvang/domain';
import {
  arrivalRungs,
  CalendarShelf,
  endDossierProcedure,
  endOpinionWindows,
  enterFinalStage,
  findLevelAbove,
  fireTaskRungs,
  followFile,
  leaveVisit,
  limitDeadline,
  lockEnding,
  type OpeningTask,
  openVisit,
  passOver,
  placeVisit,
  planVisit,
  setDeadline,
  type TaskUrging,
  tellProposer,
  type Transaction,
  UnitOfWork,
  type VisitDeadline,
  type VisitPlan,
} from '@bangvang/persistence';
import { dossierNewsOf } from './dossier-news.js';

/**
 * What `awardDossier` asks of the world, over the rows. Each call that changes something is one transaction. Statements
 * that need nothing of each other's answers are asked for together: they run one after the other, but travel once.
 */
@Injectable()
export class DossierActivitiesOnRows implements DossierActivities {
  private readonly calendars = new CalendarShelf();

  constructor(private readonly work: UnitOfWork) {}

  enterStage(visit: Visit, sinceVersion: number): Promise<DossierFile> {
    return this.work.asProcedure((tx) => this.enter(tx, visit, sinceVersion));
  }

  /** @throws Problem not-competent where no level decides the award: mended by the installation's reference data */
  enterLevel(dossierId: string, fromBodyId: string | null, sinceVersion: number): Promise<Arrival> {
    return this.work.asProcedure(async (tx) => {
      const level = await findLevelAbove(tx, dossierId, fromBodyId);
      if (!level) throw new Problem('not-competent', `Không có cấp nào quyết định được hồ sơ ${dossierId}.`);
      const stage = level.outside ? 'decision-pending' : 'submitted';
      return {
        level,
        file: await this.enter(tx, { dossierId, stage, levelBodyId: level.bodyId, round: 1 }, sinceVersion),
      };
    });
  }

  urgeHolder(visit: Visit): Promise<DossierFile> {
    return this.work.asProcedure(async (tx) => {
      await endOpinionWindows(tx, visit.dossierId);
      await fireTaskRungs(tx, visit.dossierId);
      return followFile(tx, visit, 0);
    });
  }

  endDossier(dossierId: string, stage: Stage): Promise<Stage> {
    return this.work.asProcedure(async (tx) => {
      const dossier = await lockEnding(tx, dossierId);
      if (!dossier) return stage;
      const final = isFinal(dossier.stage) ? dossier.stage : dossier.withdrawn ? 'withdrawn' : stage;
      if (canEnter(dossier.stage, final)) {
        await leaveVisit(tx, dossierId);
        await tell(tx, dossierId, await enterFinalStage(tx, dossierId, final), final, null);
        tx.wake('campaign', dossier.campaignId);
      }
      await endDossierProcedure(tx, dossierId);
      return final;
    });
  }

  private async enter(tx: Transaction, visit: Visit, sinceVersion: number): Promise<DossierFile> {
    const [plan, calendar] = await Promise.all([planVisit(tx, visit), this.calendars.read(tx)]);
    if (plan?.passedOver) return passOver(tx, visit.dossierId);
    if (!plan || !mayEnter(plan, visit.stage)) return followFile(tx, visit, sinceVersion);
    const opening = openingOf(visit.stage, plan, calendar);
    const { deadline } = opening;
    const placed = await placeVisit(tx, visit, plan);
    const [, , , file] = await Promise.all([
      leaveVisit(tx, visit.dossierId),
      openVisit(tx, visit, placed, plan, opening),
      tell(tx, visit.dossierId, placed.visitId, plan.recalled ? 'recalled' : visit.stage, deadline?.dueOn ?? null),
      followFile(tx, visit, sinceVersion),
    ]);
    return file;
  }
}

/** A visit is entered once, from a stage that leads there; a draft not sent in and a dossier taken back enter nothing. */
function mayEnter(plan: VisitPlan, stage: Stage): boolean {
  return plan.submitted && !plan.withdrawn && !plan.visited && canEnter(plan.stage, stage);
}

/** With what the visit's task is opened: its deadline where a limit runs, its rungs, its priority. */
function openingOf(stage: Stage, plan: VisitPlan, calendar: WorkingCalendar): OpeningTask {
  const urging = { ...plan, arrivedOn: plan.today };
  const deadline = deadlineOf(stage, plan, calendar, urging);
  const rungs = deadline?.rungs ?? arrivalRungs(calendar, plan.suspensions, urging);
  return { deadline, rungs, priority: taskPriority(plan.priorities, plan) };
}

/** What was recalled is owed by the end of the intake; else the limit of the step runs. */
function deadlineOf(
  stage: Stage,
  plan: VisitPlan,
  calendar: WorkingCalendar,
  urging: TaskUrging,
): VisitDeadline | null {
  if (plan.recalled) return setDeadline(calendar, { ...plan.recalled, basis: 'Hạn trình của phong trào' }, urging);
  return plan.limit && limitDeadline(calendar, runningOf(stage, plan, plan.limit), urging);
}

/** Reception and appraisal run from the day the full dossier counts as received, every other limit from today. */
function runningOf(stage: Stage, { receivedOn, today, suspensions }: VisitPlan, limit: Limit) {
  const from = stage === 'submitted' || stage === 'under-appraisal' ? receivedOn : today;
  return { from, limit, suspensions };
}

async function tell(
  tx: Transaction,
  dossierId: string,
  visitId: string,
  stage: Stage | 'recalled',
  dueOn: string | null,
) {
  const news = dossierNewsOf(stage, dueOn);
  if (news) await tellProposer(tx, { dossierId, visitId, kind: stage, tellsNominee: stage === 'notified', ...news });
}
