import {
  type ConcludedVisit,
  type ProcedureKind,
  TASK_QUEUE,
  WAKE_SIGNAL,
  workflowIdOf,
  WORKFLOW_TYPES,
} from '@bangvang/contracts';
import { isGrpcServiceError } from '@temporalio/client';
import { WorkflowIdReusePolicy } from '@temporalio/common';
import type { TemporalConnection } from './connection.js';

/** A procedure that has something new to follow. */
export interface Wake {
  readonly kind: ProcedureKind;
  readonly id: string;
  /** The subject's newest fact version among the wakes merged. */
  readonly version: number;
  /** What the fact of that version concludes; null where it concludes no visit. */
  readonly concluded: ConcludedVisit | null;
}

const CALL_LIMIT_MS = 5_000;
/** gRPC codes that speak of one subject, not of the server: INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, OUT_OF_RANGE. */
const OF_THE_SUBJECT = new Set([3, 5, 6, 9, 11]);
const NAMESPACE_MISSING = /namespace/i;

/** Brings wakes to the engine, starting the procedure where none runs. */
export class WakeSignaller {
  /** @param atOnce how many calls may be under way in this process */
  constructor(
    private readonly temporal: TemporalConnection,
    private readonly atOnce = 16,
  ) {}

  /**
   * Signals each procedure once. An engine that falls silent half-way keeps what it was told: only the rest comes back,
   * so that a slow one is not told the same again and again.
   * @returns those the engine refused or did not get, to be tried again later
   * @throws when the engine cannot be reached at all
   */
  async deliver<W extends Wake>(wakes: readonly W[]): Promise<readonly W[]> {
    const waiting = [...wakes];
    const refused: W[] = [];
    let lost: unknown;
    const take = (): W | undefined => (lost ? undefined : waiting.shift());
    const carry = async (): Promise<void> => {
      for (let wake = take(); wake; wake = take()) {
        try {
          await this.signal(wake);
        } catch (failure) {
          refused.push(wake);
          if (!isOfTheSubject(failure)) lost = failure;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.atOnce, wakes.length) }, carry));
    const undelivered = [...refused, ...waiting];
    if (lost && undelivered.length === wakes.length) throw lost;
    return undelivered;
  }

  private async signal({ kind, id, version, concluded }: Wake): Promise<void> {
    const told: [version: number, concluded?: ConcludedVisit] = concluded ? [version, concluded] : [version];
    await this.temporal.within(CALL_LIMIT_MS, () =>
      this.temporal.client.workflow.signalWithStart(WORKFLOW_TYPES[kind], {
        workflowId: workflowIdOf(kind, id),
        taskQueue: TASK_QUEUE,
        args: [{ id }],
        signal: WAKE_SIGNAL,
        signalArgs: told,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      }),
    );
  }
}

function isOfTheSubject(failure: unknown): boolean {
  const cause = failure instanceof Error && failure.cause !== undefined ? failure.cause : failure;
  return isGrpcServiceError(cause) && OF_THE_SUBJECT.has(cause.code) && !NAMESPACE_MISSING.test(cause.details ?? '');
}
