import { Injectable } from '@nestjs/common';
import type { DossierActivities, DossierFile, Level, Visit } from '@bangvang/contracts';
import { canEnter, isFinal, type Limit, Problem, type Stage, type WorkingCalendar } from '@bangvang/domain';
import {
  CalendarShelf,
  endDossierProcedure,
  enterFinalStage,
  findLevelAbove,
  fireTaskRungs,
  followFile,
  leaveVisit,
  limitDeadline,
  lockEnding,
  openVisit,
  passOver,
  placeVisit,
  planVisit,
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
    return this.work.asProcedure(async (tx) => {
      const [plan, calendar] = await Promise.all([planVisit(tx, visit), this.calendars.read(tx)]);
      if (plan?.passedOver) return passOver(tx, visit.dossierId);
      if (!plan || !mayEnter(plan, visit.stage)) return followFile(tx, visit, sinceVersion);
      const deadline = plan.limit && deadlineOf(visit.stage, plan, plan.limit, calendar);
      const placed = await placeVisit(tx, visit, plan);
      const [, , , file] = await Promise.all([
        leaveVisit(tx, visit.dossierId),
        openVisit(tx, visit, placed, plan, deadline),
        tell(tx, visit.dossierId, placed.visitId, visit.stage, deadline?.dueOn ?? null),
        followFile(tx, visit, sinceVersion),
      ]);
      return file;
    });
  }

  urgeHolder(visit: Visit): Promise<DossierFile> {
    return this.work.asProcedure(async (tx) => {
      await fireTaskRungs(tx, visit.dossierId);
      return followFile(tx, visit, 0);
    });
  }

  /** @throws Problem not-competent where no level decides the award: mended by the installation's reference data */
  levelAbove(dossierId: string, fromBodyId: string | null): Promise<Level> {
    return this.work.look(async (sql) => {
      const level = await findLevelAbove(sql, dossierId, fromBodyId);
      if (!level) throw new Problem('not-competent', `Không có cấp nào quyết định được hồ sơ ${dossierId}.`);
      return level;
    });
  }

  endDossier(dossierId: string, stage: Stage): Promise<void> {
    return this.work.asProcedure(async (tx) => {
      const dossier = await lockEnding(tx, dossierId);
      if (!dossier) return;
      if (!isFinal(dossier.stage) && canEnter(dossier.stage, stage)) {
        await leaveVisit(tx, dossierId);
        await tell(tx, dossierId, await enterFinalStage(tx, dossierId, stage), stage, null);
        tx.wake('campaign', dossier.campaignId);
      }
      await endDossierProcedure(tx, dossierId);
    });
  }
}

/** A visit is entered once, from a stage that leads there; a draft not sent in and a dossier taken back enter nothing. */
function mayEnter(plan: VisitPlan, stage: Stage): boolean {
  return plan.submitted && !plan.withdrawn && !plan.visited && canEnter(plan.stage, stage);
}

/** Reception and appraisal run from the day the full dossier counts as received, every other limit from today. */
function deadlineOf(stage: Stage, plan: VisitPlan, limit: Limit, calendar: WorkingCalendar): VisitDeadline {
  const from = stage === 'submitted' || stage === 'under-appraisal' ? plan.receivedOn : plan.today;
  return limitDeadline(calendar, { from, limit, suspensions: plan.suspensions }, plan);
}

async function tell(tx: Transaction, dossierId: string, visitId: string, stage: Stage, dueOn: string | null) {
  const news = dossierNewsOf(stage, dueOn);
  if (news) await tellProposer(tx, { dossierId, visitId, kind: stage, tellsNominee: stage === 'notified', ...news });
}
