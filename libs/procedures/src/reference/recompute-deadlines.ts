import { endOfDay, Problem, type WorkingCalendar } from '@bangvang/domain';
import {
  limitDeadline,
  lockCampaign,
  moveDutiesOfKinds,
  moveProposalsDue,
  moveRungs,
  moveTaskDeadlines,
  type OpenLimit,
  readOpenDuties,
  readOpenLimits,
  readProcedure,
  readWorkingCalendar,
  type RunningCampaign,
  standsOtherwise,
  type TaskDeadline,
  type Transaction,
} from '@bangvang/persistence';
import { deadlinesByKind, lastDayOfProposals, stepsOf } from '../campaign-plan.js';

/** A deadline that a changed calendar moved. */
export interface MovedDeadline {
  readonly kind: 'task' | 'duty' | 'proposals';
  /** The dossier, the campaign's duties of one kind, or the campaign. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Works out every open limit again after the calendar changed: tasks of dossiers, duties and the intake of proposals.
 * What comes out otherwise gets a new revision whose basis names the version; a fixed date and a deadline given to one
 * body stay, and only the rungs before and after it move. A limit that reaches into a year without a table stays as it is, and the year is warned of.
 * @returns old and new days
 */
export async function recomputeDeadlines(tx: Transaction, lawVersion: number): Promise<readonly MovedDeadline[]> {
  const calendar = await readWorkingCalendar(tx);
  const why = `lịch làm việc theo bản pháp luật số ${lawVersion}`;
  const campaigns: MovedDeadline[] = [];
  for (const campaign of await readOpenDuties(tx)) campaigns.push(...(await ofCampaign(tx, calendar, campaign, why)));
  return [...campaigns, ...(await ofDossiers(tx, calendar, why))];
}

async function ofDossiers(tx: Transaction, calendar: WorkingCalendar, why: string): Promise<MovedDeadline[]> {
  const now = await tx.legalNow();
  const moves: TaskDeadline[] = [];
  for (const open of await readOpenLimits(tx, null)) {
    const procedure = await readProcedure(tx, open.campaignId, open.procedureRev);
    const { held, arrivedOn } = open;
    const urging = { ladder: procedure.ladders['dossier-task'] ?? [], held, arrivedOn, now };
    const deadline = unlessUnknown(() => limitDeadline(calendar, open, urging));
    if (deadline && standsOtherwise(open, deadline)) moves.push(moveOf(open, deadline, why));
  }
  await moveTaskDeadlines(tx, moves, null);
  return moves.map(({ dossierId, wasDueOn, deadline }) => ({
    ...{ kind: 'task', subject: dossierId, from: wasDueOn, to: deadline.dueOn },
  }));
}

function moveOf(
  { taskId, dossierId, dueOn }: OpenLimit,
  deadline: TaskDeadline['deadline'],
  why: string,
): TaskDeadline {
  return { taskId, dossierId, wasDueOn: dueOn, deadline, why };
}

async function ofCampaign(
  tx: Transaction,
  calendar: WorkingCalendar,
  campaign: RunningCampaign,
  why: string,
): Promise<MovedDeadline[]> {
  const { id, launchedOn, endsOn, midReviewOn, proposalsDueOn, duties } = campaign;
  const locked = await lockCampaign(tx, id);
  const procedure = await readProcedure(tx, id, campaign.procedureRev);
  const days = { launchedOn, endsOn, midReviewOn };
  const known = unlessUnknown(() => deadlinesByKind(procedure, calendar, days)) ?? [];
  const changed = known.flatMap((deadline) => {
    const was = duties.find(({ kind }) => kind === deadline.kind)?.dueOn;
    return was === undefined || was === deadline.dueOn ? [] : [{ ...deadline, was }];
  });
  await moveDutiesOfKinds(tx, id, changed, stepsOf(procedure, calendar, changed), why);
  await moveRungs(
    tx,
    id,
    campaign.days.flatMap((day) => unlessUnknown(() => stepsOf(procedure, calendar, [day])) ?? []),
  );

  const proposals = unlessUnknown(() => lastDayOfProposals(procedure, calendar, endsOn));
  const intakeMoves = proposals !== null && proposals !== proposalsDueOn && endOfDay(proposalsDueOn) > locked!.now;
  if (intakeMoves) await moveProposalsDue(tx, id, { dueOn: proposals, dueAt: endOfDay(proposals) }, why);
  return [
    ...changed.map(({ kind, was, dueOn }) => ({
      ...{ kind: 'duty' as const, subject: `${id}/${kind}`, from: was, to: dueOn },
    })),
    ...(intakeMoves ? [{ kind: 'proposals' as const, subject: id, from: proposalsDueOn, to: proposals }] : []),
  ];
}

/** Null where a year without a table is met. */
function unlessUnknown<T>(reckon: () => T): T | null {
  try {
    return reckon();
  } catch (failure) {
    if (failure instanceof Problem && failure.slug === 'no-calendar-year') return null;
    throw failure;
  }
}
