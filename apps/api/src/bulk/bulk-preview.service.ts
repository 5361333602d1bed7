import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  barredAt,
  type BulkItem,
  type BulkProblem,
  type BulkShown,
  type BulkSubject,
  type CommandKey,
  Database,
  findBulk,
  findWork,
  keepPreview,
  Notifier,
  type Place,
  readAgenda,
  readBulkSubjects,
  Rehearsal,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import { SessionAccess } from '../council/session-access.service.js';
import type { TaskFilterDto } from '../tasks/worklist.dto.js';
import { filterOf, readerOf } from '../tasks/worklist.service.js';
import { actOnOne, agendaRefusals, type BulkAct, placeOnAgenda, refusalOf } from './bulk-act.js';
import { changesOf, warningsOf } from './bulk-outlook.js';
import { type BulkPreviewDto, MOST_ITEMS } from './bulk.dto.js';
import { type BulkPreviewView, previewOf } from './bulk.view.js';

/** Rehearsals that run beside each other: enough to be quick, few enough to leave connections to others. */
const AT_A_TIME = 4;

/** Shows what an act on many would do, by carrying it out for each and taking it back. */
@Injectable()
export class BulkPreviewService {
  private readonly rehearsal: Rehearsal;

  constructor(
    private readonly database: Database,
    notifier: Notifier,
    private readonly work: UnitOfWork,
    private readonly access: SessionAccess,
  ) {
    this.rehearsal = new Rehearsal(database, notifier);
  }

  /** @throws Problem invalid-input, no-such-session */
  async preview(dto: BulkPreviewDto, officer: Officer, command: CommandKey): Promise<BulkPreviewView> {
    const dossierIds = await this.asked(dto, officer);
    const doing = await this.doing(dto, dossierIds, officer);
    const subjects = await readBulkSubjects(this.database, viewerOf(officer), dossierIds);
    const refusals = await this.rehearsed(doing, subjects, { officer, command });
    const barred = await barredAt(
      this.database,
      subjects.map(({ dossierId }) => dossierId),
      'vote',
    );
    const found = new Map(subjects.map((subject) => [subject.dossierId, subject]));
    const items = dossierIds.map((dossierId): BulkItem => {
      const subject = found.get(dossierId);
      if (!subject) return UNKNOWN(dossierId);
      const problem = refusals.get(dossierId) ?? null;
      const { taskId, seen, nominee, award, proposer, stage, dueOn } = subject;
      const shown: BulkShown = {
        ...{ nominee, award, proposer, stage, dueOn },
        changes: problem ? [] : changesOf(doing, subject, officer.fullName),
        warnings: warningsOf(doing, subject, barred),
      };
      return { dossierId, taskId, seen, shown, problem, outcome: problem ? 'refused' : null };
    });
    const actor = { personId: officer.personId, positionId: null, bodyId: null };
    const { id } = await this.work.run(actor, command, async (tx) => ({
      id: await keepPreview(tx, officer.personId, { ...doing, items }),
    }));
    return previewOf((await findBulk(this.database, officer.personId, id))!);
  }

  private async asked({ dossierIds, filter, kind }: BulkPreviewDto, officer: Officer): Promise<readonly string[]> {
    if ((dossierIds === undefined) === (filter === undefined)) {
      throw new Problem('invalid-input', 'Hãy gửi dossierIds hoặc filter, một trong hai.');
    }
    if (dossierIds) return dossierIds;
    const held = kind === 'reception' || kind === 'appraisal';
    return this.filtered({ state: held ? 'mine' : 'ready', ...filter }, officer);
  }

  private async filtered(filter: TaskFilterDto, officer: Officer): Promise<readonly string[]> {
    const dossierIds = new Set<string>();
    for (let after: Place | null = null; dossierIds.size < MOST_ITEMS;) {
      const rows = MOST_ITEMS - dossierIds.size;
      const { tasks, stoppedAt } = await findWork(this.database, readerOf(officer), {
        ...filterOf(filter),
        after,
        rows,
      });
      for (const { dossierId } of tasks) dossierIds.add(dossierId);
      after = stoppedAt;
      if (after === null) break;
    }
    return [...dossierIds];
  }

  private async doing(dto: BulkPreviewDto, dossierIds: readonly string[], officer: Officer): Promise<BulkAct> {
    const { kind } = dto;
    if (kind === 'claim') return { kind, act: {} };
    if (kind === 'reception' && dto.reception) return { kind, act: dto.reception };
    if (kind === 'appraisal' && dto.appraisal) return { kind, act: dto.appraisal };
    if (kind === 'agenda' && dto.agenda) {
      const { sessionId } = dto.agenda;
      const present = await readAgenda(this.database, sessionId, officer.personId);
      if (!present) throw new Problem('no-such-session', 'Không tìm thấy phiên họp này.');
      const agenda = [...new Set([...present.dossierIds, ...dossierIds])];
      return { kind, act: { sessionId, sessionVersion: present.version, agenda } };
    }
    throw new Problem('invalid-input', `Hãy gửi nội dung của việc ở mục ${kind}.`);
  }

  /** Why the act would be refused, of those for which it would. */
  private async rehearsed(
    doing: BulkAct,
    subjects: readonly BulkSubject[],
    as: { readonly officer: Officer; readonly command: CommandKey },
  ): Promise<ReadonlyMap<string, BulkProblem>> {
    const { database, rehearsal: work } = this;
    const refusals = new Map<string, BulkProblem>();
    if (doing.kind === 'agenda') {
      const dossierIds = subjects.map(({ dossierId }) => dossierId);
      const placed = placeOnAgenda(doing.act, as, work, this.access);
      return placed.then(
        () => refusals,
        (failure: unknown) => agendaRefusals(failure, dossierIds),
      );
    }
    const waiting = [...subjects];
    const oneAfterAnother = async () => {
      for (let subject = waiting.pop(); subject; subject = waiting.pop()) {
        const { dossierId } = subject;
        try {
          await actOnOne(doing, subject, as, { database, work });
        } catch (failure) {
          refusals.set(dossierId, refusalOf(failure));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, oneAfterAnother));
    return refusals;
  }
}

/** What there is to say of a dossier the person may not see: the same as of one that does not exist. */
const UNKNOWN = (dossierId: string): BulkItem => ({
  ...{ dossierId, taskId: null, seen: '', outcome: 'refused' },
  shown: { nominee: null, award: null, proposer: null, stage: null, dueOn: null, changes: [], warnings: [] },
  problem: { code: 'no-such-dossier', detail: 'Không tìm thấy hồ sơ này.' },
});
