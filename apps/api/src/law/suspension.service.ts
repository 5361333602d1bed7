import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import {
  type Actor,
  type CommandKey,
  Database,
  endHold,
  holdDossier,
  limitDeadline,
  listSuspensions,
  moveTaskDeadlines,
  readOpenLimits,
  readProcedure,
  readWorkingCalendar,
  type Transaction,
  UnitOfWork,
} from '@bangvang/persistence';
import type { RecordedView } from '../dossiers/dossier.view.js';
import { actorFor } from '../http/index.js';
import { seenDossier } from './seen-dossier.js';
import type { HoldDto, ResumedView, ResumeDto, SuspensionsView } from './suspension.dto.js';

/** Stops a dossier's time and lets it run on. Changes when the rules on who may stop it change. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, officer: Officer): Promise<SuspensionsView> {
    await seenDossier(this.database, dossierId, officer);
    return { suspensions: await listSuspensions(this.database, dossierId) };
  }

  /** @throws Problem no-such-dossier, not-allowed, and what `holdDossier` throws */
  async hold(dossierId: string, dto: HoldDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { kind = 'hold', reason, document } = dto;
    return this.work.run(await this.actor(dossierId, officer), command, async (tx) => {
      await holdDossier(tx, { dossierId, kind, reason, document, personId: officer.personId });
      return { dossierId, recorded: kind };
    });
  }

  /**
   * The working days the dossier stood still are added to the limit that runs, under a new revision of the deadline.
   * @throws Problem no-such-dossier, not-allowed, no-calendar-year, and what `endHold` throws
   */
  async resume(dossierId: string, { note }: ResumeDto, officer: Officer, command: CommandKey): Promise<ResumedView> {
    return this.work.run(await this.actor(dossierId, officer), command, async (tx) => {
      await endHold(tx, dossierId, officer.personId, note);
      return { dossierId, dueOn: await this.runOn(tx, dossierId, officer.personId) };
    });
  }

  private async runOn(tx: Transaction, dossierId: string, personId: string): Promise<string | null> {
    const [open] = await readOpenLimits(tx, [dossierId]);
    if (!open) return null;
    const { ladders } = await readProcedure(tx, open.campaignId, open.procedureRev);
    const { arrivedOn } = open;
    const urging = { ladder: ladders['dossier-task'] ?? [], held: false, arrivedOn, now: await tx.legalNow() };
    const deadline = limitDeadline(await readWorkingCalendar(tx), open, urging);
    const move = { taskId: open.taskId, dossierId, wasDueOn: open.dueOn, deadline, why: 'tiếp tục sau khi tạm dừng' };
    await moveTaskDeadlines(tx, [move], personId);
    return deadline.dueOn;
  }

  /** An auditor, or the lead of the Home Affairs at whose level the dossier is. */
  private async actor(dossierId: string, officer: Officer): Promise<Actor> {
    const { homeAffairsId } = await seenDossier(this.database, dossierId, officer);
    if (officer.posts.some(({ role }) => role === 'auditor')) return actorFor(officer, 'auditor');
    return actorFor(officer, 'appraisal-lead', homeAffairsId ?? '');
  }
}
