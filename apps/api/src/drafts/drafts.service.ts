import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  dropDraft,
  findDraft,
  listDraftsHandedOn,
  saveDraft,
  UnitOfWork,
  viewerOf,
} from '@bangvang/persistence';
import type { TaskDraftDto, TaskDraftSavedView, TaskDraftView } from './draft.dto.js';

const MOST_BYTES = 64_000;

/** Drafts of acts. The database alone has them; no procedure learns of them, and no audit: nothing has been done yet. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-task */
  async find(taskId: string, officer: Officer): Promise<TaskDraftView> {
    const viewer = viewerOf(officer);
    const draft = await findDraft(this.database, viewer, taskId);
    return { taskId, ...draft, handedOn: await listDraftsHandedOn(this.database, viewer, taskId) };
  }

  /** @throws Problem invalid-input where it is too long, no-such-task, stale-version */
  async save(
    taskId: string,
    { content }: TaskDraftDto,
    version: number,
    officer: Officer,
    command: CommandKey,
  ): Promise<TaskDraftSavedView> {
    if (Buffer.byteLength(JSON.stringify(content)) > MOST_BYTES) {
      throw new Problem('invalid-input', `Bản nháp không được quá ${MOST_BYTES} byte.`, {
        extra: { field: 'content' },
      });
    }
    const { personId } = officer;
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => ({
      taskId,
      version: await saveDraft(tx, viewerOf(officer), taskId, content, version),
    }));
  }

  drop(taskId: string, { personId }: Officer, command: CommandKey): Promise<TaskDraftSavedView> {
    return this.work.run({ personId, positionId: null, bodyId: null }, command, async (tx) => {
      await dropDraft(tx, personId, taskId);
      return { taskId, version: 0 };
    });
  }
}
