import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { WAKE_SIGNAL, WORKFLOW_TYPES } from '@bangvang/contracts';
import type { Stage } from '@bangvang/domain';
import type { WorkflowHandle } from '@temporalio/client';
import type { DossierInMemory } from './dossier-in-memory.js';
import type { ProcedureServer } from './procedure-server.js';

/** What people do, in the order of the stages that wait for them. */
export type Script = readonly (readonly [Stage, outcome: string])[];

export const APPRAISED: Script = [
  ['submitted', 'received'],
  ['under-appraisal', 'sound'],
];
export const COMPLETED: Script = [...APPRAISED, ['before-council', 'carried'], ['in-completion', 'completed']];
export const DECIDED: Script = [
  ['decision-pending', 'decided'],
  ['decided', 'published'],
];
export const WHOLE_LIFE: Script = [...COMPLETED, ...DECIDED];

/** A run of the procedure of one dossier, with the people around it. */
export class Life {
  private constructor(
    readonly dossier: DossierInMemory,
    readonly handle: WorkflowHandle,
    readonly id: string,
  ) {}

  static async begin(
    server: ProcedureServer,
    dossier: DossierInMemory,
    taskQueue: string,
    id = randomUUID(),
  ): Promise<Life> {
    const handle = await server.engine.client.workflow.start(WORKFLOW_TYPES['award-dossier'], {
      taskQueue,
      workflowId: `award-dossier/${id}`,
      args: [{ id }],
      workflowTaskTimeout: '30s',
    });
    return new Life(dossier, handle, id);
  }

  async plays(script: Script): Promise<this> {
    for (const [stage, outcome] of script) {
      await this.reaches(stage);
      this.dossier.conclude(outcome);
      const concluded = { visit: this.dossier.visits.length, outcome };
      await this.handle.signal(WAKE_SIGNAL, this.dossier.version, ...(this.dossier.told ? [concluded] : []));
    }
    return this;
  }

  /** Waits until the procedure stands in the stage and waits for its fact. */
  async reaches(stage: Stage): Promise<void> {
    for (let looked = 0; this.dossier.stage !== stage; looked += 1) {
      if (looked > 2_000) throw new Error(`stands at ${this.dossier.stage}, not at ${stage}`);
      await pause(10);
    }
  }

  async withdraws(): Promise<void> {
    this.dossier.withdraw();
    await this.wake();
  }

  wake(): Promise<void> {
    return this.handle.signal(WAKE_SIGNAL, this.dossier.version);
  }

  ends(): Promise<unknown> {
    return this.handle.result();
  }
}
