import { type ProcedureKind, workflowIdOf } from '@bangvang/contracts';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { TemporalConnection } from './connection.js';

const CALL_LIMIT_MS = 5_000;

/** What the engine runs, asked procedure by procedure: its lists are made later than its histories. */
export class RunningProcedures {
  /** @param atOnce how many calls may be under way in this process */
  constructor(
    private readonly temporal: TemporalConnection,
    private readonly atOnce = 8,
  ) {}

  /** Of these procedures, those that the engine does not run. @throws where it cannot be reached */
  async notRunning(kind: ProcedureKind, ids: readonly string[]): Promise<readonly string[]> {
    const waiting = [...ids];
    const missing: string[] = [];
    const look = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (!(await this.runs(kind, id))) missing.push(id);
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.atOnce, ids.length) }, look));
    return missing;
  }

  private async runs(kind: ProcedureKind, id: string): Promise<boolean> {
    try {
      const handle = this.temporal.client.workflow.getHandle(workflowIdOf(kind, id));
      const { status } = await this.temporal.within(CALL_LIMIT_MS, () => handle.describe());
      return status.name === 'RUNNING';
    } catch (failure) {
      if (failure instanceof WorkflowNotFoundError) return false;
      throw failure;
    }
  }
}
